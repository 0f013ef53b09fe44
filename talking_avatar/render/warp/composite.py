"""Laying the sampled subject over what is behind it (compiled inner loops).

``sampled (H, W, 4)`` is what ``cv2.remap`` took bilinearly from the texture. Bilinear sampling at phase t
loses t (1 - t) / 2 of the second difference; adding that back, per axis and per pixel, keeps moved skin as
sharp as the photo and does nothing at whole pixels, where neutral must stay exact."""

from __future__ import annotations

import numba
import numpy as np
from numba import types
from numpy.typing import NDArray

from talking_avatar.render.warp.jit import kernel, reads, writes
from talking_avatar.render.warp.raster import NOTHING

GAIN_STEPS = 512
"""Entries of the gain tables: a log gain of g is entry ``GAIN_ZERO + g * GAIN_PER_LOG``."""

GAIN_ZERO = 256
GAIN_PER_LOG = 320.0
GAIN_ONE = 4096

_BARE = NOTHING / 2


@kernel(
    reads("float32", 3),
    reads("int64", 1),
    reads("float32", 1),
    writes("int16", 2),
)
def mix_gain(
    maps: NDArray[np.float32],
    active: NDArray[np.int64],
    weights: NDArray[np.float32],
    entries: NDArray[np.int16],
) -> None:
    """The sum of ``maps (S, h, w)``, log gains, over the terms ``active`` with ``weights (S,)``, as table
    entries times 16."""
    gain = np.empty(entries.shape[1], np.float32)
    for y in range(entries.shape[0]):
        gain[:] = np.float32(GAIN_ZERO)
        for k in range(active.shape[0]):
            weight, row = weights[active[k]] * np.float32(GAIN_PER_LOG), maps[active[k], y]
            for x in range(np.uintp(row.shape[0])):
                gain[x] += weight * row[x]
        for x in range(np.uintp(gain.shape[0])):
            entry = np.rint(gain[x] * np.float32(16.0))
            entries[y, x] = np.int16(min(max(entry, np.float32(0.0)), np.float32(16.0 * (GAIN_STEPS - 1))))


@numba.njit(nogil=True, cache=True, inline="always")
def _weigh_row(
    pixels: NDArray[np.uint8],
    fraction: NDArray[np.uint16],
    first: np.uintp,
    end: np.uintp,
    weights: NDArray[np.int64],
) -> None:
    """32 t (32 - 32 t) of each pixel's phases (x, y) in ``weights (2, W)``, four times over, as the four
    channels need it; 0 where the subject is not opaque."""
    fourfold = np.int64(0x0001000100010001)
    for x in range(first, end):
        phase = np.int32(fraction[x])
        along, down = phase & np.int32(31), phase >> np.int32(5)
        opaque = pixels[x, 3] == 255
        weights[0, x] = np.int64(along * (np.int32(32) - along)) * fourfold if opaque else np.int64(0)
        weights[1, x] = np.int64(down * (np.int32(32) - down)) * fourfold if opaque else np.int64(0)


@numba.njit(nogil=True, cache=True, inline="always")
def _sharpen_row(
    above: NDArray[np.uint8],
    here: NDArray[np.uint8],
    below: NDArray[np.uint8],
    low: np.uintp,
    high: np.uintp,
    weights: NDArray[np.int16],
    line: NDArray[np.int32],
) -> None:
    """All channels alike, so that the compiler can take several at once."""
    four = np.uintp(4)
    for i in range(low, high):
        twice = np.int32(2) * np.int32(here[i])
        across = np.int32(weights[0, i]) * (twice - np.int32(here[i - four]) - np.int32(here[i + four]))
        down = np.int32(weights[1, i]) * (twice - np.int32(above[i]) - np.int32(below[i]))
        line[i] = np.int32(here[i]) + ((across + down + np.int32(1024)) >> np.int32(11))


