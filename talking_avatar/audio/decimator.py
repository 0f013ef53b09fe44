"""From the tape's 48 kHz to the 16 kHz that motion generators listen to, within two milliseconds.

soxr's streams hold back up to 36 ms of sound (measured), which a live voice cannot spare.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FACTOR = 3
_TAPS = 111
_CUT_OFF = 8_000 / 48_000
_KAISER_BETA = 6.0
"""About 63 dB of attenuation; pass band to 7.1 kHz, stop band from 8.9 kHz (Oppenheim & Schafer,
"Discrete-Time Signal Processing", section 7.5)."""


def _taps() -> NDArray[np.float32]:
    place = np.arange(_TAPS) - (_TAPS - 1) / 2
    taps = 2 * _CUT_OFF * np.sinc(2 * _CUT_OFF * place) * np.kaiser(_TAPS, _KAISER_BETA)
    return np.asarray(taps / taps.sum(), np.float32)


class VoiceDecimator:
    """Every third sample of a stream, low-passed. Output j lies exactly at input ``3 j``, and comes as soon
    as ``LOOK_AHEAD`` more inputs have."""

    LOOK_AHEAD = (_TAPS - 1) // 2

    def __init__(self) -> None:
        self._taps = _taps()
        self._held = np.zeros(self.LOOK_AHEAD, np.float32)

    def push(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """``(n,)`` at 48 kHz in, ``(m,)`` at 16 kHz out; the cutting into pieces makes no difference."""
        held = np.concatenate([self._held, samples])
        count = max((len(held) - _TAPS) // FACTOR + 1, 0) if len(held) >= _TAPS else 0
        if not count:
            self._held = held
            return np.zeros(0, np.float32)
        windows = np.lib.stride_tricks.sliding_window_view(held, _TAPS)[: count * FACTOR : FACTOR]
        self._held = held[count * FACTOR :].copy()
        return np.asarray(windows @ self._taps, np.float32)
