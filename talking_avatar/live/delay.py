"""How long after the voice the picture can be shown: measured, and then kept."""

from __future__ import annotations

from collections import deque
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from talking_avatar.live.motion_stage import percentile
from talking_avatar.live.picture_stage import CAMERA_HEAD_START_S
from talking_avatar.live.settings import Preset
from talking_avatar.motion.face_motion import MOTION_RATE_HZ

LONGEST_S = 1.0
_CAPTURE_S = 0.035
"""Of a microphone nobody has measured yet: its blocks, the system's, and a generator's time."""

_DRAWING_S = 0.015
_RARE, RARE_DRAWING = 95.0, 99.0
"""Of waiting for motion, which costs a frame's last bit of it, and of drawing, which costs punctuality."""

_FRAMES_LOOKED_AT = 240
_ENOUGH = 40
_LOWER_AFTER = 30
_HYSTERESIS_S = 0.006
_LOWER_S = 0.01
_MUCH_S, _SHORT_FOR = 0.05, 3


def motion_waits_s(rate: Fraction, awaits_next: bool) -> NDArray[np.float64]:
    """How far after a frame the motion lies that its interpolation needs, for frame after frame, ``(n,)``.

    A frame between two moments of motion needs the later one, and to be final the one after it.
    """
    frames = np.arange(min(rate.numerator, _FRAMES_LOOKED_AT))
    position = frames * float(MOTION_RATE_HZ / rate)
    needed = np.ceil(position - 1e-9 + (1 if awaits_next else 0))
    return np.asarray((needed - position) / MOTION_RATE_HZ)


class DelayPolicy:
    """Chooses the delay: first from the generator's look-ahead, then from what was measured.

    It is raised when motion or drawing come too late too often, and lowered only after half a minute in which
    much less would have done, so it hardly ever moves.
    """

    def __init__(self, preset: Preset, rate: Fraction, look_ahead_s: float) -> None:
        self._waits_s = motion_waits_s(rate, preset.awaits_next)
        self._margin_s = preset.margin_s
        self._look_ahead_s = look_ahead_s
        self._could_be_lower = 0
        self._short = 0

    def first_s(self) -> float:
        """The delay to begin with."""
        return self._total_s(self._look_ahead_s + _CAPTURE_S + float(self._waits_s.max()), _DRAWING_S)

    def measured_s(self, lags_s: deque[float], spent_s: deque[float]) -> float | None:
        """What is needed by the latest measurements, of motion's lag frame by frame and of drawing; ``None``
        while there are too few."""
        if len(lags_s) < _ENOUGH or len(spent_s) < _ENOUGH:
            return None
        motion_s = np.add.outer(list(lags_s), self._waits_s)
        return self._total_s(float(np.percentile(motion_s, _RARE)), percentile(spent_s, RARE_DRAWING))

    def next_s(self, now_s: float, needed_s: float | None) -> float:
        """The delay to have, asked once a second; ``now_s`` is the present one."""
        if needed_s is None:
            return now_s
        if needed_s > now_s + _HYSTERESIS_S:
            self._could_be_lower = 0
            return needed_s
        lower = needed_s < now_s - _LOWER_S
        self._could_be_lower = self._could_be_lower + 1 if lower else 0
        if self._could_be_lower < _LOWER_AFTER:
            return now_s
        self._could_be_lower = 0
        return needed_s

    def much_too_short(self, now_s: float, needed_s: float | None) -> bool:
        """Whether, asked once a second, far more was needed for some seconds: then one hitch is better than a
        mouth that never has its motion."""
        short = needed_s is not None and needed_s > now_s + _MUCH_S
        self._short = self._short + 1 if short else 0
        if self._short < _SHORT_FOR:
            return False
        self._short = 0
        return True

    def _total_s(self, motion_s: float, drawing_s: float) -> float:
        total_s = motion_s + drawing_s + CAMERA_HEAD_START_S + self._margin_s
        return min(total_s, LONGEST_S)
