"""Global keys on X11."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtGui import QKeySequence

from talking_avatar.desktop.global_keys.key_listener import KeyListener, KeysAnswer, handed_over_by, only_key
from talking_avatar.desktop.global_keys.keysyms import keysym
from talking_avatar.desktop.global_keys.xcb import KeyEvent, XcbConnection

_MODIFIERS = MappingProxyType(
    {
        Qt.KeyboardModifier.ShiftModifier: 1,
        Qt.KeyboardModifier.ControlModifier: 4,
        Qt.KeyboardModifier.AltModifier: 8,
        Qt.KeyboardModifier.MetaModifier: 64,
    }
)
_WANTED = sum(_MODIFIERS.values())
_LOCKS = (0, 2, 16, 18)
"""Caps Lock and Num Lock count as modifiers; a key is meant whether they are on or off."""


class X11Keys(KeyListener):
    """A key that is held repeats itself as released and pressed at the same moment; that is not told. Raises
    ``OSError`` without a display.
    """

    def __init__(self, parent: QObject | None = None, display: str | None = None) -> None:
        super().__init__(parent)
        self._connection = XcbConnection(display)
        self._names: dict[tuple[int, int], str] = {}
        self._notifier = QSocketNotifier(self._connection.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    @property
    def remark(self) -> str:
        return handed_over_by("X11")

    def use(self, keys: Mapping[str, QKeySequence]) -> None:
        self._connection.ungrab_all()
        self._names.clear()
        self._release_all()
        missed = []
        for name, sequence in keys.items():
            code, modifiers = self._place_of(sequence)
            free = code and all(self._connection.grab(code, modifiers | lock) for lock in _LOCKS)
            if free and (code, modifiers) not in self._names:
                self._names[code, modifiers] = name
            else:
                missed.append(name)
        self.answered.emit(KeysAnswer(tuple(missed)))

    def close(self) -> None:
        self._notifier.setEnabled(False)
        self._connection.close()
        self._release_all()

    def _place_of(self, sequence: QKeySequence) -> tuple[int, int]:
        """Key code and modifiers; the code is 0 when the keyboard lacks the key."""
        combination = only_key(sequence)
        if combination is None:
            return 0, 0
        wanted = combination.keyboardModifiers()
        modifiers = sum(bit for modifier, bit in _MODIFIERS.items() if wanted & modifier)
        number = keysym(combination.key())
        return (self._connection.keycode(number) if number else 0), modifiers

    def _hear(self) -> None:
        events = self._connection.events()
        if self._connection.broken:
            self._notifier.setEnabled(False)
        for number, event in enumerate(events):
            if event.pressed:
                name = self._names.get((event.keycode, event.modifiers & _WANTED))
                if name is not None:
                    self._press(name)
            elif not _repeats(event, events[number + 1 : number + 2]):
                self._let_up(event.keycode)

    def _let_up(self, keycode: int) -> None:
        """With whatever modifiers: they may be let go of before the key."""
        for (code, _), name in tuple(self._names.items()):
            if code == keycode:
                self._release(name)


def _repeats(release: KeyEvent, following: list[KeyEvent]) -> bool:
    return any(
        event.pressed and event.keycode == release.keycode and event.time_ms - release.time_ms <= 1
        for event in following
    )
