"""What this program is, whose work is in it, and what to send when something goes wrong."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, qVersion
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from talking_avatar import __version__
from talking_avatar.desktop.app_settings import AppSettings
from talking_avatar.desktop.diagnostics import diagnostics, last_crash
from talking_avatar.desktop.errands import Errands
from talking_avatar.desktop.reveal import open_file
from talking_avatar.desktop.sentences import in_words
from talking_avatar.desktop.theme import Space, button, column, paint_icon, row, text
from talking_avatar.resources import bundled_if_there

_LOGO_PX = 72
_HEIGHT_PX, _TALL_PX = 400, 640


class About(QDialog):
    """``settings`` and ``crash_log`` go into the diagnostics."""

    def __init__(self, settings: AppSettings, crash_log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Talking Avatar"))
        self._settings, self._crash_log = settings, crash_log
        self._errands = Errands(self)
        head = row(_Logo(self), spacing=Space.L)
        version = self.tr("Version {version}, with Qt {qt}").format(version=__version__, qt=qVersion())
        head.addLayout(
            column(text("Talking Avatar", "display", self), text(version, "muted", self), spacing=2), 1
        )
        words = self.tr(
            "Your microphone drives a portrait, and the portrait is your webcam. Everything happens on this "
            "computer: no account, no upload; models are downloaded only when you ask."
        )
        self.copy = button(self.tr("Copy diagnostics"), "", "copy", self)
        self.copy.setToolTip(self.tr("Versions and settings, without names of people or files"))
        self.crashes = button(self.tr("Open the crash log"), "", "warning", self)
        self.crashes.setEnabled(bool(last_crash(crash_log)))
        self.notices = button(self.tr("Whose work is in it"), "quiet", "info", self)
        self.told = text("", "caption", self)
        self.credits = QPlainTextEdit(self)
        self.credits.setReadOnly(True)
        self.credits.setAccessibleName(self.notices.text())
        self.credits.hide()
        close = button(self.tr("Close"), "", parent=self)
        self.copy.clicked.connect(self._copy)
        self.crashes.clicked.connect(lambda: open_file(self._crash_log))
        self.notices.clicked.connect(self._show_credits)
        close.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        layout.setSpacing(Space.L)
        layout.addLayout(head)
        layout.addWidget(text(words, "muted", self))
        layout.addLayout(row(self.copy, self.crashes, None))
        layout.addWidget(self.told)
        layout.addWidget(self.credits, 1)
        layout.addStretch(1)
        licence = text(self.tr("MIT licence. © 2026 Talking Avatar contributors."), "caption", self)
        licence.setWordWrap(False)
        layout.addWidget(licence)
        layout.addLayout(row(self.notices, None, close))
        self.resize(540, _HEIGHT_PX)
        close.setFocus()

    def _copy(self) -> None:
        self.copy.setEnabled(False)
        screens = [
            f"{s.size().width()} x {s.size().height()} at {s.devicePixelRatio():g}"
            for s in QGuiApplication.screens()
        ]
        facts = {"Qt": qVersion(), "Platform": QGuiApplication.platformName(), "Screens": ", ".join(screens)}
        self._errands.run(
            lambda: diagnostics(self._settings, facts, self._crash_log),
            self._copied,
            lambda sentence: self.told.setText(in_words(sentence)),
        )

    def _copied(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.copy.setEnabled(True)
        self.told.setText(self.tr("Copied. Read it before you send it: it lies on the clipboard."))

    def _show_credits(self) -> None:
        path = bundled_if_there("resources", "CREDITS.md")
        words = path.read_text(encoding="utf-8") if path is not None else ""
        self.credits.setPlainText(words)
        self.credits.setVisible(not self.credits.isVisible())
        self.resize(self.width(), _TALL_PX if self.credits.isVisible() else _HEIGHT_PX)


class _Logo(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(_LOGO_PX, _LOGO_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(painter, "app", QRectF(self.rect()), "accent")
