"""A session's worker that records what the test lies down, and an output that nobody hears."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from talking_avatar.live.session_messages import Command, StartRecording, StopRecording


class TapeWorker(QObject):
    """Its recordings are copies of ``tape``; without one they fail."""

    recording_began = Signal(object)
    recording_ended = Signal(object)
    problem = Signal(str)
    level = Signal(float)

    def __init__(self, tape: Path | None) -> None:
        super().__init__()
        self.tape = tape
        self.commands: list[Command] = []
        self._path = Path()

    def send(self, command: Command) -> None:
        self.commands.append(command)
        if isinstance(command, StartRecording):
            self._path = command.path
            if self.tape is None:
                self.problem.emit("The recording could not begin because the disk is full.")
            else:
                self.recording_began.emit(command.path)
        elif isinstance(command, StopRecording) and self.tape is not None:
            shutil.copy(self.tape, self._path)
            self.recording_ended.emit(self._path)


class DeafOutput:
    """Remembers what was written; the first sample was heard when it was made."""

    made: list[DeafOutput]

    def __init__(self) -> None:
        self.written: list[NDArray[np.float32]] = []
        self.closed = False
        self._made_s = time.perf_counter()

    def heard_at_s(self) -> float:
        return self._made_s

    def write(self, samples: NDArray[np.float32]) -> None:
        self.written.append(samples.copy())

    def close(self) -> None:
        self.closed = True
