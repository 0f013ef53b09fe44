"""The small encoder: log-mel spectra around each frame, without a network and without torch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.speech.log_mel import BANDS, HOP, WINDOW, log_mel, sound_samples
from talking_avatar.speech.windowed_encoder import WindowGeometry

_BEFORE, _AFTER = 16, 10
"""Rows of 10 ms on both sides of a frame's instant."""
_ROWS_PER_FEATURE = 2


class LogMelFeatures:
    """A :class:`~talking_avatar.speech.windowed_encoder.WindowNetwork`.

    A feature holds the mean of every two rows from 160 ms before to 100 ms after the frame's instant, oldest
    first; their sound ends 112.5 ms after it.
    """

    name = f"log-mel/{_BEFORE}+{_AFTER}"
    dim = (_BEFORE + _AFTER) // _ROWS_PER_FEATURE * BANDS
    batch = 256
    workers = 1
    geometry = WindowGeometry(1, sound_samples(_BEFORE + _AFTER), (_AFTER - 1) * HOP + WINDOW // 2)

    def __call__(self, windows: NDArray[np.float32]) -> NDArray[np.float32]:
        rows = log_mel(windows).reshape(len(windows), 1, -1, _ROWS_PER_FEATURE, BANDS)
        return np.asarray(rows.mean(axis=3, dtype=np.float32).reshape(len(windows), 1, self.dim))
