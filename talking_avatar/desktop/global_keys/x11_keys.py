"""Global keys on X11."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QKeyCombination, QObject, QSocketNotifier, Qt, Signal
from PySide6.QtGui import QKeySequence

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

_F1, _F1_KEYSYM, _F_KEYS = Qt.Key.Key_F1.value, 0xFFBE, 24
_KEYSYMS = MappingProxyType(
    {
        Qt.Key.Key_Pause: 0xFF13,
        Qt.Key.Key_ScrollLock: 0xFF14,
        Qt.Key.Key_Insert: 0xFF63,
        Qt.Key.Key_Home: 0xFF50,
        Qt.Key.Key_End: 0xFF57,
        Qt.Key.Key_PageUp: 0xFF55,
        Qt.Key.Key_PageDown: 0xFF56,
        Qt.Key.Key_MicMute: 0x1008FFB2,
    }
)


class X11Keys(QObject):
    """``pressed`` and ``released`` bring the name of a key that :meth:`use` was given.

    A key that is held repeats itself as released and pressed at the same moment; that is not told. Raises
    ``OSError`` without a display.
    """

    pressed = Signal(str)
    released = Signal(str)

    def __init__(self, parent: QObject | None = None, display: str | None = None) -> None:
        super().__init__(parent)
        self._connection = XcbConnection(display)
        self._names: dict[tuple[int, int], str] = {}
        self._held: dict[int, str] = {}
        self._notifier = QSocketNotifier(self._connection.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def use(self, keys: Mapping[str, QKeySequence]) -> list[str]:
        """Listen to these, by name, instead of those before; gives the names whose key is not to be had."""
        self._connection.ungrab_all()
        self._names.clear()
        self._held.clear()
        missed = []
        for name, sequence in keys.items():
            code, modifiers = self._place_of(sequence)
            free = code and all(self._connection.grab(code, modifiers | lock) for lock in _LOCKS)
            if free and (code, modifiers) not in self._names:
                self._names[code, modifiers] = name
            else:
                missed.append(name)
        return missed

    def close(self) -> None:
        self._notifier.setEnabled(False)
        self._connection.close()

    def _place_of(self, sequence: QKeySequence) -> tuple[int, int]:
        """Key code and modifiers; the code is 0 when the keyboard lacks the key."""
        if sequence.count() != 1:
            return 0, 0
        combination: QKeyCombination = sequence[0]  # type: ignore[index]
        wanted = combination.keyboardModifiers()
        modifiers = sum(bit for modifier, bit in _MODIFIERS.items() if wanted & modifier)
        keysym = _keysym(combination.key())
        return (self._connection.keycode(keysym) if keysym else 0), modifiers

    def _hear(self) -> None:
        events = self._connection.events()
        if self._connection.broken:
            self._notifier.setEnabled(False)
        for number, event in enumerate(events):
            if event.pressed:
                self._press(event)
            elif not _repeats(event, events[number + 1 : number + 2]):
                self._release(event)

    def _press(self, event: KeyEvent) -> None:
        name = self._names.get((event.keycode, event.modifiers & _WANTED))
        if name is not None and event.keycode not in self._held:
            self._held[event.keycode] = name
            self.pressed.emit(name)

    def _release(self, event: KeyEvent) -> None:
        if (name := self._held.pop(event.keycode, None)) is not None:
            self.released.emit(name)


def _repeats(release: KeyEvent, following: list[KeyEvent]) -> bool:
    return any(
        event.pressed and event.keycode == release.keycode and event.time_ms - release.time_ms <= 1
        for event in following
    )


def _keysym(key: Qt.Key) -> int:
    """X's number of a key; 0 for one that is not offered here."""
    if key in _KEYSYMS:
        return _KEYSYMS[key]
    code = key.value
    if _F1 <= code < _F1 + _F_KEYS:
        return code - _F1 + _F1_KEYSYM
    return ord(chr(code).lower()) if 0x20 <= code < 0x7F else 0
