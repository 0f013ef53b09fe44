"""A card of the preferences: names at the left, their fields at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from talking_avatar.desktop.theme import Card, Section, Space, text

_NAMES_PX = 96


class SettingsCard(Card):
    """Under ``title``; more than lines may be added to :attr:`body`."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        section = Section(title, self)
        self.title = section.title
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnMinimumWidth(0, _NAMES_PX)
        self._grid.setColumnStretch(1, 1)
        section.add(self._grid)
        self.body.addWidget(section)

    def line(self, name: str, field: QWidget | QLayout) -> None:
        place = self._grid.rowCount()
        self._grid.addWidget(text(name, "muted", self), place, 0)
        if isinstance(field, QLayout):
            self._grid.addLayout(field, place, 1)
        else:
            self._grid.addWidget(field, place, 1)

    def remark(self, words: str) -> QWidget:
        """Small words under the lines."""
        made = text(words, "caption", self)
        self.body.addWidget(made)
        return made
