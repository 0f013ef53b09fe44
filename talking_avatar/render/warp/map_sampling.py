"""Sampling the photo where the rasterised map says (compiled inner loops)."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

from talking_avatar.render.warp.pixel_vectors import BILINEAR_WEIGHTS, bilinear, pair_at


@numba.njit(nogil=True, cache=True, inline="always")
def _within(position: Any, size: int) -> Any:
    return min(max(position, 0), size - 1)


@numba.njit(nogil=True, cache=True, inline="always")
def sample_row(
    texture: NDArray[np.uint32],
    height: int,
    width: int,
    places: NDArray[np.uint32],
    fraction: NDArray[np.uint16],
    first: np.uintp,
    end: np.uintp,
    line: NDArray[np.uint32],
) -> None:
    """``line[first:end]`` from ``texture (height * width,)``, whose border goes on beyond itself; ``places``:
    both halves of the map's whole pixels in one, x in the lower."""
    last_column, last_row, stride = np.uintp(width - 1), np.uintp(height - 1), np.uintp(width)
    low_half, high_half, upper_pixel = np.uint32(0xFFFF), np.uint32(16), np.uint64(32)
    beyond = False
    for x in range(first, end):
        place = places[x]
        # taken without sign, what lies before the border lies far beyond it
        column, row = np.uintp(place & low_half), np.uintp(place >> high_half)
        if column >= last_column or row >= last_row:
            beyond = True
            continue
        at = row * stride + column
        weights = BILINEAR_WEIGHTS[fraction[x]]
        line[x] = bilinear(pair_at(texture, at), pair_at(texture, at + stride), weights)
    if not beyond:
        return
    for x in range(first, end):
        place = places[x]
        x_px, y_px = np.int64(np.int16(place & low_half)), np.int64(np.int16(place >> high_half))
        if 0 <= x_px < width - 1 and 0 <= y_px < height - 1:
            continue
        left, right = _within(x_px, width), _within(x_px + 1, width)
        above, below = _within(y_px, height) * width, _within(y_px + 1, height) * width
        line[x] = bilinear(
            np.uint64(texture[above + left]) | np.uint64(texture[above + right]) << upper_pixel,
            np.uint64(texture[below + left]) | np.uint64(texture[below + right]) << upper_pixel,
            BILINEAR_WEIGHTS[fraction[x]],
        )
