"""Laying the sampled subject over what is behind it (compiled inner loops).

``sampled (H, W, 4)`` is what ``cv2.remap`` took bilinearly from the texture. Bilinear sampling at phase t
loses t (1 - t) / 2 of the second difference; adding that back, per axis and per pixel, keeps moved skin as
sharp as the photo and does nothing at whole pixels, where neutral must stay exact."""

from __future__ import annotations

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
    for y in range(entries.shape[0]):
        for x in range(entries.shape[1]):
            gain = np.float32(0.0)
            for k in range(active.shape[0]):
                gain += weights[active[k]] * maps[active[k], y, x]
            entry = np.rint((gain * np.float32(GAIN_PER_LOG) + np.float32(GAIN_ZERO)) * np.float32(16.0))
            entries[y, x] = np.int16(min(max(entry, 0.0), 16.0 * (GAIN_STEPS - 1)))


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
    tables: NDArray[np.int32],
    opaque: bool,
    out: NDArray[np.uint8],
) -> None:
    """Lay the subject, shaded, over what ``out (H, W, 3)`` holds within ``bounds``, at its alpha.

    With ``opaque`` the subject's colours are left unmixed, for :func:`lay_over_nothing` to use.

    ``gain (h, w)`` int16 holds table entries times 16; texture px * ``gain_scale`` + ``gain_x`` (``gain_y``)
    is a position in it. ``tables (3, GAIN_STEPS)``: factors for R, G, B in 1/4096."""
    x0, y0, x1, y1 = bounds[0], bounds[1], bounds[2], bounds[3]
    gain_right = (gain.shape[1] - 1) * 256 - 1
    gain_bottom = (gain.shape[0] - 1) * 256 - 1
    scale_fixed = np.int64(gain_scale * 65536.0)
    x_fixed = np.int64(gain_x * 65536.0)
    y_fixed = np.int64(gain_y * 65536.0)
    for y in range(y0, y1):
        inner_row = y > y0 and y < y1 - 1
        for x in range(x0, x1):
            alpha = np.int32(sampled[y, x, 3])
            if alpha == 0 or depth[y, x] > _BARE:
                continue
            r = np.int32(sampled[y, x, 0])
            g = np.int32(sampled[y, x, 1])
            b = np.int32(sampled[y, x, 2])
            phase = np.int32(fraction[y, x])
            if phase != 0 and alpha == 255 and inner_row and x > x0 and x < x1 - 1:
                fx = phase & 31
                fy = phase >> 5
                wx = fx * (32 - fx)
                wy = fy * (32 - fy)
                both = 2 * (wx + wy)
                r += (
                    both * r
                    - wx * (np.int32(sampled[y, x - 1, 0]) + np.int32(sampled[y, x + 1, 0]))
                    - wy * (np.int32(sampled[y - 1, x, 0]) + np.int32(sampled[y + 1, x, 0]))
                    + 1024
                ) >> 11
                g += (
                    both * g
                    - wx * (np.int32(sampled[y, x - 1, 1]) + np.int32(sampled[y, x + 1, 1]))
                    - wy * (np.int32(sampled[y - 1, x, 1]) + np.int32(sampled[y + 1, x, 1]))
                    + 1024
                ) >> 11
                b += (
                    both * b
                    - wx * (np.int32(sampled[y, x - 1, 2]) + np.int32(sampled[y, x + 1, 2]))
                    - wy * (np.int32(sampled[y - 1, x, 2]) + np.int32(sampled[y + 1, x, 2]))
                    + 1024
                ) >> 11
            if shaded:
                gx = ((((np.int64(whole[y, x, 0]) << 5) + (phase & 31)) * scale_fixed >> 5) + x_fixed) >> 8
                gy = ((((np.int64(whole[y, x, 1]) << 5) + (phase >> 5)) * scale_fixed >> 5) + y_fixed) >> 8
                if gx >= 0 and gy >= 0 and gx < gain_right and gy < gain_bottom:
                    column = gx >> 8
                    row = gy >> 8
                    wx = np.int32(gx & 255)
                    wy = np.int32(gy & 255)
                    upper = np.int32(gain[row, column]) * (256 - wx) + np.int32(gain[row, column + 1]) * wx
                    lower = (
                        np.int32(gain[row + 1, column]) * (256 - wx)
                        + np.int32(gain[row + 1, column + 1]) * wx
                    )
                    entry = ((upper >> 8) * (256 - wy) + (lower >> 8) * wy + 2048) >> 12
                    r = (r * tables[0, entry] + 2048) >> 12
                    g = (g * tables[1, entry] + 2048) >> 12
                    b = (b * tables[2, entry] + 2048) >> 12
            r = min(max(r, np.int32(0)), np.int32(255))
            g = min(max(g, np.int32(0)), np.int32(255))
            b = min(max(b, np.int32(0)), np.int32(255))
            if alpha < 255 and not opaque:
                rest = 255 - alpha
                r = (r * alpha + np.int32(out[y, x, 0]) * rest + 127) // 255
                g = (g * alpha + np.int32(out[y, x, 1]) * rest + 127) // 255
                b = (b * alpha + np.int32(out[y, x, 2]) * rest + 127) // 255
            out[y, x, 0] = r
            out[y, x, 1] = g
            out[y, x, 2] = b


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
