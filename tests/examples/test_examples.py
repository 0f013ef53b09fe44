"""The examples do what they say, as a person would start them."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from talking_avatar.media.audio import SoundReader
from talking_avatar.media.video import VideoReader
from talking_avatar.outputs.camera.trace import read_trace
from talking_avatar.resources import bundled

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
CLARA = bundled("resources", "portraits", "clara.jpg")
NAMES = {"render.py", "live.py", "own_camera.py", "own_motion.py"}


def run(name: str, *words: object) -> str:
    ran = subprocess.run(
        [sys.executable, EXAMPLES / name, *map(str, words)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("speech") / "speech.wav"
    voice = bundled("resources", "voices", "heart.flac")
    subprocess.run(["ffmpeg", "-v", "error", "-t", "1.2", "-i", voice, path], check=True)
    return path


def statements(name: str) -> int:
    """Simple statements that are no imports, as a person counts lines."""
    tree = ast.parse((EXAMPLES / name).read_text(encoding="utf-8"))
    simple = (ast.Assign, ast.Expr, ast.Return, ast.Delete, ast.Raise, ast.AugAssign)
    return sum(isinstance(node, simple) for node in ast.walk(tree)) - 1  # the docstring


def test_each_is_tried_here_and_shown_in_the_documents() -> None:
    assert {path.name for path in EXAMPLES.glob("*.py")} == NAMES
    page = (ROOT / "docs/python.md").read_text(encoding="utf-8")
    assert all(f"examples/{name}" in page for name in NAMES)


@pytest.mark.parametrize("name", ["render.py", "live.py"])
def test_the_first_steps_take_ten_lines(name: str) -> None:
    assert statements(name) <= 10


@pytest.mark.every_case
@pytest.mark.full
@pytest.mark.parametrize("name", ["render.py", "own_motion.py"])
def test_a_video_is_made(name: str, speech: Path, tmp_path: Path) -> None:
    run(name, CLARA, speech, tmp_path / "talk.mp4")
    with VideoReader(tmp_path / "talk.mp4", 4000) as video, SoundReader(tmp_path / "talk.mp4") as sound:
        frames = list(video.frames(60))
        assert len(frames) == 30
        assert sound.duration_s == pytest.approx(1.2, abs=0.1)
    assert any((frame.rgb != frames[0].rgb).any() for frame in frames)


@pytest.mark.full
def test_a_session_goes_live(speech: Path, tmp_path: Path) -> None:
    said = run("live.py", CLARA, 1, speech, f"trace:{tmp_path / 'camera'}")
    assert int(said.split(" frames")[0].split()[-1]) > 5
    assert len(read_trace(tmp_path / "camera").sent_s) > 20


@pytest.mark.full
def test_a_camera_of_ones_own_gets_frames(speech: Path, tmp_path: Path) -> None:
    run("own_camera.py", CLARA, 2, speech, tmp_path / "pictures")
    pictures = sorted((tmp_path / "pictures").iterdir())
    assert len(pictures) >= 2
    with Image.open(pictures[0]) as standby, Image.open(pictures[-1]) as live:
        assert standby.size == live.size == (1280, 720)
        assert standby.tobytes() != live.tobytes()
