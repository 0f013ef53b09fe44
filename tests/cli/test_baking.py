"""``prepare --bake`` as people use it, and what ``render`` makes of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.assembly.portraits import PortraitShelf
from talking_avatar.cli import main
from talking_avatar.portrait.face_landmarks import FaceLandmarker, FaceRegion
from talking_avatar.render.bake.bake import Baker
from talking_avatar.render.bake.states import BAKE_STATES
from talking_avatar.render.bake.teacher import FoundFace, Teacher
from talking_avatar.resources import bundled
from tests.conftest import PORTRAITS
from tests.render.bake.painted_teacher import PaintedTeacher

WOMAN = str(PORTRAITS["woman"])
VOICE = str(bundled("resources", "voices", "heart.flac"))

pytestmark = pytest.mark.full


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("TALKING_AVATAR_MODELS", str(tmp_path / "models"))
    yield


def baked_files(folder: Path) -> list[Path]:
    return sorted((folder / "cache").rglob("baked/*"))


def test_from_nothing_to_a_baked_portrait(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prepare", WOMAN, "--bake", "--teacher", "warp"]) == 0
    said = capsys.readouterr()
    assert "faces drawn, " in said.err
    assert "Baked by warp in " in said.err
    assert f"Baked by warp: {len(BAKE_STATES)} of {len(BAKE_STATES)} states, 1.9 MB." in said.out
    (file,) = baked_files(tmp_path)
    assert file.stat().st_size < 3e6

    assert main(["prepare", WOMAN, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["baked"]
    assert told["engine"] == "warp"
    assert set(told["states"]) == {state.name for state in BAKE_STATES}
    assert told["refused"] == {}
    assert main(["prepare", str(PORTRAITS["man"]), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["baked"] is None


def test_without_the_networks_it_says_which_command_fetches_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["prepare", WOMAN, "--bake"]) == 1
    said = capsys.readouterr().err
    assert "is not on this computer; download it with: talking-avatar models download liveportrait" in said
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["--teacher", "warp"],
            "--teacher has no effect because nothing is baked; add --bake or leave it out",
        ),
        (["--bake", "--teacher", "oil"], "There is no engine called 'oil'; choose warp or liveportrait"),
    ],
)
def test_what_makes_no_sense_is_said(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["prepare", WOMAN, *words]) == 1
    assert sentence in capsys.readouterr().err


def test_breaking_off_leaves_the_old_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep_painted()
    (file,) = baked_files(tmp_path)
    before = file.read_bytes()
    process = subprocess.Popen(
        [sys.executable, "-m", "talking_avatar", "prepare", WOMAN, "--bake", "--teacher", "warp"],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ.copy(),
    )
    assert process.stderr is not None
    assert any("faces drawn" in line for line in process.stderr)
    process.send_signal(signal.SIGINT)
    assert process.wait(120) == 130
    assert baked_files(tmp_path) == [file]
    assert file.read_bytes() == before


def test_a_video_shows_what_was_baked_unless_it_shall_not(tmp_path: Path) -> None:
    """The painter's tongue is violet, as nothing is in the photo."""
    keep_painted()
    violet = []
    for name, words in (("with", []), ("without", ["--no-baked"])):
        out = tmp_path / f"{name}.mp4"
        assert main(["render", WOMAN, VOICE, "-o", str(out), "--size", "256", "-q", *words]) == 0
        violet.append(max(violet_pixels(frame) for frame in frames(out)))
    assert violet[0] > 40
    assert violet[1] == 0


def keep_painted() -> None:
    shelf, landmarker = PortraitShelf(), FaceLandmarker()

    def find(frame: NDArray[np.uint8], near_px: NDArray[np.float64]) -> FoundFace:
        found = landmarker.locate(frame, FaceRegion.around_points(near_px), 2)
        return FoundFace(found.points_px[:, :2], found.score)

    ready = shelf.get(PORTRAITS["woman"])
    teacher = Teacher(PaintedTeacher(ready.portrait, ready.rig), "painter", keeps_limits=True)
    few = [state for state in BAKE_STATES if state.name in ("ajar", "open", "oh")]
    baked = Baker(ready.portrait, ready.rig, teacher, find).bake(few)
    shelf.baked.keep(ready.portrait.content_hash, baked)


def frames(path: Path) -> Iterator[NDArray[np.uint8]]:
    with av.open(str(path)) as container:
        for i, frame in enumerate(container.decode(video=0)):
            if i % 3 == 0:
                yield frame.to_ndarray(format="rgb24")


def violet_pixels(frame: NDArray[np.uint8]) -> int:
    red, green, blue = (frame[..., c].astype(int) for c in range(3))
    return int(((blue > green + 40) & (blue > red - 20) & (red > green + 20)).sum())
