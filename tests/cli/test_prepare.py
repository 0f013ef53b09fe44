from __future__ import annotations

import json
from pathlib import Path

import cv2
import pytest

from talking_avatar.cli import main
from talking_avatar.evaluation.contact_sheet import COLUMNS, all_cells
from tests.conftest import PORTRAITS

pytestmark = [pytest.mark.full, pytest.mark.usefixtures("own_cache")]


def test_a_good_portrait(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prepare", str(PORTRAITS["woman"])]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{PORTRAITS['woman'].name}: works well"
    assert lines[1].startswith("Seen: one face in ")
    assert "lips closed; no glasses." in lines[1]
    assert "kept for the next time" in lines[-1]


def test_a_portrait_with_drawbacks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prepare", str(PORTRAITS["photo"])]) == 0
    shown = capsys.readouterr().out
    assert "works, but:" in shown
    assert "  - The teeth show" in shown


def test_the_report_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prepare", str(PORTRAITS["photo"]), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["face_count"] == 1
    assert report["photo_px"] == [512, 512]
    assert report["traits"]["teeth_showing"] is True
    assert {"teeth-showing", "small-face"} <= {warning["code"] for warning in report["warnings"]}


def test_the_contact_sheet_shows_every_control(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = tmp_path / "sheet.png"
    assert main(["prepare", str(PORTRAITS["man"]), "--sheet", str(sheet)]) == 0
    picture = cv2.imread(str(sheet))
    rows = -(-len(all_cells()) // COLUMNS)
    assert picture.shape[1] == COLUMNS * 200
    assert picture.shape[0] == rows * 218
    assert str(sheet) in capsys.readouterr().err
    neutral = picture[18:218, :200].astype(int)
    moved = picture[18:218, 200:400].astype(int)
    assert abs(neutral - moved).mean() > 0.5


def test_a_sheet_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prepare", str(PORTRAITS["man"]), "--sheet", str(tmp_path / "no" / "sheet.png")]) == 1
    assert "sheet.png" in capsys.readouterr().err
