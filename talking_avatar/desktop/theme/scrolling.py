"""Pieces one below the other that scroll where there is no room for all of them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
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
    """Pieces one below the other; :meth:`add` more at any time, or :meth:`fill` it with what takes time to
    make, after which ``complete`` says when all of that is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.M)
        column.addStretch(1)
        super().__init__(page, parent)
        self._column = column
        self.complete = True
        self._to_come: Iterator[QWidget] = iter(())
        self._next = QTimer(self)
        self._next.timeout.connect(self._add_next)

    def add(self, *pieces: QWidget) -> None:
        for piece in pieces:
            self._column.insertWidget(self._column.count() - 1, piece)

    def fill(self, pieces: Iterator[QWidget]) -> None:
        """The first at once, the others one after the other, so that the window paints in between."""
        self.complete, self._to_come = False, pieces
        self._add_next()
        self._next.start()

    def _add_next(self) -> None:
        piece = next(self._to_come, None)
        if piece is None:
            self._next.stop()
            self.complete = True
        else:
            self.add(piece)
