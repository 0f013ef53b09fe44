"""Stored figures are read again as they were written, and regressions are named."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from talking_avatar.errors import UserError
from talking_avatar.evaluation.motion_table import MotionTable
from talking_avatar.evaluation.report_page import report_page
from talking_avatar.evaluation.scoreboard import Judged, Quantity, Scoreboard
from talking_avatar.evaluation.stored_figures import Figure, FigureSet, compare, read_figures

QUANTITIES = (
    Quantity("r", "jaw <r>", lowest=0.98),
    Quantity("gap", "gap", highest=0.02, judged=Judged.WORST),
    Quantity("shown", "only shown"),
)


def stored(folder: Path, text: str, name: str = "figures.json") -> FigureSet:
    (folder / name).write_text(text)
    return read_figures(folder / name)


def board(r: float, gap: float) -> str:
    figures = {"clara": {"r": r, "gap": gap, "shown": 1.0}, "jun": {"r": 1.0, "gap": 0.0}}
    return Scoreboard("controls", QUANTITIES, figures).as_json()


def one(figure: Figure) -> FigureSet:
    return FigureSet("bench warp", "", (figure,))


def test_a_scoreboard_comes_back(tmp_path: Path) -> None:
    read = stored(tmp_path, board(r=0.9, gap=0.03))
    assert read.subject == "evaluate controls"
    figures = {figure.key: figure for figure in read.figures}
    assert figures["r"].value == pytest.approx(0.95) and figures["r"].reached is False
    assert figures["r"].spread == (0.9, 1.0)
    assert figures["gap"].value == 0.03 and figures["gap"].highest == 0.02
    assert figures["shown"].reached is None


def test_a_motion_table_comes_back(tmp_path: Path) -> None:
    table = MotionTable({"ours": {"aperture_correlation": 0.9}, "other": {"aperture_correlation": 0.5}})
    (figure,) = stored(tmp_path, table.as_json()).figures
    assert (figure.value, figure.spread, figure.reached) == (0.9, (0.5,), True)


def test_numbers_of_a_bench_are_found_wherever_they_are(tmp_path: Path) -> None:
    text = json.dumps({"subject": "warp", "drawing": {"talking_ms": [4.5, 5]}, "engine": "x", "quick": True})
    read = stored(tmp_path, text)
    assert {figure.key: figure.value for figure in read.figures} == {
        "drawing.talking_ms.0": 4.5,
        "drawing.talking_ms.1": 5,
    }


@pytest.mark.every_case
@pytest.mark.parametrize("text", ["", "[]", "{}", "3", '{"subject": "x", "summary": 3}', "[" * 100_000])
def test_what_holds_no_figures_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserError, match="holds no figures"):
        stored(tmp_path, text)


def test_a_target_that_is_missed_now_is_a_regression(tmp_path: Path) -> None:
    before, now = stored(tmp_path, board(r=1.0, gap=0.01)), stored(tmp_path, board(r=1.0, gap=0.021))
    regressed = [change.now.key for change in compare(now, before) if change.regressed(10)]
    assert regressed == ["gap"]


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("key", "lowest", "now", "before", "factor"),
    [
        ("frame_ms", -math.inf, 6.0, 4.0, 1.5),
        ("frame_ms", -math.inf, 4.0, 6.0, 2 / 3),
        ("speed", 1.0, 2.0, 4.0, 2.0),
        ("count", -math.inf, 9.0, 1.0, 1.0),
    ],
)
def test_the_factor_tells_how_many_times_worse(
    key: str, lowest: float, now: float, before: float, factor: float
) -> None:
    (change,) = compare(one(Figure(key, key, now, lowest)), one(Figure(key, key, before, lowest)))
    assert change.factor == pytest.approx(factor)
    assert change.regressed(1.25) is (factor > 1.25)


def test_the_page_shows_every_figure_and_escapes_words(tmp_path: Path) -> None:
    before, now = stored(tmp_path, board(r=1.0, gap=0.01)), stored(tmp_path, board(r=0.9, gap=0.03))
    page = report_page("Figures & more", [now], compare(now, before), 1.25)
    assert "Figures &amp; more" in page and "jaw &lt;r&gt;" in page
    assert "0 of 2 targets reached. 2 of 3 figures are worse than before" in page
    assert page.count("<svg") == page.count("</svg>") >= 4
    assert "http" not in page


NUMBERS = st.floats(allow_nan=True, allow_infinity=True)


@settings(derandomize=True, database=None)
@given(value=NUMBERS, lowest=NUMBERS, highest=NUMBERS, before=NUMBERS, spread=st.lists(NUMBERS, max_size=4))
@example(value=1.0, lowest=math.nan, highest=5.0, before=1.0, spread=[])
def test_no_figure_breaks_the_page(
    value: float, lowest: float, highest: float, before: float, spread: list[float]
) -> None:
    figures = one(Figure("a_ms", "a", value, lowest, highest, tuple(spread)))
    changes = compare(figures, one(Figure("a_ms", "a", before)))
    page = report_page("t", [figures], changes, 1.25)
    assert 'x="nan"' not in page and 'width="-' not in page and "inf" not in page.split("</style>")[1]
