"""The avatar as the camera shows it, painted from the newest frame."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from talking_avatar.desktop.theme import Radius, TypeSize, colours, paint_veil, paint_words_over

_LOOK_EVERY_MS = 15
_FACE_HEIGHT = 0.3
"""Where a face usually is, from the top of what can be cut off a photo."""

TakeNewest = Callable[[NDArray[np.uint8]], bool]


class Preview(QWidget):
    """Looks for a new frame every 15 ms while it can be seen; ``watched`` tells when that changes.

    ``mirrored`` concerns what is seen here alone. Words of :meth:`say` lie over it.
    """

    watched = Signal(bool)

    def __init__(
        self, take_newest: TakeNewest, size_px: tuple[int, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        width, height = size_px
        self._take = take_newest
        self._rgb = np.zeros((height, width, 3), np.uint8)
        self._bgra = np.zeros((height, width, 4), np.uint8)
        self._image = QImage(self._bgra.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        self._mirrored = False
        self._words = ""
        self._still = QImage()
        self._shapes: _Shapes | None = None
        self.frames = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(400, 225)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # else the window is painted under it
        self.setAccessibleName(self.tr("Preview of the avatar"))

    def sizeHint(self) -> QSize:
        return QSize(896, 504)

    def heightForWidth(self, width: int) -> int:
        return round(width * self._image.height() / self._image.width())

    def set_mirrored(self, mirrored: bool) -> None:
        self._mirrored = mirrored
        self.update()

    def show_still(self, photo: QImage) -> None:
        """What to show, dimmed, until the first frame."""
        self._still = photo
        self.update()

    @property
    def words(self) -> str:
        """What lies over the picture."""
        return self._words

    def say(self, words: str) -> None:
        """Show these words over the picture, or none."""
        if words != self._words:
            self._words = words
            self.setAccessibleDescription(words)
            self.update()

    def picture_rect(self) -> QRectF:
        """Where the picture lies in the widget."""
        size = self._image.size().toSizeF().scaled(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        rect = QRectF(0.0, 0.0, round(size.width()), round(size.height()))
        rect.moveCenter(QRectF(self.rect()).center())
        rect.moveTo(round(rect.left()), 0.0)
        return rect

    def frame(self) -> QImage:
        """A copy of the frame that is shown; null before the first."""
        return self._image.copy() if self.frames else QImage()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watch_window()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.watch_window()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def watch_window(self) -> None:
        """To be called when the window was minimised or restored."""
        seen = self.isVisible() and not self.window().isMinimized()
        if seen == self._timer.isActive():
            return
        if seen:
            self._timer.start(_LOOK_EVERY_MS)
        else:
            self._timer.stop()
        self.watched.emit(seen)

    def _look(self) -> None:
        if self._take(self._rgb):
            cv2.cvtColor(self._rgb, cv2.COLOR_RGB2BGRA, dst=self._bgra)
            self.frames += 1
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        rect = self.picture_rect()
        ground = self.palette().color(QPalette.ColorRole.Window)
        if (shapes := self._shapes) is None or shapes.picture != rect or shapes.whole != self.rect():
            shapes = self._shapes = _Shapes(self.rect(), rect)
        shape = shapes.rounded
        for beside in shapes.beside:
            painter.fillRect(beside, ground)
        if self.frames:
            painter.save()
            self._paint_frame(painter, rect)
            painter.restore()
            painter.fillPath(shapes.corners, ground)
        else:
            painter.fillRect(rect, ground)
            painter.fillPath(shape, QColor(colours().stage))
            self._paint_still(painter, shape, rect)
        if self._words:
            paint_veil(painter, shape)
            aside = rect.width() * 0.12
            paint_words_over(painter, rect.adjusted(aside, 0, -aside, 0), self._words, TypeSize.TITLE)

    def _paint_frame(self, painter: QPainter, rect: QRectF) -> None:
        if self._mirrored:
            painter.translate(2 * rect.center().x(), 0)
            painter.scale(-1, 1)
        painter.drawImage(rect, self._image)

    def _paint_still(self, painter: QPainter, shape: QPainterPath, rect: QRectF) -> None:
        """The middle of the photo's upper part, where the face is."""
        if self._still.isNull():
            return
        part = QSizeF(rect.size()).scaled(self._still.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        left = (self._still.width() - part.width()) / 2
        top = (self._still.height() - part.height()) * _FACE_HEIGHT
        painter.save()
        painter.setClipPath(shape)
        painter.drawImage(rect, self._still, QRectF(QPointF(left, top), part))
        painter.restore()


class _Shapes:
    """What is painted beside the frames, for one size of the widget."""

    def __init__(self, whole: QRect, picture: QRectF) -> None:
        self.whole, self.picture = QRect(whole), QRectF(picture)
        self.beside = [part for part in _around(QRectF(whole), picture) if not part.isEmpty()]
        self.corners = _corners(picture)
        self.rounded = QPainterPath()
        self.rounded.addRoundedRect(picture, Radius.PICTURE, Radius.PICTURE)


def _around(whole: QRectF, rect: QRectF) -> tuple[QRectF, ...]:
    """What ``rect``, at the top of ``whole``, leaves of it."""
    below = QRectF(whole.left(), rect.bottom(), whole.width(), whole.bottom() - rect.bottom())
    left = QRectF(whole.left(), rect.top(), rect.left() - whole.left(), rect.height())
    right = QRectF(rect.right(), rect.top(), whole.right() - rect.right(), rect.height())
    return below, left, right


def _corners(rect: QRectF) -> QPainterPath:
    """What a rounding cuts off: painting over it costs a fraction of clipping the picture to it."""
    corners = QPainterPath()
    side = float(Radius.PICTURE)
    for x, y, angle in (
        (rect.left(), rect.top(), 90),
        (rect.left(), rect.bottom(), 180),
        (rect.right(), rect.bottom(), 270),
        (rect.right(), rect.top(), 0),
    ):
        circle = QRectF(x if x == rect.left() else x - 2 * side, y if y == rect.top() else y - 2 * side, 0, 0)
        circle.setSize(QSizeF(2 * side, 2 * side))
        corners.moveTo(x, y)
        corners.arcTo(circle, angle, 90)
        corners.closeSubpath()
    return corners
