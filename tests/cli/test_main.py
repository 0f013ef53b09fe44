from __future__ import annotations

import sys
from pathlib import Path

import pytest

from talking_avatar import __version__
from talking_avatar.cli import COMMANDS, main
from talking_avatar.evaluation.processes import run_measured

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.usefixtures("own_cache")


def test_help_comes_at_once() -> None:
    shown = [run_measured([sys.executable, "-m", "talking_avatar", "--help"]) for _ in range(3)]
    for command in COMMANDS:
        assert command in shown[0].output
    assert min(process.cpu_s for process in shown) < 0.3


def test_no_command_shows_the_help_where_no_window_can_be(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("talking_avatar.cli.screen.screen_problem", lambda: "none")
    assert main([]) == 0
    assert "commands:" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert f"talking-avatar {command}" in capsys.readouterr().out


@pytest.mark.every_case
@pytest.mark.parametrize(
    "words",
    [
        ["sing"],
        ["render"],
        ["render", "a.png", "b.wav", "-o", "c.mp4", "--fps", "fast"],
        ["render", "a.png", "b.wav", "-o", "c.mp4", "--size", "7"],
        ["render", "a.png", "b.wav", "-o", "c.mp4", "--frame", "round"],
        ["render", "a.png", "b.wav", "-o", "c.mp4", "--face", "0"],
        ["render", "a.png", "b.wav", "-o", "c.mp4", "--loudly"],
    ],
)
def test_misuse_gives_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert "error:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("portrait", "voice", "out", "words"),
    [
        ("no.png", "voice", "out.mp4", "no.png"),
        ("portrait", "no.wav", "out.mp4", "no.wav"),
        ("portrait", "voice", "out.txt", "out.txt"),
        ("portrait", "voice", "nowhere/out.mp4", "nowhere"),
        ("voice", "voice", "out.mp4", "heart.flac"),
        ("portrait", "portrait", "out.mp4", "clara.jpg"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], portrait: str, voice: str, out: str, words: str
) -> None:
    known = {
        "portrait": str(ROOT / "resources/portraits/clara.jpg"),
        "voice": str(ROOT / "resources/voices/heart.flac"),
    }
    names = [known.get(name, str(tmp_path / name)) for name in (portrait, voice)]
    assert main(["render", *names, "-q", "-o", str(tmp_path / out)]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("talking-avatar: ")
    assert shown.err.count("\n") == 1
    assert words in shown.err
    assert list(tmp_path.iterdir()) == []


def test_debug_shows_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prepare", str(tmp_path / "no.png"), "--debug"]) == 1
    assert "Traceback" in capsys.readouterr().err
