"""Which platform's global keys these are."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from PySide6.QtGui import QGuiApplication

from talking_avatar.desktop.global_keys.key_listener import KeyListener, NoKeys
from talking_avatar.desktop.global_keys.obstacles import Obstacle, obstacle_sentence


def key_listener(platform: str, environment: Mapping[str, str] = os.environ) -> KeyListener:
    """For Qt's ``platform``; a :class:`NoKeys`, which says why, where there is none."""
    if sys.platform == "win32":
        from talking_avatar.desktop.global_keys.windows_keys import WindowsKeys

        return WindowsKeys()
    if sys.platform != "linux" or platform not in ("xcb", "wayland", "wayland-egl"):
        return NoKeys(obstacle_sentence(Obstacle.SYSTEM))
    on_wayland = platform != "xcb" or bool(environment.get("WAYLAND_DISPLAY"))
    return _portal_keys() if on_wayland else _x11_keys()  # X11's keys reach only X11's programs


def _portal_keys() -> KeyListener:
    from talking_avatar.desktop.global_keys.portal_keys import PortalKeys

    try:
        return PortalKeys(QGuiApplication.desktopFileName())
    except OSError:
        return NoKeys(obstacle_sentence(Obstacle.NO_PORTAL))


def _x11_keys() -> KeyListener:
    from talking_avatar.desktop.global_keys.x11_keys import X11Keys

    try:
        return X11Keys()
    except OSError:
        return NoKeys(obstacle_sentence(Obstacle.NO_DISPLAY))
