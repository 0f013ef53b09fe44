"""Does what the window is told from outside; see ``remote_commands``."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from talking_avatar.desktop.app_settings import PRESET_KEYS
from talking_avatar.desktop.main_window import MainWindow
from talking_avatar.desktop.single_instance import SingleInstance


class RemoteControl(QObject):
    """Words that it does not know are ignored: they come from another version."""

    def __init__(self, instance: SingleInstance, window: MainWindow, show: Callable[[], None]) -> None:
        super().__init__(window)
        controller, strip, presets = window.controller, window.strip, window.panel.presets
        self._acts: dict[str, Callable[[], object]] = {
            "toggle-live": window.toggle_live,
            "go-live": lambda: None if controller.live else controller.go_live(),
            "end-live": lambda: controller.stop_live() if controller.live else None,
            "toggle-standby": lambda: controller.rest(not controller.resting) if controller.live else None,
            "toggle-mute": lambda: controller.use_voice(muted=not controller.voice.muted),
            "mute": lambda: controller.use_voice(muted=True),
            "unmute": lambda: controller.use_voice(muted=False),
            "toggle-recording": window.toggle_recording,
            "snapshot": window.recordings.snapshot,
            "next-portrait": lambda: strip.choose_neighbour(1),
            "previous-portrait": lambda: strip.choose_neighbour(-1),
            **{f"preset-{key}": partial(presets.recall, key) for key in PRESET_KEYS},
        }
        instance.asked.connect(show)
        instance.heard.connect(self.do)

    @property
    def known(self) -> frozenset[str]:
        return frozenset(self._acts)

    def do(self, word: str) -> None:
        if (act := self._acts.get(word)) is not None:
            act()
