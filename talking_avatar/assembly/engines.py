"""What draws, by the engine's name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from talking_avatar.assembly.engine_names import BUILT_IN, LIVEPORTRAIT, check_engine
from talking_avatar.assembly.portraits import ReadyPortrait
from talking_avatar.errors import UserError
from talking_avatar.render.framing import Background, Framing
from talking_avatar.render.liveportrait.device_kind import DeviceKind, Precision
from talking_avatar.render.liveportrait.driving_options import DrivingOptions
from talking_avatar.render.renderer import Renderer
from talking_avatar.render.warp.engine import WarpRenderer
from talking_avatar.weights.store import model_path

if TYPE_CHECKING:  # PyTorch takes seconds to import, which the built-in engine need not wait for
    from talking_avatar.render.liveportrait.compute import Compute
    from talking_avatar.render.liveportrait.loading import Networks
    from talking_avatar.render.liveportrait.model import LivePortraitModel


def make_renderer(ready: ReadyPortrait, framing: Framing, background: Background) -> Renderer:
    """The built-in engine for this portrait, with its baked face if it has one. Raises :class:`UserError` for
    a size it cannot draw."""
    return WarpRenderer(ready.portrait, ready.rig, framing, background, ready.baked)


class EngineShelf:
    """Makes renderers of every engine; networks are loaded when they are first needed, and kept."""

    def __init__(
        self,
        device: str = DeviceKind.AUTO.value,
        path_of: Callable[[str], Path] = model_path,
        driving: DrivingOptions | None = None,
        precision: str = Precision.EXACT.value,
        compiled: bool = False,
    ) -> None:
        """``device``: a value of ``DeviceKind``; ``path_of`` gives the checked file of a model by its name;
        ``driving``: what LivePortrait shows of the motion; ``precision``: a value of ``Precision``;
        ``compiled``: PyTorch compiles what draws."""
        self._device, self._path_of, self._driving = DeviceKind(device), path_of, driving
        self._precision, self._compiled = Precision(precision), compiled
        self._model: LivePortraitModel | None = None

    def make(self, engine: str, ready: ReadyPortrait, framing: Framing, background: Background) -> Renderer:
        """Raises :class:`UserError` when the engine is unknown, its networks are not on this computer, the
        device is not there or has too little memory, or the frame cannot be drawn."""
        check_engine(engine)
        if engine == BUILT_IN:
            return make_renderer(ready, framing, background)
        model = self.liveportrait()
        from talking_avatar.render.liveportrait.engine import LivePortraitRenderer

        return LivePortraitRenderer(
            model, ready.portrait, ready.rig.mesh, ready.rig.plate, framing, background, self._driving
        )

    def liveportrait(self) -> LivePortraitModel:
        """The networks on the device. Raises as :meth:`make` does."""
        if self._model is None:
            networks, compute = self.liveportrait_parts()
            from talking_avatar.render.liveportrait.losses import losses
            from talking_avatar.render.liveportrait.model import LivePortraitModel

            with losses():
                self._model = LivePortraitModel(networks, compute)
        return self._model

    def liveportrait_parts(self, random: bool = False) -> tuple[Networks, Compute]:
        """The networks as they were published, or of ``random`` numbers, and where they will run. Raises as
        :meth:`make` does."""
        device = self._liveportrait_device()
        from talking_avatar.render.liveportrait.compute import choose_device, compute_on

        compute = compute_on(choose_device(device), self._precision, self._compiled)
        if random:
            from talking_avatar.render.liveportrait.bench import random_networks

            return random_networks(), compute
        from talking_avatar.render.liveportrait.loading import load_networks

        return load_networks(self._liveportrait_files().__getitem__), compute

    def require(self, engine: str) -> None:
        """Raises :class:`UserError` when :meth:`make` could not make ``engine``'s renderers, before anything
        slow is done."""
        check_engine(engine)
        if engine == LIVEPORTRAIT:
            self._liveportrait_files()
            self._liveportrait_device()

    def weights_sha256(self, engine: str) -> str:
        """A hash over ``engine``'s networks, empty where it has none. Raises as :meth:`require` does."""
        check_engine(engine)
        if engine == BUILT_IN:
            return ""
        from talking_avatar.weights.safe_files import sha256_of

        hashes = [f"{name} {sha256_of(path)}" for name, path in sorted(self._liveportrait_files().items())]
        return hashlib.sha256("\n".join(hashes).encode()).hexdigest()

    def live_objection(self, engine: str) -> str:
        """Why ``engine`` cannot draw live on this computer; empty when it can. Raises for an unknown one."""
        check_engine(engine)
        if engine == BUILT_IN:
            return ""
        try:
            self._liveportrait_files()
            on_processor = self._liveportrait_device() is DeviceKind.CPU
        except UserError as error:
            return str(error)
        return "LivePortrait takes seconds for a frame without a graphics card." if on_processor else ""

    def forget(self) -> None:
        """Let go of the networks, as after a device was lost."""
        self._model = None

    def _liveportrait_files(self) -> dict[str, Path]:
        from talking_avatar.render.liveportrait.model_files import FILES

        return {name: self._path_of(name) for name in FILES}

    def _liveportrait_device(self) -> DeviceKind:
        """What it will run on, which is there."""
        try:
            from talking_avatar.render.liveportrait.compute import choose_device
        except ImportError as error:
            raise UserError(
                "LivePortrait cannot draw",
                "PyTorch is not installed",
                "install it with: pip install 'talking-avatar[neural]'",
            ) from error
        return DeviceKind(choose_device(self._device).type)
