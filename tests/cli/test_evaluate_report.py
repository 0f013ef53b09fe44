"""``evaluate report`` as people and CI call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from talking_avatar.cli import main


def figures(path: Path, frame_ms: float) -> str:
    path.write_text(json.dumps({"subject": "warp", "frame_ms": frame_ms}))
    return str(path)


def test_a_page_is_made_and_a_regression_fails_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now, before = figures(tmp_path / "now.json", 9.0), figures(tmp_path / "before.json", 5.0)
    page = tmp_path / "report.html"
    words = ["evaluate", "report", now, "-o", str(page), "--against", before]
    assert main(words) == 0
    assert "frame ms" in page.read_text(encoding="utf-8")
    assert "worse: bench warp: frame ms: 5 -> 9" in capsys.readouterr().err
    assert main([*words, "--check"]) == 1
    assert main([*words, "--check", "--tolerance", "2"]) == 0


def test_a_file_that_is_not_there_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", "report", str(tmp_path / "no.json"), "-o", str(tmp_path / "out.html")]) == 1
    assert "no.json" in capsys.readouterr().err
