"""What is dropped anywhere on the window: pictures become portraits, sound becomes a video."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from talking_avatar.desktop.library.picture_source import PictureSource, offered_pictures

SOUND_SUFFIXES = (
    ".wav", ".mp3", ".m4a", ".aac", ".flac", ".ogg", ".opus", ".wma", ".aiff", ".aif",
    ".mp4", ".mov", ".mkv", ".webm", ".avi",
)  # fmt: skip
"""Of files with sound, videos among them."""


class WindowDrops(QObject):
    """``pictures`` brings a list of :class:`PictureSource`, ``sound`` the path of a file; ``inviting``
    whether something is held over the window that would be taken."""

    pictures = Signal(list)
    sound = Signal(object)
    inviting = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        kind = event.type()
        if kind == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            return self._enter(event)
        if kind == QEvent.Type.DragLeave:
            self.inviting.emit(False)
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._drop(event)
        return False

    def _enter(self, event: QDragEnterEvent) -> bool:
        data = event.mimeData()
        if not (data.hasImage() or any(url.isLocalFile() for url in data.urls())):
            return False
        event.acceptProposedAction()
        self.inviting.emit(sound_in(data) is None)
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self.inviting.emit(False)
        data = event.mimeData()
        sound = sound_in(data)
        sources: list[PictureSource] = [] if sound else offered_pictures(data)
        if sound is None and not sources:
            return False
        event.acceptProposedAction()
        if sound is not None:
            self.sound.emit(sound)
        else:
            self.pictures.emit(sources)
        return True


def sound_in(data: QMimeData) -> Path | None:
    """The first file, if it is called like one with sound."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if files and files[0].suffix.lower() in SOUND_SUFFIXES else None
