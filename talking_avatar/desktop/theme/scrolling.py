"""Pieces one below the other that scroll where there is no room for all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from talking_avatar.desktop.theme.tokens import Space


def scrolled(*pieces: QWidget, spacing: int = Space.M, parent: QWidget | None = None) -> QScrollArea:
    """The page is as wide as its place."""
    page = QWidget()
    page.setProperty("role", "page")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, Space.S, 0)
    column.setSpacing(spacing)
    for piece in pieces:
        column.addWidget(piece)
    column.addStretch(1)
    return scrolling(page, parent)


def scrolling(page: QWidget, parent: QWidget | None = None) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(page)
    return area
