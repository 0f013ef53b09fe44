"""A voice without what is around it: noise becomes exact zeros, and the level is held.

Encoders that normalise, such as HuBERT, blow up whatever they hear in a pause until it looks like speech;
only zeros are quiet to them. And a voice that is near or far, or a microphone that is set low, shall move
the lips alike.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.speech.encoder import VOICE_RATE_HZ
from talking_avatar.speech.rumble import RumbleFilter
from talking_avatar.speech.sound_window import PlainSound, clean
from talking_avatar.speech.voice_detector import CHUNK, VoiceDetector

_CELL = 128
"""The gate's grid, 8 ms, which is also how long it fades."""
_CELLS_PER_CHUNK = CHUNK // _CELL
_WITHIN_CELL = np.arange(_CELL, dtype=np.float32) / _CELL


@dataclass(frozen=True)
class GateSettings:
    """``opens_at`` and ``closes_below`` are probabilities of speech. The gate opens ``before_cells`` earlier
    than the chunk in which the voice was noticed, since the detector takes 30 to 120 ms to be sure, and
    stays open ``after_cells`` (8 ms each). ``level_db`` is what the mean of the voice's chunks is brought
    to, in dB below full scale, and ``level_s`` how slowly; gains are limited to ``highest_gain`` and its
    inverse."""

    opens_at: float = 0.4
    closes_below: float = 0.25
    before_cells: int = 20
    after_cells: int = 25
    level_db: float = -27.0
    level_s: float = 3.0
    highest_gain: float = 40.0


DEFAULT_GATE = GateSettings()
_FAINTEST = 1e-8
_PRIOR_CHUNKS = 4
"""So many chunks of the usual level are taken for heard at the start; it keeps the first word steady."""


class GatedSound:
    """A :class:`~talking_avatar.speech.sound_window.SoundSource`.

    It delays nothing: a window is gated by what was known of the voice when the window ended, and the same
    sound, a moment later, by what has become known since. An encoder's look-ahead therefore covers the time
    that the detector needs.
    """

    def __init__(
        self, new_detector: Callable[[], VoiceDetector], settings: GateSettings = DEFAULT_GATE
    ) -> None:
        self._detect = new_detector()
        self._settings = settings
        self._sound = PlainSound()
        self._rumble = RumbleFilter()
        self._first_chunk = 0
        self._is_speech: list[bool] = []
        self._gains: list[float] = []
        self._chunks = 0
        self._level_db = settings.level_db
        self._spoken_chunks = _PRIOR_CHUNKS

    @property
    def received(self) -> int:
        return self._sound.received

    def push(self, samples: NDArray[np.float32]) -> None:
        self._sound.push(self._rumble(clean(samples)))
        while (self._chunks + 1) * CHUNK <= self._sound.received:
            self._hear(self._sound.window((self._chunks + 1) * CHUNK, CHUNK))

    def window(self, end: int, length: int) -> NDArray[np.float32]:
        opening = self._opening(end, length)
        sound = self._sound.window(end, length)
        if not opening.any():
            return np.zeros_like(sound)
        known = end // CHUNK - self._first_chunk
        return sound * opening * np.float32(self._gains[known - 1])

    def forget(self, before: int) -> None:
        # The next chunk and the first of a window to come are both still needed.
        self._sound.forget(min(before, self._chunks * CHUNK))
        reach = before - self._settings.after_cells * _CELL
        dropped = min(max(reach // CHUNK - self._first_chunk, 0), len(self._is_speech))
        del self._is_speech[:dropped], self._gains[:dropped]
        self._first_chunk += dropped

    def _hear(self, chunk: NDArray[np.float32]) -> None:
        settings = self._settings
        was_speech = bool(self._is_speech) and self._is_speech[-1]
        limit = settings.closes_below if was_speech else settings.opens_at
        is_speech = self._detect(chunk) >= limit
        if is_speech:
            self._spoken_chunks += 1
            weight = max(1 / self._spoken_chunks, CHUNK / VOICE_RATE_HZ / settings.level_s)
            chunk_db = 10 * math.log10(max(float(np.mean(chunk**2)), _FAINTEST))
            self._level_db += weight * (chunk_db - self._level_db)
        gain = 10 ** ((settings.level_db - self._level_db) / 20)
        self._is_speech.append(is_speech)
        self._gains.append(min(max(gain, 1 / settings.highest_gain), settings.highest_gain))
        self._chunks += 1

    def _opening(self, end: int, length: int) -> NDArray[np.float32]:
        """``(length,)`` within 0..1 for the samples before ``end``, from what was known then."""
        first_cell = (end - length) // _CELL - 1
        cells = np.zeros(end // _CELL + 3 - first_cell, bool)
        oldest = max((end - length) // CHUNK - self._settings.after_cells // _CELLS_PER_CHUNK - 2, 0)
        for chunk in range(max(oldest, self._first_chunk), end // CHUNK):
            if self._is_speech[chunk - self._first_chunk]:
                cell = chunk * _CELLS_PER_CHUNK - first_cell
                begin = max(cell - self._settings.before_cells, 0)
                cells[begin : max(cell + _CELLS_PER_CHUNK + self._settings.after_cells, 0)] = True
        if not cells.any():
            return np.zeros(length, np.float32)
        edges = (cells[1:] & cells[:-1]).astype(np.float32)
        ramps = edges[:-1, None] + np.diff(edges)[:, None] * _WITHIN_CELL
        skipped = end - length - (first_cell + 1) * _CELL
        return np.asarray(ramps.reshape(-1)[skipped : skipped + length], np.float32)
