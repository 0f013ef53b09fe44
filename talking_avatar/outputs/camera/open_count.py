"""How many other programs hold a device open, told by the kernel (Linux's inotify)."""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
from pathlib import Path

_OPENED, _CLOSED = 0x20, 0x08 | 0x10
_NONBLOCK = 0o4000
_EVENT = struct.Struct("iIII")


class OpenCount:
    """Counts openings and closings of ``path``, beginning with the processes that hold it now."""

    def __init__(self, path: str) -> None:
        self._others = _holders(path)
        library = ctypes.CDLL(None, use_errno=True)
        self._handle = library.inotify_init1(_NONBLOCK)
        if self._handle >= 0:
            library.inotify_add_watch(self._handle, path.encode(), _OPENED | _CLOSED)

    def others(self) -> int | None:
        """Programs that have it open; ``None`` where the kernel does not tell."""
        if self._handle < 0:
            return None
        try:
            events = os.read(self._handle, 65_536)
        except BlockingIOError:
            return self._others
        at = 0
        while at + _EVENT.size <= len(events):
            _, mask, _, name_bytes = _EVENT.unpack_from(events, at)
            at += _EVENT.size + name_bytes
            self._others = max(self._others + (1 if mask & _OPENED else -1), 0)
        return self._others

    def close(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def _holders(path: str) -> int:
    """Other processes that have ``path`` open, as far as we may look."""
    count, wanted = 0, os.path.realpath(path)
    for process in Path("/proc").glob("[0-9]*"):
        if process.name == str(os.getpid()):
            continue
        with contextlib.suppress(OSError):
            handles = os.scandir(process / "fd")
            count += any(_target(handle.path) == wanted for handle in handles)
    return count


def _target(link: str) -> str:
    with contextlib.suppress(OSError):
        return os.readlink(link)
    return ""
