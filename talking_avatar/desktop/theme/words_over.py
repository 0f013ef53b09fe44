"""Words that lie over a dimmed picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath

from talking_avatar.desktop.theme.tokens import colours

_VEIL = 155
"""Of 255: bright words are legible over any picture, which can still be seen."""


def paint_veil(painter: QPainter, shape: QPainterPath) -> None:
    veil = QColor(colours().stage)
    veil.setAlpha(_VEIL)
    painter.fillPath(shape, veil)


def paint_words_over(painter: QPainter, place: QRectF, words: str, size_px: int) -> None:
    """In the middle of ``place``, in the painter's font at this size."""
    font = QFont(painter.font())
    font.setPixelSize(size_px)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(colours().on_stage))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(place.toRect(), int(flags), words)
