"""How loud the microphone is, with a mark that stays at the peak for a while."""

from __future__ import annotations

import time

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from talking_avatar.desktop.theme import colours

_FLOOR_DB, _LOUD_DB, _CLIPPED_DB = -60.0, -6.0, -1.0
_HOLD_S = 1.5
_HEIGHT_PX = 6
_PAINT_EVERY_S = 0.06
"""Oftener nobody sees it."""


class LevelMeter(QWidget):
    """A bar from -60 to 0 dBFS; greyed out while the voice is not let through. Lies on a :class:`Card`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # else the card is painted under it
        self.setAccessibleName(self.tr("Microphone level"))
        self._level_db = self._peak_db = _FLOOR_DB
        self._painted_db, self._painted_s = _FLOOR_DB, 0.0
        self._peak_s = 0.0
        self._open = True

    @property
    def level_db(self) -> float:
        return self._level_db

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT_PX)

    def show_level(self, level_db: float) -> None:
        now_s = time.monotonic()
        level_db = min(max(level_db, _FLOOR_DB), 0.0)
        if level_db >= self._peak_db or now_s - self._peak_s > _HOLD_S:
            self._peak_db, self._peak_s = level_db, now_s
        changed = round(level_db) != round(self._painted_db) or self._peak_s == now_s
        self._level_db = level_db
        if changed and now_s - self._painted_s > _PAINT_EVERY_S:
            self._painted_db, self._painted_s = level_db, now_s
            self.update()

    def show_open(self, is_open: bool) -> None:
        """Whether what is said is heard by others."""
        self._open = is_open
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self.rect(), QColor(c.surface))
        box = QRectF(0, (self.height() - _HEIGHT_PX) / 2, self.width(), _HEIGHT_PX)
        painter.setBrush(QColor(c.edge))
        painter.drawRoundedRect(box, 3, 3)
        painter.setBrush(QColor(self._tone(self._level_db)))
        bar = QRectF(box.left(), box.top(), box.width() * _share(self._level_db), _HEIGHT_PX)
        painter.drawRoundedRect(bar, 3, 3)
        if self._peak_db > _FLOOR_DB:
            x = box.left() + box.width() * _share(self._peak_db)
            painter.setBrush(QColor(self._tone(self._peak_db)))
            painter.drawRoundedRect(QRectF(x - 3, box.top(), 3, _HEIGHT_PX), 1.5, 1.5)

    def _tone(self, level_db: float) -> str:
        c = colours()
        if not self._open:
            return c.faint
        if level_db > _CLIPPED_DB:
            return c.live
        return c.warning if level_db > _LOUD_DB else c.good


def _share(level_db: float) -> float:
    return (level_db - _FLOOR_DB) / -_FLOOR_DB
