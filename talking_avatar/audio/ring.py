"""A ring of samples that an audio callback can fill without ever waiting."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_STAMPS = 256


class AudioRing:
    """Mono float32 samples, each known by its index since the ring was made.

    One thread writes; any number read, each at its own place. Nothing is locked and nothing of the samples'
    size is allocated by writing. Whoever reads later than ``capacity`` samples finds silence where its
    samples were overwritten, and ``lost`` counts them.
    """

    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError("a ring holds at least one sample")
        self.capacity = capacity
        self.lost = 0
        self._samples = np.zeros(capacity, np.float32)
        self._written = 0
        self._stamp_index = np.zeros(_STAMPS, np.int64)
        self._stamp_s = np.zeros(_STAMPS, np.float64)
        self._stamps = 0

    @property
    def written(self) -> int:
        """The index of the next sample to come."""
        return self._written

    def write(self, samples: NDArray[np.float32], captured_s: float | None = None) -> None:
        """Append ``(n,)``; ``captured_s`` is when the first of them met the microphone."""
        if captured_s is not None:
            at = self._stamps % _STAMPS
            self._stamp_index[at] = self._written
            self._stamp_s[at] = captured_s
            self._stamps += 1
        skipped = max(len(samples) - self.capacity, 0)
        kept = samples[skipped:]
        start = (self._written + skipped) % self.capacity
        first = min(len(kept), self.capacity - start)
        self._samples[start : start + first] = kept[:first]
        self._samples[: len(kept) - first] = kept[first:]
        self._written += len(samples)

    def read(self, start: int, stop: int) -> NDArray[np.float32]:
        """A copy of samples ``start`` (inclusive, >= 0) to ``stop``; raises ``ValueError`` for samples that
        are still to come."""
        if not 0 <= start <= stop <= self._written:
            raise ValueError(f"samples {start} to {stop} of {self._written}")
        out = np.zeros(stop - start, np.float32)
        oldest = self._written - self.capacity
        begin = min(max(start, oldest), stop)
        at = begin % self.capacity
        first = min(stop - begin, self.capacity - at)
        out[begin - start : begin - start + first] = self._samples[at : at + first]
        out[begin - start + first :] = self._samples[: stop - begin - first]
        overtaken = min(self._written - self.capacity, stop) - start
        if overtaken > 0:  # the writer came round, before or while this was copied
            out[:overtaken] = 0
            self.lost += overtaken
        return out

    def stamp_before(self, index: int) -> tuple[int, float] | None:
        """``(first sample, captured_s)`` of the newest stamped block that begins at or before ``index``."""
        newest = self._stamps
        for stamp in range(newest - 1, max(newest - _STAMPS // 2, 0) - 1, -1):
            at = stamp % _STAMPS
            if self._stamp_index[at] <= index:
                return int(self._stamp_index[at]), float(self._stamp_s[at])
        return None
