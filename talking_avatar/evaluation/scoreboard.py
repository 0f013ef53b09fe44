"""Figures of several portraits beside what they should be; the same for every subject of evaluation."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

SCHEMA = 1


class Judged(str, Enum):
    """Which of the portraits must reach the target."""

    MEDIAN = "median"
    WORST = "worst"


@dataclass(frozen=True)
class Quantity:
    """Something that is measured: ``key`` for programs, ``label`` for people.

    Good is from ``lowest`` to ``highest``, both included; a quantity with neither is only shown.
    """

    key: str
    label: str
    lowest: float = -math.inf
    highest: float = math.inf
    judged: Judged = Judged.MEDIAN
    decimals: int = 3

    @property
    def has_target(self) -> bool:
        return math.isfinite(self.lowest) or math.isfinite(self.highest)

    def target_words(self) -> str:
        if not self.has_target:
            return ""
        low, high = (f"{limit:.{self.decimals}f}" for limit in (self.lowest, self.highest))
        if not math.isfinite(self.highest):
            return f">= {low}"
        if not math.isfinite(self.lowest):
            return f"<= {high}"
        return low if self.lowest == self.highest else f"{low} to {high}"

    def excess(self, value: float) -> float:
        """How far ``value`` lies beyond the target; negative inside it. Not-a-number is infinitely far."""
        if math.isnan(value):
            return math.inf
        if not self.has_target:
            return abs(value)
        return max(self.lowest - value, value - self.highest)

    def reached(self, value: float) -> bool:
        return self.excess(value) <= 0


@dataclass(frozen=True)
class Score:
    """One quantity over all portraits; ``passed`` is ``None`` where there is no target."""

    quantity: Quantity
    median: float
    worst: float
    worst_of: str
    passed: bool | None


@dataclass(frozen=True)
class Scoreboard:
    """``figures[portrait][key]``; a portrait may lack what cannot be measured on it (the gaze of blank
    eyes). A quantity that no portrait has is missed."""

    subject: str
    quantities: Sequence[Quantity]
    figures: Mapping[str, Mapping[str, float]]

    def scores(self) -> list[Score]:
        return [self._score(quantity) for quantity in self.quantities]

    def passed(self) -> bool:
        return all(score.passed is not False for score in self.scores())

    def _score(self, quantity: Quantity) -> Score:
        values = {name: of[quantity.key] for name, of in self.figures.items() if quantity.key in of}
        if not values:
            return Score(quantity, math.nan, math.nan, "", False if quantity.has_target else None)
        median = float(np.median(list(values.values())))
        worst_of = max(values, key=lambda name: quantity.excess(values[name]))
        judged = median if quantity.judged is Judged.MEDIAN else values[worst_of]
        passed = quantity.reached(judged) if quantity.has_target else None
        return Score(quantity, median, values[worst_of], worst_of, passed)

    def as_text(self) -> str:
        """A table: the judged of the two columns carries the star."""
        several = len(self.figures) > 1
        rows = [("", "target", "median", "worst", "portrait", "")]
        for score in self.scores():
            quantity = score.quantity
            verdict = {True: "pass", False: "MISS", None: ""}[score.passed]
            median, worst = (f"{v:.{quantity.decimals}f}" for v in (score.median, score.worst))
            if score.passed is not None and several:
                by_median = quantity.judged is Judged.MEDIAN
                median, worst = (median + "*", worst + " ") if by_median else (median + " ", worst + "*")
            rows.append((quantity.label, quantity.target_words(), median, worst, score.worst_of, verdict))
        widths = [max(len(row[column]) for row in rows) for column in range(6)]
        left = (0, 4, 5)
        lines = [
            "  ".join(
                cell.ljust(width) if column in left else cell.rjust(width)
                for column, (cell, width) in enumerate(zip(row, widths, strict=True))
            ).rstrip()
            for row in rows
        ]
        missed = sum(score.passed is False for score in self.scores())
        judged = sum(score.passed is not None for score in self.scores())
        portraits = f"{len(self.figures)} portraits" if several else "1 portrait"
        ending = f"{judged - missed} of {judged} targets reached, {portraits}."
        return "\n".join([*lines, ending + (" * is what the target is for." if several else "")])

    def as_json(self) -> str:
        """The same for programs; not-a-number becomes ``null``."""
        data = {
            "schema": SCHEMA,
            "subject": self.subject,
            "passed": self.passed(),
            "summary": [
                {
                    "key": score.quantity.key,
                    "label": score.quantity.label,
                    "lowest": _plain(score.quantity.lowest),
                    "highest": _plain(score.quantity.highest),
                    "judged": score.quantity.judged.value,
                    "median": _plain(score.median),
                    "worst": _plain(score.worst),
                    "worst_portrait": score.worst_of,
                    "passed": score.passed,
                }
                for score in self.scores()
            ],
            "portraits": {
                name: {key: _plain(value) for key, value in of.items()} for name, of in self.figures.items()
            },
        }
        return json.dumps(data, indent=2)


def _plain(value: float) -> float | None:
    return value if math.isfinite(value) else None
