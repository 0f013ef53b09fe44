"""The one button that matters: what is so, and what a click does."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from talking_avatar.desktop.go_live_state import GoLiveState
from talking_avatar.desktop.theme import Radius, Space, TypeSize, colours, paint_icon

translate = QCoreApplication.translate

_HEIGHT_PX, _NARROWEST_PX = 54, 204
_MARK_PX = 26
_LONG_S = 3600.0
"""The time of the longest meeting that has its room from the start."""

_TURN_EVERY_MS = 40
_TURN_DEG = 14
_SECOND_MS = 1000


class GoLiveButton(QPushButton):
    """Shows a :class:`GoLiveState` and, while live, for how long: since ``since_s`` of the steady clock."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._state = GoLiveState.OFF
        self.since_s = 0.0
        self._angle = 0
        self._ring = False
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._turn)
        self.show_state(GoLiveState.OFF)

    @property
    def state(self) -> GoLiveState:
        return self._state

    def show_state(self, state: GoLiveState) -> None:
        if state is GoLiveState.LIVE and self._state in (GoLiveState.OFF, GoLiveState.PREPARING):
            self.since_s = time.monotonic()
        self._state = state
        if state is GoLiveState.PREPARING:
            self._tick.start(_TURN_EVERY_MS)
        elif state is GoLiveState.LIVE:
            self._tick.start(_SECOND_MS)
        else:
            self._tick.stop()
        self.setAccessibleName(_main_words(state))
        self.setAccessibleDescription(_small_words(state))
        self.setToolTip(_small_words(state))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._ring = event.reason() in keys  # who clicks knows where they are

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring = False

    def sizeHint(self) -> QSize:
        """Wide enough for every state, so that nothing moves when it changes."""
        main, small = QFontMetrics(self._main_font()), QFontMetrics(self._small_font())
        widths = [main.horizontalAdvance(_main_words(state, _LONG_S)) for state in GoLiveState]
        widths += [small.horizontalAdvance(_small_words(state)) for state in GoLiveState]
        around = Space.L + _MARK_PX + Space.M + Space.L
        return QSize(max(max(widths) + around, _NARROWEST_PX), _HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _turn(self) -> None:
        self._angle = (self._angle + _TURN_DEG) % 360
        if self.isVisible():
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        c = colours()
        ground, ink = {
            GoLiveState.OFF: (c.accent, c.on_accent),
            GoLiveState.PREPARING: (c.accent_soft, c.text),
            GoLiveState.LIVE: (c.live, c.on_accent),
            GoLiveState.STANDBY: (c.warning_soft, c.text),
            GoLiveState.TROUBLE: (c.live_soft, c.text),
        }[self._state]
        if self.underMouse() and self._state in (GoLiveState.OFF, GoLiveState.LIVE):
            ground = c.accent_hover if self._state is GoLiveState.OFF else c.live_hover
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isDown():
            box.adjust(1, 1, -1, -1)
        painter.setPen(QPen(QColor(c.text), 2) if self._ring else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, Radius.CARD, Radius.CARD)
        mark = QRectF(0, 0, _MARK_PX, _MARK_PX)
        mark.moveCenter(QPointF(box.left() + Space.L + _MARK_PX / 2, box.center().y()))
        self._paint_mark(painter, mark, ink)
        self._paint_words(painter, mark.right() + Space.M, box, ink)

    def _paint_mark(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        c = colours()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        match self._state:
            case GoLiveState.PREPARING:
                pen = QPen(QColor(c.accent), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawArc(rect.adjusted(3, 3, -3, -3), -self._angle * 16, 270 * 16)
            case GoLiveState.LIVE:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(ink))
                painter.drawRoundedRect(rect.adjusted(6, 6, -6, -6), 3, 3)
            case GoLiveState.STANDBY:
                paint_icon(painter, "standby", rect, "warning")
            case GoLiveState.TROUBLE:
                paint_icon(painter, "warning", rect, "live")
            case GoLiveState.OFF:
                paint_icon(painter, "live", rect, "on_accent")

    def _paint_words(self, painter: QPainter, left: float, box: QRectF, ink: str) -> None:
        painter.setFont(self._main_font())
        painter.setPen(QColor(ink))
        width = box.right() - left - Space.S
        bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        words = _main_words(self._state, time.monotonic() - self.since_s)
        painter.drawText(QRectF(left, box.top(), width, box.height() / 2 + 3), bottom, words)
        painter.setFont(self._small_font())
        faded = QColor(ink)
        faded.setAlphaF(0.85)
        painter.setPen(faded)
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        place = QRectF(left, box.center().y() + 3, width, box.height() / 2)
        painter.drawText(place, top, _small_words(self._state))

    def _main_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(TypeSize.SECTION + 1)
        font.setWeight(QFont.Weight.Bold)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(TypeSize.CAPTION)
        return font


def _main_words(state: GoLiveState, live_s: float | None = None) -> str:
    """With the time of being live, where it is given."""
    match state:
        case GoLiveState.OFF:
            return translate("GoLiveButton", "Go live")
        case GoLiveState.PREPARING:
            return translate("GoLiveButton", "Starting…")
        case GoLiveState.LIVE:
            if live_s is None:
                return translate("GoLiveButton", "Live")
            return translate("GoLiveButton", "Live  {time}").format(time=_clock_words(live_s))
        case GoLiveState.STANDBY:
            return translate("GoLiveButton", "On standby")
        case GoLiveState.TROUBLE:
            return translate("GoLiveButton", "Needs you")


def _small_words(state: GoLiveState) -> str:
    match state:
        case GoLiveState.OFF:
            return translate("GoLiveButton", "appear in the meeting")
        case GoLiveState.PREPARING:
            return translate("GoLiveButton", "click to cancel")
        case GoLiveState.LIVE | GoLiveState.STANDBY:
            return translate("GoLiveButton", "click to end")
        case GoLiveState.TROUBLE:
            return translate("GoLiveButton", "click to give up")


def _clock_words(live_s: float) -> str:
    seconds = int(live_s)
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"
