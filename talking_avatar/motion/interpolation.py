"""Motion between its frames: any time, any frame rate, lips that stay shut when they should.

Each value runs along a cubic Hermite curve with central (Catmull-Rom) slopes, limited as in Fritsch &
Carlson, "Monotone Piecewise Cubic Interpolation" (SIAM J. Numer. Anal. 17, 1980): it never leaves the range
of the two frames around it, so lips cannot cross and an eye cannot over-close.

A closure of the lips that lasts a single frame ('b' in running speech) would fall between the frames of a 30
or 60 Hz output. Around such a frame the mouth therefore rests for ``CLOSURE_HOLD`` to both sides, long
enough that every output of 30 Hz or more shows it.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_COUNT
from talking_avatar.motion.face_motion import (
    KEYPOINT_COUNT,
    MOTION_RATE_HZ,
    POSE_COUNT,
    FaceMotion,
    FaceState,
)
from talking_avatar.motion.lips import IS_MOUTH, LIPS_SHUT_IPD, lip_aperture_ipd

ROW_COUNT = CONTROL_COUNT + POSE_COUNT + KEYPOINT_COUNT * 3
"""One frame as a row: controls, pose, residual."""

CLOSURE_HOLD = 0.42
"""Of the time between two frames (17 ms: half the frame of a 30 Hz output)."""

_MOUTH_COLUMNS = np.flatnonzero(IS_MOUTH)


def motion_rows(motion: FaceMotion) -> NDArray[np.float32]:
    """``(T, ROW_COUNT)``: every frame as one row."""
    return np.concatenate(
        [motion.controls, motion.pose, motion.residual.reshape(len(motion), KEYPOINT_COUNT * 3)], axis=1
    ).astype(np.float32)


def row_state(row: NDArray[np.float32]) -> FaceState:
    """The face state of a row of :func:`motion_rows`."""
    pose_end = CONTROL_COUNT + POSE_COUNT
    return FaceState(
        row[:CONTROL_COUNT], row[CONTROL_COUNT:pose_end], row[pose_end:ROW_COUNT].reshape(KEYPOINT_COUNT, 3)
    )


def interpolate_rows(rows: NDArray[np.float32], position: float) -> NDArray[np.float32]:
    """The row at ``position`` (0..1) between the middle two of four consecutive ``rows (4, n)``.

    The first ``CONTROL_COUNT`` columns are controls; the others may be anything.
    """
    if position <= 0:
        return np.array(rows[1])
    if position >= 1:
        return np.array(rows[2])
    weights = np.full(rows.shape[1], position, np.float64)
    hold_start, hold_end = _lone_closures(rows)
    if hold_start or hold_end:
        begin = CLOSURE_HOLD if hold_start else 0.0
        end = 1 - CLOSURE_HOLD if hold_end else 1.0
        weights[_MOUTH_COLUMNS] = min(max((position - begin) / (end - begin), 0.0), 1.0)
    return _hermite(rows.astype(np.float64), weights).astype(np.float32)


def _lone_closures(rows: NDArray[np.float32]) -> tuple[bool, bool]:
    aperture = lip_aperture_ipd(rows[:, :CONTROL_COUNT])
    shut = aperture < LIPS_SHUT_IPD
    return (
        bool(shut[1] and not shut[0] and not shut[2]),
        bool(shut[2] and not shut[1] and not shut[3]),
    )


def _hermite(rows: NDArray[np.float64], u: NDArray[np.float64]) -> NDArray[np.float64]:
    before, here, after = rows[1] - rows[0], rows[2] - rows[1], rows[3] - rows[2]
    start, end = _limited_slope(before, here), _limited_slope(here, after)
    u2, u3 = u * u, u * u * u
    value = rows[1] + (3 * u2 - 2 * u3) * here + (u3 - 2 * u2 + u) * start + (u3 - u2) * end
    lowest, highest = np.minimum(rows[1], rows[2]), np.maximum(rows[1], rows[2])
    return np.asarray(np.clip(value, lowest, highest))


def _limited_slope(left: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    steepest = 3 * np.minimum(np.abs(left), np.abs(right))
    slope = np.clip((left + right) / 2, -steepest, steepest)
    return np.where(left * right > 0, slope, 0.0)


def split_time(time_s: float) -> tuple[int, float]:
    """The frame at or before ``time_s`` and how far on the way to the next one, 0 <= position < 1."""
    exact = time_s * MOTION_RATE_HZ
    index = math.floor(exact + 1e-6)
    return index, max(exact - index, 0.0)
