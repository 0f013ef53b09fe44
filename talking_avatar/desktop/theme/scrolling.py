"""Pieces one below the other that scroll where there is no room for all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from talking_avatar.desktop.theme.tokens import Space


class Scrolling(QScrollArea):
    """Shows ``page``, as wide as the place, and scrolls it up and down where there is no room for all of
    it."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        page.setProperty("role", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(page)


class ScrolledColumn(Scrolling):
    """Pieces one below the other; :meth:`add` more at any time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.M)
        column.addStretch(1)
        super().__init__(page, parent)
        self._column = column

    def add(self, *pieces: QWidget) -> None:
        for piece in pieces:
            self._column.insertWidget(self._column.count() - 1, piece)
