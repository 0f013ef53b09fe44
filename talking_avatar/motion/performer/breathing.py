"""Breathing at rest: about 14 breaths a minute, breathing in faster than out."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import POSE_INDEX
from talking_avatar.motion.face_motion import POSE_COUNT


@dataclass(frozen=True)
class BreathSize:
    """What a full breath adds to the pose: the head rises, tips back a little and comes nearer."""

    rise_ipd: float = 0.014
    pitch_deg: float = 0.35
    scale: float = 0.003


class Breathing:
    """A function of time. Periods wander between about 3.6 and 5 s."""

    def __init__(self, random: np.random.Generator, size: BreathSize | None = None) -> None:
        size = size or BreathSize()
        self._period_s = float(random.uniform(4.0, 4.5))
        self._phase = float(random.uniform(0, 2 * math.pi))
        self._wander_hz = float(random.uniform(0.021, 0.029))
        self._wander_phase = float(random.uniform(0, 2 * math.pi))
        self._full = np.zeros(POSE_COUNT)
        self._full[POSE_INDEX["y_ipd"]] = -size.rise_ipd
        self._full[POSE_INDEX["pitch_deg"]] = -size.pitch_deg
        self._full[POSE_INDEX["scale"]] = size.scale

    def at(self, time_s: float) -> NDArray[np.float64]:
        """Pose ``(6,)`` to add, from breathed out (-half) to breathed in (+half)."""
        angle = 2 * math.pi * time_s / self._period_s + self._phase
        angle += 0.7 * math.sin(2 * math.pi * self._wander_hz * time_s + self._wander_phase)
        # The second harmonic steepens the way in.
        return self._full * (0.5 * math.sin(angle + 0.35 * math.sin(angle)))
