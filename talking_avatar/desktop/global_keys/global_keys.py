"""What the person's global keys do, and what is told where they cannot be had."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication, QKeySequence

from talking_avatar.desktop.global_keys.x11_keys import X11Keys
from talking_avatar.desktop.live_controller import LiveController

translate = QCoreApplication.translate

TALK = "talk"
KEYED_COMMANDS = ("toggle-live", "toggle-mute", TALK, "toggle-standby")
"""Remote commands that are offered for a key; ``talk`` lets the voice through while its key is held."""


class GlobalKeys(QObject):
    """``listener`` is this platform's, ``None`` where a program may not listen to all keys; ``do`` obeys
    remote commands."""

    def __init__(
        self,
        listener: X11Keys | None,
        controller: LiveController,
        do: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._listener, self._controller, self._do = listener, controller, do
        if listener is not None:
            listener.setParent(self)
            listener.pressed.connect(self._press)
            listener.released.connect(self._release)

    @property
    def possible(self) -> bool:
        return self._listener is not None

    def use(self, keys: Mapping[str, str]) -> str:
        """Keys by command; gives a sentence about those that are not to be had, empty when all are."""
        if self._listener is None:
            return ""
        wanted = {
            command: QKeySequence(keys[command], QKeySequence.SequenceFormat.PortableText)
            for command in KEYED_COMMANDS
            if keys.get(command)
        }
        missed = [wanted[command] for command in self._listener.use(wanted)]
        if not missed:
            return ""
        names = ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in missed)
        sentence = translate(
            "GlobalKeys",
            "{keys} cannot be used because something else has it, or no key is that; choose another one.",
        )
        return sentence.format(keys=names)

    def end(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def _press(self, command: str) -> None:
        if command == TALK:
            self._controller.use_voice(talking=True)
        else:
            self._do(command)

    def _release(self, command: str) -> None:
        if command == TALK:
            self._controller.use_voice(talking=False)


def key_listener() -> X11Keys | None:
    """For the platform that Qt shows its windows on; ``None`` where there is none."""
    on_wayland = bool(os.environ.get("WAYLAND_DISPLAY"))  # where X11's keys reach only other X11 programs
    if QGuiApplication.platformName() != "xcb" or on_wayland:
        return None
    try:
        return X11Keys()
    except OSError:
        return None
