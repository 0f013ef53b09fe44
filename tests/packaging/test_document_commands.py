"""Every command that the documents show is carried out, or the reason why not stands here."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from talking_avatar.cli import EXIT_FAILED, EXIT_OK, main
from talking_avatar.resources import bundled
from tests.cli.standing_in import stand_in
from tests.packaging.test_documents import shell_lines

pytestmark = pytest.mark.full

NOT_HERE = {
    r"corpus ": "needs flite, espeak-ng and a package of voices; tests/training/corpus has stand-ins",
    r"train ": "takes hours; tests/training takes every step with a small network",
    r"evaluate motion --model": "needs what `train` has made",
    r"render face.jpg": "needs what `train` has made",
    r"(evaluate|bench|soak)( |$)": "measures for minutes; tests/evaluation and tests/cli do so with little",
    r"models (download|import)": "needs the network or models; tests/weights has a hub made of files",
    r"models (remove|verify)": "there is none here; see tests/weights",
    r".*--delayed-mic": "needs a sound server; tests/live has one",
    r"remote (?!--help)": "speaks to a window that is open; tests/desktop opens one",
    r"prepare .*--bake": "needs LivePortrait's networks; tests/cli/test_baking.py bakes by another engine",
    r"gui": "opens a window and stays; tests/desktop opens it",
    r".*--fix": "changes this computer",
}
STAND_INS = ["--camera", "trace:camera", "--mic", "speech.wav", "--seconds", "2"]
"""What ``live`` gets in addition: no microphone and no camera are at hand."""


def runnable() -> list[str]:
    lines = sorted({line.strip() for line in shell_lines("talking-avatar ")})
    return [line for line in lines if why_not(line) is None]


def why_not(line: str) -> str | None:
    words = line.partition(" ")[2]
    return next((reason for pattern, reason in NOT_HERE.items() if re.match(pattern, words)), None)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the documents speak of, each made once and never changed."""
    folder = tmp_path_factory.mktemp("desk")
    for name in ("me.jpg", "painting.png"):
        shutil.copy(bundled("resources", "portraits", "clara.jpg"), folder / name)
    convert = [
        "ffmpeg",
        "-v",
        "error",
        "-y",
        "-t",
        "1",
        "-i",
        str(bundled("resources", "voices", "heart.flac")),
    ]
    for name in ("speech.wav", "speech.mp3", "interview.mp4"):
        subprocess.run([*convert, str(folder / name)], check=True)
    still = [
        "ffmpeg",
        "-v",
        "error",
        "-y",
        "-loop",
        "1",
        "-i",
        str(folder / "me.jpg"),
        "-i",
        str(folder / "speech.wav"),
    ]
    subprocess.run([*still, "-t", "0.3", "-vf", "scale=-2:360", str(folder / "gesture.mp4")], check=True)
    return folder


def test_most_commands_are_carried_out() -> None:
    assert len(runnable()) > 15


def test_every_reason_is_still_needed() -> None:
    lines = [line.partition(" ")[2] for line in shell_lines("talking-avatar ")]
    assert [reason for reason in NOT_HERE if not any(re.match(reason, line) for line in lines)] == []


@pytest.mark.parametrize("line", runnable())
def test_a_command_does_what_the_documents_say(
    line: str, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = shlex.split(line)[1:]
    for file in desk.iterdir():
        shutil.copy(file, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TALKING_AVATAR_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("TALKING_AVATAR_RELEASES", "https://localhost:9/none.json")
    if words[0] == "edit" or "liveportrait" in words:  # models of others, which are not here
        stand_in(monkeypatch)
    if words[0] == "live" and "--help" not in words:
        words += STAND_INS[2:] if "--camera" in words else STAND_INS
    code = main(words)
    # What the doctor and the list of devices find depends on the computer.
    assert code == EXIT_OK or (words[0] in ("doctor", "devices") and code == EXIT_FAILED)
    for option in ("-o", "--sheet", "--record"):
        if option in words:
            assert Path(words[words.index(option) + 1]).stat().st_size > 1000
