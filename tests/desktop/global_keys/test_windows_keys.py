"""What Windows is asked, and what is done with its messages, by a library that stands in for user32."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from ctypes import wintypes
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QAbstractEventDispatcher
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot
from shiboken6 import VoidPtr

from talking_avatar.desktop.global_keys.global_keys import GlobalKeys
from talking_avatar.desktop.global_keys.key_listener import KeysAnswer
from talking_avatar.desktop.global_keys.windows_keys import WindowsKeys
from tests.desktop.global_keys.voice import Voice

ALT, CONTROL, SHIFT, WIN, ONCE = 1, 2, 4, 8, 0x4000
HOTKEY = 0x0312


@dataclass
class Function:
    """Takes what a function of a library takes once its types are declared."""

    act: Callable[..., int]
    argtypes: Any = None
    restype: Any = None

    def __call__(self, *values: Any) -> int:
        for kind, value in zip(self.argtypes, values, strict=True):
            kind.from_param(value)
        return int(self.restype(self.act(*values)).value)


class User32:
    """Keeps hot keys for one thread; ``taken`` are other programs'. ``down``: virtual keys that are held."""

    def __init__(self) -> None:
        self.taken: set[tuple[int, int]] = set()
        self.keys: dict[int, tuple[int, int]] = {}
        self.down: set[int] = set()
        self.RegisterHotKey = Function(self._register)
        self.UnregisterHotKey = Function(lambda window, number: int(self.keys.pop(number, None) is not None))
        self.GetAsyncKeyState = Function(lambda key: -0x8000 if key in self.down else 0)
        self.VkKeyScanW = Function(lambda character: {",": 0xBC, "!": 0x131}.get(character, -1))

    def press(self, key: int, modifiers: int = 0) -> None:
        """As a person does: Windows posts a message to the thread."""
        self.down.add(key)
        (number,) = [number for number, taken in self.keys.items() if taken == (modifiers | ONCE, key)]
        message = wintypes.MSG(message=HOTKEY, wParam=number)
        dispatcher = QAbstractEventDispatcher.instance()
        place = VoidPtr(ctypes.addressof(message))
        dispatcher.filterNativeEvent(b"windows_dispatcher_MSG", place, 0)  # type: ignore[call-arg]

    def release(self, key: int) -> None:
        self.down.remove(key)

    def _register(self, window: None, number: int, modifiers: int, key: int) -> int:
        wanted = modifiers, key
        if wanted in self.taken or wanted in self.keys.values() or number in self.keys:
            return 0
        self.keys[number] = wanted
        return 1


@pytest.fixture
def user32() -> User32:
    return User32()


@pytest.fixture
def keys(qtbot: QtBot, user32: User32) -> Iterator[WindowsKeys]:
    del qtbot
    made = WindowsKeys(library=lambda: user32)
    yield made
    made.close()
    assert not user32.keys


def sequences(**keys: str) -> dict[str, QKeySequence]:
    return {name: QKeySequence(words) for name, words in keys.items()}


def test_keys_become_modifiers_and_virtual_keys(keys: WindowsKeys, user32: User32) -> None:
    answers: list[KeysAnswer] = []
    keys.answered.connect(answers.append)
    wanted = {
        "Ctrl+Alt+M": (CONTROL | ALT, ord("M")),
        "Meta+7": (WIN, ord("7")),
        "F13": (0, 0x7C),
        "Shift+Space": (SHIFT, 0x20),
        "PgUp": (0, 0x21),
        "Ctrl+,": (CONTROL, 0xBC),
        "Ctrl+Shift+!": (CONTROL | SHIFT, 0x31),
    }
    keys.use({words: QKeySequence(words) for words in [*wanted, "Ctrl+A, B", "Ctrl+~"]})
    asked = [(modifiers | ONCE, key) for modifiers, key in wanted.values()]
    assert list(user32.keys.values()) == asked
    assert answers == [KeysAnswer(("Ctrl+A, B", "Ctrl+~"))]


def test_a_held_key_is_one_press_and_one_release(qtbot: QtBot, keys: WindowsKeys, user32: User32) -> None:
    told: list[str] = []
    keys.pressed.connect(lambda name: told.append(f"{name} down"))
    keys.released.connect(lambda name: told.append(f"{name} up"))
    keys.use(sequences(talk="Ctrl+F10", mute="F9"))
    user32.press(0x79, CONTROL)
    qtbot.wait(60)
    assert told == ["talk down"]
    user32.press(0x78)
    user32.release(0x79)
    qtbot.waitUntil(lambda: told == ["talk down", "mute down", "talk up"])
    user32.release(0x78)
    qtbot.waitUntil(lambda: told[3:] == ["mute up"])


def test_who_is_held_while_the_keys_change_is_let_go(keys: WindowsKeys, user32: User32) -> None:
    released: list[str] = []
    keys.released.connect(released.append)
    keys.use(sequences(talk="F10"))
    user32.press(0x79)
    keys.use(sequences(talk="F9"))
    assert released == ["talk"]
    assert list(user32.keys.values()) == [(ONCE, 0x78)]


def test_keys_that_another_program_has_are_named(qtbot: QtBot, user32: User32) -> None:
    del qtbot
    user32.taken.add((ONCE, 0x78))
    done: list[str] = []
    controller = Voice()
    keys = GlobalKeys(WindowsKeys(library=lambda: user32), controller, done.append)  # type: ignore[arg-type]
    keys.use({"toggle-live": "F9", "toggle-mute": "F8", "talk": "F10"})
    assert keys.state.possible and "Windows" in keys.state.remark
    assert "F9" in keys.state.problem and "F8" not in keys.state.problem
    user32.press(0x77)
    user32.press(0x79)
    assert done == ["toggle-mute"]
    assert controller.told == [True]
    keys.end()
    assert controller.told == [True, False]
    assert not user32.keys
