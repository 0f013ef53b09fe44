"""Lids from baked pictures, laid over the lids that the warp engine draws."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numba import types
from numpy.typing import NDArray

from talking_avatar.render.warp.baked_face import LidPatches
from talking_avatar.render.warp.baked_picture import mix_pictures, premultiplied
from talking_avatar.render.warp.baked_weights import StateWeights
from talking_avatar.render.warp.eyelid import EyelidLayer, LidOpening, lid_opening
from talking_avatar.render.warp.jit import kernel, reads, writes
from talking_avatar.render.warp.moving_mesh import EyeContour
from talking_avatar.render.warp.opening import BOX, PROFILE_BINS, at_bin, bounding_box, sample
from talking_avatar.render.warp.posed_face import PosedFace

COLUMNS = 72
ABOVE_ROWS, LID_ROWS, BELOW_ROWS = 14, 32, 12
ABOVE_EYE_WIDTHS, BELOW_EYE_WIDTHS = 0.28, 0.20
"""Extent of a picture: above the fold by the first, the lid from the fold to its margin, stretched, and below
the margin by the second. From corner to corner of the eye it has ``COLUMNS``."""

_BULGE = np.sin(np.linspace(0, np.pi, PROFILE_BINS)).astype(np.float32)


class BakedLid:
    """One eye's pictures, mixed for the face of now."""

    def __init__(self, patches: LidPatches, eye: EyeContour, layer: EyelidLayer) -> None:
        self._weights, self._patches = StateWeights(patches.space), patches
        self._eye, self._layer = eye, layer
        self._pictures = premultiplied(patches.pictures)
        self._mixed = np.zeros(patches.pictures.shape[1:], np.float32)

    def draw(
        self,
        frame: NDArray[np.uint8],
        posed: PosedFace,
        opening: LidOpening | None,
        coefficients: NDArray[np.float32],
    ) -> None:
        """Draw into ``frame`` as much of the pictures as ``coefficients`` ask for, where the ``opening`` is
        (found here when not given); nothing while the eye is open."""
        weights = self._weights.of(coefficients)[self._patches.of_node].astype(np.float32)
        if not weights.any():
            return
        opening = opening or lid_opening(posed, self._eye, self._layer)
        profile = opening.profile
        fold = self._layer.crease_eye_widths * opening.width_px
        reach = max(ABOVE_EYE_WIDTHS * opening.width_px + fold, BELOW_EYE_WIDTHS * opening.width_px) + 2
        box = bounding_box(opening.points, reach, (frame.shape[1], frame.shape[0]))
        if box is None:
            return
        mix_pictures(self._pictures, weights, self._mixed)
        lay_lid(
            frame, box, profile.right, profile.down, profile.start, profile.step,
            profile.upper - np.float32(fold) * _BULGE, profile.lower, opening.width_px, self._mixed,
        )  # fmt: skip


def lid_places(opening: LidOpening, crease_eye_widths: float) -> NDArray[np.float64]:
    """Canvas px ``(rows, COLUMNS, 2)`` that the samples of a picture are taken from: the way back of
    :func:`lay_lid`."""
    profile, width_px = opening.profile, opening.width_px
    bins = len(profile.upper)
    along = np.linspace(0.0, 1.0, COLUMNS)
    position = along * (bins - 1)
    edge = np.interp(position, np.arange(bins), profile.lower)
    fold = profile.upper - crease_eye_widths * width_px * _BULGE
    crease = np.interp(position, np.arange(bins), fold)
    row = np.arange(ABOVE_ROWS + LID_ROWS + BELOW_ROWS, dtype=np.float64)[:, None]
    above = crease + (row / ABOVE_ROWS - 1) * ABOVE_EYE_WIDTHS * width_px
    lid = crease + (row - ABOVE_ROWS) / LID_ROWS * (edge - crease)
    below = edge + (row - ABOVE_ROWS - LID_ROWS) / BELOW_ROWS * BELOW_EYE_WIDTHS * width_px
    s = np.where(row < ABOVE_ROWS, above, np.where(row <= ABOVE_ROWS + LID_ROWS, lid, below))
    t = profile.start + profile.step * position
    return np.asarray(t[None, :, None] * profile.right + s[..., None] * profile.down)


@numba.njit(nogil=True, cache=True, inline="always")
def _row_of(s: float, crease: float, edge: float, width_px: float) -> Any:
    """The row of a picture for a height ``s``."""
    if s < crease:
        return ABOVE_ROWS * (1.0 + (s - crease) / (ABOVE_EYE_WIDTHS * width_px))
    if s <= edge:
        return ABOVE_ROWS + LID_ROWS * (s - crease) / max(edge - crease, 0.5)
    return ABOVE_ROWS + LID_ROWS + BELOW_ROWS * (s - edge) / (BELOW_EYE_WIDTHS * width_px)


@kernel(
    writes("uint8", 3), BOX, reads("float64", 1), reads("float64", 1), types.float64, types.float64,
    reads("float32", 1), reads("float32", 1), types.float64, writes("float32", 3),
)  # fmt: skip
def lay_lid(
    frame: NDArray[np.uint8],
    box: tuple[int, int, int, int],
    right: NDArray[np.float64],
    down: NDArray[np.float64],
    start: float,
    step: float,
    fold: NDArray[np.float32],
    margin: NDArray[np.float32],
    width_px: float,
    mixed: NDArray[np.float32],
) -> None:
    """Lay ``mixed (rows, COLUMNS, 4)``, premultiplied, over ``frame`` within ``box``; the lid reaches from
    its ``fold`` to its ``margin``, both along the axes of an ``OpeningProfile``."""
    bins = margin.shape[0]
    last_row = mixed.shape[0] - 1
    for y in range(box[1], box[3]):
        for x in range(box[0], box[2]):
            position = (x * right[0] + y * right[1] - start) / step
            if position <= 0 or position >= bins - 1:
                continue
            along = position / (bins - 1)
            s = x * down[0] + y * down[1]
            edge = at_bin(margin, position)
            row = _row_of(s, at_bin(fold, position), edge, width_px)
            if row <= 0 or row >= last_row:
                continue
            column = along * (mixed.shape[1] - 1)
            keep = 1.0 - sample(mixed, column, row, 3)
            if keep >= 0.998:
                continue
            for c in range(3):
                value = frame[y, x, c] * keep + sample(mixed, column, row, c)
                frame[y, x, c] = np.uint8(min(max(value + 0.5, 0.0), 255.0))
