"""Recordings and pictures that are kept: their names, their folder, and what is told of them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from talking_avatar.desktop.live_worker import LiveWorker
from talking_avatar.live.session_messages import (
    PauseRecording,
    StartRecording,
    StopRecording,
    TakeSnapshot,
)

_STAMP = "%Y-%m-%d %H.%M.%S"


class Recordings(QObject):
    """Starts and ends recordings; ``recording`` brings the file that is being filled or ``None``, ``kept``
    what can be looked at now, ``problem`` a sentence."""

    recording = Signal(object)
    kept = Signal(object)
    problem = Signal(str)

    def __init__(
        self,
        worker: LiveWorker,
        folder: Callable[[], str],
        now: Callable[[], datetime.datetime] = datetime.datetime.now,
        parent: QObject | None = None,
    ) -> None:
        """``folder`` gives the chosen one, empty for the usual."""
        super().__init__(parent)
        self._worker, self._folder, self._now = worker, folder, now
        self._own: Path | None = None
        worker.recording_began.connect(self._begin)
        worker.recording_ended.connect(self._end)
        worker.snapshot_taken.connect(self.kept)

    @property
    def folder(self) -> Path:
        chosen = self._folder()
        return Path(chosen) if chosen else platformdirs.user_videos_path() / "Talking Avatar"

    @property
    def running(self) -> Path | None:
        """The recording that was begun last and has not ended."""
        return self._own

    def go_on(self, running: Path | None) -> None:
        """Take over a recording that another window began."""
        self._own = running
        self.recording.emit(running)

    def record(self, on: bool) -> None:
        if not on:
            self._worker.send(StopRecording())
        elif (path := self._new_file(".mp4")) is not None:
            self._own = path
            self._worker.send(StartRecording(path))

    def pause(self, paused: bool) -> None:
        self._worker.send(PauseRecording(paused))

    def snapshot(self) -> None:
        if (path := self._new_file(".png")) is not None:
            self._worker.send(TakeSnapshot(path))

    def show_folder(self) -> None:
        """In the system's own file browser."""
        if self._make_folder():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))

    def _begin(self, path: Path) -> None:
        if path == self._own:  # a test call is nobody else's business
            self.recording.emit(path)

    def _end(self, path: Path | None) -> None:
        own = self._own
        if own is None or (path is not None and path.parent != own.parent):
            return
        self._own = None
        self.recording.emit(None)
        if path is not None:
            self.kept.emit(path)

    def _new_file(self, suffix: str) -> Path | None:
        if not self._make_folder():
            return None
        stem = f"Talking Avatar {self._now().strftime(_STAMP)}"
        path = self.folder / f"{stem}{suffix}"
        number = 2
        while path.exists():
            path = self.folder / f"{stem} ({number}){suffix}"
            number += 1
        return path

    def _make_folder(self) -> bool:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            words = self.tr(
                "The folder {folder} cannot be used ({reason}); choose another in the preferences."
            )
            self.problem.emit(words.format(folder=self.folder, reason=error.strerror or type(error).__name__))
            return False
        return True
