"""What the tables of ``evaluate`` say about figures that are good, bad or missing."""

from __future__ import annotations

import json
import math

import pytest

from talking_avatar.evaluation.scoreboard import Judged, Quantity, Scoreboard

AT_LEAST = Quantity("r", "follows", 0.9)
AT_MOST = Quantity("gap", "gap", highest=0.02, judged=Judged.WORST)
BETWEEN = Quantity("slope", "slope", 0.5, 1.5, decimals=1)
SHOWN = Quantity("frames", "frames", decimals=0)


def board(*quantities: Quantity, **figures: dict[str, float]) -> Scoreboard:
    return Scoreboard("test", quantities, figures)


def test_the_median_decides_where_it_is_asked_for() -> None:
    (score,) = board(AT_LEAST, a={"r": 0.95}, b={"r": 0.2}, c={"r": 0.92}).scores()
    assert score.passed
    assert (score.median, score.worst, score.worst_of) == (0.92, 0.2, "b")


def test_the_worst_decides_where_it_is_asked_for() -> None:
    figures = board(AT_MOST, a={"gap": 0.001}, b={"gap": 0.021}, c={"gap": 0.002})
    (score,) = figures.scores()
    assert score.passed is False
    assert (score.worst, score.worst_of) == (0.021, "b")
    assert not figures.passed()


@pytest.mark.every_case
@pytest.mark.parametrize(("value", "passed"), [(0.5, True), (1.5, True), (0.49, False), (1.6, False)])
def test_both_limits_count(value: float, passed: bool) -> None:
    assert board(BETWEEN, a={"slope": value}).passed() is passed


@pytest.mark.every_case
@pytest.mark.parametrize("quantity", [AT_LEAST, AT_MOST, BETWEEN])
def test_not_a_number_misses_every_target(quantity: Quantity) -> None:
    figures = board(quantity, a={quantity.key: math.nan})
    assert not figures.passed()
    assert "MISS" in figures.as_text()
    assert json.loads(figures.as_json())["portraits"]["a"][quantity.key] is None


def test_what_no_portrait_has_is_missed_and_what_some_lack_is_not() -> None:
    assert not board(AT_LEAST, a={}, b={}).passed()
    assert board(AT_LEAST, a={}, b={"r": 0.99}).passed()


def test_what_has_no_target_is_only_shown() -> None:
    figures = board(SHOWN, a={"frames": 12})
    assert figures.passed()
    assert "12" in figures.as_text()
    assert "pass" not in figures.as_text()


def test_the_table_shows_target_figure_and_verdict() -> None:
    text = board(AT_LEAST, AT_MOST, a={"r": 0.95, "gap": 0.5}, b={"r": 0.97, "gap": 0.01}).as_text()
    follows = next(line for line in text.splitlines() if line.startswith("follows"))
    gap = next(line for line in text.splitlines() if line.startswith("gap"))
    assert follows.split() == ["follows", ">=", "0.900", "0.960*", "0.950", "a", "pass"]
    assert gap.split() == ["gap", "<=", "0.020", "0.255", "0.500*", "a", "MISS"]
    assert "1 of 2 targets reached, 2 portraits" in text


def test_programs_get_the_same() -> None:
    data = json.loads(board(AT_LEAST, BETWEEN, a={"r": 0.5, "slope": 1.0}).as_json())
    assert data["subject"] == "test"
    assert data["passed"] is False
    assert [entry["passed"] for entry in data["summary"]] == [False, True]
    assert data["portraits"] == {"a": {"r": 0.5, "slope": 1.0}}
    assert data["summary"][0]["lowest"] == 0.9
    assert data["summary"][0]["highest"] is None
