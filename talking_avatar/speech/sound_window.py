"""The recent sound of a voice, from which windows are cut."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class SoundSource(Protocol):
    """Sound that arrives in pieces. What ``window`` gives depends on the first ``end`` samples only."""

    @property
    def received(self) -> int:
        """How many samples there are so far."""
        ...

    def push(self, samples: NDArray[np.float32]) -> None: ...

    def window(self, end: int, length: int) -> NDArray[np.float32]:
        """``(length,)``: the sound before sample ``end <= received``; zeros before the first sample."""
        ...

    def forget(self, before: int) -> None:
        """Samples before this one are not asked for any more."""
        ...


def clean(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """One row of float32 within -1..1; what is no number counts as silence."""
    sound = np.asarray(samples, np.float32).reshape(-1)
    # Asked first, because replacing costs more than all the rest of a short piece's way.
    if not np.isfinite(sound).all():
        sound = np.nan_to_num(sound, nan=0.0, posinf=0.0, neginf=0.0)
    return sound.clip(-1.0, 1.0)


class PlainSound:
    """A :class:`SoundSource` of the sound as it is."""

    def __init__(self) -> None:
        self._kept = np.zeros(0, np.float32)
        self._first = 0

    @property
    def received(self) -> int:
        return self._first + len(self._kept)

    def push(self, samples: NDArray[np.float32]) -> None:
        self._kept = np.concatenate([self._kept, clean(samples)])

    def window(self, end: int, length: int) -> NDArray[np.float32]:
        if end > self.received or (end - length < self._first and self._first > 0):
            raise ValueError("that sound is not here")
        missing = max(length - end, 0)
        known = self._kept[max(end - length, 0) - self._first : max(end, 0) - self._first]
        return np.concatenate([np.zeros(missing, np.float32), known]) if missing else known

    def forget(self, before: int) -> None:
        dropped = min(before - self._first, len(self._kept))
        if dropped > 0:
            self._kept = self._kept[dropped:].copy()
            self._first += dropped
