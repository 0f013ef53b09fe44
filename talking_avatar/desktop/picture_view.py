"""A picture in a window, with words over it: a still one, or that of now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPainterPath, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from talking_avatar.desktop.theme import Radius, TypeSize, colours, paint_icon, paint_veil, paint_words_over

_PEEK_MS = 33


class PictureView(QWidget):
    """A picture, fitted, with words over it that :meth:`say` sets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._words, self._icon = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 180)

    def sizeHint(self) -> QSize:
        return QSize(448, 252)

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    @property
    def words(self) -> str:
        return self._words

    def say(self, words: str, icon_name: str = "") -> None:
        self._words, self._icon = words, icon_name
        self.setAccessibleDescription(words)
        self.update()

    def picture_rect(self) -> QRectF:
        """Where the picture lies in the widget; 16:9 while there is none."""
        size = self._image.size() if not self._image.isNull() else QSize(16, 9)
        place = QRectF(self.rect())
        rect = QRectF(QPointF(), size.toSizeF().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio))
        rect.moveCenter(place.center())
        return rect

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        rect = self.picture_rect()
        shape = QPainterPath()
        shape.addRoundedRect(rect, Radius.PICTURE, Radius.PICTURE)
        painter.setClipPath(shape)
        if self._image.isNull():
            painter.fillRect(rect, QColor(colours().stage))
        else:
            painter.drawImage(rect, self._image)
        if self._words:
            self._paint_words(painter, shape, rect)

    def _paint_words(self, painter: QPainter, shape: QPainterPath, place: QRectF) -> None:
        paint_veil(painter, shape)
        words = QRectF(place.adjusted(24, 0, -24, 0))
        if self._icon:
            sign = QRectF(0, 0, 36, 36)
            sign.moveCenter(QPointF(place.center().x(), place.center().y() - 30))
            paint_icon(painter, self._icon, sign, "on_stage")
            words.translate(0, 20)
        paint_words_over(painter, words, self._words, TypeSize.SECTION)


class PeekView(PictureView):
    """The picture of now, while it can be seen; ``waiting`` are words for as long as there is none."""

    def __init__(
        self, picture: Callable[[], QImage], parent: QWidget | None = None, waiting: str = ""
    ) -> None:
        super().__init__(parent)
        self._picture, self._waiting = picture, waiting
        self._timer = QTimer(self, interval=_PEEK_MS)
        self._timer.timeout.connect(self._peek)
        self.setAccessibleName(self.tr("The avatar"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._peek()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _peek(self) -> None:
        image = self._picture()
        if self._waiting:
            words = self._waiting if image.isNull() else ""
            if words != self.words:
                self.say(words)
        self.show_image(image)
