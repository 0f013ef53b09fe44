"""The tile before the portraits that brings new ones in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from talking_avatar.desktop.library.tile import PICTURE_PX, TILE_SIZE, name_rect, picture_rect
from talking_avatar.desktop.theme import Radius, TypeSize, colours, paint_icon

translate = QCoreApplication.translate


class AddButton(QToolButton):
    """Opens its menu; :meth:`invite` shows that a picture can be dropped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inviting = False
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFixedSize(TILE_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        name = translate("Library", "Add a portrait")
        self.setAccessibleName(name)
        self.setToolTip(translate("Library", "Add a portrait: choose, drop or paste a picture"))

    def invite(self, inviting: bool) -> None:
        self._inviting = inviting
        self.update()

    def sizeHint(self) -> QSize:
        return TILE_SIZE

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = picture_rect(self.rect())
        lively = self._inviting or self.underMouse() or self.isDown()
        pen = QPen(QColor(c.accent if lively or self.hasFocus() else c.faint), 2 if self.hasFocus() else 1.5)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(QColor(c.accent_soft if lively else c.raised))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), Radius.PICTURE, Radius.PICTURE)
        sign = QRectF(0, 0, PICTURE_PX * 0.32, PICTURE_PX * 0.32)
        sign.moveCenter(rect.center())
        paint_icon(painter, "add", sign, "accent" if lively else "muted")
        font = self.font()
        font.setPixelSize(TypeSize.CAPTION)
        painter.setFont(font)
        painter.setPen(QColor(c.text if lively else c.muted))
        words = translate("Library", "Drop here") if self._inviting else translate("Library", "Add")
        painter.drawText(name_rect(self.rect()), Qt.AlignmentFlag.AlignCenter, words)
