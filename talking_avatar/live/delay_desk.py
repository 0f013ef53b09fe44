"""Keeps the delay what the machine was measured to need."""

from __future__ import annotations

from talking_avatar.audio.media_clock import MediaClock
from talking_avatar.live.delay import RARE_DRAWING, DelayPolicy
from talking_avatar.live.motion_stage import MotionStage, percentile
from talking_avatar.live.picture_stage import PictureStage
from talking_avatar.live.settings import PRESETS, LiveSettings


class DelayDesk:
    """Asked once a second, by one thread."""

    def __init__(
        self, motion: MotionStage, picture: PictureStage, clock: MediaClock, settings: LiveSettings
    ) -> None:
        self._motion, self._picture, self._clock = motion, picture, clock
        self._jumps = clock.jumps
        self.begin(settings, motion.look_ahead_s)

    def begin(self, settings: LiveSettings, look_ahead_s: float) -> None:
        """Another preset or generator: its delay is a guess until it is measured."""
        self._policy = DelayPolicy(PRESETS[settings.preset], settings.rate, look_ahead_s)
        self._measured = False
        self.forget_lags()
        self._picture.set_delay(self._policy.first_s())

    def forget_lags(self) -> None:
        """What was measured of motion says nothing about what comes."""
        self._motion.lags_s.clear()

    def adjust(self) -> None:
        """At once when it was measured for the first time, or all is late; else slowly."""
        picture, spent_s = self._picture, self._picture.counts.spent_s
        if self._clock.jumps != self._jumps:  # the program stood still
            self._jumps = self._clock.jumps
            self.forget_lags()
            spent_s.clear()
        if spent_s:
            picture.lead_s = percentile(spent_s, RARE_DRAWING)
        needed_s = self._policy.measured_s(self._motion.lags_s, spent_s)
        hurry = self._policy.much_too_short(picture.delay_s, needed_s) or not self._measured
        if needed_s is not None and hurry:
            self._measured = True
            picture.set_delay(needed_s)
        else:
            picture.wanted_delay_s = self._policy.next_s(picture.wanted_delay_s, needed_s)
