"""Smoothing of a finished track: a Kalman filter and its backward pass (Rauch, Tung, Striebel 1965)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

PROCESS_VARIANCE = 1e-5
OBSERVATION_VARIANCE = 3e-7
"""Upstream's default; larger is smoother."""


def smooth_track(
    track: NDArray[np.floating], observation_variance: float = OBSERVATION_VARIANCE
) -> NDArray[np.float64]:
    """``track (T, ...)``, each element on its own, as a state that drifts with ``PROCESS_VARIANCE``.

    The first value is the mean to begin with, 1 its variance.
    """
    seen = np.asarray(track, np.float64)
    frames = len(seen)
    predicted, variance, wanted = np.empty(frames), np.empty(frames), np.empty_like(seen)
    mean = seen[0]
    for t in range(frames):
        predicted[t] = 1.0 if t == 0 else variance[t - 1] + PROCESS_VARIANCE
        gain = predicted[t] / (predicted[t] + observation_variance)
        mean = mean + gain * (seen[t] - mean)
        variance[t] = (1 - gain) * predicted[t]
        wanted[t] = mean
    for t in range(frames - 2, -1, -1):
        wanted[t] += variance[t] / predicted[t + 1] * (wanted[t + 1] - wanted[t])
    return wanted
