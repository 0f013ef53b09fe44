"""Take a portrait with the computer's camera."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from talking_avatar.desktop.errands import Errands
from talking_avatar.desktop.library.webcam import Capture, Webcam, WebcamFeed, open_webcam
from talking_avatar.desktop.picture_view import PeekView
from talking_avatar.desktop.theme import Choice, Picker, Space, button, row, text

translate = QCoreApplication.translate


class WebcamDialog(QDialog):
    """``taken`` comes with a :class:`QImage`. The camera is on only while this is open."""

    taken = Signal(QImage)

    def __init__(
        self,
        webcams: Sequence[Webcam],
        parent: QWidget | None = None,
        open_capture: Callable[[Webcam], Capture | None] = open_webcam,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Library", "Take a picture"))
        self._webcams, self._open = list(webcams), open_capture
        self._feed: WebcamFeed | None = None
        self._errands = Errands(self)
        self.view = PeekView(self._picture, self)
        self.picker = Picker(translate("Library", "Camera"), self)
        names = [webcam.name or translate("Library", "Camera") for webcam in self._webcams]
        self.picker.offer([Choice(name, str(number)) for number, name in enumerate(names)], "0")
        self.picker.setVisible(len(self._webcams) > 1)
        self.take = button(translate("Library", "Take picture"), "primary", "snapshot", self)
        self.take.setDefault(True)
        cancel = button(translate("Library", "Cancel"), "quiet", parent=self)
        hint = translate(
            "Library", "Look straight into the camera, with light on your face and a closed mouth."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        layout.setSpacing(Space.M)
        layout.addWidget(self.view, 1)
        layout.addWidget(text(hint, "muted", self))
        layout.addLayout(row(self.picker, None, cancel, self.take))
        self.resize(640, 520)
        self.picker.activated.connect(self._start)
        self.take.clicked.connect(self._take)
        cancel.clicked.connect(self.reject)
        self.finished.connect(self._stop)
        self._start(0)

    def _start(self, index: int) -> None:
        self._stop()
        webcam = self._webcams[index]
        self.view.say(translate("Library", "The camera is starting…"))
        self._feed = WebcamFeed(
            lambda: self._open(webcam), lambda: self._errands.hand_over(self._tell_failure, None)
        )

    def _stop(self) -> None:
        feed, self._feed = self._feed, None
        if feed is not None:
            feed.stop()

    def _picture(self) -> QImage:
        frame = None if self._feed is None else self._feed.latest
        if frame is None:
            return QImage()
        self.view.say("")
        height, width = frame.shape[:2]
        return QImage(frame.data, width, height, 3 * width, QImage.Format.Format_BGR888).copy()

    def _take(self) -> None:
        picture = self._picture()
        if not picture.isNull():
            self.accept()
            self.taken.emit(picture)

    def _tell_failure(self, nothing: None) -> None:
        del nothing
        self.view.say(
            translate("Library", "The camera gives no picture; close other programs that use it."),
            "camera-off",
        )
