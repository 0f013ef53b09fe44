"""Starts the desktop program."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from talking_avatar.desktop.library.store import PortraitLibrary
from talking_avatar.desktop.main_window import MainWindow
from talking_avatar.desktop.settings_store import SettingsStore
from talking_avatar.desktop.theme import Scheme, ThemeKeeper
from talking_avatar.desktop.workspace import Workspace


@dataclass(frozen=True)
class AppOptions:
    """``settings`` and ``library`` are where those are kept, the user's own when ``None``; ``microphone``
    and ``camera`` replace what was remembered; ``make_parts`` as in ``live.session_messages``."""

    settings: Path | None = None
    library: Path | None = None
    microphone: str | None = None
    camera: str | None = None
    make_parts: str = ""


def make_window(options: AppOptions) -> MainWindow:
    """The window with everything behind it, not yet shown."""
    store = SettingsStore(options.settings)
    for name in ("microphone", "camera"):
        if (value := getattr(options, name)) is not None:
            store.change(**{name: value})
    workspace = Workspace(store, PortraitLibrary(options.library), options.make_parts)
    return MainWindow(workspace)


def run_app(options: AppOptions) -> int:
    """Show the window until it is closed; gives the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Talking Avatar")
    app.setDesktopFileName("talking-avatar")
    keeper = ThemeKeeper(app)
    window = make_window(options)
    keeper.choose(Scheme(window.workspace.settings.theme))
    window.show()
    QTimer.singleShot(0, window.begin)
    return app.exec()
