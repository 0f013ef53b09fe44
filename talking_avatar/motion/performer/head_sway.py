"""The head is never still: slow wandering, livelier while its owner speaks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import POSE_NAMES
from talking_avatar.motion.face_motion import POSE_COUNT
from talking_avatar.motion.performer.smooth_noise import SmoothNoise


@dataclass(frozen=True)
class SwaySize:
    """Largest excursions: ``slow`` (0.04-0.30 Hz) always, ``talking`` (0.3-1.0 Hz) in speech, on top; in the
    order of ``POSE_NAMES``. ``at_rest`` is the share of the slow part in silence."""

    slow: tuple[float, ...] = (1.2, 2.2, 0.9, 0.020, 0.012, 0.006)
    talking: tuple[float, ...] = (0.7, 1.0, 0.5, 0.006, 0.005, 0.0)
    at_rest: float = 0.6


class HeadSway:
    """A function of time and of how much its owner is speaking."""

    def __init__(self, random: np.random.Generator, size: SwaySize | None = None) -> None:
        self._size = size or SwaySize()
        self._slow = [SmoothNoise(random, 0.04, 0.30) for _ in POSE_NAMES]
        self._talking = [SmoothNoise(random, 0.3, 1.0, tones=4) for _ in POSE_NAMES]

    def at(self, time_s: float, speaking: float) -> NDArray[np.float64]:
        """Pose ``(6,)`` to add; ``speaking`` from 0 to 1."""
        size = self._size
        slow_share = size.at_rest + (1 - size.at_rest) * speaking
        pose = np.empty(POSE_COUNT)
        for i in range(POSE_COUNT):
            pose[i] = size.slow[i] * slow_share * self._slow[i].at(time_s)
            if speaking > 0:
                pose[i] += size.talking[i] * speaking * self._talking[i].at(time_s)
        return pose
