"""The gain of folds and shadows, mixed at low resolution and looked up along rows (compiled inner loops)."""

from __future__ import annotations

import numba
import numpy as np
from numpy.typing import NDArray

from talking_avatar.render.warp.jit import kernel, reads, writes
from talking_avatar.render.warp.pixel_vectors import FACTOR_ONE

GAIN_STEPS = 512
"""Entries of the gain table: a log gain of g is entry ``GAIN_ZERO + g * GAIN_PER_LOG``."""

GAIN_ZERO = 256
GAIN_PER_LOG = 320.0
GAIN_ONE = FACTOR_ONE

MOST_STRIDE_PX = 4
"""Pixels between two looks at the gain, at most."""


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
def gain_row(
    whole: NDArray[np.int16],
    fraction: NDArray[np.uint16],
    first: np.uintp,
    end: np.uintp,
    gain: NDArray[np.int16],
    scale: float,
    offset_x: float,
    offset_y: float,
    stride: int,
    entries: NDArray[np.uint16],
) -> None:
    """The table entries of a row's pixels: looked up at every ``stride``-th, straight lines between."""
    right, bottom = (gain.shape[1] - 1) * 256 - 1, (gain.shape[0] - 1) * 256 - 1
    # texture coordinates count in 1/32 px, positions in the map in 1/256 of its step
    scale_fixed = np.int64(scale * 65536)
    x_fixed, y_fixed = np.int64(offset_x * 65536) << 5, np.int64(offset_y * 65536) << 5
    one, step = np.uintp(1), np.uintp(stride)
    step_inverse = np.int32(65536 // stride + 1)
    before = np.int32(GAIN_ZERO)
    # counted from the frame's own edge, so that neighbouring rows and frames look up alike
    start = first - first % step
    for ahead in range(start, end + step, step):
        x = first if ahead < first else (ahead if ahead < end else end - one)
        phase = np.int64(fraction[x])
        gx = (((np.int64(whole[x, 0]) << 5) + (phase & 31)) * scale_fixed + x_fixed) >> 13
        gy = (((np.int64(whole[x, 1]) << 5) + (phase >> 5)) * scale_fixed + y_fixed) >> 13
        entry = np.int32(GAIN_ZERO)
        if gx >= 0 and gy >= 0 and gx < right and gy < bottom:
            column, row = np.uintp(gx >> 8), np.uintp(gy >> 8)
            wx, wy = np.int32(gx & 255), np.int32(gy & 255)
            wx_left, wy_above = np.int32(256) - wx, np.int32(256) - wy
            above = np.int32(gain[row, column]) * wx_left + np.int32(gain[row, column + one]) * wx
            below = np.int32(gain[row + one, column]) * wx_left + np.int32(gain[row + one, column + one]) * wx
            entry = (
                (above >> np.int32(8)) * wy_above + (below >> np.int32(8)) * wy + np.int32(2048)
            ) >> np.int32(12)
        if ahead > start:
            # times a 65536th of the reciprocal of the stride: exact for numbers this small
            slope = (entry - before) * step_inverse
            between = before * np.int32(stride) * step_inverse
            # what is too much is written again by the next step, or lies beyond the end
            for k in range(np.uintp(MOST_STRIDE_PX)):
                entries[ahead - step + k] = (between + np.int32(k) * slope) >> np.int32(16)
        before = entry
