"""The opening between two lids or lips: its edges along the head's right axis, and soft masks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numba
import numpy as np
from numba import types
from numpy.typing import NDArray

PROFILE_BINS = 96

BOX = types.UniTuple(types.int64, 4)  # type: ignore[no-untyped-call]
"""How compiled kernels take a bounding box."""


@dataclass(frozen=True, eq=False)
class OpeningProfile:
    """The two edges of an opening in axes that roll with the head.

    A canvas point p has t = p . ``right`` and s = p . ``down``. ``upper`` and ``lower (PROFILE_BINS,)``
    float32 give s of the edges at ``start + i * step`` along t; ``lower`` is never above ``upper``.
    All in canvas px.
    """

    right: NDArray[np.float64]
    down: NDArray[np.float64]
    start: float
    step: float
    upper: NDArray[np.float32]
    lower: NDArray[np.float32]

    @property
    def gap_px(self) -> NDArray[np.float32]:
        return self.lower - self.upper


def opening_profile(
    upper: NDArray[np.float32], lower: NDArray[np.float32], down: NDArray[np.float64]
) -> OpeningProfile:
    """Of edges ``upper`` and ``lower (n, 2)`` in canvas px, left to right, corners shared."""
    right = np.array([down[1], -down[0]])
    upper_t, lower_t = np.maximum.accumulate(upper @ right), np.maximum.accumulate(lower @ right)
    start, end = float(upper_t[0]), float(upper_t[-1])
    step = max(end - start, 1e-3) / (PROFILE_BINS - 1)
    at = start + step * np.arange(PROFILE_BINS)
    top = np.interp(at, upper_t, upper @ down).astype(np.float32)
    bottom = np.interp(at, lower_t, lower @ down).astype(np.float32)
    return OpeningProfile(right, down, start, step, top, np.maximum(bottom, top))


def bounding_box(
    points: NDArray[np.float32], margin_px: float, size: tuple[int, int]
) -> tuple[int, int, int, int] | None:
    """``(x0, y0, x1, y1)`` around ``points (n, 2)``, clipped to a canvas of ``size`` (width, height).

    None when nothing of it is on the canvas.
    """
    low = np.floor(points.min(0) - margin_px)
    high = np.ceil(points.max(0) + margin_px) + 1
    x0, y0 = max(int(low[0]), 0), max(int(low[1]), 0)
    x1, y1 = min(int(high[0]), size[0]), min(int(high[1]), size[1])
    return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None


def opening_mask(
    upper: NDArray[np.float32],
    lower: NDArray[np.float32],
    down: NDArray[np.float64],
    box: tuple[int, int, int, int],
    blur_px: float,
) -> NDArray[np.uint8] | None:
    """Anti-aliased coverage (0..255) of the opening within ``box``; None where it is shut.

    Where the edges cross, the opening has no area.
    """
    gap = (lower - upper) @ down
    if float(gap.max()) < 0.15:
        return None
    outline = np.concatenate([upper, np.where((gap > 0)[:, None], lower, upper)[::-1]])
    x0, y0, x1, y1 = box
    mask = np.zeros((y1 - y0, x1 - x0), np.uint8)
    fixed_point = np.rint((outline - (x0, y0)) * 16).astype(np.int32)
    cv2.fillPoly(mask, [fixed_point], 255, lineType=cv2.LINE_AA, shift=4)
    return np.asarray(cv2.GaussianBlur(mask, (0, 0), blur_px), np.uint8) if blur_px > 0 else mask


@numba.njit(nogil=True, cache=True, inline="always")
def at_bin(table: NDArray[np.float32], position: float) -> Any:
    """``table`` at a fractional index, clamped to its ends."""
    last = table.shape[0] - 1
    if position <= 0.0:
        return table[0]
    if position >= last:
        return table[last]
    i = int(position)
    return table[i] + (table[i + 1] - table[i]) * (position - i)


@numba.njit(nogil=True, cache=True, inline="always")
def row_at_bin(tables: NDArray[np.float32], row: int, position: float) -> Any:
    """:func:`at_bin` of one row: a view of it would be counted, a slow thing within a loop over pixels."""
    last = tables.shape[1] - 1
    if position <= 0.0:
        return tables[row, 0]
    if position >= last:
        return tables[row, last]
    i = int(position)
    return tables[row, i] + (tables[row, i + 1] - tables[row, i]) * (position - i)


@numba.njit(nogil=True, cache=True, inline="always")
def smoothstep(low: float, high: float, x: float) -> Any:
    """0 below ``low``, 1 above ``high``, a cubic between."""
    t = (x - low) / (high - low)
    if t <= 0.0:
        return 0.0
    if t >= 1.0:
        return 1.0
    return t * t * (3.0 - 2.0 * t)


@numba.njit(nogil=True, cache=True, inline="always")
def sample(image: NDArray, x: float, y: float, channel: int) -> Any:
    """Bilinear value of one channel of ``image (h, w, C)``, edges replicated."""
    height, width = image.shape[0], image.shape[1]
    x = min(max(x, 0.0), width - 1.001)
    y = min(max(y, 0.0), height - 1.001)
    i, j = int(x), int(y)
    u, v = x - i, y - j
    top = image[j, i, channel] * (1.0 - u) + image[j, i + 1, channel] * u
    bottom = image[j + 1, i, channel] * (1.0 - u) + image[j + 1, i + 1, channel] * u
    return top * (1.0 - v) + bottom * v
