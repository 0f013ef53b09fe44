"""The voice of some moment ago, played at the pace of another clock."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.audio.ring import AudioRing

LARGEST_STRETCH = 0.005
"""Half a per cent of pitch is not heard; sound cards differ by a fiftieth of it."""

_CORRECTION_PER_S = 0.5
_JUMP_S = 0.08
_FADE_S = 0.005


class DelayLine:
    """Reads a tape at any place, bending its pace a little to stay there.

    ``rate_hz`` is the tape's and the output's. ``error_s`` is how far it was off at the last reading,
    ``jumps`` how often that was too much to bend. Used by one thread.
    """

    def __init__(self, tape: AudioRing, rate_hz: int) -> None:
        self._tape, self._rate_hz = tape, rate_hz
        self._position: float | None = None
        self.jumps = 0
        self.error_s = 0.0

    def read(self, media_s: float, count: int) -> NDArray[np.float32]:
        """``(count,)``: what begins at ``media_s`` of the tape, as nearly as the pace can be bent.

        The first time, and when it is more than ``_JUMP_S`` off, it jumps there with a short fade.
        """
        wanted = media_s * self._rate_hz
        jump = self._position is None or abs(wanted - self._position) > _JUMP_S * self._rate_hz
        if jump:
            self.jumps += self._position is not None
            self._position = wanted
        assert self._position is not None
        self.error_s = (wanted - self._position) / self._rate_hz
        stretch = min(max(self.error_s * _CORRECTION_PER_S, -LARGEST_STRETCH), LARGEST_STRETCH)
        places = np.asarray(self._position + np.arange(count) * (1 + stretch), np.float64)
        self._position += count * (1 + stretch)
        samples = self._between(places)
        if jump:
            fade = min(count, round(_FADE_S * self._rate_hz))
            samples[:fade] *= np.linspace(0, 1, fade, dtype=np.float32)
        return samples

    def _between(self, places: NDArray[np.float64]) -> NDArray[np.float32]:
        """Catmull-Rom between samples; silence before the tape's beginning and after its end."""
        if not len(places):
            return np.zeros(0, np.float32)
        first, last = int(np.floor(places[0])) - 1, int(np.floor(places[-1])) + 3
        begin, end = min(max(first, 0), self._tape.written), min(max(last, 0), self._tape.written)
        known = np.zeros(last - first, np.float32)
        if end > begin:
            known[begin - first : end - first] = self._tape.read(begin, end)
        whole = np.floor(places)
        index = whole.astype(np.int64) - first
        u = (places - whole).astype(np.float32)
        a, b, c, d = known[index - 1], known[index], known[index + 1], known[index + 2]
        bent = b + 0.5 * u * (c - a + u * (2 * a - 5 * b + 4 * c - d + u * (3 * (b - c) + d - a)))
        return np.asarray(bent, np.float32)
