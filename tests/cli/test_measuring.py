"""``evaluate`` and ``bench`` as people call them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from talking_avatar.assembly.portraits import PortraitShelf, ReadyPortrait
from talking_avatar.cli import main
from talking_avatar.cli.bench import SUBJECTS as BENCH_SUBJECTS
from talking_avatar.cli.evaluate import SUBJECTS as EVALUATE_SUBJECTS
from talking_avatar.cli.evaluate_controls import distinct_names
from talking_avatar.evaluation import control_figures
from talking_avatar.evaluation.control_figures import QUANTITIES
from talking_avatar.evaluation.scoreboard import Judged, Quantity
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.rig import WarpRig

pytestmark = pytest.mark.usefixtures("own_cache")

ROOT = Path(__file__).parents[2]
PORTRAIT = ROOT / "tests/data/portraits/astronaut.png"


@pytest.mark.parametrize(
    ("command", "subject"),
    [("evaluate", name) for name in EVALUATE_SUBJECTS] + [("bench", name) for name in BENCH_SUBJECTS],
)
def test_every_subject_has_help(command: str, subject: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, subject, "--help"]) == 0
    assert f"talking-avatar {command} {subject}" in capsys.readouterr().out


@pytest.mark.every_case
@pytest.mark.parametrize(
    "words",
    [
        ["evaluate"],
        ["evaluate", "everything"],
        ["evaluate", "controls", "--random", "0"],
        ["bench"],
        ["bench", "warp", "--frames", "none"],
        ["bench", "render", "--seconds", "-1"],
    ],
)
def test_misuse_gives_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert "error:" in capsys.readouterr().err


def test_a_picture_that_is_not_there_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "controls", "no.png"]) == 1
    shown = capsys.readouterr()
    assert "no.png" in shown.err.splitlines()[-1]
    assert "Traceback" not in shown.err
    assert main(["bench", "warp", "no.png", "--debug"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_pictures_of_the_same_name_are_told_apart() -> None:
    paths = [Path(name) for name in ("a/me.png", "b/me.jpg", "you.png", "c/me.png")]
    assert distinct_names(paths) == ["me", "me (2)", "you", "me (3)"]


@pytest.fixture
def quick_figures(monkeypatch: pytest.MonkeyPatch, woman: Portrait, rig: WarpRig) -> None:
    """A portrait and figures at hand instead of measured ones: the measuring has its own tests."""
    monkeypatch.setattr(PortraitShelf, "get", lambda shelf, path: ReadyPortrait(woman, rig))
    monkeypatch.setattr(
        control_figures, "QUANTITIES", (Quantity("gap", "gap", highest=1, judged=Judged.WORST),)
    )
    monkeypatch.setattr(control_figures, "measure_controls", lambda *_: {"gap": 2.0})


def test_a_missed_target_fails_only_a_check(
    tmp_path: Path, quick_figures: None, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["evaluate", "controls", str(PORTRAIT), "--json", str(tmp_path / "out.json")]
    assert main(words) == 0
    assert "MISS" in capsys.readouterr().out
    assert json.loads((tmp_path / "out.json").read_text())["passed"] is False
    assert main([*words, "--check"]) == 1


def test_figures_that_cannot_be_written_are_an_error(
    tmp_path: Path, quick_figures: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", "controls", str(PORTRAIT), "--json", str(tmp_path / "no" / "out.json")]) == 1
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.full
def test_controls_are_measured_on_a_photo(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.json"
    assert main(["evaluate", "controls", str(PORTRAIT), "--random", "5", "--json", str(out)]) == 0
    table = capsys.readouterr().out
    data = json.loads(out.read_text())
    assert list(data["portraits"]) == ["astronaut"]
    for quantity in QUANTITIES:
        assert quantity.label in table
        assert quantity.key in data["portraits"]["astronaut"]


@pytest.mark.full
def test_the_engine_is_timed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.json"
    assert main(["bench", "warp", str(PORTRAIT), "--frames", "5", "--json", str(out)]) == 0
    text = capsys.readouterr().out
    for words in ("512", "1080", "raster", "composite", "overlays", "store", "first frame", "MB"):
        assert words in text
    data = json.loads(out.read_text())
    assert all(scene["moving_cpu"]["median_ms"] > 0 for scene in data["drawing"]["scenes"])
    assert data["start"]["first_frame"]["wall_s"] > data["start"]["stored"]["wall_s"] > 0


@pytest.mark.full
def test_rendering_is_timed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.json"
    assert (
        main(
            [
                "bench",
                "render",
                str(PORTRAIT),
                "--seconds",
                "2",
                "4",
                "--motion",
                "loudness",
                "--json",
                str(out),
            ]
        )
        == 0
    )
    short, long = json.loads(out.read_text())["renders"]
    assert (short["sound_s"], long["sound_s"]) == (2, 4)
    assert min(short["wall_s"], long["wall_s"]) > 0
    assert capsys.readouterr().out.count("MB") == 2
