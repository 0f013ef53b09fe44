"""The table of motion figures, for people and for programs, and the command that makes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from talking_avatar.cli import main
from talking_avatar.evaluation.motion_clips import SpokenClip
from talking_avatar.evaluation.motion_table import MotionTable
from talking_avatar.media.images import read_picture
from talking_avatar.resources import bundled

GOOD = {"aperture_correlation": 0.9, "lag_ms": 10.0, "closure_recall": 0.95}


def test_missed_targets_and_better_rivals_are_named() -> None:
    assert MotionTable({"mine": GOOD, "ridge": {"aperture_correlation": 0.7}}).missed() == []
    table = MotionTable({"mine": GOOD | {"lag_ms": 80.0}, "ridge": {"aperture_correlation": 0.95}})
    assert table.missed() == ["lag_ms", "aperture_correlation is beaten"]
    assert "MISS" in table.as_text()
    assert "mine misses: lag_ms" in table.as_text()


def test_the_table_can_be_read_by_programs() -> None:
    data = json.loads(MotionTable({"mine": GOOD | {"lag_ms": float("nan")}}).as_json())
    assert data["figures"]["mine"] == {"aperture_correlation": 0.9, "lag_ms": None, "closure_recall": 0.95}
    assert data["passed"] is False
    assert data["targets"]["lag_ms"] == [-40, 40]


def test_the_held_out_speech_is_of_two_engines_and_has_many_bilabials(held_out: list[SpokenClip]) -> None:
    assert {clip.name.split("_")[1] for clip in held_out} == {"kokoro", "flite"}
    assert sum(sound.symbol in "pbm" for clip in held_out for sound in clip.sounds) > 50


@pytest.mark.full
def test_the_command_measures_a_folder_and_writes_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = bundled("resources", "evaluation", "held_out")
    for suffix in (".opus", ".json"):
        name = f"07_flite_kal16{suffix}"
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    words = ["evaluate", "motion", str(tmp_path), "--json", str(tmp_path / "figures.json")]
    assert main([*words, "--report", str(tmp_path / "lips.png")]) == 0
    assert read_picture(tmp_path / "lips.png").rgb.std() > 5
    assert "lip aperture, correlation with truth" in capsys.readouterr().out
    figures = json.loads((tmp_path / "figures.json").read_text())["figures"]
    assert set(figures) == {"built-in", "loudness", "ridge", "other sound"}
    assert figures["loudness"]["aperture_correlation"] > 0.3
