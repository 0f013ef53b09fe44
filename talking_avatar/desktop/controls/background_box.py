"""What stands behind the person: the photo's own, blurred, a colour, or another picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QColorDialog, QFileDialog, QGridLayout, QWidget

from talking_avatar.desktop.backgrounds import BLUR, ORIGINAL, is_colour
from talking_avatar.desktop.look import Look, LookModel
from talking_avatar.desktop.theme import Space, colours, paint_icon

_GREEN, _CALM, _WARM, _DARK = "#00b140", "#3b5b7a", "#c9b79c", "#22252b"
_PICTURES = "*.jpg *.jpeg *.png *.webp *.bmp *.heic"
_PER_ROW = 8
_SIDE_PX = 30


class BackgroundBox(QWidget):
    """A row of samples of which one is chosen."""

    def __init__(self, model: LookModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._group = QButtonGroup(self)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        self.samples = {
            ORIGINAL: _Sample(self.tr("The photo's own background"), icon_name="photo"),
            BLUR: _Sample(self.tr("The photo's own, blurred"), icon_name="blur"),
            _CALM: _Sample(self.tr("Blue"), _CALM),
            _WARM: _Sample(self.tr("Sand"), _WARM),
            _DARK: _Sample(self.tr("Dark"), _DARK),
            _GREEN: _Sample(self.tr("Green screen"), _GREEN),
        }
        self._colour = _Sample(self.tr("Another colour…"), icon_name="palette")
        self._picture = _Sample(self.tr("A picture…"), icon_name="folder")
        for number, sample in enumerate((*self.samples.values(), self._colour, self._picture)):
            self._group.addButton(sample)
            layout.addWidget(sample, number // _PER_ROW, number % _PER_ROW)
        for value, sample in self.samples.items():
            sample.clicked.connect(lambda _=False, value=value: self._choose(value))
        self._colour.clicked.connect(self._ask_for_colour)
        self._picture.clicked.connect(self._ask_for_picture)
        model.changed.connect(self.show_look)
        self.show_look(model.look)

    def show_look(self, look: Look) -> None:
        chosen = look.background
        other = self._colour if is_colour(chosen) else self._picture
        self.samples.get(chosen, other).setChecked(True)

    def _choose(self, background: str) -> None:
        self._model.change(self.tr("Background"), background=background)

    def _ask_for_colour(self) -> None:
        before = self._model.look.background
        begin = QColor(before) if is_colour(before) else QColor(_CALM)
        colour = QColorDialog.getColor(begin, self, self.tr("Background"))
        if colour.isValid():
            self._choose(colour.name())
        self.show_look(self._model.look)

    def _ask_for_picture(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Background"),
            str(Path.home()),
            self.tr("Pictures ({kinds})").format(kinds=_PICTURES),
        )
        if chosen:
            self._choose(chosen)
        self.show_look(self._model.look)


class _Sample(QAbstractButton):
    def __init__(self, name: str, colour: str = "", icon_name: str = "") -> None:
        super().__init__()
        self.setCheckable(True)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._colour, self._icon_name = colour, icon_name

    def sizeHint(self) -> QSize:
        return QSize(_SIDE_PX, _SIDE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, 0, _SIDE_PX - 4, _SIDE_PX - 4)
        box.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(QColor(c.edge), 1))
        painter.setBrush(QColor(self._colour or (c.hover if self.underMouse() else c.raised)))
        painter.drawRoundedRect(box, 7, 7)
        if self._icon_name:
            paint_icon(painter, self._icon_name, box.adjusted(4, 4, -4, -4), "muted")
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(c.accent if self.isChecked() else c.text), 2))
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 8, 8)
