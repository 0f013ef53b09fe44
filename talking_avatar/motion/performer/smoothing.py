"""Smoothing of a generator's motion that never opens lips which should be shut.

Everything passes a 1-euro filter, with three exceptions:

* controls that close the lips pass unfiltered;
* controls that part the lips may be smoothed only downwards: ``min(raw, filtered)``. A closure arrives in
  full on its very frame, and what is left of the filter is a slightly softer opening;
* LivePortrait's lip keypoints pass unfiltered, because their closures cannot be told from other movements.

Where the raw value is exactly 0 the tail of the filter is cut once it is invisible, so that silence is
exactly neutral.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_NAMES, POSE_INDEX
from talking_avatar.motion.face_motion import KEYPOINT_COUNT, LIP_KEYPOINTS, MOTION_RATE_HZ
from talking_avatar.motion.interpolation import ROW_COUNT
from talking_avatar.motion.lips import IS_CLOSING, IS_MOUTH, IS_PARTING
from talking_avatar.motion.performer.one_euro import OneEuroFilter

INVISIBLE = 0.004

_MOUTH = (5.0, 3.0)
_EYES = (6.0, 4.0)
_BROWS = (2.0, 2.0)
_POSE = (2.0, 0.1)
_KEYPOINTS = (3.0, 60.0)
"""(cut-off at rest in Hz, beta in Hz per unit/s) for each kind; units are 1 for controls, degrees for angles,
and LivePortrait's normalised units (about 0.01 for an expression) for keypoints."""


class MotionSmoother:
    """Filters the rows of :func:`talking_avatar.motion.interpolation.motion_rows`, frame after frame."""

    def __init__(self) -> None:
        cutoffs, betas = _filter_settings()
        self._filter = OneEuroFilter(MOTION_RATE_HZ, cutoffs, betas)
        parting, untouched = np.zeros(ROW_COUNT, bool), np.zeros(ROW_COUNT, bool)
        parting[:CONTROL_COUNT] = IS_PARTING
        untouched[:CONTROL_COUNT] = IS_CLOSING
        keypoints = untouched[-KEYPOINT_COUNT * 3 :].reshape(KEYPOINT_COUNT, 3)
        keypoints[list(LIP_KEYPOINTS)] = True
        self._parting = parting
        self._untouched = untouched

    def step(self, row: NDArray[np.float32]) -> NDArray[np.float32]:
        """The smoothed version of the next row ``(ROW_COUNT,)``."""
        raw = row.astype(np.float64)
        value = self._filter.step(raw)
        value = np.where(self._parting, np.minimum(raw, value), value)
        value = np.where(self._untouched, raw, value)
        value = np.where((raw == 0) & (np.abs(value) < INVISIBLE), 0.0, value)
        self._filter.restart_at(value)
        return value.astype(np.float32)


def _filter_settings() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    settings = np.empty((ROW_COUNT, 2))
    settings[:] = _KEYPOINTS
    settings[:CONTROL_COUNT] = _EYES
    settings[:CONTROL_COUNT][IS_MOUTH] = _MOUTH
    settings[:CONTROL_COUNT][[name.startswith("brow") for name in CONTROL_NAMES]] = _BROWS
    settings[CONTROL_COUNT : CONTROL_COUNT + len(POSE_INDEX)] = _POSE
    for name in ("x_ipd", "y_ipd", "scale"):
        settings[CONTROL_COUNT + POSE_INDEX[name]] = (_POSE[0], 5.0)
    return settings[:, 0].copy(), settings[:, 1].copy()
