"""Finding pyvirtualcam, which is GPL-2.0 and therefore never comes with the one-folder program.

GPL-2.0 without "or later" and Apache-2.0 (OpenCV and others) cannot be passed on as one program. Whoever
wants a camera on Windows or macOS with the one-folder program lays pyvirtualcam into a folder of their own,
from where only the camera's process loads it.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import platformdirs

from talking_avatar.errors import UserError

TESTED_VERSION = "0.15.0"
_PLATFORMS = {"win32": "win_amd64", "darwin": "macosx_11_0_arm64", "linux": "manylinux_2_28_x86_64"}


def added_packages() -> Path:
    """Where a person adds Python packages to the one-folder program."""
    return Path(platformdirs.user_data_path("talking-avatar", appauthor=False)) / "packages"


def load_camera_driver(frozen: bool = hasattr(sys, "frozen"), added: Path | None = None) -> ModuleType:
    """pyvirtualcam: where packages are installed, or, in a ``frozen`` program, among those ``added``. Raises
    :class:`UserError` that says how to get it."""
    added = added or added_packages()
    if frozen and str(added) not in sys.path:
        sys.path.append(str(added))  # behind everything: nothing in it replaces a part of the program
    try:
        return import_module("pyvirtualcam")
    except ImportError as error:
        raise UserError(
            "The virtual camera cannot be used", "pyvirtualcam is not installed", how_to_add(frozen, added)
        ) from error


def how_to_add(frozen: bool, added: Path) -> str:
    """The command, for any Python's pip; the wheel that it takes is the program's own Python's."""
    if not frozen:
        return "pip install pyvirtualcam"
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    wheel = f"--only-binary :all: --python-version {python} --platform {_PLATFORMS[sys.platform]}"
    return f'pip install --no-deps {wheel} --target "{added}" pyvirtualcam=={TESTED_VERSION}'
