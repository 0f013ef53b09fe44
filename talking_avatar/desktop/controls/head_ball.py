"""Where the head turns: a ball to roll about."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QRadialGradient, QWheelEvent
from PySide6.QtWidgets import QWidget

from talking_avatar.desktop.controls.plane_pad import PlanePad
from talking_avatar.desktop.theme import colours

_TURN_DEG = 42.0
"""How far the ball turns at the edge, more than the head does, so that it can be seen."""

_CIRCLE = 48
_WHEEL_STEP = 0.1
_ROLL_DEG = 24.0

_Vector = tuple[float, float, float]


class HeadBall(PlanePad):
    """x turns, y nods; the wheel, or dragging with the right button, tilts: ``tilted`` brings -1..1."""

    tilted = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tilt = 0.0
        self._tilt_from: tuple[float, float] | None = None
        self.setAccessibleName(self.tr("Head"))
        words = self.tr(
            "Drag to turn the head; drag with the right button, or use the wheel, to tilt it;"
            " a double click brings it back"
        )
        self.setAccessibleDescription(words)
        self.setToolTip(words)

    @property
    def tilt(self) -> float:
        return self._tilt

    def show_tilt(self, tilt: float) -> None:
        if tilt != self._tilt:
            self._tilt = tilt
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self._tilt_from = (event.position().x(), self._tilt)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._tilt_from is not None:
            begin, tilt = self._tilt_from
            self._tilt_to(tilt + (event.position().x() - begin) / (self.width() / 2))
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._tilt_from = None
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._tilt_to(0.0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._tilt_to(self._tilt + _WHEEL_STEP * event.angleDelta().y() / 120)
        event.accept()

    def _tilt_to(self, tilt: float) -> None:
        tilt = min(max(round(tilt, 3), -1.0), 1.0)
        if tilt != self._tilt:
            self._tilt = tilt
            self.update()
            self.tilted.emit(tilt)

    def paint_scene(self, painter: QPainter) -> None:
        c = colours()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.raised))
        painter.drawRoundedRect(QRectF(self.rect()), 14, 14)
        ball = self.field()
        shade = QRadialGradient(
            ball.center() - QPointF(ball.width() * 0.2, ball.height() * 0.25), ball.width()
        )
        shade.setColorAt(0, QColor(c.hover if c.dark else c.surface))
        shade.setColorAt(1, QColor(c.ground if c.dark else c.edge))
        painter.setBrush(shade)
        painter.setPen(QPen(QColor(c.edge), 1))
        painter.drawEllipse(ball)
        x, y = self.place
        yaw, pitch = math.radians(x * _TURN_DEG), math.radians(y * _TURN_DEG)
        roll = math.radians(self._tilt * _ROLL_DEG)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(c.faint), 1.2))
        for circle in (_meridian, _equator):
            self._paint_circle(painter, ball, circle, yaw, pitch, roll)
        nose = _turned((0.0, 0.0, 1.0), yaw, pitch, roll)
        painter.setPen(QPen(QColor(c.surface), 2))
        painter.setBrush(QColor(c.accent))
        painter.drawEllipse(_place(ball, nose), 6.5, 6.5)
        chin = _place(ball, _turned((0.0, 0.55, 0.835), yaw, pitch, roll))
        painter.setPen(QPen(QColor(c.accent), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(_place(ball, _turned((0.0, 0.3, 0.954), yaw, pitch, roll)), chin)

    def _paint_circle(
        self,
        painter: QPainter,
        ball: QRectF,
        circle: Callable[[float], _Vector],
        yaw: float,
        pitch: float,
        roll: float,
    ) -> None:
        before: QPointF | None = None
        for k in range(_CIRCLE + 1):
            turned = _turned(circle(2 * math.pi * k / _CIRCLE), yaw, pitch, roll)
            point = _place(ball, turned) if turned[2] > 0 else None
            if point is not None and before is not None:
                painter.drawLine(before, point)
            before = point


def _meridian(angle: float) -> _Vector:
    return 0.0, math.sin(angle), math.cos(angle)


def _equator(angle: float) -> _Vector:
    return math.sin(angle), 0.0, math.cos(angle)


def _turned(v: _Vector, yaw: float, pitch: float, roll: float) -> _Vector:
    """Pitch, then yaw, then roll of a point on the unit sphere; x right, y down, z towards us."""
    x, y, z = v
    y, z = y * math.cos(pitch) + z * math.sin(pitch), z * math.cos(pitch) - y * math.sin(pitch)
    x, z = x * math.cos(yaw) + z * math.sin(yaw), z * math.cos(yaw) - x * math.sin(yaw)
    x, y = x * math.cos(roll) - y * math.sin(roll), x * math.sin(roll) + y * math.cos(roll)
    return x, y, z


def _place(ball: QRectF, v: _Vector) -> QPointF:
    return ball.center() + QPointF(v[0] * ball.width() / 2, v[1] * ball.height() / 2)
