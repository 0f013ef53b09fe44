"""Where the eyes look: at the camera with tiny shifts, now and then a short glance aside.

Durations follow the main sequence of saccades (A. T. Bahill, M. R. Clark, L. Stark, Mathematical Biosciences
24, 1975): about 21 ms plus 2.2 ms a degree. Fixations and glances as in S. P. Lee, J. B. Badler, N. I.
Badler, "Eyes Alive", ACM TOG 21(3), 2002: mostly mutual gaze, more glances while talking.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np

from talking_avatar.motion.face_motion import MOTION_RATE_HZ

GAZE_DEG = 25.0
"""Degrees that an eye turns at gaze 1."""


@dataclass(frozen=True)
class GazeHabits:
    """Units of ``gazeX``/``gazeY`` (1 is ``GAZE_DEG``); chances are per fixation."""

    fixation_median_s: float = 0.9
    fixation_spread: float = 0.5
    fixation_limits_s: tuple[float, float] = (0.25, 3.0)
    tremble_x: float = 0.022
    tremble_y: float = 0.014
    glance_chance_silent: float = 0.07
    glance_chance_speaking: float = 0.11
    glance_x: tuple[float, float] = (0.15, 0.45)
    glance_y: tuple[float, float] = (-0.20, 0.12)
    glance_s: tuple[float, float] = (0.45, 1.3)


@dataclass(frozen=True)
class Gaze:
    """``near``: the small shifts of a gaze that holds its target. ``aside``: glances away from it. (x, y)
    each."""

    near: tuple[float, float]
    aside: tuple[float, float]


_AHEAD = Gaze((0.0, 0.0), (0.0, 0.0))


@dataclass(frozen=True)
class _Saccade:
    start_s: float
    duration_s: float
    origin: Gaze
    target: Gaze

    def at(self, time_s: float) -> Gaze:
        x = min(max((time_s - self.start_s) / self.duration_s, 0.0), 1.0)
        share = x * x * x * (10 + x * (6 * x - 15))
        return Gaze(
            _mix(self.origin.near, self.target.near, share), _mix(self.origin.aside, self.target.aside, share)
        )


class Saccades:
    """Decides gaze shifts as time passes; between them the eyes rest."""

    def __init__(self, random: np.random.Generator, habits: GazeHabits | None = None) -> None:
        self._random = random
        self._habits = habits or GazeHabits()
        self._saccades: deque[_Saccade] = deque([_Saccade(-10.0, 0.02, _AHEAD, _AHEAD)])
        self._next_s = float(random.uniform(0.3, 1.5))

    def step(self, now_s: float, speaking: float) -> float:
        """Decide the shifts that start within the frame at ``now_s`` and give the size of the largest."""
        largest = 0.0
        while self._next_s < now_s + 1 / MOTION_RATE_HZ:
            largest = max(largest, self._shift(max(self._next_s, now_s), speaking))
        return largest

    def at(self, time_s: float) -> Gaze:
        for saccade in reversed(self._saccades):
            if saccade.start_s <= time_s:
                return saccade.at(time_s)
        return self._saccades[0].origin

    def forget_before(self, time_s: float) -> None:
        while len(self._saccades) > 1 and self._saccades[1].start_s < time_s:
            self._saccades.popleft()

    def __len__(self) -> int:
        return len(self._saccades)

    def _shift(self, start_s: float, speaking: float) -> float:
        habits, random = self._habits, self._random
        origin = self._saccades[-1].target
        glance_chance = habits.glance_chance_silent + speaking * (
            habits.glance_chance_speaking - habits.glance_chance_silent
        )
        near = (
            float(np.clip(random.normal(0, habits.tremble_x), -0.06, 0.06)),
            float(np.clip(random.normal(0, habits.tremble_y), -0.04, 0.04)),
        )
        is_aside = origin.aside != (0.0, 0.0)
        if not is_aside and random.random() < glance_chance:
            side = 1.0 if random.random() < 0.5 else -1.0
            target = Gaze(
                near,
                (side * float(random.uniform(*habits.glance_x)), float(random.uniform(*habits.glance_y))),
            )
            rest_s = float(random.uniform(*habits.glance_s))
        else:
            target = Gaze(near, (0.0, 0.0))
            rest_s = float(np.exp(random.normal(np.log(habits.fixation_median_s), habits.fixation_spread)))
            rest_s = float(np.clip(rest_s, *habits.fixation_limits_s))
        size = float(
            np.hypot(
                target.near[0] + target.aside[0] - origin.near[0] - origin.aside[0],
                target.near[1] + target.aside[1] - origin.near[1] - origin.aside[1],
            )
        )
        duration_s = 0.021 + 0.0022 * GAZE_DEG * size
        self._saccades.append(_Saccade(start_s, duration_s, origin, target))
        self._next_s = start_s + duration_s + rest_s
        return size


def _mix(origin: tuple[float, float], target: tuple[float, float], share: float) -> tuple[float, float]:
    return (
        origin[0] + share * (target[0] - origin[0]),
        origin[1] + share * (target[1] - origin[1]),
    )
