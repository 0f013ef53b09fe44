"""A slider with its name and value, that a double click brings back to rest."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QVBoxLayout, QWidget

from talking_avatar.desktop.theme import colours, row, text

_PER_ONE = 100
"""The slider counts in hundredths, which is what a screen reader says."""

_KEY_STEPS, _PAGE_STEPS = 50, 10
_KNOB_PX, _TRACK_PX = 16, 4


class ValueSlider(QWidget):
    """A value from ``minimum`` to ``maximum``; ``moved`` comes when a person changes it.

    Filled from its value at rest. ``shown`` formats a value times ``shown_as``.
    """

    moved = Signal(float)

    def __init__(
        self,
        words: str,
        minimum: float,
        maximum: float,
        rest: float,
        help_words: str = "",
        shown: str = "{:+.0%}",
        parent: QWidget | None = None,
        *,
        shown_as: float = 1.0,
    ) -> None:
        super().__init__(parent)
        self._rest, self._shown, self._shown_as = rest, shown, shown_as
        self.slider = _Track(_steps_of(minimum), _steps_of(maximum), _steps_of(rest), self)
        self.slider.setAccessibleName(words)
        self.slider.setAccessibleDescription(help_words)
        self.slider.setToolTip(help_words)
        self._number = text("", "caption", self)
        self._number.setWordWrap(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row(text(words), None, self._number))
        layout.addWidget(self.slider)
        self.slider.valueChanged.connect(self._tell)
        self.show_value(rest)

    @property
    def value(self) -> float:
        return self.slider.value() / _PER_ONE

    def show_value(self, value: float) -> None:
        """Without telling anybody."""
        if _steps_of(value) != self.slider.value():
            self.slider.blockSignals(True)
            self.slider.setValue(_steps_of(value))
            self.slider.blockSignals(False)
        self._show_number(value)

    def _show_number(self, value: float) -> None:
        self._number.setText(
            "" if abs(value - self._rest) < 1e-6 else self._shown.format(value * self._shown_as)
        )

    def _tell(self, steps: int) -> None:
        del steps
        self._show_number(self.value)
        self.moved.emit(self.value)


class _Track(QSlider):
    def __init__(self, minimum: int, maximum: int, rest: int, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rest, self._span = rest, maximum - minimum
        self.setRange(minimum, maximum)
        self.setPageStep(self._span // _PAGE_STEPS)
        self.setSingleStep(self._span // _KEY_STEPS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(120, 24)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._steps_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setValue(self._steps_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self.setSliderDown(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        del event
        self.setValue(self._rest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.setValue(self._rest)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:  # so that scrolling the panel moves no slider
            event.ignore()

    def _steps_at(self, x: float) -> int:
        width = self.width() - _KNOB_PX
        steps = self.minimum() + round((x - _KNOB_PX / 2) / width * self._span)
        near = abs(steps - self._rest) < self._span * 0.025
        return self._rest if near else min(max(steps, self.minimum()), self.maximum())

    def _x_of(self, steps: int) -> float:
        return _KNOB_PX / 2 + (steps - self.minimum()) / self._span * (self.width() - _KNOB_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        track = QRectF(_KNOB_PX / 2, middle - _TRACK_PX / 2, self.width() - _KNOB_PX, _TRACK_PX)
        painter.setBrush(QColor(c.edge))
        painter.drawRoundedRect(track, 2, 2)
        rest, here = self._x_of(self._rest), self._x_of(self.value())
        painter.setBrush(QColor(c.faint))
        painter.drawRoundedRect(QRectF(rest - 1, middle - 5, 2, 10), 1, 1)
        painter.setBrush(QColor(c.accent if self.isEnabled() else c.faint))
        fill = QRectF(min(rest, here), track.top(), abs(here - rest), _TRACK_PX)
        painter.drawRoundedRect(fill, 2, 2)
        knob = QRectF(here - _KNOB_PX / 2, middle - _KNOB_PX / 2, _KNOB_PX, _KNOB_PX)
        if self.hasFocus():
            halo = QColor(c.accent)
            halo.setAlpha(70)
            painter.setBrush(halo)
            painter.drawEllipse(knob.adjusted(-3, -3, 3, 3).intersected(QRectF(self.rect())))
        painter.setPen(QPen(QColor(c.accent if self.isEnabled() else c.faint), 2))
        painter.setBrush(QColor("#ffffff") if not c.dark else QColor(c.text))
        painter.drawEllipse(knob.adjusted(2, 2, -2, -2))


def _steps_of(value: float) -> int:
    return round(value * _PER_ONE)
