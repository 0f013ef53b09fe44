"""What a person does to the voice before anybody hears it: mute, push-to-talk, gain; and how loud it is."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

_FADE_S = 0.005
_FLOOR_DB = -100.0
_METER_FALL_DB_PER_S = 23.5
"""Of the level shown, so that a peak can be read: as a programme meter's (IEC 60268-10, type I: 20 dB in
1.7 s), twice as fast."""

_WANTED_DB = -20.0
_GAIN_RANGE_DB = (-12.0, 18.0)
_SPEECH_DB = -50.0
_GAIN_RISE_DB_PER_S, _GAIN_FALL_DB_PER_S = 2.0, 12.0


class VoiceControls:
    """Applied block by block by one thread; the switches may be set by any.

    ``muted`` silences; with ``push_to_talk`` only what is said while ``talking`` is heard. ``gain_db`` is
    added; ``automatic_gain`` brings speech slowly to about -20 dBFS. Changes fade within 5 ms, so nothing
    clicks.
    """

    def __init__(self, rate_hz: int) -> None:
        self.muted = False
        self.push_to_talk = False
        self.talking = False
        self.gain_db = 0.0
        self.automatic_gain = False
        self.level_db = _FLOOR_DB
        self._rate_hz = rate_hz
        self._automatic_db = 0.0
        self._factor = 1.0

    @property
    def open(self) -> bool:
        """Whether the voice is heard."""
        return not self.muted and (self.talking or not self.push_to_talk)

    def apply(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """``(n,)`` within -1..1 as it shall be heard; updates ``level_db``, the loudness before muting."""
        if not len(samples):
            return samples
        samples = np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0)
        duration_s = len(samples) / self._rate_hz
        self._adapt(samples, duration_s)
        gain = 10 ** ((self.gain_db + self._automatic_db) / 20)
        self._measure(float(np.abs(samples).max()) * gain, duration_s)
        target = gain if self.open else 0.0
        if target == self._factor == 1.0:
            return np.asarray(np.clip(samples, -1.0, 1.0), np.float32)
        fade = min(len(samples), max(round(_FADE_S * self._rate_hz), 1))
        factors = np.full(len(samples), target, np.float32)
        factors[:fade] = np.linspace(self._factor, target, fade, dtype=np.float32)
        self._factor = target
        return np.asarray(np.clip(samples * factors, -1.0, 1.0), np.float32)

    def _measure(self, peak: float, duration_s: float) -> None:
        peak_db = 20 * math.log10(max(peak, 1e-5))
        self.level_db = max(peak_db, self.level_db - _METER_FALL_DB_PER_S * duration_s, _FLOOR_DB)

    def _adapt(self, samples: NDArray[np.float32], duration_s: float) -> None:
        if not self.automatic_gain:
            self._automatic_db = 0.0
            return
        loudness_db = 10 * math.log10(float(np.mean(samples * samples)) + 1e-10)
        if loudness_db < _SPEECH_DB:
            return
        missing_db = _WANTED_DB - loudness_db - self._automatic_db
        step_db = min(max(missing_db, -_GAIN_FALL_DB_PER_S * duration_s), _GAIN_RISE_DB_PER_S * duration_s)
        self._automatic_db = min(max(self._automatic_db + step_db, _GAIN_RANGE_DB[0]), _GAIN_RANGE_DB[1])
