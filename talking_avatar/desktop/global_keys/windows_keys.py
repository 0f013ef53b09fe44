"""Global keys on Windows: Microsoft's reference of winuser.h, RegisterHotKey, WM_HOTKEY, GetAsyncKeyState."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping
from ctypes import wintypes
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence

from talking_avatar.desktop.global_keys.key_listener import KeyListener, KeysAnswer, handed_over_by, only_key

_WM_HOTKEY = 0x0312
_MESSAGES = (b"windows_generic_MSG", b"windows_dispatcher_MSG")
"""Qt's names for what holds a ``MSG``: of a window, or of the thread, as hot keys without a window are."""

_MOD_NOREPEAT = 0x4000
_MODIFIERS = MappingProxyType(
    {
        Qt.KeyboardModifier.AltModifier: 1,
        Qt.KeyboardModifier.ControlModifier: 2,
        Qt.KeyboardModifier.ShiftModifier: 4,
        Qt.KeyboardModifier.MetaModifier: 8,
    }
)
_F1, _VK_F1, _F_KEYS = Qt.Key.Key_F1.value, 0x70, 24
_VIRTUAL_KEYS = MappingProxyType(
    {
        Qt.Key.Key_Space: 0x20,
        Qt.Key.Key_Pause: 0x13,
        Qt.Key.Key_ScrollLock: 0x91,
        Qt.Key.Key_Insert: 0x2D,
        Qt.Key.Key_Home: 0x24,
        Qt.Key.Key_End: 0x23,
        Qt.Key.Key_PageUp: 0x21,
        Qt.Key.Key_PageDown: 0x22,
    }
)
_LOOK_EVERY_MS = 20


class WindowsKeys(KeyListener):
    """``library`` loads user32. Windows tells of a press only, so a held key is looked at fifty times a
    second until it is up. Made in the thread that runs Qt's events."""

    def __init__(
        self, parent: QObject | None = None, library: Callable[[], Any] = lambda: ctypes.CDLL("user32.dll")
    ) -> None:
        super().__init__(parent)
        self._user32 = _declared(library())
        self._keys: dict[int, tuple[str, int]] = {}
        self._filter = _HotKeys(self._hear)
        self._watch = QTimer(self)
        self._watch.setInterval(_LOOK_EVERY_MS)
        self._watch.timeout.connect(self._look)

    @property
    def remark(self) -> str:
        return handed_over_by("Windows")

    def use(self, keys: Mapping[str, QKeySequence]) -> None:
        self._give_back()
        missed = []
        for number, (name, sequence) in enumerate(keys.items(), 1):
            key, modifiers = self._place_of(sequence)
            if key and self._user32.RegisterHotKey(None, number, modifiers | _MOD_NOREPEAT, key):
                self._keys[number] = name, key
            else:
                missed.append(name)
        if self._keys:
            _application().installNativeEventFilter(self._filter)
        self.answered.emit(KeysAnswer(tuple(missed)))

    def close(self) -> None:
        self._give_back()

    def _give_back(self) -> None:
        for number in self._keys:
            self._user32.UnregisterHotKey(None, number)
        self._keys.clear()
        _application().removeNativeEventFilter(self._filter)
        self._watch.stop()
        self._release_all()

    def _place_of(self, sequence: QKeySequence) -> tuple[int, int]:
        """Virtual key and modifiers; the key is 0 when the keyboard lacks it."""
        combination = only_key(sequence)
        if combination is None:
            return 0, 0
        wanted = combination.keyboardModifiers()
        modifiers = sum(bit for modifier, bit in _MODIFIERS.items() if wanted & modifier)
        return self._virtual_key(combination.key()), modifiers

    def _virtual_key(self, key: Qt.Key) -> int:
        code = key.value
        if key in _VIRTUAL_KEYS:
            return _VIRTUAL_KEYS[key]
        if _F1 <= code < _F1 + _F_KEYS:
            return code - _F1 + _VK_F1
        if not 0x20 < code < 0x7F:
            return 0
        if chr(code).isalnum():
            return code  # virtual keys of letters and digits are those of ASCII
        found = int(self._user32.VkKeyScanW(chr(code)))
        return found & 0xFF if found >= 0 else 0  # the high byte tells of Shift, which is wanted already

    def _hear(self, number: int) -> None:
        if number in self._keys:
            self._press(self._keys[number][0])
            self._watch.start()

    def _look(self) -> None:
        for name, key in tuple(self._keys.values()):
            if self._user32.GetAsyncKeyState(key) >= 0:  # the sign tells that it is down
                self._release(name)
        if not self._held:
            self._watch.stop()


class _HotKeys(QAbstractNativeEventFilter):
    """Gives the number of each hot key that is pressed."""

    def __init__(self, pressed: Callable[[int], None]) -> None:
        super().__init__()
        self._pressed = pressed

    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        if bytes(eventType) not in _MESSAGES:  # type: ignore[arg-type]
            return False, 0
        told = wintypes.MSG.from_address(int(message))
        if told.message != _WM_HOTKEY:
            return False, 0
        self._pressed(told.wParam)
        return True, 0


def _application() -> QCoreApplication:
    app = QCoreApplication.instance()
    assert app is not None
    return app


def _declared(user32: Any) -> Any:
    """Windows of 64 bit has one calling convention only, so that plain ``CDLL`` will do."""
    for function, result, arguments in (
        (user32.RegisterHotKey, wintypes.BOOL, [wintypes.HWND, ctypes.c_int, wintypes.UINT, wintypes.UINT]),
        (user32.UnregisterHotKey, wintypes.BOOL, [wintypes.HWND, ctypes.c_int]),
        (user32.GetAsyncKeyState, ctypes.c_short, [ctypes.c_int]),
        (user32.VkKeyScanW, ctypes.c_short, [wintypes.WCHAR]),
    ):
        function.restype, function.argtypes = result, arguments
    return user32
