"""Frames from one process to another through shared memory: the newest wins, and nobody waits.

The memory holds a header, a few slots for frames, one for the standby picture, and what the reader tells
about itself. A slot is filled between two marks, so a reader can tell that it was overwritten meanwhile
(a sequence lock; Lameter, "Effective synchronization on Linux/NUMA systems", 2005).
"""

from __future__ import annotations

import errno
import shutil
import sys
from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SLOTS = 4
SENT_HISTORY = 128
_WORDS = 8
_HEADER_BYTES = 64
_NOTES_BYTES = (SLOTS + 1) * _WORDS * 8
_COUNTERS_BYTES = 32 * 8
_HISTORY_BYTES = SENT_HISTORY * 4 * 8
_NS = 1_000_000_000

_BEGIN, _END, _DUE_NS, _MEDIA_NS = range(4)
_STANDBY = SLOTS

COUNTERS = ("fresh", "repeated", "standby", "skipped", "late", "failed", "watched", "opened")
"""What the reader counts. ``fresh``: new frames sent; ``repeated``: the last one again; ``standby``;
``skipped``: frames that a newer one replaced; ``late``: sent after half a frame's time; ``failed`` writes;
``watched``: 1 or 0, or -1 when unknown; ``opened``: 1 while the device is open."""


@dataclass(frozen=True)
class FrameNote:
    """``sequence`` counts from 1; the frame shows ``media_s`` and must appear at ``due_s`` (perf_counter)."""

    sequence: int
    due_s: float
    media_s: float


@dataclass(frozen=True)
class SentFrame:
    """One fresh frame as it left: what it showed, when it should and when it did."""

    sequence: int
    media_s: float
    due_s: float
    sent_s: float


class FrameExchange:
    """Shared memory for frames ``(height, width, 3)`` uint8 RGB.

    The owner makes it with :meth:`create` and unlinks it with :meth:`destroy`; the other side attaches by
    ``name``. One side publishes, the other takes.
    """

    def __init__(self, memory: SharedMemory, size_px: tuple[int, int]) -> None:
        self.size_px = size_px
        width, height = size_px
        self._memory = memory
        self._sequence = 0
        buffer, at = memory.buf, _HEADER_BYTES
        self._notes = np.ndarray((SLOTS + 1, _WORDS), np.int64, buffer, at)
        at += _NOTES_BYTES
        self._counters = np.ndarray(32, np.int64, buffer, at)
        at += _COUNTERS_BYTES
        self._history = np.ndarray((SENT_HISTORY, 4), np.int64, buffer, at)
        at += _HISTORY_BYTES
        self._frames = np.ndarray((SLOTS + 1, height, width, 3), np.uint8, buffer, at)

    @classmethod
    def create(cls, size_px: tuple[int, int]) -> FrameExchange:
        """Raises ``OSError`` where the system gives no shared memory, or too little."""
        _require_room(_total_bytes(size_px))
        memory = SharedMemory(create=True, size=_total_bytes(size_px))
        exchange = cls(memory, size_px)
        exchange._notes[:] = 0
        exchange._counters[:] = 0
        exchange._history[:] = 0
        return exchange

    @classmethod
    def attach(cls, name: str, size_px: tuple[int, int]) -> FrameExchange:
        return cls(SharedMemory(name=name), size_px)

    @property
    def name(self) -> str:
        return self._memory.name

    # The publishing side.

    def publish(self, frame: NDArray[np.uint8], due_s: float, media_s: float) -> int:
        """Copy a frame in; gives its sequence number."""
        self._sequence += 1
        slot = self._sequence % SLOTS
        self._fill(slot, self._sequence, frame, due_s, media_s)
        return self._sequence

    def publish_standby(self, picture: NDArray[np.uint8]) -> None:
        self._fill(_STANDBY, int(self._notes[_STANDBY, _END]) + 1, picture, 0.0, 0.0)

    def sent(self, after: int) -> list[SentFrame]:
        """The frames that have left with a sequence number beyond ``after``, oldest first, as far as
        remembered."""
        rows = self._history[self._history[:, 0] > after]
        rows = rows[np.argsort(rows[:, 0])]
        return [SentFrame(int(r[0]), r[1] / _NS, r[2] / _NS, r[3] / _NS) for r in rows]

    def counter(self, name: str) -> int:
        return int(self._counters[COUNTERS.index(name)])

    # The taking side.

    def newest(self, after: int, due_before_s: float) -> FrameNote | None:
        """The newest frame beyond ``after`` that is due by then."""
        limit_ns = int(due_before_s * _NS)
        best: FrameNote | None = None
        for begin, end, due_ns, media_ns in self._notes[:SLOTS, :4].tolist():
            fits = begin == end > after and due_ns <= limit_ns
            if fits and (best is None or end > best.sequence):
                best = FrameNote(end, due_ns / _NS, media_ns / _NS)
        return best

    def take(self, note: FrameNote, out: NDArray[np.uint8]) -> bool:
        """Copy that frame out; false when it was overwritten meanwhile."""
        slot = note.sequence % SLOTS
        np.copyto(out, self._frames[slot])
        return int(self._notes[slot, _BEGIN]) == note.sequence == int(self._notes[slot, _END])

    def take_standby(self, out: NDArray[np.uint8]) -> bool:
        """Copy the standby picture out; false while there is none."""
        mark = int(self._notes[_STANDBY, _END])
        np.copyto(out, self._frames[_STANDBY])
        return mark > 0 and int(self._notes[_STANDBY, _BEGIN]) == mark

    @property
    def standby_version(self) -> int:
        return int(self._notes[_STANDBY, _END])

    def count(self, name: str, more: int = 1) -> None:
        self._counters[COUNTERS.index(name)] += more

    def set_counter(self, name: str, value: int) -> None:
        self._counters[COUNTERS.index(name)] = value

    def note_sent(self, note: FrameNote, sent_s: float) -> None:
        row = self._history[note.sequence % SENT_HISTORY]
        row[1:] = (int(note.media_s * _NS), int(note.due_s * _NS), int(sent_s * _NS))
        row[0] = note.sequence

    # Both.

    def close(self) -> None:
        """Let go of the memory; arrays from it must not be used any more."""
        del self._notes, self._counters, self._history, self._frames
        self._memory.close()

    def destroy(self) -> None:
        self.close()
        self._memory.unlink()

    def _fill(self, slot: int, sequence: int, frame: NDArray[np.uint8], due_s: float, media_s: float) -> None:
        note = self._notes[slot]
        note[_BEGIN] = sequence
        np.copyto(self._frames[slot], frame)
        note[_DUE_NS], note[_MEDIA_NS] = int(due_s * _NS), int(media_s * _NS)
        note[_END] = sequence


def _require_room(size: int) -> None:
    """Linux promises more than it has, and ends who then writes (SIGBUS); containers have 64 MB or less."""
    folder = Path("/dev/shm")
    if sys.platform == "linux" and folder.is_dir() and shutil.disk_usage(folder).free < size:
        raise OSError(errno.ENOSPC, f"{folder} is full")


def _total_bytes(size_px: tuple[int, int]) -> int:
    fixed = _HEADER_BYTES + _NOTES_BYTES + _COUNTERS_BYTES + _HISTORY_BYTES
    return fixed + (SLOTS + 1) * size_px[0] * size_px[1] * 3
