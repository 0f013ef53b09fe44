"""The mouth's inside from baked pictures, laid over what the warp engine invents."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numba import types
from numpy.typing import NDArray

from talking_avatar.render.warp.baked_face import MouthPatches
from talking_avatar.render.warp.baked_picture import mix_pictures, premultiplied
from talking_avatar.render.warp.baked_weights import StateWeights
from talking_avatar.render.warp.jit import kernel, reads, writes
from talking_avatar.render.warp.mouth_interior import MouthOpening
from talking_avatar.render.warp.opening import BOX, at_bin, sample, smoothstep

_SLIT_IPD = (0.012, 0.045)
"""Openings narrower than the first show nothing of the pictures, from the second on all."""

_NEARER = 2
_TAKEN_UP = 0.15
"""Share of the states with an open mouth from which the pictures are shown in full."""


class BakedMouth:
    """The pictures, mixed for the face of now."""

    def __init__(self, patches: MouthPatches) -> None:
        self._weights, self._patches = StateWeights(patches.space), patches
        self._pictures = premultiplied(patches.pictures)
        self._mixed = np.zeros(patches.pictures.shape[1:], np.float32)

    def draw(
        self, frame: NDArray[np.uint8], opening: MouthOpening, coefficients: NDArray[np.float32]
    ) -> None:
        """Draw into ``frame`` within the ``opening`` that the warp engine has filled."""
        patches = self._patches
        weights = self._weights.of(coefficients)[patches.of_node]
        total = float(weights.sum())
        if total <= 0:
            return
        # nearer states count for more: teeth of many states, a hair apart, would blur
        near = weights**_NEARER
        mix_pictures(self._pictures, (near / near.sum()).astype(np.float32), self._mixed)
        profile = opening.profile
        lay_mouth(
            frame, opening.box, opening.mask, profile.right, profile.down, profile.start, profile.step,
            profile.upper, profile.lower, opening.px_per_ipd, opening.upper_teeth, opening.inverse,
            opening.jaw_drop_ipd, patches.upper_ipd, patches.lower_ipd, patches.drop_ipd, patches.px_per_ipd,
            patches.left_ipd, patches.top_ipd, self._mixed, opening.weight * min(total / _TAKEN_UP, 1.0),
        )  # fmt: skip


def mouth_places(
    opening: MouthOpening, patches_shape: tuple[int, int], px_per_ipd: float, left_ipd: float,
    top_ipd: float, upper_ipd: float, lower_ipd: float, drop_ipd: float,
) -> NDArray[np.float64]:  # fmt: skip
    """Canvas px ``(h, w, 2)`` that the samples of a picture are taken from: the way back of
    :func:`lay_mouth`. The numbers are those of ``MouthPatches``."""
    height, width = patches_shape
    x = left_ipd + np.arange(width) / px_per_ipd
    kept = top_ipd + np.arange(height) / px_per_ipd
    middle = (upper_ipd + opening.jaw_drop_ipd + lower_ipd) / 2
    low, high = min(upper_ipd, middle), max(opening.jaw_drop_ipd + lower_ipd, middle)
    high_kept = high - opening.jaw_drop_ipd + drop_ipd
    between = low + (kept - low) * (high - low) / max(high_kept - low, 1e-6)
    y = np.where(kept <= low, kept, np.where(kept >= high_kept, kept - high_kept + high, between))
    canvas = np.linalg.inv(opening.inverse)
    plane = np.stack(np.broadcast_arrays(x[None, :], y[:, None]), axis=-1)
    return np.asarray(plane @ canvas.T + opening.upper_teeth)


@numba.njit(nogil=True, cache=True, inline="always")
def _kept(y: float, drop: float, upper: float, lower: float, kept_drop: float) -> Any:
    """Where depth ``y`` under the lip line lies in a picture, with the jaw ``drop`` low."""
    middle = 0.5 * (upper + drop + lower)
    low, high = min(upper, middle), max(drop + lower, middle)
    if y <= low:
        return y
    if y >= high:
        return y - drop + kept_drop
    return low + (y - low) * (high - drop + kept_drop - low) / max(high - low, 1e-6)


@kernel(
    writes("uint8", 3), BOX, reads("uint8", 2), reads("float64", 1), reads("float64", 1), types.float64,
    types.float64, reads("float32", 1), reads("float32", 1), types.float64, reads("float64", 1),
    reads("float64", 2), types.float64, types.float64, types.float64, types.float64, types.float64,
    types.float64, types.float64, writes("float32", 3), types.float64,
)  # fmt: skip
def lay_mouth(
    frame: NDArray[np.uint8],
    box: tuple[int, int, int, int],
    mask: NDArray[np.uint8],
    right: NDArray[np.float64],
    down: NDArray[np.float64],
    start: float,
    step: float,
    upper: NDArray[np.float32],
    lower: NDArray[np.float32],
    px_per_ipd: float,
    upper_teeth: NDArray[np.float64],
    inverse: NDArray[np.float64],
    drop: float,
    upper_ipd: float,
    lower_ipd: float,
    kept_drop: float,
    picture_scale: float,
    left_ipd: float,
    top_ipd: float,
    mixed: NDArray[np.float32],
    weight: float,
) -> None:
    """Lay ``mixed (h, w, 4)``, premultiplied, over ``frame`` under ``mask``, whose first pixel is ``box``'s
    corner. Where only some of the mixed states know what is there, theirs is shown; where none does, what
    is drawn already stays."""
    for row in range(mask.shape[0]):
        y = box[1] + row
        for column in range(mask.shape[1]):
            cover = mask[row, column] * weight * (1 / 255)
            if cover <= 0.004:
                continue
            x = box[0] + column
            position = (x * right[0] + y * right[1] - start) / step
            gap = (at_bin(lower, position) - at_bin(upper, position)) / px_per_ipd
            cover *= smoothstep(_SLIT_IPD[0], _SLIT_IPD[1], gap)
            dx, dy = x - upper_teeth[0], y - upper_teeth[1]
            across = inverse[0, 0] * dx + inverse[0, 1] * dy
            under = inverse[1, 0] * dx + inverse[1, 1] * dy
            px = (across - left_ipd) * picture_scale
            py = (_kept(under, drop, upper_ipd, lower_ipd, kept_drop) - top_ipd) * picture_scale
            known = sample(mixed, px, py, 3)
            if known <= 0.02:
                continue
            cover *= smoothstep(0.02, 0.35, known)
            for c in range(3):
                old = frame[y, x, c]
                value = old + (sample(mixed, px, py, c) / known - old) * cover
                frame[y, x, c] = np.uint8(min(max(value + 0.5, 0.0), 255.0))
