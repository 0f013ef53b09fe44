"""From readings at a camera's times to rows at the rate of motion: no outliers, no jitter, closures kept."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import MOTION_RATE_HZ
from talking_avatar.motion.lips import LIPS_SHUT_IPD
from talking_avatar.training.footage.shots import GAP, HEAD, IPD, Shot

_AROUND = 2
_FURTHEST_DEG, _FURTHEST_SHARE = 7.0, 0.08
"""What a head cannot move by between one frame and those around it: degrees, and interpupillary distances."""

_LIPS_KERNEL = np.array([-3, 12, 17, 12, -3]) / 35
"""A parabola through five frames (A. Savitzky and M. Golay, Analytical Chemistry 36, 1964, table I): takes
half of the noise and, of movements at 5 Hz, a sixth."""
_HEAD_KERNEL = np.array([1, 4, 6, 4, 1]) / 16


def even_rows(shot: Shot) -> tuple[int, NDArray[np.float64]]:
    """The number of the first frame, counted from time zero, and ``(T, READING_SIZE)`` at
    ``MOTION_RATE_HZ``. T can be 0."""
    sane = _is_sane(shot.readings)
    times, readings = shot.times_s[sane] * MOTION_RATE_HZ, shot.readings[sane]
    if not len(times):
        return 0, np.zeros((0, shot.readings.shape[1]))
    first, last = int(np.ceil(times[0] - 1e-6)), int(np.floor(times[-1] + 1e-6))
    frames = np.arange(first, last + 1)
    rows = np.stack([np.interp(frames, times, column) for column in readings.T], axis=1)
    gaps = _with_closures(rows[:, GAP], first, times, readings[:, GAP])
    smooth = np.apply_along_axis(_smoothed, 0, rows, _LIPS_KERNEL)
    smooth[:, list(HEAD)] = np.apply_along_axis(_smoothed, 0, rows[:, list(HEAD)], _HEAD_KERNEL)
    smooth[:, GAP] = np.maximum(_smoothed(gaps, _LIPS_KERNEL), 0)
    shut = gaps < closed_gap_ipd(gaps) + LIPS_SHUT_IPD
    smooth[shut, GAP] = np.minimum(smooth[shut, GAP], gaps[shut])
    return first, smooth


def closed_gap_ipd(gaps: NDArray[np.float64]) -> float:
    """What the landmarks see between lips that are shut."""
    return float(np.percentile(gaps, 5))


def _is_sane(readings: NDArray[np.float64]) -> NDArray[np.bool_]:
    head = readings[:, list(HEAD)]
    padded = np.pad(head, ((_AROUND, _AROUND), (0, 0)), mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * _AROUND + 1, axis=0)
    away = np.abs(head - np.median(windows, axis=-1))
    away[:, 3:] /= readings[:, [IPD]]
    return np.asarray(
        (away < [_FURTHEST_DEG] * 3 + [4 * _FURTHEST_SHARE] * 2 + [_FURTHEST_SHARE]).all(axis=1)
    )


def _with_closures(
    gaps: NDArray[np.float64], first: int, times: NDArray[np.float64], seen: NDArray[np.float64]
) -> NDArray[np.float64]:
    """``gaps`` with every closure that fell between two of its frames put into the nearest."""
    kept = gaps.copy()
    shut = np.flatnonzero(seen < closed_gap_ipd(seen) + LIPS_SHUT_IPD)
    nearest = np.clip(np.rint(times[shut]).astype(int) - first, 0, len(kept) - 1)
    np.minimum.at(kept, nearest, seen[shut])
    return kept


def _smoothed(values: NDArray[np.float64], kernel: NDArray[np.float64]) -> NDArray[np.float64]:
    half = len(kernel) // 2
    return np.convolve(np.pad(values, half, mode="edge"), kernel, mode="valid")
