"""Where the eyes look: drag, or let them follow the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from talking_avatar.desktop.controls.plane_pad import PlanePad
from talking_avatar.desktop.theme import colours

_EYE_SHARE, _APART_SHARE = 0.33, 0.46
_OPEN = 0.62
"""Height of an eye to its width."""


class GazePad(PlanePad):
    """Two eyes that look where the point is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Gaze"))
        words = self.tr("Drag to where the eyes shall look; a double click looks straight ahead")
        self.setAccessibleDescription(words)
        self.setToolTip(words)

    def paint_scene(self, painter: QPainter) -> None:
        c = colours()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.raised))
        painter.drawRoundedRect(QRectF(self.rect()), 14, 14)
        field = self.field()
        painter.setPen(QPen(QColor(c.edge), 1))
        painter.drawLine(
            QPointF(field.center().x(), field.top()), QPointF(field.center().x(), field.bottom())
        )
        painter.drawLine(
            QPointF(field.left(), field.center().y()), QPointF(field.right(), field.center().y())
        )
        width = field.width() * _EYE_SHARE
        for side in (-1, 1):
            centre = field.center() + QPointF(side * field.width() * _APART_SHARE / 2, 0)
            self._paint_eye(painter, centre, width)
        point = self.point()
        painter.setPen(QPen(QColor(c.surface), 2))
        painter.setBrush(QColor(c.accent))
        painter.drawEllipse(point, 6.0, 6.0)

    def _paint_eye(self, painter: QPainter, centre: QPointF, width: float) -> None:
        c = colours()
        height = width * _OPEN
        lids = QPainterPath(centre - QPointF(width / 2, 0))
        lids.quadTo(centre - QPointF(0, height), centre + QPointF(width / 2, 0))
        lids.quadTo(centre + QPointF(0, height), centre - QPointF(width / 2, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#f7f8fb") if c.dark else QColor(c.surface))
        painter.drawPath(lids)
        painter.save()
        painter.setClipPath(lids)
        x, y = self.place
        iris = centre + QPointF(x * width * 0.26, y * height * 0.24)
        painter.setBrush(QColor(c.accent))
        painter.drawEllipse(iris, width * 0.2, width * 0.2)
        painter.setBrush(QColor("#14161b"))
        painter.drawEllipse(iris, width * 0.09, width * 0.09)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(c.muted), 1.5))
        painter.drawPath(lids)
