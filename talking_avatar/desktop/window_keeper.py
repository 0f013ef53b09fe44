"""The window of a workspace, and another one in its place when the person chooses a language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from talking_avatar.desktop.dialog_desk import DialogDesk
from talking_avatar.desktop.main_actions import MainActions
from talking_avatar.desktop.main_window import MainWindow
from talking_avatar.desktop.push_to_talk import PushToTalk
from talking_avatar.desktop.translations import install_language
from talking_avatar.desktop.tray import Tray
from talking_avatar.desktop.workspace import Workspace


@dataclass(frozen=True)
class Desktop:
    """The window and what belongs to it."""

    window: MainWindow
    dialogs: DialogDesk
    actions: MainActions
    tray: Tray


def furnish(workspace: Workspace) -> Desktop:
    """A window that is not yet shown, in the language of now."""
    window = MainWindow(workspace)
    dialogs = DialogDesk(window)
    actions = MainActions(window, dialogs)
    PushToTalk(window.controller, window)
    tray = Tray(window, actions)
    window.stays_in_tray = tray.shown and workspace.settings.close_to_tray
    return Desktop(window, dialogs, actions, tray)


class WindowKeeper(QObject):
    """``desktop`` is that of now; ``join`` is called with each one before it is shown. The session, its
    camera and a recording go on while one window takes the place of another."""

    def __init__(self, app: QApplication, desktop: Desktop, join: Callable[[Desktop], None]) -> None:
        super().__init__(app)
        self._app, self._join = app, join
        self.desktop = desktop
        self._keep(desktop)

    def tell(self, sentence: str) -> None:
        self.desktop.window.notices.tell(sentence)

    def _keep(self, desktop: Desktop) -> None:
        self.desktop = desktop
        # Not while the choice is still being told: its window is about to go.
        desktop.dialogs.language_chosen.connect(lambda: QTimer.singleShot(0, self, self._make_anew))
        self._join(desktop)

    def _make_anew(self) -> None:
        before = self.desktop
        workspace = before.window.workspace
        install_language(self._app, workspace.settings.language)
        workspace.controller.speak()
        before.window.let_go()
        desktop = furnish(workspace)
        desktop.window.take_over(before.window)
        self._keep(desktop)
        before.window.hide()
        before.tray.hide()
        desktop.window.show()
        desktop.window.begin()
        desktop.dialogs.show_preferences()
        before.window.deleteLater()
