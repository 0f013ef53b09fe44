"""The row of portraits itself: hovering, keys, dragging."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QEnterEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from talking_avatar.desktop.library.moving_thumbnail import (
    LOOP_COLUMNS,
    LOOP_FRAMES,
    LOOP_RATE_HZ,
    SIDE_PX,
)
from talking_avatar.desktop.library.portrait_model import PORTRAIT_TYPE, PortraitModel
from talking_avatar.desktop.library.thumbnails import Thumbnails
from talking_avatar.desktop.library.tile import TILE_SIZE, PortraitTile
from talking_avatar.desktop.theme import Space

_ROUNDS = 3
_HOVER_MS = 120
"""A pointer that only passes sets nothing in motion."""


class StripView(QListView):
    """``chosen`` comes with a click, Enter or Space; ``deleted`` with Delete; ``undone`` with undo, which is
    the window's own unless ``can_undo``. Alt with left and right moves a portrait, as dragging does."""

    chosen = Signal(QModelIndex)
    deleted = Signal(QModelIndex)
    undone = Signal()

    def __init__(self, model: PortraitModel, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._portraits, self._thumbnails = model, thumbnails
        self.can_undo: Callable[[], bool] = lambda: False
        self._loop_id, self._loop, self._frame = "", QImage(), 0
        self.tile = PortraitTile(self, lambda id: id == model.chosen_id, self._moving_frame)
        self.setModel(model)
        self.setItemDelegate(self.tile)
        self._arrange()
        self._wait = QTimer(self, interval=_HOVER_MS, singleShot=True)
        self._wait.timeout.connect(self._want_loop)
        self._beat = QTimer(self, interval=round(1000 / LOOP_RATE_HZ))
        self._beat.timeout.connect(self._next_frame)
        thumbnails.loop.connect(self._start_loop)
        self.entered.connect(self._hover)
        self.clicked.connect(self.chosen)
        self.selectionModel().currentChanged.connect(self._walked)

    def _arrange(self) -> None:
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView, QListView:focus { background: transparent; border: none; }")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setFixedHeight(TILE_SIZE.height() + Space.M)

    def sizeHint(self) -> QSize:
        return QSize(4 * TILE_SIZE.width(), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * TILE_SIZE.width(), self.height())

    def event(self, event: QEvent) -> bool:
        undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if undo and event.type() == QEvent.Type.ShortcutOverride and self.can_undo():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 2}.get(Qt.Key(event.key()), 0)
        if event.matches(QKeySequence.StandardKey.Undo) and self.can_undo():
            self.undone.emit()
        elif index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(index)
        elif index.isValid() and event.modifiers() == Qt.KeyboardModifier.AltModifier and step:
            self._portraits.move(index.data(PortraitModel.PORTRAIT).id, index.row() + step)
        elif index.isValid() and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit(index)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """An ordinary wheel scrolls sideways."""
        bar = self.horizontalScrollBar()
        turn = event.angleDelta().x() or event.angleDelta().y()
        bar.setValue(bar.value() - turn)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.indexAt(event.position().toPoint()).isValid():
            self.stop_moving()
        super().mouseMoveEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hover(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self.stop_moving()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop_moving()
        super().hideEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(PORTRAIT_TYPE):
            super().dragEnterEvent(event)
        else:
            event.ignore()  # pictures from elsewhere are the strip's

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(PORTRAIT_TYPE):
            super().dragMoveEvent(event)
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        data = event.mimeData().data(PORTRAIT_TYPE)
        if data.isEmpty():
            event.ignore()
            return
        self._portraits.move(
            bytes(data.data()).decode("ascii", "replace"), self._place_at(event.position().toPoint().x())
        )
        event.setDropAction(Qt.DropAction.CopyAction)  # moved already; the view must not remove the row
        event.accept()

    def stop_moving(self) -> None:
        """All portraits stand still."""
        self._wait.stop()
        self._beat.stop()
        id, self._loop_id, self._loop = self._loop_id, "", QImage()
        if id:
            self._repaint(id)

    def _place_at(self, x: int) -> int:
        """Before which row something dropped at ``x`` goes."""
        rows = self._portraits.rowCount()
        for row in range(rows):
            rect: QRect = self.visualRect(self._portraits.index(row))
            if x < rect.center().x():
                return row
        return rows

    def _hover(self, index: QModelIndex | QPersistentModelIndex) -> None:
        portrait = self._portraits.portrait(index)
        if portrait is None or portrait.id == self._loop_id:
            return
        self.stop_moving()
        self._loop_id = portrait.id
        self._wait.start()

    def _walked(self, index: QModelIndex) -> None:
        """Keys move a portrait too."""
        if self.hasFocus():
            self._hover(index)

    def _want_loop(self) -> None:
        portrait = self._portraits.portrait(self._portraits.index_of(self._loop_id))
        if portrait is not None:
            self._thumbnails.want_loop(portrait)

    def _start_loop(self, id: str, frames: QImage) -> None:
        if id == self._loop_id:
            self._loop, self._frame = frames, 0
            self._beat.start()

    def _next_frame(self) -> None:
        """Not for ever: a pointer that was left there wants nothing."""
        self._frame += 1
        if self._frame == _ROUNDS * LOOP_FRAMES:
            self._beat.stop()
        self._repaint(self._loop_id)

    def _repaint(self, id: str) -> None:
        index = self._portraits.index_of(id)
        if index.isValid():
            self.update(index)

    def _moving_frame(self, id: str) -> QImage | None:
        if id != self._loop_id or self._loop.isNull():
            return None
        row, column = divmod(self._frame % LOOP_FRAMES, LOOP_COLUMNS)
        return self._loop.copy(column * SIDE_PX, row * SIDE_PX, SIDE_PX, SIDE_PX)
