"""Sampling the photo where the map says and laying the subject over what is behind it (compiled inner loops).

Bilinear sampling at phase t loses t (1 - t) / 2 of the second difference; adding that back, per axis and per
pixel, keeps moved skin as sharp as the photo and does nothing at whole pixels, where neutral must stay exact.
"""

from __future__ import annotations

import numba
import numpy as np
from numba import types
from numpy.typing import NDArray

from talking_avatar.render.warp.gain_rows import GAIN_ZERO, MOST_STRIDE_PX, gain_row
from talking_avatar.render.warp.jit import kernel, reads, writes
from talking_avatar.render.warp.map_sampling import sample_row
from talking_avatar.render.warp.pixel_vectors import SHARPENING_WEIGHTS, sharpened
from talking_avatar.render.warp.raster import NOTHING, reach

_BARE = NOTHING / 2


@numba.njit(nogil=True, cache=True, inline="always")
def _blend_row(
    above: NDArray[np.uint32],
    here: NDArray[np.uint32],
    below: NDArray[np.uint32],
    fraction: NDArray[np.uint16],
    depth: NDArray[np.float32],
    first: np.uintp,
    end: np.uintp,
    inner_first: np.uintp,
    inner_end: np.uintp,
    table: NDArray[np.uint64],
    entries: NDArray[np.uint16],
    behind: NDArray[np.uint8],
    out: NDArray[np.uint8],
    alpha: NDArray[np.uint8],
) -> None:
    """One row of :func:`lay_over`; what has no neighbour to compare with, outside ``inner_first`` to
    ``inner_end``, is not sharpened."""
    one, two = np.uintp(1), np.uintp(2)
    opaque = alpha.shape[0] > 0
    for x in range(first, end):
        pixel = here[x]
        share = np.uint32(pixel >> np.uint32(24))
        if share == 0 or depth[x] > _BARE:
            out[x, 0], out[x, one], out[x, two] = behind[x, 0], behind[x, one], behind[x, two]
            continue
        factors = table[entries[x]]
        if share == 255 and inner_first <= x < inner_end:
            weights = SHARPENING_WEIGHTS[fraction[x]]
            pixel = sharpened(pixel, here[x - one], here[x + one], above[x], below[x], weights, factors)
        else:
            pixel = sharpened(pixel, pixel, pixel, pixel, pixel, np.uint32(0), factors)
        red, green = pixel & np.uint32(255), (pixel >> np.uint32(8)) & np.uint32(255)
        blue = (pixel >> np.uint32(16)) & np.uint32(255)
        if opaque:
            alpha[x] = share
        elif share < 255:
            rest = np.uint32(255) - share
            red = (red * share + np.uint32(behind[x, 0]) * rest + np.uint32(127)) // np.uint32(255)
            green = (green * share + np.uint32(behind[x, one]) * rest + np.uint32(127)) // np.uint32(255)
            blue = (blue * share + np.uint32(behind[x, two]) * rest + np.uint32(127)) // np.uint32(255)
        out[x, 0], out[x, one], out[x, two] = red, green, blue


