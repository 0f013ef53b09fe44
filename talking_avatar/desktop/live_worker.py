"""Keeps the session's process and turns what it says into signals."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QThread, Signal

from talking_avatar.live.remote_session import RemoteSession
from talking_avatar.live.session_messages import (
    Command,
    Level,
    Message,
    Problem,
    RecordingBegan,
    RecordingEnded,
    SnapshotTaken,
)
from talking_avatar.live.settings import LiveSettings
from talking_avatar.live.status import SessionEvent, SessionStatus

_PUMP_S = 0.25


class LiveWorker(QThread):
    """:meth:`send` and :meth:`take_newest` are for the GUI thread and never wait. Frames go through no
    signal: the preview takes the newest when it paints."""

    happened = Signal(SessionEvent)
    status = Signal(SessionStatus)
    level = Signal(float)
    recording_began = Signal(object)
    recording_ended = Signal(object)
    snapshot_taken = Signal(object)
    problem = Signal(str)

    def __init__(self, settings: LiveSettings, make_parts: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("live-worker")
        self._remote = RemoteSession(settings, make_parts)
        self._ending = False

    def send(self, command: Command) -> None:
        self._remote.send(command)

    def take_newest(self, out: NDArray[np.uint8]) -> bool:
        """Copy the newest frame into ``out`` ``(height, width, 3)`` RGB; false when there is no newer one."""
        return self._remote.take_newest(out)

    def finish(self) -> None:
        """End the session: the camera is given back, a recording completed, and then comes ``finished``."""
        self._ending = True
        self._remote.wake()

    def run(self) -> None:
        while not self._ending:
            for message in self._remote.pump(_PUMP_S):
                self._tell(message)
        for message in self._remote.close():
            self._tell(message)

    def _tell(self, message: Message) -> None:
        match message:
            case SessionStatus():
                self.status.emit(message)
            case SessionEvent():
                self.happened.emit(message)
            case Level(level_db):
                self.level.emit(level_db)
            case RecordingBegan(path):
                self.recording_began.emit(path)
            case RecordingEnded(path):
                self.recording_ended.emit(path)
            case SnapshotTaken(path):
                self.snapshot_taken.emit(path)
            case Problem(sentence):
                self.problem.emit(sentence)
