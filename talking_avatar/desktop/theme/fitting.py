"""Words that end in "…" where there is no room for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)

_FEWEST_LETTERS = 8
_WIDEST_LIST_PX = 460
_BESIDE_NAMES_PX = 44


@dataclass(frozen=True)
class Choice:
    """``value`` is what its name stands for; ``short`` a shorter name for where the whole has no room."""

    name: str
    value: str
    short: str = ""


class Picker(QComboBox):
    """What :meth:`offer` offers, as narrow as its place; ``name`` is what a screen reader says.

    The list itself is as wide as its names, and a name that is cut short is told whole by the tool tip.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._short: list[str] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(_FEWEST_LETTERS)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def offer(self, choices: Iterable[Choice], chosen: str) -> None:
        """These instead of those before, with the one of this value chosen, or the first."""
        choices = list(choices)
        self._short = [choice.short for choice in choices]
        self.clear()
        for choice in choices:
            self.addItem(choice.name, choice.value)
        self.setCurrentIndex(max(self.findData(chosen), 0))

    def shown(self) -> str:
        """The chosen name as far as there is room for it."""
        words, room = self.currentText(), self._room(self._option()).width()
        index = self.currentIndex()
        short = self._short[index] if index >= 0 else ""
        if short and self.fontMetrics().horizontalAdvance(words) > room:
            words = short
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QStylePainter(self)
        option = self._option()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        role = QPalette.ColorRole.ButtonText
        painter.drawItemText(self._room(option), left, self.palette(), self.isEnabled(), self.shown(), role)

    def showPopup(self) -> None:
        widest = self.view().sizeHintForColumn(0) + _BESIDE_NAMES_PX
        self.view().setMinimumWidth(min(max(widest, self.width()), _WIDEST_LIST_PX))
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            _show_tip(self, event, self.currentText(), self.shown())
            return True
        return super().event(event)

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option

    def _room(self, option: QStyleOptionComboBox) -> QRect:
        whole, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room: QRect = self.style().subControlRect(whole, option, field, self)
        return room


class OneLine(QLabel):
    """One line of a style's ``role`` that never widens its place; what is cut is told by the tool tip."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(0, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), left, self._shown())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            _show_tip(self, event, self.text(), self._shown())
            return True
        return super().event(event)

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())


def _show_tip(place: QWidget, event: QHelpEvent, whole: str, shown: str) -> None:
    """The widget's own tip, under the whole of what it shows where that is cut."""
    words = [place.toolTip()] if shown == whole else [whole, place.toolTip()]
    QToolTip.showText(event.globalPos(), "\n".join(filter(None, words)), place)
