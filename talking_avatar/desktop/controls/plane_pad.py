"""A square to drag a point about in, for two values at once."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from talking_avatar.desktop.theme import colours

_SIDE_PX = 128
_STEP, _SMALL_STEP = 0.1, 0.02
_SNAP = 0.06


class PlanePad(QWidget):
    """``moved`` brings x and y within -1..1, x to the right and y down; a double click brings both to 0.

    Arrow keys move the point (with Shift a little), Home and Delete bring it back. How it is drawn is the
    subclasses' business.
    """

    moved = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._x = self._y = 0.0
        self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def place(self) -> tuple[float, float]:
        return self._x, self._y

    def sizeHint(self) -> QSize:
        return QSize(_SIDE_PX, _SIDE_PX)

    def show_place(self, x: float, y: float) -> None:
        """Without telling anybody."""
        if (x, y) != (self._x, self._y):
            self._x, self._y = x, y
            self.update()

    def field(self) -> QRectF:
        """The square within which the point moves."""
        side = min(self.width(), self.height()) - 28
        field = QRectF(0, 0, side, side)
        field.moveCenter(QRectF(self.rect()).center())
        return field

    def point(self) -> QPointF:
        """Where the point is."""
        field = self.field()
        return field.center() + QPointF(self._x * field.width() / 2, self._y * field.height() / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = True
            self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self._dragged = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        del event
        self._go(0.0, 0.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _SMALL_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        ways = {
            Qt.Key.Key_Left: (-step, 0.0),
            Qt.Key.Key_Right: (step, 0.0),
            Qt.Key.Key_Up: (0.0, -step),
            Qt.Key.Key_Down: (0.0, step),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is not None:
            self._go(self._x + way[0], self._y + way[1])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._go(0.0, 0.0)
        else:
            super().keyPressEvent(event)

    def _drag(self, event: QMouseEvent) -> None:
        field = self.field()
        way = event.position() - field.center()
        x, y = way.x() / (field.width() / 2), way.y() / (field.height() / 2)
        near = abs(x) < _SNAP and abs(y) < _SNAP
        self._go(0.0 if near else x, 0.0 if near else y)

    def _go(self, x: float, y: float) -> None:
        x, y = min(max(round(x, 3), -1.0), 1.0), min(max(round(y, 3), -1.0), 1.0)
        if (x, y) != (self._x, self._y):
            self._x, self._y = x, y
            self.update()
            self.moved.emit(x, y)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_scene(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours().accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 14, 14)

    def paint_scene(self, painter: QPainter) -> None:
        """Draw everything but the ring of focus."""
        raise NotImplementedError
