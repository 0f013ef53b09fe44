"""Keys as X and Wayland number and name them."""

from __future__ import annotations

import ctypes
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from talking_avatar.desktop.global_keys.key_listener import only_key

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
_MODIFIERS = MappingProxyType(
    {
        Qt.KeyboardModifier.ControlModifier: "CTRL",
        Qt.KeyboardModifier.AltModifier: "ALT",
        Qt.KeyboardModifier.ShiftModifier: "SHIFT",
        Qt.KeyboardModifier.MetaModifier: "LOGO",
    }
)
_LONGEST_NAME = 64


def keysym(key: Qt.Key) -> int:
    """X's number of a key; 0 for one that is not offered here."""
    if key in _KEYSYMS:
        return _KEYSYMS[key]
    code = key.value
    if _F1 <= code < _F1 + _F_KEYS:
        return code - _F1 + _F1_KEYSYM
    return ord(chr(code).lower()) if 0x20 <= code < 0x7F else 0


def trigger(sequence: QKeySequence) -> str:
    """Such as ``CTRL+ALT+m``, after freedesktop.org's "Shortcuts Specification" 0.1; empty for what cannot
    be written so."""
    combination = only_key(sequence)
    name = _name(keysym(combination.key())) if combination is not None else ""
    if combination is None or not name:
        return ""
    wanted = combination.keyboardModifiers()
    return "+".join([*(words for modifier, words in _MODIFIERS.items() if wanted & modifier), name])


def _name(number: int) -> str:
    """By libxkbcommon, which Qt's windows on Linux cannot do without."""
    if not number:
        return ""
    tell = ctypes.CDLL("libxkbcommon.so.0").xkb_keysym_get_name
    tell.argtypes, tell.restype = [ctypes.c_uint32, ctypes.c_char_p, ctypes.c_size_t], ctypes.c_int
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    return name.value.decode("ascii") if tell(number, name, len(name)) > 0 else ""
