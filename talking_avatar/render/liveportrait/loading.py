"""From the published files to networks: strict about names and shapes, spectral norm folded in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from talking_avatar.errors import UserError
from talking_avatar.render.liveportrait.model_files import (
    APPEARANCE,
    DECODER,
    MOTION,
    RETARGETING,
    WARPING,
)
from talking_avatar.render.liveportrait.networks.appearance import AppearanceExtractor
from talking_avatar.render.liveportrait.networks.decoder import SpadeDecoder
from talking_avatar.render.liveportrait.networks.motion import MotionExtractor
from talking_avatar.render.liveportrait.networks.retargeting import (
    EYE_WIDTHS,
    LIP_WIDTHS,
    STITCHING_WIDTHS,
    Perceptron,
    perceptron_shapes,
)
from talking_avatar.render.liveportrait.networks.warping import WarpingNetwork

N = TypeVar("N", bound=nn.Module)

_HEADS = {
    "retarget_shoulder": STITCHING_WIDTHS,
    "retarget_eye": EYE_WIDTHS,
    "retarget_mouth": LIP_WIDTHS,
}
"""Parts of the retargeting file."""

_REMEDY = "run `talking-avatar models download liveportrait` again"
_SHOWN = 3


@dataclass(frozen=True, eq=False)
class Retargeting:
    """The three small networks."""

    stitching: Perceptron
    eye: Perceptron
    lip: Perceptron


@dataclass(frozen=True, eq=False)
class Networks:
    """All of LivePortrait, float32, on the CPU, without gradients."""

    appearance: AppearanceExtractor
    motion: MotionExtractor
    warping: WarpingNetwork
    decoder: SpadeDecoder
    retargeting: Retargeting


def load_networks(path_of: Callable[[str], Path]) -> Networks:
    """``path_of`` gives the safetensors file for each name of ``model_files.FILES``.

    Raises :class:`UserError` when a file is damaged or holds another network.
    """
    return Networks(
        appearance=_load(AppearanceExtractor, path_of(APPEARANCE)),
        motion=_load(MotionExtractor, path_of(MOTION)),
        warping=_load(WarpingNetwork, path_of(WARPING)),
        decoder=_load(SpadeDecoder, path_of(DECODER)),
        retargeting=retargeting_of(_read(path_of(RETARGETING)), path_of(RETARGETING).name),
    )


def network_of(kind: Callable[[], N], state: Mapping[str, Tensor], name: str) -> N:
    """A network of ``kind`` with the published ``state``; ``name`` is for the errors.

    Raises :class:`UserError` that names keys which are missing, unknown or of another shape.
    """
    with torch.device("meta"):
        network = kind()
    folded = fold_spectral_norm(state)
    _compare(
        {key: tuple(value.shape) for key, value in network.state_dict().items()},
        {key: tuple(value.shape) for key, value in folded.items()},
        name,
    )
    network.load_state_dict(
        {key: value.float() if value.is_floating_point() else value for key, value in folded.items()},
        assign=True,
    )
    return network.eval().requires_grad_(False)


def retargeting_of(state: Mapping[str, Tensor], name: str) -> Retargeting:
    """The small networks of the file's ``state``: keys ``retarget_eye``, then anything, then ``mlp.…``; what
    belongs to none of the three is left alone."""
    found: dict[str, Perceptron] = {}
    for part, widths in _HEADS.items():
        own = {key[key.index("mlp.") :]: value for key, value in state.items() if _belongs(key, part)}
        _compare(
            {f"{part}.{key}": shape for key, shape in perceptron_shapes(widths).items()},
            {f"{part}.{key}": tuple(value.shape) for key, value in own.items()},
            name,
        )
        found[part] = Perceptron.of_state({key: value.float().numpy() for key, value in own.items()})
    return Retargeting(found["retarget_shoulder"], found["retarget_eye"], found["retarget_mouth"])


def fold_spectral_norm(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """``weight_orig``, ``weight_u`` and ``weight_v`` become ``weight = weight_orig / (u · W v)``, with W of
    shape (out, the rest) (Miyato et al. 2018; the stored u and v are used as they are)."""
    folded: dict[str, Tensor] = {}
    for key, value in state.items():
        stem, _, leaf = key.rpartition(".")
        parts = [f"{stem}.{part}" for part in ("weight_orig", "weight_u", "weight_v")]
        if key not in parts or any(part not in state for part in parts):
            folded[key] = value
        elif leaf == "weight_orig":
            u, v = state[parts[1]].double(), state[parts[2]].double()
            sigma = u @ (value.double().flatten(1) @ v)
            folded[f"{stem}.weight"] = (value.double() / sigma).float()
    return folded


def _belongs(key: str, part: str) -> bool:
    return key.startswith(part) and "mlp." in key


def _load(kind: Callable[[], N], path: Path) -> N:
    return network_of(kind, _read(path), path.name)


def _read(path: Path) -> dict[str, Tensor]:
    try:
        state: dict[str, Tensor] = load_file(path)
    except (OSError, SafetensorError, ValueError) as error:
        raise UserError(f"The model {path.name} cannot be read", "the file is damaged", _REMEDY) from error
    return state


def _compare(wanted: Mapping[str, tuple[int, ...]], found: Mapping[str, tuple[int, ...]], name: str) -> None:
    missing = [key for key in wanted if key not in found]
    unknown = [key for key in found if key not in wanted]
    other = [key for key in wanted if key in found and found[key] != wanted[key]]
    parts = [
        f"{word} {', '.join(keys[:_SHOWN])}{f' and {len(keys) - _SHOWN} more' if len(keys) > _SHOWN else ''}"
        for word, keys in (("without", missing), ("with unknown", unknown), ("with another shape of", other))
        if keys
    ]
    if parts:
        raise UserError(f"The model {name} is not LivePortrait's", f"it comes {' and '.join(parts)}", _REMEDY)
