"""The small pieces that every window is made of."""

from __future__ import annotations

from PySide6.QtCore import (
    Property,
    QEasingCurve,
    QPropertyAnimation,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from talking_avatar.desktop.theme.icons import ICON_PX, icon
from talking_avatar.desktop.theme.tokens import MOTION_MS, Space, colours


def text(words: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """A label; ``role`` as in the style sheet: title, section, muted, caption, warning, error."""
    label = QLabel(words, parent)
    if role:
        label.setProperty("role", role)
    if role in ("muted", "caption", "warning", "error"):
        label.setWordWrap(True)
    return label


def button(words: str, role: str = "", icon_name: str = "", parent: QWidget | None = None) -> QPushButton:
    """``role``: primary, quiet, or none for an ordinary one."""
    made = QPushButton(words, parent)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    if icon_name:
        made.setIcon(icon(icon_name, "on_accent" if role == "primary" else "text"))
        made.setIconSize(QSize(ICON_PX, ICON_PX))
    return made


def icon_button(icon_name: str, name: str, role: str = "icon", parent: QWidget | None = None) -> QToolButton:
    """A button without words; ``name`` is its tool tip and what a screen reader says. ``role``: icon or
    quiet-icon."""
    made = QToolButton(parent)
    made.setProperty("role", role)
    made.setIcon(icon(icon_name))
    made.setIconSize(QSize(ICON_PX, ICON_PX))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def announce(place: QWidget, words: str) -> None:
    """Have a screen reader say this, wherever it reads just then."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(place, words))


def line(parent: QWidget | None = None) -> QFrame:
    """A hairline between groups."""
    made = QFrame(parent)
    made.setProperty("role", "line")
    return made


def row(*pieces: QWidget | int | None, spacing: int = Space.S) -> QHBoxLayout:
    """Side by side; a number is a gap in px, ``None`` what stretches."""
    layout = QHBoxLayout()
    _fill(layout, pieces, spacing)
    return layout


def column(*pieces: QWidget | int | None, spacing: int = Space.S) -> QVBoxLayout:
    """One below the other; see :func:`row`."""
    layout = QVBoxLayout()
    _fill(layout, pieces, spacing)
    return layout


def _fill(layout: QHBoxLayout | QVBoxLayout, pieces: tuple[QWidget | int | None, ...], spacing: int) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for piece in pieces:
        if piece is None:
            layout.addStretch(1)
        elif isinstance(piece, int):
            layout.addSpacing(piece)
        else:
            layout.addWidget(piece)


class Card(QFrame):
    """A rounded ground for things that belong together; add to :attr:`body`."""

    def __init__(self, parent: QWidget | None = None, margin_px: int = Space.L) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin_px, margin_px, margin_px, margin_px)
        self.body.setSpacing(Space.S)


class Section(QWidget):
    """A title with, at its right, small tools, and what belongs under it (:attr:`body`)."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = text(title, "section", self)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(Space.XS)
        head = row(self.title, None)
        head.addLayout(self.tools)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.S)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.S)
        whole.addLayout(head)
        whole.addLayout(self.body)

    def add(self, piece: QWidget | QLayout) -> None:
        if isinstance(piece, QWidget):
            self.body.addWidget(piece)
        else:
            self.body.addLayout(piece)


class Switch(QAbstractButton):
    """An on/off switch with words at its left, as wide as its place."""

    _TRACK = QSize(36, 20)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._knob = 0.0
        self._slide = QPropertyAnimation(self, b"knob", self)
        self._slide.setDuration(MOTION_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.toggled.connect(self._move)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(width + Space.M + self._TRACK.width() + 4, 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _move(self, on: bool) -> None:
        self._slide.stop()
        if not self.isVisible():
            self._set_knob(float(on))
            return
        self._slide.setEndValue(float(on))
        self._slide.start()

    def _get_knob(self) -> float:
        return self._knob

    def _set_knob(self, value: float) -> None:
        self._knob = value
        self.update()

    knob = Property(float, _get_knob, _set_knob)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0, 0, self._TRACK.width(), self._TRACK.height())
        track.moveCenter(QRectF(self.rect()).center())
        track.moveRight(self.width() - 3.0)
        painter.setPen(QColor(c.text if self.isEnabled() else c.faint))
        words = QRectF(0, 0, track.left() - Space.S, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_between(c.faint if self.isEnabled() else c.edge, c.accent, self._knob))
        painter.drawRoundedRect(track, 10, 10)
        knob = QRectF(0, 0, 14, 14)
        knob.moveCenter(track.center())
        knob.moveLeft(track.left() + 3 + self._knob * (track.width() - 20))
        painter.setBrush(QColor("#ffffff"))
        painter.drawEllipse(knob)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.drawRoundedRect(track.adjusted(-2, -2, 2, 2), 12, 12)


class Segmented(QWidget):
    """A row of choices of which one holds. Its ``group`` has the ids 0, 1, ... in order."""

    def __init__(self, words: list[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        for number, word in enumerate(words):
            choice = QPushButton(word, self)
            choice.setCheckable(True)
            choice.setAutoDefault(False)
            choice.setAccessibleName(f"{name}: {word}")
            choice.setProperty("role", "segment")
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.group.addButton(choice, number)
            layout.addWidget(choice)

    def choose(self, number: int) -> None:
        """Show this choice as the one that holds, without telling anybody."""
        chosen = self.group.button(number)
        if chosen is not None:
            chosen.setChecked(True)


def _between(first: str, second: str, share: float) -> QColor:
    a, b = QColor(first), QColor(second)
    return QColor.fromRgbF(
        a.redF() + share * (b.redF() - a.redF()),
        a.greenF() + share * (b.greenF() - a.greenF()),
        a.blueF() + share * (b.blueF() - a.blueF()),
    )
