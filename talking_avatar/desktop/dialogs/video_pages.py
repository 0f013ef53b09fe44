"""The later pages of making a video: how far it is, and where it went."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from talking_avatar.desktop.dialogs.picture_label import PictureLabel
from talking_avatar.desktop.dialogs.video_form import FACE_PX
from talking_avatar.desktop.dialogs.video_maker import VideoMade, VideoProgress
from talking_avatar.desktop.figures import TimeLeft, duration_words, size_words
from talking_avatar.desktop.library.check_card import Sign
from talking_avatar.desktop.sentences import in_words
from talking_avatar.desktop.theme import Space, button, column, row, text

_STEPS = 1000


class ProgressPage(QWidget):
    """``cancelled`` comes with the button."""

    cancelled = Signal()

    def __init__(
        self, face: QImage, parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._left = TimeLeft()
        self.title = text("", "title", self)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(self.tr("Progress of the video"))
        self.bar.setTextVisible(False)
        self.words = text("", "muted", self)
        self.cancel = button(self.tr("Cancel"), "", "close", self)
        self.cancel.clicked.connect(self.cancelled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        layout.setSpacing(Space.M)
        layout.addLayout(row(PictureLabel(face, FACE_PX, self), self.title, None, spacing=Space.L))
        layout.addStretch(1)
        layout.addWidget(self.bar)
        layout.addWidget(self.words)
        layout.addStretch(1)
        layout.addWidget(
            text(
                self.tr("You can close this window: the video goes on, and says when it is ready."), "caption"
            )
        )
        layout.addLayout(row(None, self.cancel))

    def begin(self, name: str) -> None:
        self._left = TimeLeft()
        self.title.setText(self.tr("Making {name}…").format(name=name))
        self.bar.setRange(0, 0)
        self.words.setText(self.tr("Getting the portrait and the voice ready"))
        self.cancel.setEnabled(True)

    def show_progress(self, progress: VideoProgress) -> None:
        if progress.total_s is None or progress.done_s <= 0:
            return
        share = min(progress.done_s / progress.total_s, 1.0)
        self.bar.setRange(0, _STEPS)
        self.bar.setValue(round(share * _STEPS))
        parts = [
            f"{share * 100:.0f} %",
            self.tr("{done} of {total} drawn").format(
                done=duration_words(progress.done_s), total=duration_words(progress.total_s)
            ),
            self._left.words(self._clock(), share),
        ]
        self.words.setText("  ·  ".join(part for part in parts if part))

    def show_cancelling(self) -> None:
        self.cancel.setEnabled(False)
        self.words.setText(self.tr("Cancelling…"))


class EndPage(QWidget):
    """A good end, or a bad one with its reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = Sign(self)
        self.headline = text("", "title", self)
        self.details = text("", "muted", self)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.remarks = text("", "caption", self)
        self.play = button(self.tr("Play"), "", "play", self)
        self.folder = button(self.tr("Show in folder"), "", "folder", self)
        self.another = button(self.tr("Make another"), "quiet", parent=self)
        self.close_button = button(self.tr("Close"), "primary", parent=self)
        head = row(self._sign, self.headline, None, spacing=Space.M)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        layout.setSpacing(Space.M)
        layout.addLayout(head)
        layout.addLayout(column(self.details, self.remarks))
        layout.addLayout(row(self.play, self.folder, None))
        layout.addStretch(1)
        layout.addLayout(row(None, self.another, self.close_button))

    def show_made(self, made: VideoMade) -> None:
        self._sign.show_icon("check", "good")
        self.headline.setText(self.tr("The video is ready"))
        figures = f"{duration_words(made.duration_s)}  ·  {size_words(made.size_bytes)}"
        self.details.setText(f"{made.path}\n{figures}")
        self.remarks.setText("\n".join(map(in_words, made.remarks)))
        self._offer_file(True)

    def show_failure(self, headline: str, sentence: str) -> None:
        self._sign.show_icon("warning", "live")
        self.headline.setText(headline)
        self.details.setText(in_words(sentence))
        self.remarks.setText("")
        self._offer_file(False)

    def _offer_file(self, there: bool) -> None:
        self.play.setVisible(there)
        self.folder.setVisible(there)
        self.remarks.setVisible(bool(self.remarks.text()))
