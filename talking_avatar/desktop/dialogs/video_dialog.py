"""Make a video from a sound file, while the avatar stays live."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from talking_avatar.desktop.dialogs.video_form import VideoForm, VideoSubject
from talking_avatar.desktop.dialogs.video_maker import (
    VideoCancelled,
    VideoFailed,
    VideoMade,
    VideoMaker,
    VideoNews,
    VideoOrder,
    VideoProgress,
)
from talking_avatar.desktop.dialogs.video_pages import EndPage, ProgressPage
from talking_avatar.desktop.errands import Errands
from talking_avatar.desktop.reveal import open_file, show_in_folder


class AnyMaker(Protocol):
    """See :class:`VideoMaker`."""

    def start(self) -> None: ...

    def cancel(self) -> None: ...

    def close(self) -> None: ...


class VideoDialog(QDialog):
    """Not modal. ``made`` comes with the path of a video that is ready, also when the window was closed
    meanwhile. Call :meth:`end` before the program ends."""

    made = Signal(object)

    def __init__(
        self,
        subject: VideoSubject,
        folder: Path,
        parent: QWidget | None = None,
        make_maker: Callable[[VideoOrder, Callable[[VideoNews], None]], AnyMaker] = VideoMaker,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Make a video from a sound file"))
        self._make_maker, self._folder = make_maker, folder
        self._maker: AnyMaker | None = None
        self._errands = Errands(self)
        self.form = VideoForm(subject, folder, self)
        self.progress = ProgressPage(subject.face, self)
        self.end_page = EndPage(self)
        self._pages = QStackedWidget(self)
        for page in (self.form, self.progress, self.end_page):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self.resize(560, 420)
        self._path: Path | None = None
        self._connect()

    def _connect(self) -> None:
        self.form.wanted.connect(self._start)
        self.form.left.connect(self.close)
        self.progress.cancelled.connect(self._cancel)
        self.end_page.another.clicked.connect(lambda: self._pages.setCurrentWidget(self.form))
        self.end_page.close_button.clicked.connect(self.close)
        self.end_page.play.clicked.connect(lambda: self._with_path(open_file))
        self.end_page.folder.clicked.connect(lambda: self._with_path(show_in_folder))

    @property
    def busy(self) -> bool:
        """Whether a video is being made."""
        return self._maker is not None

    def end(self) -> None:
        """Cancel what is being made, and wait for it."""
        maker, self._maker = self._maker, None
        if maker is not None:
            maker.close()

    def _start(self, order: VideoOrder) -> None:
        if self._maker is not None or not self._may_replace(order):
            return
        if order.out.parent == self._folder:  # the usual one, which may not be there yet
            with contextlib.suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
        self.progress.begin(order.out.name)
        self._pages.setCurrentWidget(self.progress)
        self._maker = self._make_maker(order, lambda news: self._errands.hand_over(self._hear, news))
        self._maker.start()

    def _may_replace(self, order: VideoOrder) -> bool:
        if order.out.exists() and order.voice.exists() and order.out.samefile(order.voice):
            QMessageBox.warning(
                self, self.windowTitle(), self.tr("This is the sound file itself; choose another name.")
            )
            return False
        if not order.out.is_file():
            return True
        question = self.tr("{name} exists already. Replace it?").format(name=order.out.name)
        return QMessageBox.question(self, self.windowTitle(), question) == QMessageBox.StandardButton.Yes

    def _cancel(self) -> None:
        if self._maker is not None:
            self.progress.show_cancelling()
            self._maker.cancel()

    def _with_path(self, show: Callable[[Path], None]) -> None:
        if self._path is not None:
            show(self._path)

    def _hear(self, news: VideoNews) -> None:
        if isinstance(news, VideoProgress):
            if self._maker is not None and self.progress.cancel.isEnabled():
                self.progress.show_progress(news)
            return
        self._maker = None
        if isinstance(news, VideoMade):
            self._path = news.path
            self.end_page.show_made(news)
            self.made.emit(news.path)
        elif isinstance(news, VideoCancelled):
            self._pages.setCurrentWidget(self.form)
            return
        elif isinstance(news, VideoFailed):
            self.end_page.show_failure(self.tr("The video could not be made"), news.sentence)
        self._pages.setCurrentWidget(self.end_page)
        self.end_page.close_button.setFocus()