@numba.njit(nogil=True, cache=True, inline="always")
def _shade_row(
    whole: NDArray[np.int16],
    fraction: NDArray[np.uint16],
    first: np.uintp,
    end: np.uintp,
    gain: NDArray[np.int16],
    scale: float,
    offset_x: float,
    offset_y: float,
    stride: int,
    tables: NDArray[np.int32],
    line: NDArray[np.int32],
) -> None:
    right, bottom = (gain.shape[1] - 1) * 256 - 1, (gain.shape[0] - 1) * 256 - 1
    # texture coordinates count in 1/32 px, positions in the map in 1/256 of its step
    scale_fixed = np.int64(scale * 65536)
    x_fixed, y_fixed = np.int64(offset_x * 65536) << 5, np.int64(offset_y * 65536) << 5
    one, step = np.uintp(1), np.uintp(stride)
    neutral = np.int32(GAIN_ZERO)
    before = neutral
    # counted from the frame's own edge, so that neighbouring rows and frames look up alike
    start = first - first % step
    for ahead in range(start, end + step, step):
        x = first if ahead < first else (ahead if ahead < end else end - one)
        phase = np.int64(fraction[x])
        gx = (((np.int64(whole[x, 0]) << 5) + (phase & 31)) * scale_fixed + x_fixed) >> 13
        gy = (((np.int64(whole[x, 1]) << 5) + (phase >> 5)) * scale_fixed + y_fixed) >> 13
        entry = neutral
        if gx >= 0 and gy >= 0 and gx < right and gy < bottom:
            column, row = np.uintp(gx >> 8), np.uintp(gy >> 8)
            wx, wy = np.int32(gx & 255), np.int32(gy & 255)
            wx_left, wy_above = np.int32(256) - wx, np.int32(256) - wy
            above = np.int32(gain[row, column]) * wx_left + np.int32(gain[row, column + one]) * wx
            below = np.int32(gain[row + one, column]) * wx_left + np.int32(gain[row + one, column + one]) * wx
            entry = (
                (above >> np.int32(8)) * wy_above + (below >> np.int32(8)) * wy + np.int32(2048)
            ) >> np.int32(12)
        if ahead > start and (entry != neutral or before != neutral):
            for k in range(step):
                if first <= ahead - step + k < end:
                    between = np.uintp((before * np.int32(step - k) + entry * np.int32(k)) // np.int32(step))
                    i = (ahead - step + k) * np.uintp(4)
                    for c in range(np.uintp(3)):
                        line[i + c] = (line[i + c] * tables[c, between] + np.int32(2048)) >> np.int32(12)
        before = entry


@numba.njit(nogil=True, cache=True, inline="always")
def _blend_row(
    pixels: NDArray[np.uint8],
    depth: NDArray[np.float32],
    first: np.uintp,
    end: np.uintp,
    opaque: bool,
    line: NDArray[np.int32],
    out: NDArray[np.uint8],
) -> None:
    whole = np.int32(255)
    for x in range(first, end):
        alpha = np.int32(pixels[x, 3])
        if alpha == 0 or depth[x] > _BARE:
            continue
        mixed = alpha < whole and not opaque
        for c in range(np.uintp(3)):
            value = min(max(line[x * np.uintp(4) + c], np.int32(0)), whole)
            if mixed:
                under = np.int32(out[x, c]) * (whole - alpha)
                value = (value * alpha + under + np.int32(127)) // whole
            out[x, c] = value


@kernel(
    reads("uint8", 3),
    reads("int16", 3),
    reads("uint16", 2),
    reads("float32", 2),
    reads("int64", 1),
    types.boolean,
    reads("int16", 2),
    types.float64,
    types.float64,
    types.float64,
    types.int64,
    reads("int32", 2),
    types.boolean,
    writes("uint8", 3),
)
def lay_over(
    sampled: NDArray[np.uint8],
    whole: NDArray[np.int16],
    fraction: NDArray[np.uint16],
    depth: NDArray[np.float32],
    bounds: NDArray[np.int64],
    shaded: bool,
    gain: NDArray[np.int16],
    gain_scale: float,
    gain_x: float,
    gain_y: float,
    gain_stride: int,
    tables: NDArray[np.int32],
    opaque: bool,
    out: NDArray[np.uint8],
) -> None:
    """Lay the subject, shaded, over what ``out (H, W, 3)`` holds within ``bounds``, at its alpha.

    With ``opaque`` the subject's colours are left unmixed, for :func:`lay_over_nothing` to use.

    ``gain (h, w)`` int16 holds table entries times 16; texture px * ``gain_scale`` + ``gain_x`` (``gain_y``)
    is a position in it, looked up at every ``gain_stride``-th pixel of a row and interpolated between.
    ``tables (3, GAIN_STEPS)``: factors for R, G, B in 1/4096."""
    x0, y0, x1, y1 = np.uintp(bounds[0]), np.uintp(bounds[1]), np.uintp(bounds[2]), np.uintp(bounds[3])
    one, four = np.uintp(1), np.uintp(4)
    width = sampled.shape[1]
    flat = sampled.reshape(sampled.shape[0], 4 * width)
    weights = np.zeros((2, width), np.int64)
    line = np.zeros(4 * width, np.int32)
    for y in range(y0, y1):
        pixels = sampled[y]
        first, end = x0, x1
        while first < x1 and pixels[first, 3] == 0:
            first += one
        if first == x1:
            continue
        while pixels[end - one, 3] == 0:
            end -= one
        if y > y0 and y < y1 - one:
            _weigh_row(pixels, fraction[y], first, end, weights)
            # at the bounds' ends there is no neighbour to compare with
            weights[:, x0] = 0
            weights[:, x1 - one] = 0
        else:
            weights[:] = 0
        low, high = max(first * four, four), min(end * four, np.uintp(4 * (width - 1)))
        for i in range(first * four, end * four):
            line[i] = flat[y, i]
        if low < high and y > 0 and y < np.uintp(sampled.shape[0]) - one:
            _sharpen_row(flat[y - one], flat[y], flat[y + one], low, high, weights.view(np.int16), line)
        if shaded:
            _shade_row(
                whole[y], fraction[y], first, end, gain, gain_scale, gain_x, gain_y, gain_stride, tables, line
            )
        _blend_row(pixels, depth[y], first, end, opaque, line, out[y])


@kernel(
    reads("uint8", 3),
    reads("float32", 2),
    reads("int64", 1),
    reads("uint8", 3),
    reads("uint8", 3),
    writes("uint8", 3),
)
def lay_over_nothing(
    sampled: NDArray[np.uint8],
    depth: NDArray[np.float32],
    bounds: NDArray[np.int64],
    behind: NDArray[np.uint8],
    drawn: NDArray[np.uint8],
    out: NDArray[np.uint8],
) -> None:
    """The RGBA counterpart, straight alpha: ``drawn (H, W, 3)`` is the opaque subject as RGB, ``behind``
    RGBA."""
    x0, y0, x1, y1 = bounds[0], bounds[1], bounds[2], bounds[3]
    for y in range(y0, y1):
        for x in range(x0, x1):
            alpha = np.int32(sampled[y, x, 3])
            if depth[y, x] > _BARE:
                alpha = np.int32(0)
            under = (np.int32(behind[y, x, 3]) * (255 - alpha) + 127) // 255
            total = alpha + under
            out[y, x, 3] = total
            for c in range(3):
                if under == 0:
                    out[y, x, c] = drawn[y, x, c] if total > 0 else 0
                else:
                    mixed = np.int32(drawn[y, x, c]) * alpha + np.int32(behind[y, x, c]) * under
                    out[y, x, c] = (mixed + total // 2) // total
