"""Whether a window can be shown here, asked before Qt, which would end the program where it cannot."""

from __future__ import annotations

import os
import re
import socket
import sys
from pathlib import Path

_PATIENCE_S = 2.0
_FIRST_PORT = 6000
_DISPLAY = re.compile(r"(?P<host>[^:]*):(?P<number>\d+)(\.\d+)?")


def screen_problem() -> str:
    """Why there is no screen, as a part of a sentence; empty when there is one."""
    if not sys.platform.startswith("linux"):
        return ""
    wayland, display = os.environ.get("WAYLAND_DISPLAY", ""), os.environ.get("DISPLAY", "")
    if not wayland and not display:
        return "there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set)"
    if wayland and (Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / wayland).exists():
        return ""
    if display and _answers(display):
        return ""
    return f"no screen answers at {display or wayland}"


def _answers(display: str) -> bool:
    """Whether an X server listens there."""
    match = _DISPLAY.fullmatch(display)
    if match is None:
        return Path(display.rpartition(":")[0] or display).exists()  # launchd's and XQuartz's way
    host, number = match["host"], int(match["number"])
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        return _connects(socket.AF_UNIX, path) or _connects(socket.AF_UNIX, f"\0{path}")
    return _connects(socket.AF_INET, (host, _FIRST_PORT + number))


def _connects(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as link:
        link.settimeout(_PATIENCE_S)
        try:
            link.connect(address)
        except OSError:
            return False
    return True
