"""A picture with a frame on it that says which part is used."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from talking_avatar.desktop.library.crop_frame import CropFrame, Grip
from talking_avatar.desktop.library.portraits import Crop
from talking_avatar.desktop.theme import Radius, colours

translate = QCoreApplication.translate

_REACH_PX = 14.0
_STEP = 0.02
_CURSORS = {
    Grip.LEFT: Qt.CursorShape.SizeHorCursor,
    Grip.RIGHT: Qt.CursorShape.SizeHorCursor,
    Grip.TOP: Qt.CursorShape.SizeVerCursor,
    Grip.BOTTOM: Qt.CursorShape.SizeVerCursor,
    Grip.LEFT | Grip.TOP: Qt.CursorShape.SizeFDiagCursor,
    Grip.RIGHT | Grip.BOTTOM: Qt.CursorShape.SizeFDiagCursor,
    Grip.RIGHT | Grip.TOP: Qt.CursorShape.SizeBDiagCursor,
    Grip.LEFT | Grip.BOTTOM: Qt.CursorShape.SizeBDiagCursor,
    Grip.ALL: Qt.CursorShape.SizeAllCursor,
}


class CropEditor(QWidget):
    """``changed`` comes with every movement of the frame, by mouse or keys: arrows move it, with Shift they
    move its right and lower sides, Home shows everything."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._frame = CropFrame()
        self._grip = Grip.NONE
        self._last = QPointF()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(translate("CropEditor", "Part of the picture that is used"))
        self.setAccessibleDescription(
            translate(
                "CropEditor", "Arrow keys move the frame, Shift with arrow keys resizes it, Home resets it"
            )
        )

    @property
    def crop(self) -> Crop:
        return self._frame.crop

    def show_picture(self, image: QImage, crop: Crop | None) -> None:
        self._image = image
        self._frame = CropFrame(crop or Crop(0, 0, 1, 1))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 240)

    def picture_rect(self) -> QRectF:
        """Where the whole picture lies in the widget."""
        place = QRectF(self.rect()).adjusted(8, 8, -8, -8)
        if self._image.isNull():
            return place
        size = self._image.size().toSizeF().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        rect = QRectF(QPointF(), size)
        rect.moveCenter(place.center())
        return rect

    def frame_rect(self) -> QRectF:
        """Where the frame lies in the widget."""
        whole, crop = self.picture_rect(), self._frame.crop
        return QRectF(
            whole.left() + crop.left * whole.width(),
            whole.top() + crop.top * whole.height(),
            (crop.right - crop.left) * whole.width(),
            (crop.bottom - crop.top) * whole.height(),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._image.isNull():
            self._grip, self._last = self._grip_at(event.position()), event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is Grip.NONE:
            self.setCursor(_CURSORS.get(self._grip_at(event.position()), Qt.CursorShape.ArrowCursor))
            return
        whole, step = self.picture_rect(), event.position() - self._last
        self._last = event.position()
        self._move(self._grip, step.x() / whole.width(), step.y() / whole.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self._grip = Grip.NONE

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        del event
        self._reset()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-_STEP, 0.0),
            Qt.Key.Key_Right: (_STEP, 0.0),
            Qt.Key.Key_Up: (0.0, -_STEP),
            Qt.Key.Key_Down: (0.0, _STEP),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            resizing = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move(Grip.RIGHT | Grip.BOTTOM if resizing else Grip.ALL, *step)
        elif event.key() == Qt.Key.Key_Home:
            self._reset()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        c = colours()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), Radius.PICTURE, Radius.PICTURE)
        painter.fillPath(ground, QColor(c.stage))
        if self._image.isNull():
            return
        whole, frame = self.picture_rect(), self.frame_rect()
        painter.drawImage(whole, self._image)
        dim = QColor(c.stage)
        dim.setAlpha(165)
        outside = QPainterPath()
        outside.addRect(whole)
        outside.addRect(frame)
        painter.fillPath(outside, dim)
        self._paint_frame(painter, frame)

    def _paint_frame(self, painter: QPainter, frame: QRectF) -> None:
        light = QColor("#ffffff")
        painter.setPen(QPen(QColor(colours().accent) if self.hasFocus() else light, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
        light.setAlpha(70)
        painter.setPen(QPen(light, 1))
        for third in (1 / 3, 2 / 3):
            x, y = frame.left() + third * frame.width(), frame.top() + third * frame.height()
            painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#ffffff"))
        for corner in (frame.topLeft(), frame.topRight(), frame.bottomLeft(), frame.bottomRight()):
            painter.drawEllipse(corner, 6, 6)

    def _grip_at(self, point: QPointF) -> Grip:
        frame = self.frame_rect()
        if not frame.adjusted(-_REACH_PX, -_REACH_PX, _REACH_PX, _REACH_PX).contains(point):
            return Grip.NONE
        grip = Grip.NONE
        for side, distance in (
            (Grip.LEFT, point.x() - frame.left()),
            (Grip.RIGHT, point.x() - frame.right()),
            (Grip.TOP, point.y() - frame.top()),
            (Grip.BOTTOM, point.y() - frame.bottom()),
        ):
            if abs(distance) < _REACH_PX:
                grip |= side
        return grip if grip in _CURSORS else Grip.ALL

    def _move(self, grip: Grip, dx: float, dy: float) -> None:
        if self._frame.move(grip, dx, dy):
            self.update()
            self.changed.emit()

    def _reset(self) -> None:
        if not self._frame.crop.whole:
            self._frame = CropFrame()
            self.update()
            self.changed.emit()
