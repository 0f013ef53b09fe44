"""Keys are written as portals want them."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from talking_avatar.desktop.global_keys.keysyms import trigger

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs libxkbcommon, which is for Linux")


def test_a_trigger_is_modifiers_and_the_name_of_a_key() -> None:
    written = {
        "M": "m",
        "Ctrl+Alt+M": "CTRL+ALT+m",
        "Meta+Shift+F9": "SHIFT+LOGO+F9",
        "Ctrl+Space": "CTRL+space",
        "Ctrl+,": "CTRL+comma",
        "Pause": "Pause",
        "ScrollLock": "Scroll_Lock",
        "Ctrl+A, B": "",
        "": "",
        "Ctrl+Tab": "",
    }
    assert {keys: trigger(QKeySequence(keys)) for keys in written} == written
    microphone = QKeySequence(QKeyCombination(Qt.Key.Key_MicMute))
    assert trigger(microphone) == "XF86AudioMicMute"
