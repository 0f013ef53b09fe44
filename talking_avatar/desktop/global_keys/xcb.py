"""The few calls of libxcb that listening to single keys takes, by ctypes.

Both libraries are there wherever Qt shows windows on X11. Protocol: X11R7, "GrabKey" and "KeyPress"; C
interface: xcb.freedesktop.org.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char_p, c_int, c_uint, c_uint8, c_uint16, c_uint32, c_void_p
from dataclasses import dataclass

_PRESS, _RELEASE, _SENT = 2, 3, 0x80
_ASYNC, _ANY_KEY, _ANY_MODIFIER = 1, 0, 1 << 15


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", c_uint),)


class _Screens(ctypes.Structure):
    _fields_ = (("data", POINTER(c_uint32)), ("rem", c_int), ("index", c_int))


class _KeyEvent(ctypes.Structure):
    _fields_ = (
        ("kind", c_uint8),
        ("keycode", c_uint8),
        ("sequence", c_uint16),
        ("time_ms", c_uint32),
        ("windows", c_uint32 * 3),
        ("places", c_uint16 * 4),
        ("state", c_uint16),
    )


@dataclass(frozen=True)
class KeyEvent:
    """``modifiers`` as X writes them: Shift 1, Lock 2, Control 4, Alt 8, Num Lock 16, Meta 64."""

    pressed: bool
    keycode: int
    modifiers: int
    time_ms: int


class XcbConnection:
    """A connection to the display of its own. Raises ``OSError`` when there is none, or no library."""

    def __init__(self, display: str | None = None) -> None:
        self._xcb = ctypes.CDLL("libxcb.so.1")
        self._keysyms = ctypes.CDLL("libxcb-keysyms.so.1")
        self._free = ctypes.CDLL(None).free
        self._declare()
        self._connection = self._xcb.xcb_connect(display.encode() if display else None, None)
        if self._xcb.xcb_connection_has_error(self._connection):
            self._xcb.xcb_disconnect(self._connection)
            raise OSError("the display does not answer")
        screens = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(self._connection))
        self._root = screens.data[0]
        self._symbols = self._keysyms.xcb_key_symbols_alloc(self._connection)

    @property
    def descriptor(self) -> int:
        """Readable when :meth:`events` may have something."""
        return int(self._xcb.xcb_get_file_descriptor(self._connection))

    def keycode(self, keysym: int) -> int:
        """The key that has this symbol on the keyboard of now; 0 when none has."""
        codes = self._keysyms.xcb_key_symbols_get_keycode(self._symbols, keysym)
        if not codes:
            return 0
        code = int(codes[0])
        self._free(codes)
        return code

    def grab(self, keycode: int, modifiers: int) -> bool:
        """Hear of this key, whoever has the focus; false when another program does already."""
        cookie = self._xcb.xcb_grab_key_checked(
            self._connection, 0, self._root, modifiers, keycode, _ASYNC, _ASYNC
        )
        error = self._xcb.xcb_request_check(self._connection, cookie)
        if error:
            self._free(error)
        return not error

    def ungrab_all(self) -> None:
        self._xcb.xcb_ungrab_key(self._connection, _ANY_KEY, self._root, _ANY_MODIFIER)
        self._xcb.xcb_flush(self._connection)

    def events(self) -> list[KeyEvent]:
        """The keys that came since the last time; does not wait."""
        came = []
        while event := self._xcb.xcb_poll_for_event(self._connection):
            key = ctypes.cast(event, POINTER(_KeyEvent)).contents
            kind = key.kind & ~_SENT
            if kind in (_PRESS, _RELEASE):
                came.append(KeyEvent(kind == _PRESS, key.keycode, key.state, key.time_ms))
            self._free(event)
        return came

    @property
    def broken(self) -> bool:
        return bool(self._xcb.xcb_connection_has_error(self._connection))

    def close(self) -> None:
        self._keysyms.xcb_key_symbols_free(self._symbols)
        self._xcb.xcb_disconnect(self._connection)

    def _declare(self) -> None:
        xcb, connection = self._xcb, c_void_p
        for function, result, *arguments in (
            (xcb.xcb_connect, c_void_p, c_char_p, POINTER(c_int)),
            (xcb.xcb_connection_has_error, c_int, connection),
            (xcb.xcb_disconnect, None, connection),
            (xcb.xcb_get_setup, c_void_p, connection),
            (xcb.xcb_setup_roots_iterator, _Screens, c_void_p),
            (xcb.xcb_get_file_descriptor, c_int, connection),
            (xcb.xcb_flush, c_int, connection),
            (xcb.xcb_poll_for_event, c_void_p, connection),
            (xcb.xcb_request_check, c_void_p, connection, _Cookie),
            (xcb.xcb_ungrab_key, _Cookie, connection, c_uint8, c_uint32, c_uint16),
            (self._keysyms.xcb_key_symbols_alloc, c_void_p, connection),
            (self._keysyms.xcb_key_symbols_free, None, c_void_p),
            (self._keysyms.xcb_key_symbols_get_keycode, POINTER(c_uint8), c_void_p, c_uint32),
            (self._free, None, c_void_p),
        ):
            function.restype = result
            function.argtypes = arguments  # type: ignore[assignment]
        grab = xcb.xcb_grab_key_checked
        grab.restype = _Cookie
        grab.argtypes = [connection, c_uint8, c_uint32, c_uint16, c_uint8, c_uint8, c_uint8]
