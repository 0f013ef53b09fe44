"""What helps to find out what is wrong, as text that says nothing about the person. Knows no Qt."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

from talking_avatar import __version__
from talking_avatar.desktop.app_settings import AppSettings, to_json

_PACKAGES = (
    "PySide6_Essentials", "numpy", "opencv-python-headless", "av", "numba", "onnxruntime",
    "ai-edge-litert", "sounddevice", "soxr", "pyvirtualcam", "torch",
)  # fmt: skip
_PRIVATE = {"portrait", "controls", "recordings", "background", "window_geometry"}
_LAST_BYTES = 12_000


def diagnostics(
    settings: AppSettings, facts: Mapping[str, str], crash_log: Path, home: Path | None = None
) -> str:
    """Versions, ``facts`` (name and value), settings without what is private, and the end of the crash log.
    The home folder is called ``~``."""
    lines = [
        f"Talking Avatar {__version__}",
        f"Python {platform.python_version()} on {platform.platform()} ({platform.machine()})",
        *(f"{name}: {value}" for name, value in facts.items()),
        "",
        "Packages: " + ", ".join(f"{name} {_version(name)}" for name in _PACKAGES),
        "",
        "Settings:",
        *(f"  {name} = {value!r}" for name, value in to_json(settings).items() if name not in _PRIVATE),
    ]
    if crash := last_crash(crash_log):
        lines += ["", "Crash log:", crash]
    return _without_home("\n".join(lines), home or Path.home())


def last_crash(crash_log: Path) -> str:
    """The end of the log; empty when there is none."""
    try:
        with crash_log.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(file.tell() - _LAST_BYTES, 0))
            return file.read().decode("utf-8", "replace").strip()
    except OSError:
        return ""


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "missing"


def _without_home(text: str, home: Path) -> str:
    flags = re.IGNORECASE if sys.platform == "win32" else 0
    return re.sub(re.escape(str(home)), "~", text, flags=flags) if len(home.parts) > 1 else text
