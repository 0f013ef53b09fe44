"""Stored figures as one HTML page that needs nothing else: tables, and a small plot for each figure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from talking_avatar.evaluation.stored_figures import Change, Figure, FigureSet

_WIDTH_PX, _HEIGHT_PX, _MARGIN_PX = 220, 20, 6
_RATIO_SPAN = math.log(4)
"""The bars of changes end at four times as good or as bad."""

_STYLE = """
:root{color-scheme:light dark;--ink:#1d2330;--faint:#8b93a5;
--band:#cfe8d4;--mark:#2b59c3;--miss:#b3261e;--page:#fff}
@media(prefers-color-scheme:dark){
:root{--ink:#e6e9f0;--faint:#8b93a5;--band:#234a2d;--mark:#8fb0ff;--miss:#ff8a80;--page:#14171f}}
body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--page);
max-width:70rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}
td,th{padding:.25rem .6rem;text-align:left;border-bottom:1px solid #8884}
td.n{text-align:right;font-variant-numeric:tabular-nums}
.miss{color:var(--miss);font-weight:600}.faint{color:var(--faint)}
.band{fill:var(--band)}.dot{fill:var(--faint)}.mark{fill:var(--mark)}.bad{fill:var(--miss)}.axis{stroke:var(--faint)}
"""


def report_page(title: str, sets: Sequence[FigureSet], changes: Sequence[Change], tolerance: float) -> str:
    """HTML. ``changes`` against an earlier release may be empty; beyond ``tolerance`` they count as
    regressions."""
    parts = [
        "<!doctype html>",
        f'<html lang="en"><meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>',
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(_summary(sets, changes, tolerance))}</p>",
    ]
    if changes:
        parts += ["<h2>Against the figures before</h2>", _change_table(changes, tolerance)]
    for figures in sets:
        parts += [f"<h2>{escape(figures.subject)}</h2>", f'<p class="faint">{escape(figures.source)}</p>']
        parts.append(_figure_table(figures.figures))
    return "\n".join([*parts, "</html>", ""])


def _summary(sets: Sequence[FigureSet], changes: Sequence[Change], tolerance: float) -> str:
    verdicts = [figure.reached for of in sets for figure in of.figures if figure.reached is not None]
    words = f"{sum(verdicts)} of {len(verdicts)} targets reached."
    if changes:
        worse = sum(change.regressed(tolerance) for change in changes)
        words += (
            f" {worse} of {len(changes)} figures are worse than before; times compare on one machine only."
        )
    return words


def _figure_table(figures: Sequence[Figure]) -> str:
    rows = ["<table><tr><th>what<th>wanted<th>reached<th></tr>"]
    for figure in figures:
        missed = ' class="n miss"' if figure.reached is False else ' class="n"'
        rows.append(
            f"<tr><td>{escape(figure.label)}<td>{escape(_target(figure))}"
            f"<td{missed}>{_shown(figure.value)}<td>{_plot(figure)}</tr>"
        )
    return "\n".join([*rows, "</table>"])


def _change_table(changes: Sequence[Change], tolerance: float) -> str:
    rows = ["<table><tr><th>what<th>before<th>now<th>times worse<th></tr>"]
    for change in sorted(changes, key=lambda change: (not change.regressed(tolerance), -change.factor)):
        regressed = change.regressed(tolerance)
        kind = ' class="n miss"' if regressed else ' class="n"'
        factor = f"{change.factor:.2f}" if change.now.better else ""
        note = " (target missed now)" if change.newly_missed else ""
        rows.append(
            f"<tr><td>{escape(change.subject)}: {escape(change.now.label)}{note}"
            f'<td class="n">{_shown(change.before)}<td class="n">{_shown(change.now.value)}'
            f"<td{kind}>{factor}<td>{_ratio_bar(change.factor, regressed)}</tr>"
        )
    return "\n".join([*rows, "</table>"])


def _target(figure: Figure) -> str:
    low, high = math.isfinite(figure.lowest), math.isfinite(figure.highest)
    if low and high:
        both = figure.lowest == figure.highest
        return _shown(figure.lowest) if both else f"{_shown(figure.lowest)} to {_shown(figure.highest)}"
    return f"≥ {_shown(figure.lowest)}" if low else f"≤ {_shown(figure.highest)}" if high else ""


def _shown(value: float) -> str:
    return f"{value:.4g}" if math.isfinite(value) else "not measured"


def _plot(figure: Figure) -> str:
    """The target as a band, all of the spread as dots, the judged value as a mark."""
    limits = [limit for limit in (figure.lowest, figure.highest) if math.isfinite(limit)]
    values = [value for value in (figure.value, *figure.spread) if math.isfinite(value)]
    if not values or (not limits and len(values) < 3):
        return ""
    least, most = min(values + limits), max(values + limits)
    pad = 0.1 * (most - least) or 0.1 * abs(most) or 1.0
    least, most = least - pad, most + pad
    if not math.isfinite(most - least):
        return ""

    def place(value: float) -> float:
        share = (min(max(value, least), most) - least) / (most - least)
        return _MARGIN_PX + share * (_WIDTH_PX - 2 * _MARGIN_PX)

    middle = _HEIGHT_PX / 2
    shapes = []
    if limits:
        left = place(figure.lowest if math.isfinite(figure.lowest) else least)
        right = place(figure.highest if math.isfinite(figure.highest) else most)
        width = max(right - left, 1.0)
        shapes.append(
            f'<rect class="band" x="{left:.1f}" y="2" width="{width:.1f}" height="{_HEIGHT_PX - 4}"/>'
        )
    spread = [value for value in figure.spread if math.isfinite(value)]
    shapes += [f'<circle class="dot" cx="{place(value):.1f}" cy="{middle}" r="2.5"/>' for value in spread]
    if math.isfinite(figure.value):
        kind = "bad" if figure.reached is False else "mark"
        x = place(figure.value) - 1.5
        shapes.append(f'<rect class="{kind}" x="{x:.1f}" y="2" width="3" height="{_HEIGHT_PX - 4}"/>')
    return _svg(shapes)


def _ratio_bar(factor: float, regressed: bool) -> str:
    """To the right of the middle: worse."""
    middle = _WIDTH_PX / 2
    share = min(max(math.log(factor) / _RATIO_SPAN, -1.0), 1.0)
    end = middle + share * (middle - _MARGIN_PX)
    left, width = min(middle, end), abs(end - middle)
    kind = "bad" if regressed else "mark"
    return _svg(
        [
            f'<line class="axis" x1="{middle}" x2="{middle}" y1="0" y2="{_HEIGHT_PX}"/>',
            f'<rect class="{kind}" x="{left:.1f}" y="5" width="{width:.1f}" height="{_HEIGHT_PX - 10}"/>',
        ]
    )


def _svg(shapes: Sequence[str]) -> str:
    return f'<svg width="{_WIDTH_PX}" height="{_HEIGHT_PX}" role="img">{"".join(shapes)}</svg>'
