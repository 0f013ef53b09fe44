"""A small rounded picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from talking_avatar.desktop.theme import Radius, colours, paint_icon


class PictureLabel(QWidget):
    """A square of ``side_px``; an icon where there is no picture."""

    def __init__(self, image: QImage, side_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        self.setFixedSize(QSize(side_px, side_px))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), Radius.CARD, Radius.CARD)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(colours().raised))
        if self._image.isNull():
            side = self.width() * 0.4
            middle = QRectF(0, 0, side, side)
            middle.moveCenter(QRectF(self.rect()).center())
            paint_icon(painter, "person", middle, "faint")
        else:
            painter.drawImage(QRectF(self.rect()), self._image)