@kernel(
    reads("uint8", 3),
    reads("int16", 3),
    reads("uint16", 2),
    reads("float32", 2),
    reads("int64", 1),
    reads("int64", 2),
    reads("uint8", 3),
    types.boolean,
    reads("int16", 2),
    types.float64,
    types.float64,
    types.float64,
    types.int64,
    reads("uint64", 1),
    writes("uint8", 3),
    writes("uint8", 2),
)
def lay_over(
    texture: NDArray[np.uint8],
    whole: NDArray[np.int16],
    fraction: NDArray[np.uint16],
    depth: NDArray[np.float32],
    bounds: NDArray[np.int64],
    spans: NDArray[np.int64],
    behind: NDArray[np.uint8],
    shaded: bool,
    gain: NDArray[np.int16],
    gain_scale: float,
    gain_x: float,
    gain_y: float,
    gain_stride: int,
    table: NDArray[np.uint64],
    out: NDArray[np.uint8],
    alpha: NDArray[np.uint8],
) -> None:
    """``out (H, W, 3)`` within ``bounds``: the subject, taken from ``texture``'s RGBA by the rasterised map
    and shaded, over ``behind (H, W, 3)``.

    Where ``alpha (H, W)`` is given, not empty, the subject's colours are left unmixed and its alpha is
    written there, for :func:`lay_over_nothing`.

    ``gain (h, w)`` int16 holds table entries times 16; texture px * ``gain_scale`` + ``gain_x`` (``gain_y``)
    is a position in it, looked up at every ``gain_stride``-th pixel of a row and interpolated between.
    ``table (GAIN_STEPS,)``: factors as :func:`~.pixel_vectors.sharpened` takes them."""
    x0, y0, x1, y1 = np.uintp(bounds[0]), np.uintp(bounds[1]), np.uintp(bounds[2]), np.uintp(bounds[3])
    one, three = np.uintp(1), np.uintp(3)
    height, width = texture.shape[0], texture.shape[1]
    pixels = texture.reshape(height * width * 4).view(np.uint32)
    # of the sampled rows, three are at hand
    lines = np.zeros((3, out.shape[1]), np.uint32)
    entries = np.full(out.shape[1] + 2 * MOST_STRIDE_PX, GAIN_ZERO, np.uint16)
    opaque = alpha.shape[0] > 0
    no_alpha = np.empty(0, np.uint8)
    for y in range(y0, y1 + one):
        if y < y1:
            reach_first, reach_end = reach(spans, bounds, y)
            places = whole[y].reshape(-1).view(np.uint32)
            sample_row(pixels, height, width, places, fraction[y], reach_first, reach_end, lines[y % three])
        if y == y0:
            continue
        row = y - one
        if opaque:
            for x in range(x0, x1):
                alpha[row, x] = 0
        here = lines[row % three]
        first, end = np.uintp(spans[row, 0]), np.uintp(spans[row, 1])
        while first < end and here[first] >> np.uint32(24) == 0:
            first += one
        while end > first and here[end - one] >> np.uint32(24) == 0:
            end -= one
        end = max(first, end)
        under, over = behind[row].reshape(-1), out[row].reshape(-1)
        for i in range(three * x0, three * first):
            over[i] = under[i]
        for i in range(three * end, three * x1):
            over[i] = under[i]
        if first == end:
            continue
        if shaded:
            gain_row(
                whole[row], fraction[row], first, end, gain, gain_scale, gain_x, gain_y, gain_stride, entries
            )
        inner = row > y0 and y < y1
        _blend_row(
            lines[(row + np.uintp(2)) % three],
            here,
            lines[y % three],
            fraction[row],
            depth[row],
            first,
            end,
            x0 + one if inner else x1,
            x1 - one,
            table,
            entries,
            behind[row],
            out[row],
            alpha[row] if opaque else no_alpha,
        )


@kernel(
    reads("uint8", 2),
    reads("int64", 1),
    reads("uint8", 3),
    reads("uint8", 3),
    writes("uint8", 3),
)
def lay_over_nothing(
    alpha: NDArray[np.uint8],
    bounds: NDArray[np.int64],
    behind: NDArray[np.uint8],
    drawn: NDArray[np.uint8],
    out: NDArray[np.uint8],
) -> None:
    """The RGBA counterpart, straight alpha: ``drawn (H, W, 3)`` is the opaque subject as RGB, ``alpha (H,
    W)`` its alpha, ``behind`` RGBA."""
    x0, y0, x1, y1 = bounds[0], bounds[1], bounds[2], bounds[3]
    for y in range(y0, y1):
        for x in range(x0, x1):
            share = np.int32(alpha[y, x])
            under = (np.int32(behind[y, x, 3]) * (255 - share) + 127) // 255
            total = share + under
            out[y, x, 3] = total
            for c in range(3):
                if under == 0:
                    out[y, x, c] = drawn[y, x, c] if total > 0 else 0
                else:
                    mixed = np.int32(drawn[y, x, c]) * share + np.int32(behind[y, x, c]) * under
                    out[y, x, c] = (mixed + total // 2) // total
