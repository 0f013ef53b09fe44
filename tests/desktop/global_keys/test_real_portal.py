"""Keys from the real xdg-desktop-portal; only the desktop behind it is a stand-in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

pytest.importorskip("jeepney", reason="needs the library jeepney, which is for Linux")

import jeepney
from jeepney.io.blocking import open_dbus_connection

from talking_avatar.desktop.global_keys.key_listener import KeysAnswer
from tests import system_bus
from tests.desktop.global_keys.heard import PROGRAM, Heard

PORTAL = next(
    (
        path
        for path in ("/usr/libexec/xdg-desktop-portal", "/usr/lib/xdg-desktop-portal")
        if shutil.which(path)
    ),
    "",
)
MISSING = system_bus.missing_program() or ("" if PORTAL else "xdg-desktop-portal")
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="needs D-Bus, which is for Linux"),
    pytest.mark.skipif(bool(MISSING), reason=f"needs the program {MISSING}"),
]
DESKTOP, INTERFACE = "/org/freedesktop/portal/desktop", "org.freedesktop.impl.portal.GlobalShortcuts"
BACKEND = "org.freedesktop.impl.portal.desktop.standin"
_START_TIMEOUT_S = 10.0


class Backend:
    """A desktop that gives every key under another name."""

    def __init__(self) -> None:
        self.session = ""
        self.wished: dict[str, str] = {}

    def answer(self, method: str, values: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        if method == "GetAll":
            return "a{sv}", ({"version": ("u", 1)},)
        if method == "CreateSession":
            self.session = values[1]
            return "ua{sv}", (0, {})
        if method == "BindShortcuts":
            self.wished = {name: details["preferred_trigger"][1] for name, details in values[2]}
            given = [
                (
                    name,
                    {"description": details["description"], "trigger_description": ("s", f"the {name} key")},
                )
                for name, details in values[2]
            ]
            return "ua{sv}", (0, {"shortcuts": ("a(sa{sv})", given)})
        return "", ()


@contextmanager
def portal(folder: Path) -> Iterator[None]:
    """Runs on the session bus of now, for the desktop ``standin``."""
    (folder / "standin.portal").write_text(
        f"[portal]\nDBusName={BACKEND}\nInterfaces={INTERFACE};\nUseIn=standin\n"
    )
    (folder / "standin-portals.conf").write_text("[preferred]\ndefault=standin\n")
    entry = folder / "applications" / f"{PROGRAM}.desktop"
    entry.parent.mkdir()
    entry.write_text("[Desktop Entry]\nType=Application\nName=Test\nExec=/bin/true\n")
    environment = {
        **os.environ,
        "XDG_DESKTOP_PORTAL_DIR": str(folder),
        "XDG_CURRENT_DESKTOP": "standin",
        "XDG_DATA_HOME": str(folder),
    }
    process = subprocess.Popen([PORTAL], env=environment, stderr=subprocess.DEVNULL)
    try:
        with open_dbus_connection("SESSION") as connection:
            question = jeepney.message_bus.NameHasOwner("org.freedesktop.portal.Desktop")
            deadline = time.monotonic() + _START_TIMEOUT_S
            while not connection.send_and_get_reply(question, timeout=5).body[0]:
                assert process.poll() is None and time.monotonic() < deadline, "the portal does not start"
                time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.wait(timeout=10)


def test_keys_go_through_the_real_portal_and_back(qtbot: QtBot, tmp_path: Path) -> None:
    backend = Backend()
    emitter = jeepney.DBusAddress(DESKTOP, interface=INTERFACE)
    with (
        system_bus.session_bus(tmp_path),
        system_bus.service(BACKEND, backend.answer, "session") as desktop,
        portal(tmp_path),
    ):
        heard = Heard(qtbot)
        heard.use(talk="Ctrl+F10", toggle_mute="Meta+M")
        triggers = {"talk": "the talk key", "toggle-mute": "the toggle-mute key"}
        assert heard.answer() == KeysAnswer((), triggers)
        assert backend.wished == {"talk": "CTRL+F10", "toggle-mute": "LOGO+m"}
        for member in ("Activated", "Deactivated"):
            values = (backend.session, "talk", 1, {})
            desktop.send(jeepney.new_signal(emitter, member, "osta{sv}", values))
        heard.until(lambda: heard.told == ["talk down", "talk up"])
        before = backend.session
        heard.use(talk="F9")
        assert heard.answer(1).triggers == {"talk": "the talk key"}
        assert backend.wished == {"talk": "F9"}
        desktop.send(jeepney.new_signal(emitter, "Activated", "osta{sv}", (backend.session, "talk", 2, {})))
        heard.until(lambda: heard.told[2:] == ["talk down"])
        assert before == backend.session  # by which some desktops know the program again
        heard.keys.close()
