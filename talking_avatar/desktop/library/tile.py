"""Draws one portrait of the strip: a rounded picture, its name, and how it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from talking_avatar.desktop.library.portrait_model import PortraitModel
from talking_avatar.desktop.library.portraits import MAX_NAME
from talking_avatar.desktop.theme import Radius, Space, TypeSize, colours, paint_icon

PICTURE_PX = 88
_RING_PX = 3
_NAME_PX = 20
TILE_SIZE = QSize(PICTURE_PX + 2 * Space.S, PICTURE_PX + 2 * Space.S + _NAME_PX)
AnyIndex = QModelIndex | QPersistentModelIndex


class PortraitTile(QStyledItemDelegate):
    """The one that ``is_chosen`` has a ring; ``moving`` gives the frame of a portrait that moves now, else
    ``None``."""

    def __init__(
        self,
        parent: QObject,
        is_chosen: Callable[[str], bool],
        moving: Callable[[str], QImage | None],
    ) -> None:
        super().__init__(parent)
        self._is_chosen, self._moving = is_chosen, moving

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        del option, index
        return TILE_SIZE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        portrait = index.data(PortraitModel.PORTRAIT)
        if portrait is None:
            return
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        picture = picture_rect(rect)
        chosen = self._is_chosen(portrait.id)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        image = self._moving(portrait.id) or index.data(PortraitModel.STILL)
        _paint_picture(painter, picture, image, bool(state & QStyle.StateFlag.State_MouseOver))
        _paint_ring(painter, picture, chosen, focused)
        if chosen:
            _paint_mark(painter, picture)
        self._paint_name(painter, option, rect, portrait.name, chosen)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        del option, index
        editor = QLineEdit(parent)
        editor.setMaxLength(MAX_NAME)
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.setStyleSheet(f"min-height: {_NAME_PX}px; padding: 0 2px; border-radius: 4px;")
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Once: a thumbnail that arrives must not undo what is being typed."""
        if not editor.property("filled"):
            editor.setProperty("filled", True)
            super().setEditorData(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        del index
        rect: QRect = option.rect  # type: ignore[attr-defined]
        editor.setGeometry(name_rect(rect).adjusted(0, -2, 0, 2))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        del event, model, option, index
        return False

    def _paint_name(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, name: str, chosen: bool
    ) -> None:
        c = colours()
        font = option.font  # type: ignore[attr-defined]
        font.setPixelSize(TypeSize.CAPTION)
        font.setWeight(font.Weight.DemiBold if chosen else font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(c.text if chosen else c.muted))
        place = name_rect(rect)
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, place.width() - 4)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)


def picture_rect(rect: QRect) -> QRectF:
    """Where the picture lies in a tile."""
    left = rect.left() + (rect.width() - PICTURE_PX) / 2
    return QRectF(left, rect.top() + Space.XS, PICTURE_PX, PICTURE_PX)


def name_rect(rect: QRect) -> QRect:
    """Where the name lies in a tile."""
    return QRect(rect.left(), round(picture_rect(rect).bottom()) + Space.S, rect.width(), _NAME_PX)


def _paint_picture(painter: QPainter, rect: QRectF, image: QImage | None, hovered: bool) -> None:
    c = colours()
    shape = QPainterPath()
    shape.addRoundedRect(rect, Radius.PICTURE, Radius.PICTURE)
    painter.save()
    painter.setClipPath(shape)
    painter.fillRect(rect, QColor(c.raised))
    if image is None:
        middle = QRectF(0, 0, 32, 32)
        middle.moveCenter(rect.center())
        paint_icon(painter, "person", middle, "faint")
    else:
        painter.drawImage(rect, image)
    painter.restore()
    if hovered:
        painter.setPen(QPen(QColor(c.muted), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)


def _paint_ring(painter: QPainter, rect: QRectF, chosen: bool, focused: bool) -> None:
    if not (chosen or focused):
        return
    c = colours()
    out = _RING_PX - 0.5
    pen = QPen(QColor(c.accent if chosen else c.text), _RING_PX if chosen else 2)
    if focused and chosen:
        pen.setColor(QColor(c.accent_hover))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = Radius.PICTURE + out
    painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), radius, radius)
    if focused and chosen:
        painter.setPen(QPen(QColor(c.text), 1.5, Qt.PenStyle.DotLine))
        painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), Radius.PICTURE - 3, Radius.PICTURE - 3)


def _paint_mark(painter: QPainter, rect: QRectF) -> None:
    """A tick, so that the choice is not told by colour alone."""
    c = colours()
    disc = QRectF(rect.right() - 24, rect.bottom() - 24, 20, 20)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(c.accent))
    painter.drawEllipse(disc)
    paint_icon(painter, "check", disc.adjusted(3, 3, -3, -3), "on_accent")
