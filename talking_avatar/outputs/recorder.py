"""Records the picture and the voice without ever holding the picture up."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from talking_avatar.outputs.punctuality.priority import go_ahead
from talking_avatar.outputs.punctuality.urgency import Urgency

_BUFFERS = 12
"""Frames that may wait for a slow disk; 0.4 s at 30 a second."""

_TOLD_AFTER = 15
"""Frames left out: half a second in all."""


class RecordingSink(Protocol):
    """The file: see ``media.recording_file.RecordingFile``. Failures are ``OSError``."""

    def add_frame(self, frame: NDArray[np.uint8], time_s: float) -> None: ...

    def add_sound(self, samples: NDArray[np.float32]) -> None: ...

    def finish(self) -> None: ...

    def abandon(self) -> None: ...


class RecorderState(Enum):
    RECORDING = "recording"
    PAUSED = "paused"
    FINISHED = "finished"
    FAILED = "failed"


@dataclass(frozen=True)
class RecordingSetup:
    """How to make and complete the file.

    ``open`` makes the file on the recorder's thread. ``complete`` turns the closed file into what the person
    asked for, and gives its path. ``sound`` gives the voice between two media times, ``(n,)`` at ``rate_hz``.
    ``explain`` is a failure in words.
    """

    open: Callable[[], RecordingSink]
    complete: Callable[[], Path]
    sound: Callable[[int, int], NDArray[np.float32]]
    rate_hz: int
    frame_rate: Fraction
    explain: Callable[[BaseException], str]
    working_path: Path


@dataclass(frozen=True)
class RecordingCounts:
    frames: int
    dropped: int
    duration_s: float


@dataclass(frozen=True, eq=False)
class _Waiting:
    frame: NDArray[np.uint8]
    media_s: float
    resumed: bool


class Recorder:
    """Writes frames with their media times, and the voice of the same times, in a thread of its own.

    Frames are copied into a fixed number of buffers; when all are waiting, the frame is dropped and counted,
    and the one before stands longer. ``report`` gets sentences for people.
    """

    def __init__(
        self, setup: RecordingSetup, size_px: tuple[int, int], report: Callable[[str], None]
    ) -> None:
        self.state = RecorderState.RECORDING
        self.path: Path | None = None
        self._setup, self._report = setup, report
        width, height = size_px
        self._free: queue.SimpleQueue[NDArray[np.uint8]] = queue.SimpleQueue()
        for _ in range(_BUFFERS):
            self._free.put(np.empty((height, width, 3), np.uint8))
        self._waiting: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._frames = self._dropped = 0
        self._frame_samples = round(setup.rate_hz / setup.frame_rate)
        self._origin = self._samples = self._last_place = 0
        self._resumed = False
        self._thread = threading.Thread(target=self._work, name="recorder", daemon=True)
        self._thread.start()

    def offer(self, frame: NDArray[np.uint8], media_s: float) -> None:
        """Record ``(height, width, 3)`` RGB; never waits."""
        if self.state is not RecorderState.RECORDING:
            return
        try:
            buffer = self._free.get_nowait()
        except queue.Empty:
            self._drop()
            return
        np.copyto(buffer, frame)
        self._waiting.put(_Waiting(buffer, media_s, self._resumed))
        self._resumed = False

    def _drop(self) -> None:
        self._dropped += 1
        if self._dropped == _TOLD_AFTER:
            self._report(
                "The recording leaves out frames because the disk or the processor does not keep up."
            )

    def pause(self) -> None:
        """Leave out what comes from now on, until :meth:`resume`."""
        if self.state is RecorderState.RECORDING:
            self.state = RecorderState.PAUSED

    def resume(self) -> None:
        if self.state is RecorderState.PAUSED:
            self._resumed = True
            self.state = RecorderState.RECORDING

    def counts(self) -> RecordingCounts:
        return RecordingCounts(self._frames, self._dropped, self._samples / self._setup.rate_hz)

    def stop(self) -> Path | None:
        """Complete the file; gives its path, ``None`` when it failed before (that was reported)."""
        self._waiting.put(None)
        self._thread.join()
        return self.path

    def _work(self) -> None:
        go_ahead(Urgency.PROMPT)
        sink: RecordingSink | None = None
        try:
            sink = self._setup.open()
            while (item := self._waiting.get()) is not None:
                self._write(sink, item)
                self._free.put(item.frame)
            self._sound_until(sink, self._samples + self._frame_samples)
            sink.finish()
            self.path = self._setup.complete()
            self.state = RecorderState.FINISHED
        except Exception as error:
            self._fail(sink, error)

    def _write(self, sink: RecordingSink, item: _Waiting) -> None:
        at = round(item.media_s * self._setup.rate_hz)
        if not self._frames:
            self._origin = at
        elif item.resumed:
            self._origin = at - self._samples - self._frame_samples
        place = at - self._origin
        if self._frames and place <= self._last_place:
            return
        self._last_place = place
        self._sound_until(sink, place)
        sink.add_frame(item.frame, place / self._setup.rate_hz)
        self._frames += 1

    def _sound_until(self, sink: RecordingSink, place: int) -> None:
        begin = self._origin + self._samples
        missing = self._origin + place - begin
        if missing > 0:
            sink.add_sound(self._setup.sound(begin, begin + missing))
            self._samples += missing

    def _fail(self, sink: RecordingSink | None, error: Exception) -> None:
        self.state = RecorderState.FAILED
        if sink is not None:
            sink.abandon()
        kept = self._setup.working_path
        words = self._setup.explain(error)
        if sink is not None and kept.exists() and kept.stat().st_size:
            self.path = kept
            self._report(f"The recording ended because {words}; what came before is in {kept}.")
        else:
            self._report(f"The recording could not begin because {words}.")
