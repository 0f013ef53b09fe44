"""The menus of the window, and its keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from talking_avatar.desktop.app_settings import PRESET_KEYS
from talking_avatar.desktop.dialog_desk import DialogDesk
from talking_avatar.desktop.go_live_state import GoLiveState
from talking_avatar.desktop.main_window import MainWindow
from talking_avatar.desktop.theme import icon
from talking_avatar.live.session_messages import UseVoice

_Keys = str | QKeySequence.StandardKey


class MainActions(QObject):
    """Fills the window's menu bar. ``live``, ``standby``, ``mute`` and ``quit`` are for the tray too."""

    def __init__(self, window: MainWindow, dialogs: DialogDesk) -> None:
        super().__init__(window)
        self._window, self._dialogs = window, dialogs
        controller = window.controller
        self.live = self._action(self.tr("Go live"), "Ctrl+L", window.toggle_live, "live")
        self.standby = self._switch(self.tr("Standby"), "Ctrl+B", controller.rest, "standby")
        self.mute = self._switch(
            self.tr("Mute"), "M", lambda on: controller.use_voice(muted=on), "microphone-off"
        )
        self.push = self._switch(
            self.tr("Push to talk"), "", lambda on: controller.use_voice(push_to_talk=on), "hand"
        )
        self.quit = self._action(self.tr("Quit"), QKeySequence.StandardKey.Quit, window.quit, "")
        self._fill_file()
        self._fill_edit()
        self._fill_live()
        self._fill_view()
        self._fill_help()
        self._add_preset_keys()
        controller.state_changed.connect(self._show_state)
        controller.voice_changed.connect(self._show_voice)
        self._show_state(controller.state)
        self._show_voice(controller.voice)

    def _fill_file(self) -> None:
        window, dialogs = self._window, self._dialogs
        menu = self._menu(self.tr("&File"))
        menu.addAction(self._action(self.tr("Add a portrait…"), "Ctrl+O", window.strip.choose_files, "add"))
        menu.addAction(self._action(self.tr("Paste a picture"), "Ctrl+V", window.strip.paste, "copy"))
        menu.addSeparator()
        menu.addAction(self._action(self.tr("Record"), "Ctrl+R", window.toggle_recording, "record"))
        menu.addAction(
            self._action(self.tr("Keep a picture"), "Ctrl+P", window.recordings.snapshot, "snapshot")
        )
        menu.addAction(
            self._action(self.tr("Show the recordings"), "", window.recordings.show_folder, "folder")
        )
        menu.addAction(
            self._action(self.tr("Make a video from a sound file…"), "Ctrl+E", dialogs.show_video, "film")
        )
        menu.addSeparator()
        menu.addAction(self.quit)

    def _fill_edit(self) -> None:
        stack = self._window.workspace.look.undo_stack
        menu = self._menu(self.tr("&Edit"))
        undo = stack.createUndoAction(self, self.tr("Undo"))
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        undo.setIcon(icon("undo"))
        redo = stack.createRedoAction(self, self.tr("Redo"))
        redo.setShortcut(QKeySequence.StandardKey.Redo)
        redo.setIcon(icon("redo"))
        menu.addActions([undo, redo])
        menu.addSeparator()
        menu.addAction(self._action(self.tr("Reset all sliders"), "0", self._window.reset_sliders, "reset"))
        menu.addSeparator()
        keys = QKeySequence.StandardKey.Preferences
        preferences = self._action(self.tr("Preferences…"), keys, self._dialogs.show_preferences, "settings")
        preferences.setMenuRole(QAction.MenuRole.PreferencesRole)
        menu.addAction(preferences)

    def _fill_live(self) -> None:
        menu = self._menu(self.tr("&Live"))
        menu.addActions([self.live, self.standby])
        menu.addSeparator()
        menu.addActions([self.mute, self.push])
        menu.addSeparator()
        strip = self._window.strip
        menu.addAction(
            self._action(self.tr("Next portrait"), "Ctrl+Right", lambda: strip.choose_neighbour(1), "person")
        )
        menu.addAction(
            self._action(self.tr("Previous portrait"), "Ctrl+Left", lambda: strip.choose_neighbour(-1), "")
        )

    def _fill_view(self) -> None:
        window = self._window
        menu = self._menu(self.tr("&View"))
        panel = self._switch(self.tr("Controls"), "F9", window.panel.setVisible, "panel")
        panel.setChecked(True)
        library = self._switch(self.tr("Portraits"), "F8", window.library.setVisible, "photo")
        library.setChecked(True)
        menu.addActions([panel, library])

    def _fill_help(self) -> None:
        menu = self._menu(self.tr("&Help"))
        dialogs = self._dialogs
        menu.addAction(self._action(self.tr("First steps"), "F1", dialogs.show_tour, "help"))
        menu.addAction(self._action(self.tr("Models…"), "", dialogs.show_models, "model"))
        menu.addAction(self._action(self.tr("Doctor…"), "", dialogs.show_doctor, "doctor"))
        menu.addSeparator()
        about = self._action(self.tr("About Talking Avatar"), "", dialogs.show_about, "info")
        about.setMenuRole(QAction.MenuRole.AboutRole)
        menu.addAction(about)

    def _add_preset_keys(self) -> None:
        presets = self._window.panel.presets
        for key in PRESET_KEYS:
            QShortcut(QKeySequence(str(key)), self._window, lambda key=key: presets.recall(key))
            QShortcut(
                QKeySequence(f"Ctrl+Shift+{key}"), self._window, lambda key=key: presets.save_wanted.emit(key)
            )

    def _show_state(self, state: GoLiveState) -> None:
        self.live.setText(self.tr("Go live") if state is GoLiveState.OFF else self.tr("End live"))
        self.standby.setEnabled(state is not GoLiveState.OFF)
        self.standby.setChecked(self._window.controller.resting)

    def _show_voice(self, voice: UseVoice) -> None:
        self.mute.setChecked(voice.muted)
        self.push.setChecked(voice.push_to_talk)

    def _menu(self, title: str) -> QMenu:
        menu = self._window.menuBar().addMenu(title)
        assert isinstance(menu, QMenu)
        return menu

    def _action(self, words: str, keys: _Keys, act: Callable[[], object], icon_name: str) -> QAction:
        action = self._bare(words, keys, icon_name)
        action.triggered.connect(lambda _=False: act())
        return action

    def _switch(self, words: str, keys: _Keys, act: Callable[[bool], object], icon_name: str) -> QAction:
        action = self._bare(words, keys, icon_name)
        action.setCheckable(True)

        def told(on: bool) -> None:  # Qt's own methods would be called without the argument
            act(on)

        action.triggered.connect(told)
        return action

    def _bare(self, words: str, keys: _Keys, icon_name: str) -> QAction:
        action = QAction(words, self)
        if keys:
            action.setShortcut(keys)
        if icon_name:
            action.setIcon(icon(icon_name))
        return action
