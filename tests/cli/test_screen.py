"""A screen is told from a setting that leads nowhere."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from talking_avatar.cli.screen import screen_problem

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="needs Linux, where there may be no screen"
)


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def test_nothing_set_is_no_screen() -> None:
    assert "neither DISPLAY nor WAYLAND_DISPLAY" in screen_problem()


@pytest.mark.every_case
@pytest.mark.parametrize("display", [":4711", "unix:4711.0", "127.0.0.1:4711", "nonsense"])
def test_a_display_that_nobody_serves_is_named(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setenv("DISPLAY", display)
    assert screen_problem() == f"no screen answers at {display}"


def test_a_server_that_listens_is_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind("\0/tmp/.X11-unix/X4712")
        server.listen()
        monkeypatch.setenv("DISPLAY", ":4712")
        assert screen_problem() == ""


def test_so_is_a_wayland_socket_and_x_stands_in_for_one_that_is_gone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert screen_problem() == "no screen answers at wayland-0"
    (tmp_path / "wayland-0").touch()
    assert screen_problem() == ""
