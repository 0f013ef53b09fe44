"""What the portal's keys tell, kept for a test."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.global_keys.key_listener import KeysAnswer
from talking_avatar.desktop.global_keys.portal_keys import PortalKeys

PROGRAM = "io.github.talking_avatar.TalkingAvatar"


class Heard:
    """What a listener told, in order."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.keys = PortalKeys(PROGRAM)
        self.told: list[str] = []
        self.answers: list[KeysAnswer] = []
        self.keys.pressed.connect(lambda name: self.told.append(f"{name} down"))
        self.keys.released.connect(lambda name: self.told.append(f"{name} up"))
        self.keys.answered.connect(self.answers.append)

    def use(self, **keys: str) -> None:
        self.keys.use({name.replace("_", "-"): QKeySequence(key) for name, key in keys.items()})

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=5000)

    def answer(self, number: int = 0) -> KeysAnswer:
        self.until(lambda: len(self.answers) > number)
        return self.answers[number]
