"""How loud the voice is, frame by frame, for generators that do not measure it anyway."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.voice_analysis import FRAME, HOP, WINDOW, LoudnessTracker, SpectrumBlock

_NEEDED = FRAME - HOP + WINDOW
LOOK_AHEAD = _NEEDED - WINDOW // 2
"""Samples after a frame's instant that its loudness depends on."""


class VoiceLoudness:
    """``FaceMotion.voice`` of one voice: 0 in silence to 1 at a loud voice."""

    def __init__(self) -> None:
        self._spectrum = SpectrumBlock()
        self._tracker = LoudnessTracker()
        self._samples = np.zeros(WINDOW // 2)

    def push(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """The next mono samples at 16 kHz (finite) -> the frames that became final, ``(n,)``."""
        self._samples = np.concatenate([self._samples, np.asarray(samples, np.float64)])
        count = max(math.ceil((len(self._samples) - _NEEDED + 1) / FRAME), 0)
        voice = [self._frame(self._samples[i * FRAME : i * FRAME + _NEEDED]) for i in range(count)]
        self._samples = self._samples[count * FRAME :].copy()
        return np.array(voice, np.float32)

    def _frame(self, samples: NDArray[np.float64]) -> float:
        bands, voicing = self._spectrum(samples)
        levels = 10 * np.log10((10 ** (bands / 10)).sum(axis=1))
        steps = [self._tracker.step(float(a), float(b)) for a, b in zip(levels, voicing, strict=True)]
        return float(np.mean(steps))
