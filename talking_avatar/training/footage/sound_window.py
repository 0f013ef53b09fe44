"""The sound of a file, piece by piece from its beginning to its end."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.media.audio import VOICE_RATE_HZ, SoundReader, VoiceConverter

_SAMPLES_PER_FRAME = VOICE_RATE_HZ // 25


class SoundWindow:
    """Gives the voice of ranges of frames that follow each other; keeps nothing of what lies before."""

    def __init__(self, reader: SoundReader) -> None:
        self._blocks = reader.blocks()
        self._converter: VoiceConverter | None = VoiceConverter(reader.format)
        self._held = np.zeros(0, np.float32)
        self._begins = 0

    def frames(self, first: int, end: int) -> NDArray[np.float32]:
        """Mono at 16 kHz of frames ``first..end`` (25 a second, not before those asked for earlier); shorter
        where the sound ends."""
        wanted, stop = first * _SAMPLES_PER_FRAME, end * _SAMPLES_PER_FRAME
        if wanted < self._begins:
            raise ValueError(f"frame {first} has been left behind")
        while self._begins + len(self._held) < stop and self._converter is not None:
            self._drop_before(wanted)
            self._hear()
        self._drop_before(wanted)
        return self._held[: max(stop - self._begins, 0)]

    def _hear(self) -> None:
        assert self._converter is not None
        block = next(self._blocks, None)
        new = self._converter.finish() if block is None else self._converter.push(block)
        if block is None:
            self._converter = None
        self._held = np.concatenate([self._held, new])

    def _drop_before(self, sample: int) -> None:
        count = min(max(sample - self._begins, 0), len(self._held))
        self._held, self._begins = self._held[count:], self._begins + count
