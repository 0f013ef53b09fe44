"""Puts the visual language on: palette, style sheet, font; light or dark as the system is, or as chosen."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from talking_avatar.desktop.theme.sheet import style_sheet
from talking_avatar.desktop.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Colours, TypeSize


class Scheme(str, Enum):
    """What a person chose; ``SYSTEM`` follows the desktop's setting, also while the program runs."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class ThemeKeeper(QObject):
    """Keeps a program dressed. One for each ``QApplication``, which is its parent."""

    def __init__(self, app: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
        super().__init__(app)
        self._app, self._scheme = app, scheme
        app.setStyle("Fusion")
        app.setFont(_font(app))
        app.styleHints().colorSchemeChanged.connect(self._dress)
        self._dress()

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    def choose(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._dress()

    def _dress(self) -> None:
        system_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = system_dark if self._scheme is Scheme.SYSTEM else self._scheme is Scheme.DARK
        chosen = HIGH_CONTRAST if self._scheme is Scheme.CONTRAST else DARK if dark else LIGHT
        self._app.setPalette(_palette(chosen))
        self._app.setStyleSheet(style_sheet(chosen))


def _font(app: QApplication) -> QFont:
    """The system's own, in our size; Inter where the system has no better than Qt's last resort."""
    font = QFont(app.font())
    if font.family() in ("Sans Serif", "Sans", "DejaVu Sans", "") and "Inter" in QFontDatabase.families():
        font.setFamily("Inter")
    font.setPixelSize(TypeSize.BODY)
    return font


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for names, value in (
        ((role.Window,), c.ground),
        ((role.Base, role.ToolTipBase), c.surface),
        ((role.AlternateBase, role.Button), c.raised),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), c.text),
        ((role.PlaceholderText,), c.faint),
        ((role.Highlight, role.Accent, role.Link), c.accent),
        ((role.HighlightedText, role.BrightText), c.on_accent),
        ((role.Mid, role.Dark), c.edge),
        ((role.Light, role.Midlight), c.hover),
    ):
        for name in names:
            palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(c.faint))
    return palette
