"""Shows the frames that a clip player hands over."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSizePolicy, QWidget

from talking_avatar.desktop.dialogs.clip_player import ClipFrame
from talking_avatar.desktop.picture_view import PictureView

_LOOK_MS = 15


class ClipView(PictureView):
    """:meth:`hand_over` is for any thread: the newest frame wins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._newest: ClipFrame | None = None
        self._shown: ClipFrame | None = None
        self.frames_shown = 0
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self.setAccessibleName(self.tr("What others see"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        return width * 9 // 16

    def hand_over(self, frame: ClipFrame) -> None:
        self._newest = frame

    def follow(self, following: bool) -> None:
        """Whether frames come."""
        if following:
            self._timer.start()
        else:
            self._look()
            self._timer.stop()

    def clear(self) -> None:
        self.show_image(QImage())
        self._newest = self._shown = None

    def _look(self) -> None:
        frame = self._newest
        if frame is not None and frame is not self._shown:
            self._shown = frame  # the image borrows its pixels
            height, width = frame.bgra.shape[:2]
            self.show_image(QImage(frame.bgra.data, width, height, 4 * width, QImage.Format.Format_RGB32))
            self.frames_shown += 1
