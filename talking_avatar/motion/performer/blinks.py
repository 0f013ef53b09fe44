"""Spontaneous blinks: when they come and how the lids move.

Rate and spacing: A. R. Bentivoglio et al., "Analysis of blink rate patterns in normal subjects", Movement
Disorders 12(6), 1997 (17 a minute at rest, intervals skewed to the right). Timing of the lids: F. VanderWerf
et al., "Eyelid movements: behavioral studies of blinking in humans", J. Neurophysiology 89, 2003 (closing
about twice as fast as opening). Blinks gather at the ends of phrases (F. Cummins, "Gaze and blinking in
dyadic conversation", Language and Cognitive Processes 27, 2012) and ride on large gaze shifts (C. Evinger et
al., Experimental Brain Research 100, 1994).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from talking_avatar.motion.face_motion import MOTION_RATE_HZ
from talking_avatar.motion.performer.bumps import Bump, BumpTrack


@dataclass(frozen=True)
class BlinkHabits:
    """``median_interval_s`` and ``interval_spread`` (sigma of the logarithm) of the log-normal pauses, never
    shorter than ``refractory_s``. The hold keeps every blink fully shut in at least one 25 Hz frame."""

    median_interval_s: float = 4.0
    interval_spread: float = 0.42
    refractory_s: float = 1.1
    longest_interval_s: float = 9.0
    double_chance: float = 0.09
    double_gap_s: tuple[float, float] = (0.06, 0.16)
    phrase_end_chance: float = 0.28
    gaze_shift_chance: float = 0.3
    large_gaze_shift: float = 0.18
    closing_s: tuple[float, float] = (0.060, 0.080)
    hold_s: tuple[float, float] = (0.040, 0.050)
    opening_s: tuple[float, float] = (0.120, 0.160)


class Blinks:
    """Decides blinks as time passes and tells how shut the lids are."""

    def __init__(self, random: np.random.Generator, habits: BlinkHabits | None = None) -> None:
        self._random = random
        self._habits = habits or BlinkHabits()
        self._last_end_s = -10.0
        self._next_s = float(random.uniform(0.6, 3.0))
        self._is_double = False
        self.track = BumpTrack()

    def step(self, now_s: float, phrase_ended: bool, gaze_shift: float) -> None:
        """Decide the blinks that start within the frame at ``now_s``; ``gaze_shift`` began in it (0:
        none)."""
        habits = self._habits
        rested = now_s - self._last_end_s > habits.refractory_s
        chance = habits.phrase_end_chance if phrase_ended else 0.0
        if gaze_shift > habits.large_gaze_shift:
            chance = max(chance, habits.gaze_shift_chance)
        if chance and self._random.random() < chance and rested:
            delay_s = 0.0 if gaze_shift > habits.large_gaze_shift else self._random.uniform(0.0, 0.2)
            self._next_s = min(self._next_s, now_s + delay_s)
        while self._next_s < now_s + 1 / MOTION_RATE_HZ:
            self._blink(max(self._next_s, now_s))

    def closed_at(self, time_s: float) -> float:
        """0 open to 1 shut."""
        return self.track.largest_at(time_s)

    def _blink(self, start_s: float) -> None:
        habits, random = self._habits, self._random
        bump = Bump(
            start_s,
            float(random.uniform(*habits.closing_s)),
            float(random.uniform(*habits.hold_s)),
            float(random.uniform(*habits.opening_s)),
            1.0,
        )
        self.track.add(bump)
        self._last_end_s = bump.end_s
        self._is_double = not self._is_double and random.random() < habits.double_chance
        if self._is_double:
            pause_s = float(random.uniform(*habits.double_gap_s))
        else:
            pause_s = float(np.exp(random.normal(np.log(habits.median_interval_s), habits.interval_spread)))
            pause_s = min(max(pause_s, habits.refractory_s), habits.longest_interval_s)
        self._next_s = bump.end_s + pause_s
