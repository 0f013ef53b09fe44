"""Loudness and melody of a voice: what jaw, head and brows follow beside the phonemes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.generator import VOICE_RATE_HZ
from talking_avatar.training.articulation.phones import Segment
from talking_avatar.training.corpus.phonemes import SILENCE

PROSODY_RATE_HZ = 100
_HOP = VOICE_RATE_HZ // PROSODY_RATE_HZ
_WINDOW = 640
_RANGE_DB = 30.0
_SILENT_STOP_S = 0.11
_LOWEST_HZ, _HIGHEST_HZ = 70.0, 420.0


@dataclass(frozen=True, eq=False)
class Prosody:
    """Every 10 ms: ``loudness (n,)`` 0 (30 dB below the voice's own level or softer) to 1;
    ``melody_st (n,)`` semitones above the voice's median pitch, 0 where there is no voice."""

    loudness: NDArray[np.float64]
    melody_st: NDArray[np.float64]

    @classmethod
    def even(cls, duration_s: float) -> Prosody:
        """A voice without accents, for phonemes without sound."""
        count = int(np.ceil(duration_s * PROSODY_RATE_HZ)) + 1
        return cls(np.full(count, 0.75), np.zeros(count))

    def stretched(self, factor: float) -> Prosody:
        """As of the same voice played ``factor`` times as long."""
        count = max(round(len(self.loudness) * factor), 1)
        at = np.minimum((np.arange(count) / factor).astype(int), len(self.loudness) - 1)
        return Prosody(self.loudness[at], self.melody_st[at])


def measure_prosody(voice: NDArray[np.float32]) -> Prosody:
    """From mono ``voice`` at 16 kHz: level in windows of 40 ms; pitch by the autocorrelation that is
    normalised by the window's own (P. Boersma, IFA Proceedings 17, 1993), smoothed by a median of 70 ms."""
    padded = np.concatenate([np.zeros(_WINDOW // 2), np.asarray(voice, np.float64), np.zeros(_WINDOW)])
    count = max(len(voice) // _HOP + 1, 1)
    window = np.hanning(_WINDOW + 2)[1:-1]
    frames = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP][:count] * window
    level_db = 10 * np.log10(np.mean(frames**2, axis=1) + 1e-10)
    speech_db = np.percentile(level_db, 90)
    loudness = np.clip((level_db - speech_db) / _RANGE_DB + 0.9, 0.0, 1.0)

    power = np.abs(np.fft.rfft(frames, 2048)) ** 2
    power[:, int(1500 / VOICE_RATE_HZ * 2048) :] = 0
    correlation = np.fft.irfft(power)
    shape = np.fft.irfft(np.abs(np.fft.rfft(window, 2048)) ** 2)
    first, last = int(VOICE_RATE_HZ / _HIGHEST_HZ), int(VOICE_RATE_HZ / _LOWEST_HZ)
    lags = correlation[:, first:last] / (shape[first:last] / shape[0]) / (correlation[:, :1] + 1e-9)
    lags = lags - np.linspace(0, 0.05, last - first)
    best = lags.argmax(axis=1)
    voiced = (lags.max(axis=1) > 0.5) & (level_db > speech_db - 25)
    if voiced.sum() < 5:
        return Prosody(loudness, np.zeros(count))
    semitones = 12 * np.log2(VOICE_RATE_HZ / (best + first))
    semitones = _median(semitones, 7)
    melody = np.where(voiced, np.clip(semitones - np.median(semitones[voiced]), -9, 9), 0.0)
    return Prosody(loudness, melody)


def _median(values: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    padded = np.pad(values, width // 2, mode="edge")
    return np.asarray(np.median(np.lib.stride_tricks.sliding_window_view(padded, width), axis=1))


def cut_silent_ends(sounds: Sequence[Segment], prosody: Prosody) -> list[Segment]:
    """``sounds`` with pauses where nothing is heard at the end of a sound.

    Synthesizers count a pause as part of the sound before it. Up to ``_SILENT_STOP_S`` may be the closure
    of a stop.
    """
    kept: list[Segment] = []
    for sound in sounds:
        first, last = int(sound.start_s * PROSODY_RATE_HZ), int(sound.end_s * PROSODY_RATE_HZ)
        heard = np.flatnonzero(prosody.loudness[first:last] > 0.03)
        end_s = max((first + (heard[-1] if len(heard) else 0) + 3) / PROSODY_RATE_HZ, sound.start_s + 0.05)
        if sound.is_silence or sound.end_s - end_s < _SILENT_STOP_S:
            kept.append(sound)
        else:
            kept += [replace(sound, end_s=end_s), Segment(SILENCE, end_s, sound.end_s)]
    return kept
