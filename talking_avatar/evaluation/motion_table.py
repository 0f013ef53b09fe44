"""Figures of several generators side by side."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from talking_avatar.evaluation.motion_figures import QUANTITIES
from talking_avatar.evaluation.scoreboard import SCHEMA, Quantity

_BETTER_ONLY = ("aperture_correlation",)
"""Where the judged generator must also beat all others."""


@dataclass(frozen=True)
class MotionTable:
    """``figures[name][key]``; the first name is the one that is judged, the others are there to be beaten."""

    figures: Mapping[str, Mapping[str, float]]

    @property
    def judged(self) -> str:
        return next(iter(self.figures))

    def missed(self) -> list[str]:
        """Keys of the targets that the judged generator misses, and of those where another beats it."""
        own = self.figures[self.judged]
        found = [q.key for q in QUANTITIES if q.has_target and q.key in own and not q.reached(own[q.key])]
        others = [of for name, of in self.figures.items() if name != self.judged]
        found += [
            f"{key} is beaten"
            for key in _BETTER_ONLY
            if any(of.get(key, -math.inf) > own.get(key, -math.inf) for of in others)
        ]
        return found

    def as_text(self) -> str:
        names = list(self.figures)
        rows = [["", "target", *names, ""]]
        for quantity in QUANTITIES:
            if any(quantity.key in of for of in self.figures.values()):
                rows.append(self._row(quantity, names))
        widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
        lines = [
            "  ".join(
                cell.ljust(width) if i == 0 else cell.rjust(width)
                for i, (cell, width) in enumerate(zip(row, widths, strict=True))
            ).rstrip()
            for row in rows
        ]
        missed = self.missed()
        judged = [q for q in QUANTITIES if q.has_target and q.key in self.figures[self.judged]]
        lines.append(
            f"{self.judged}: all {len(judged)} targets reached."
            if not missed
            else f"{self.judged} misses: {', '.join(missed)}."
        )
        return "\n".join(lines)

    def as_json(self) -> str:
        """The same for programs; not-a-number becomes ``null``."""
        plain = {
            name: {key: value if math.isfinite(value) else None for key, value in of.items()}
            for name, of in self.figures.items()
        }
        targets = {
            q.key: [limit if math.isfinite(limit) else None for limit in (q.lowest, q.highest)]
            for q in QUANTITIES
            if q.has_target
        }
        data = {
            "schema": SCHEMA,
            "subject": "motion",
            "judged": self.judged,
            "passed": not self.missed(),
            "missed": self.missed(),
            "targets": targets,
            "figures": plain,
        }
        return json.dumps(data, indent=2)

    def _row(self, quantity: Quantity, names: Sequence[str]) -> list[str]:
        values = [self.figures[name].get(quantity.key, math.nan) for name in names]
        cells = ["" if math.isnan(v) else f"{v:.{quantity.decimals}f}" for v in values]
        verdict = ""
        if quantity.has_target and not math.isnan(values[0]):
            verdict = "pass" if quantity.reached(values[0]) else "MISS"
        return [quantity.label, quantity.target_words(), *cells, verdict]
