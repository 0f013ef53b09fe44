"""Starts the desktop program."""

from __future__ import annotations

import signal
import sys
from dataclasses import dataclass
from pathlib import Path

import cv2
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from talking_avatar.desktop.crash_log import CrashLog, default_crash_log
from talking_avatar.desktop.errands import Errands, wait_for_errands
from talking_avatar.desktop.global_keys.global_keys import GlobalKeys
from talking_avatar.desktop.global_keys.listeners import key_listener
from talking_avatar.desktop.library.store import PortraitLibrary
from talking_avatar.desktop.remote_control import RemoteControl
from talking_avatar.desktop.settings_store import SettingsStore, default_settings_path
from talking_avatar.desktop.single_instance import SingleInstance
from talking_avatar.desktop.theme import Scheme, ThemeKeeper
from talking_avatar.desktop.translations import install_language
from talking_avatar.desktop.window_keeper import Desktop, WindowKeeper, furnish
from talking_avatar.desktop.workspace import Workspace

_FIRST_STEPS_AFTER_MS = 600
_LONGEST_ERRAND_S = 8.0


@dataclass(frozen=True)
class AppOptions:
    """``settings`` and ``library`` are where those are kept, the user's own when ``None``; ``microphone``
    and ``camera`` replace what was remembered; ``make_parts`` as in ``live.session_messages``."""

    settings: Path | None = None
    library: Path | None = None
    microphone: str | None = None
    camera: str | None = None
    make_parts: str = ""


def make_desktop(options: AppOptions, store: SettingsStore | None = None) -> Desktop:
    """Everything behind a window that is not yet shown. ``store`` where it was opened already."""
    store = store or SettingsStore(options.settings)
    for name in ("microphone", "camera"):
        if (value := getattr(options, name)) is not None:
            store.change(**{name: value})
    return furnish(Workspace(store, PortraitLibrary(options.library), options.make_parts))


def run_app(options: AppOptions) -> int:
    """Show the window until it is closed; gives the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Talking Avatar")
    app.setDesktopFileName("io.github.talking_avatar.TalkingAvatar")
    app.setQuitOnLastWindowClosed(False)
    cv2.setNumThreads(1)  # its helpers spin while they wait: more work than converting a frame is
    instance = SingleInstance(str((options.settings or default_settings_path()).absolute()), app)
    if not instance.claim():
        return 0
    store = SettingsStore(options.settings)
    install_language(app, store.settings.language)
    theme = ThemeKeeper(app, Scheme(store.settings.theme))

    def join(desktop: Desktop) -> None:
        """What one window has and all windows share."""
        window, dialogs = desktop.window, desktop.dialogs
        dialogs.theme_chosen.connect(lambda chosen: theme.choose(Scheme(chosen)))
        remote = RemoteControl(instance, window, desktop.tray.show_window)
        keys = GlobalKeys(key_listener(app.platformName()), window.controller, remote.do, window)
        dialogs.use_keys(keys)
        keys.use(window.workspace.settings.global_keys)
        window.closing.done.connect(app.quit)

    keeper = WindowKeeper(app, make_desktop(options, store), join)
    errands = Errands(keeper)  # what fails in another thread must not touch the window there
    log = CrashLog(default_crash_log(), lambda words: errands.hand_over(keeper.tell, words))
    log.open()
    for number in (signal.SIGINT, signal.SIGTERM):  # heard at the next tick of the preview
        signal.signal(number, lambda *_: keeper.desktop.window.closing.close(asking=False))
    window = keeper.desktop.window
    window.show()
    QTimer.singleShot(0, window.begin)
    if not store.settings.tour_done:
        QTimer.singleShot(_FIRST_STEPS_AFTER_MS, window, keeper.desktop.dialogs.show_tour)
    code = app.exec()
    wait_for_errands(_LONGEST_ERRAND_S)
    keeper.desktop.tray.hide()
    log.close()
    return code
