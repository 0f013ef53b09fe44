"""What a mouth needs to know of a voice, every 10 ms: band levels, voicing, and whether anybody speaks.

Works on blocks of exactly one motion frame, so that the numbers do not depend on how the sound was cut.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import MOTION_RATE_HZ
from talking_avatar.motion.generator import VOICE_RATE_HZ

HOP = 160
WINDOW = 400
TRANSFORM = 512
FRAME = VOICE_RATE_HZ // MOTION_RATE_HZ
HOPS_PER_FRAME = FRAME // HOP

BANDS_HZ: tuple[tuple[float, float], ...] = (
    (90, 450),
    (450, 1000),
    (1000, 1700),
    (1700, 3000),
    (3000, 4500),
    (4500, 7800),
)
MURMUR, OPEN, BACK, FRONT, TEETH, HISS = range(6)
"""Rows of ``BANDS_HZ``: voicing and first formant of closed vowels; first formant of open ones; second
formant of round ones; second formant of spread ones; the upper formants; sibilants."""

SILENCE_DB = -100.0


class SpectrumBlock:
    """Band levels and voicing of the ``HOPS_PER_FRAME`` windows in one block of sound."""

    def __init__(self) -> None:
        self._window = np.hanning(WINDOW + 2)[1:-1]
        frequencies_hz = np.fft.rfftfreq(TRANSFORM, 1 / VOICE_RATE_HZ)
        weights = np.zeros((len(BANDS_HZ), len(frequencies_hz)))
        for row, (low_hz, high_hz) in zip(weights, BANDS_HZ, strict=True):
            row[(frequencies_hz >= low_hz) & (frequencies_hz < high_hz)] = 1
        # Parseval: so weighted, a full-scale sine reads 0 dB.
        self._weights = weights * (4 / float(np.sum(self._window)) / float(np.sum(self._window)))
        self._weights *= float(np.sum(self._window)) ** 2 / (TRANSFORM * float(np.sum(self._window**2)))
        self._voice_band = np.zeros(len(frequencies_hz))
        self._voice_band[(frequencies_hz >= 80) & (frequencies_hz < 1200)] = 1
        shape = np.fft.irfft(np.abs(np.fft.rfft(self._window, TRANSFORM)) ** 2)
        self._lags = slice(VOICE_RATE_HZ // 400, VOICE_RATE_HZ // 75)
        self._lag_gain = shape[0] / shape[self._lags]

    def __call__(self, samples: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """``samples (FRAME - HOP + WINDOW,)`` -> bands in dB ``(HOPS_PER_FRAME, bands)`` and voicing."""
        windows = np.stack([samples[i * HOP : i * HOP + WINDOW] for i in range(HOPS_PER_FRAME)])
        power = np.abs(np.fft.rfft(windows * self._window, TRANSFORM)) ** 2
        bands = (power[:, None, :] * self._weights).sum(axis=2)
        correlation = np.fft.irfft(power * self._voice_band)
        periodic = (correlation[:, self._lags] * self._lag_gain).max(axis=1)
        voicing = periodic / (correlation[:, 0] + 1e-9)
        return 10 * np.log10(bands + 10 ** (SILENCE_DB / 10)), np.clip(voicing, 0, 1)


@dataclass(frozen=True)
class GateSettings:
    """``margin_db`` above the noise opens the gate, ``close_margin_db`` keeps it; nothing under
    ``quietest_db`` counts, nor what lies ``range_db`` under the voice's own level.

    The noise floor is the quietest of the last ``memory_s``, at first not above ``first_floor_db``; it rises
    into unvoiced sound by ``rise_db_s``, into voiced sound (a held vowel) by ``voiced_rise_db_s``. What has
    stayed within ``steady_range_db`` for ``steady_s`` (or since the beginning, but at least ``memory_s``) is
    no voice, however periodic: hum, or an engine.
    """

    margin_db: float = 10.0
    close_margin_db: float = 7.0
    quietest_db: float = -62.0
    range_db: float = 38.0
    memory_s: float = 0.6
    first_floor_db: float = -50.0
    rise_db_s: float = 60.0
    voiced_rise_db_s: float = 2.0
    voiced: float = 0.6
    steady_s: float = 2.0
    steady_range_db: float = 8.0
    loudness_range_db: float = 28.0
    level_fall_db_s: float = 1.5
    level_rise: float = 0.35


class LoudnessTracker:
    """Noise floor, the voice's own level, and the gate between them."""

    def __init__(self, settings: GateSettings | None = None) -> None:
        self._settings = settings or GateSettings()
        self._recent: deque[float] = deque(maxlen=round(self._settings.memory_s * VOICE_RATE_HZ / HOP))
        self._long: deque[float] = deque(maxlen=round(self._settings.steady_s * VOICE_RATE_HZ / HOP))
        self._floor_db = self._settings.first_floor_db
        self._loud_db = -45.0
        self._open = False

    def step(self, level_db: float, voicing: float) -> float:
        """Loudness after another ``HOP`` of sound: 0 (nobody speaks) to 1 (as loud as this voice gets)."""
        settings = self._settings
        hop_s = HOP / VOICE_RATE_HZ
        self._recent.append(level_db)
        self._long.append(level_db)
        quietest_db = min(self._recent)
        if quietest_db <= self._floor_db:
            self._floor_db = quietest_db
        else:
            is_voiced = self._open and voicing > settings.voiced and not self._is_steady()
            rise_db = hop_s * (settings.voiced_rise_db_s if is_voiced else settings.rise_db_s)
            self._floor_db = min(quietest_db, self._floor_db + rise_db)
        needed_db = max(
            self._floor_db + (settings.close_margin_db if self._open else settings.margin_db),
            settings.quietest_db,
            self._loud_db - settings.range_db,
        )
        self._open = level_db > needed_db
        if self._open and level_db > self._loud_db:
            self._loud_db += settings.level_rise * (level_db - self._loud_db)
        elif self._open:
            self._loud_db -= settings.level_fall_db_s * hop_s
        if not self._open:
            return 0.0
        quiet_db = max(self._loud_db - settings.loudness_range_db, self._floor_db + 2)
        span_db = max(self._loud_db - quiet_db, 6.0)
        return min(max((level_db - quiet_db) / span_db, 0.0), 1.0)

    def _is_steady(self) -> bool:
        long_enough = len(self._long) >= (self._recent.maxlen or 0)
        return long_enough and max(self._long) - min(self._long) < self._settings.steady_range_db
