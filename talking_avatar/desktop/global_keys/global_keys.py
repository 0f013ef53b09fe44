"""What the person's global keys do, and what is told where they cannot be had."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QKeySequence

from talking_avatar.desktop.global_keys.key_listener import KeyListener, KeysAnswer
from talking_avatar.desktop.global_keys.keyed_commands import KEYED_COMMANDS, TALK
from talking_avatar.desktop.live_controller import LiveController

translate = QCoreApplication.translate


@dataclass(frozen=True)
class KeysState:
    """For people. ``remark``: who hands keys over, or why nobody does where they are not ``possible``.
    ``problem``: what is wrong with those that were chosen. ``triggers``: what to press, by command, in the
    words of a desktop that chooses itself."""

    possible: bool
    remark: str
    problem: str = ""
    triggers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class GlobalKeys(QObject):
    """``listener`` is this platform's; ``do`` obeys remote commands. ``changed`` brings a
    :class:`KeysState`."""

    changed = Signal(object)

    def __init__(
        self,
        listener: KeyListener,
        controller: LiveController,
        do: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._listener, self._controller, self._do = listener, controller, do
        self._wanted: dict[str, QKeySequence] = {}
        self._answer = KeysAnswer()
        listener.setParent(self)
        listener.pressed.connect(self._press)
        listener.released.connect(self._release)
        listener.answered.connect(self._take)

    @property
    def state(self) -> KeysState:
        possible = not self._listener.why_not
        return KeysState(
            possible,
            self._listener.remark if possible else self._listener.why_not,
            self._answer.problem or self._missed(),
            self._answer.triggers,
        )

    def use(self, keys: Mapping[str, str]) -> None:
        """Keys by command, as Qt writes them everywhere."""
        self._wanted = {
            command: QKeySequence(keys[command], QKeySequence.SequenceFormat.PortableText)
            for command in KEYED_COMMANDS
            if keys.get(command)
        }
        self._listener.use(self._wanted)

    def end(self) -> None:
        self._listener.close()

    def _take(self, answer: KeysAnswer) -> None:
        self._answer = answer
        self.changed.emit(self.state)

    def _missed(self) -> str:
        missed = [self._wanted[command] for command in self._answer.missed if command in self._wanted]
        if not missed:
            return ""
        names = ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in missed)
        sentence = translate(
            "GlobalKeys",
            "{keys} cannot be used because something else has it, or no key is that; choose another one.",
        )
        return sentence.format(keys=names)

    def _press(self, command: str) -> None:
        if command == TALK:
            self._controller.use_voice(talking=True)
        else:
            self._do(command)

    def _release(self, command: str) -> None:
        if command == TALK:
            self._controller.use_voice(talking=False)
