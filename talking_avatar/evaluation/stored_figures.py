"""Figures that ``evaluate`` and ``bench`` wrote with ``--json``, read again and compared."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from talking_avatar.errors import UserError

_COST = re.compile(r"(_ms|_mb|\b(cpu|wall|spent)_s)$")
"""Of what has no target but should be little: times and memory. Other seconds (of sound, of look-ahead) are
choices."""

_MOST = math.log(1e9)


@dataclass(frozen=True)
class Figure:
    """``value`` is not-a-number where it could not be measured. Good is from ``lowest`` to ``highest``;
    ``spread`` are the values of all portraits, or of the other generators."""

    key: str
    label: str
    value: float
    lowest: float = -math.inf
    highest: float = math.inf
    spread: tuple[float, ...] = ()

    @property
    def reached(self) -> bool | None:
        """``None`` without a target."""
        if not (math.isfinite(self.lowest) or math.isfinite(self.highest)):
            return None
        return self.lowest <= self.value <= self.highest

    @property
    def better(self) -> int:
        """1 when more is better, -1 when less is, 0 where neither is known."""
        up, down = math.isfinite(self.lowest), math.isfinite(self.highest)
        if up == down:
            return -1 if not up and _COST.search(self.key) else 0
        return 1 if up else -1


@dataclass(frozen=True)
class FigureSet:
    """What one run measured; ``subject`` as the command was called, ``source`` the file's name."""

    subject: str
    source: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Change:
    """One figure, now and before. ``factor``: how many times worse it is, 1 where nothing is known."""

    subject: str
    now: Figure
    before: float
    factor: float
    newly_missed: bool

    def regressed(self, tolerance: float) -> bool:
        return self.newly_missed or self.factor > tolerance


def read_figures(path: Path) -> FigureSet:
    """Raises :class:`UserError` for a file that holds no such figures."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        kind = "evaluate" if {"summary", "targets"} & set(data) else "bench"
        subject = f"{kind} {data['subject']}"
        figures = tuple(_figures(data))
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UserError(f"The figures {path} cannot be read", why, "check the name of the file") from error
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise UserError(
            f"{path.name} holds no figures",
            "it was not written by evaluate or bench with --json",
            "name a file that was",
        ) from error
    return FigureSet(subject, path.name, figures)


def compare(now: FigureSet, before: FigureSet) -> list[Change]:
    """What both measured, in the order of ``now``."""
    known = {figure.key: figure for figure in before.figures}
    return [_change(now.subject, figure, known[figure.key]) for figure in now.figures if figure.key in known]


def _change(subject: str, now: Figure, before: Figure) -> Change:
    factor = 1.0
    if now.better and 0 < now.value < math.inf and 0 < before.value < math.inf:
        worse = -now.better * (math.log(now.value) - math.log(before.value))
        factor = math.exp(min(max(worse, -_MOST), _MOST))
    newly = now.reached is False and now.lowest <= before.value <= now.highest
    return Change(subject, now, before.value, factor, newly)


def _figures(data: Mapping[str, Any]) -> Iterator[Figure]:
    if "summary" in data:
        yield from _of_scoreboard(data)
    elif "targets" in data:
        yield from _of_motion_table(data)
    else:
        yield from _of_bench({key: value for key, value in data.items() if key != "subject"})


def _of_scoreboard(data: Mapping[str, Any]) -> Iterator[Figure]:
    for row in data["summary"]:
        spread = [of[row["key"]] for of in data["portraits"].values() if row["key"] in of]
        yield Figure(
            str(row["key"]),
            str(row["label"]),
            _number(row[row["judged"]]),
            _number(row["lowest"], -math.inf),
            _number(row["highest"], math.inf),
            tuple(map(_number, spread)),
        )


def _of_motion_table(data: Mapping[str, Any]) -> Iterator[Figure]:
    others = [of for name, of in data["figures"].items() if name != data["judged"]]
    for key, value in data["figures"][data["judged"]].items():
        low, high = data["targets"].get(key, (None, None))
        yield Figure(
            key,
            key.replace("_", " "),
            _number(value),
            _number(low, -math.inf),
            _number(high, math.inf),
            tuple(_number(of[key]) for of in others if key in of),
        )


def _of_bench(data: Any, at: str = "") -> Iterator[Figure]:
    """Every number, by its way through the file."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _of_bench(value, f"{at}.{key}" if at else str(key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _of_bench(value, f"{at}.{number}")
    elif isinstance(data, (int, float)) and not isinstance(data, bool):
        yield Figure(at, at.replace(".", " ").replace("_", " "), _number(data))


def _number(value: float | None, nothing: float = math.nan) -> float:
    return nothing if value is None else float(value)
