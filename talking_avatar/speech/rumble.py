"""What lies below the voice: a constant offset, hum, footsteps."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, sosfilt

from talking_avatar.speech.encoder import VOICE_RATE_HZ

_CUT_HZ = 50.0


class RumbleFilter:
    """A Butterworth high-pass of second order that goes on where the last piece of sound ended."""

    def __init__(self) -> None:
        self._sections = butter(2, _CUT_HZ, "highpass", fs=VOICE_RATE_HZ, output="sos")
        self._state = np.zeros((len(self._sections), 2))

    def __call__(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        if not len(samples):
            return samples
        passed, self._state = sosfilt(self._sections, samples.astype(np.float64), zi=self._state)
        return np.asarray(passed, np.float32)
