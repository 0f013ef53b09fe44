"""LivePortrait's inner loops on a processor, compiled before anybody waits for them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from talking_avatar.render.liveportrait.device_kind import DeviceKind
from talking_avatar.render.liveportrait.model_files import FILES
from talking_avatar.weights.store import ModelStore, Presence

_KERNELS = "talking_avatar.render.liveportrait.rewrites.fused_decoder"
"""Compiles them all when it is imported."""


def compile_liveportrait(store: ModelStore, begins: Callable[[], None]) -> bool:
    """Compile them, if LivePortrait is here (its models in ``store``, and PyTorch) and there is no graphics
    card for it to draw on; says whether. ``begins`` is called before: it takes ten seconds the first time."""
    models = (store.manifest.model(name) for name in FILES)
    if any(store.presence(model) is not Presence.READY for model in models) or find_spec("torch") is None:
        return False
    from talking_avatar.render.liveportrait.compute import choose_device

    if choose_device(DeviceKind.AUTO).type != DeviceKind.CPU.value:
        return False
    begins()
    import_module(_KERNELS)
    return True
