"""Keys that are pressed while no window of ours has the focus, on a display of the test's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.global_keys.global_keys import GlobalKeys, KeysState
from talking_avatar.desktop.global_keys.key_listener import KeysAnswer
from talking_avatar.desktop.global_keys.x11_keys import X11Keys
from tests.desktop.global_keys.voice import Voice
from tests.desktop.screen import virtual_screen

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs X11, which is for Linux"),
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs the program Xvfb"),
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="needs the program xdotool"),
]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with virtual_screen("200x200x24", "-ardelay", "100", "-arinterval", "20") as display:
        yield display


@pytest.fixture
def keys(qtbot: QtBot, display: str) -> Iterator[X11Keys]:
    del qtbot
    made = X11Keys(display=display)
    yield made
    made.close()


def type_on(display: str, *words: str) -> None:
    subprocess.run(["xdotool", *words], env={**os.environ, "DISPLAY": display}, check=True)


def missed(keys: X11Keys, wanted: dict[str, QKeySequence]) -> tuple[str, ...]:
    """Of the keys that are wanted now."""
    answers: list[KeysAnswer] = []
    keys.answered.connect(answers.append)
    keys.use(wanted)
    keys.answered.disconnect(answers.append)
    (answer,) = answers
    return answer.missed


def wanted(**keys: str) -> dict[str, QKeySequence]:
    return {name: QKeySequence(words) for name, words in keys.items()}


def test_a_key_is_heard_with_its_modifiers_and_whatever_is_locked(
    qtbot: QtBot, keys: X11Keys, display: str
) -> None:
    heard: list[str] = []
    keys.pressed.connect(heard.append)
    assert missed(keys, wanted(mute="Ctrl+Alt+M", live="F9")) == ()
    type_on(display, "key", "ctrl+alt+m")
    type_on(display, "key", "F9")
    type_on(display, "key", "m")
    type_on(display, "key", "Caps_Lock")
    type_on(display, "key", "ctrl+alt+m")
    type_on(display, "key", "Caps_Lock")
    qtbot.waitUntil(lambda: len(heard) >= 3)
    qtbot.wait(50)
    assert heard == ["mute", "live", "mute"]


def test_a_held_key_is_one_press_and_one_release(qtbot: QtBot, keys: X11Keys, display: str) -> None:
    told: list[tuple[str, str]] = []
    keys.pressed.connect(lambda name: told.append(("down", name)))
    keys.released.connect(lambda name: told.append(("up", name)))
    keys.use(wanted(talk="Ctrl+Space"))
    type_on(display, "keydown", "ctrl", "keydown", "space", "sleep", "0.3", "keyup", "space", "keyup", "ctrl")
    qtbot.waitUntil(lambda: len(told) >= 2)
    qtbot.wait(50)
    assert told == [("down", "talk"), ("up", "talk")]


def test_who_is_held_while_the_keys_change_is_let_go(qtbot: QtBot, keys: X11Keys, display: str) -> None:
    released: list[str] = []
    keys.released.connect(released.append)
    keys.use(wanted(talk="F10"))
    with qtbot.waitSignal(keys.pressed):
        type_on(display, "keydown", "F10")
    keys.use(wanted(talk="F9"))
    assert released == ["talk"]
    type_on(display, "keyup", "F10")


def test_keys_that_another_program_has_are_named_and_given_back_at_the_end(
    qtbot: QtBot, keys: X11Keys, display: str
) -> None:
    del qtbot
    other = X11Keys(display=display)
    assert missed(other, wanted(theirs="Ctrl+Alt+M")) == ()
    asked = wanted(mute="Ctrl+Alt+M", live="F9", again="F9", none="Ctrl+A, B")
    assert missed(keys, asked) == ("mute", "again", "none")
    other.close()
    assert missed(keys, wanted(mute="Ctrl+Alt+M")) == ()


def test_commands_are_done_and_holding_talks(qtbot: QtBot, display: str) -> None:
    done: list[str] = []
    controller = Voice()
    keys = GlobalKeys(X11Keys(display=display), controller, done.append)  # type: ignore[arg-type]
    keys.use({"toggle-live": "F9", "talk": "F10", "unheard-of": "F11"})
    assert keys.state == KeysState(True, "X11 hands these keys over.")
    type_on(display, "key", "F9", "key", "F10", "key", "F11")
    qtbot.waitUntil(lambda: len(controller.told) == 2)
    assert done == ["toggle-live"]
    assert controller.told == [True, False]
    other = X11Keys(display=display)
    other.use(wanted(theirs="Ctrl+F12"))
    keys.use({"toggle-live": "Ctrl+F12"})
    assert "Ctrl+F12" in keys.state.problem
    other.close()
    keys.end()
