"""Runs before the program (Linux): where the system has no PortAudio, sounddevice gets the bundled one."""

import ctypes.util
import sys
from pathlib import Path

_ask_the_system = ctypes.util.find_library


def _find_library(name):
    found = _ask_the_system(name)
    bundled = Path(sys._MEIPASS) / "libportaudio.so.2"
    return str(bundled) if found is None and name == "portaudio" and bundled.exists() else found


ctypes.util.find_library = _find_library
