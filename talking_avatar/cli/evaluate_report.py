"""Put figures that evaluate and bench wrote with --json onto one page, with plots, beside earlier ones."""

from __future__ import annotations

import argparse
from pathlib import Path

from talking_avatar.cli import options
from talking_avatar.cli.console import say, tell

EXIT_OK, EXIT_MISSED = 0, 1
_TOLERANCE = 1.25


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("figures", type=Path, nargs="+", metavar="JSON", help="files with figures")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="HTML", help="the page to make")
    parser.add_argument(
        "--against", type=Path, nargs="+", default=[], metavar="JSON", help="the same of an earlier release"
    )
    parser.add_argument(
        "--tolerance",
        type=float,
        default=_TOLERANCE,
        metavar="X",
        help=f"so many times worse counts as a regression (default: {_TOLERANCE})",
    )
    parser.add_argument(
        "--check", action="store_true", help="exit with 1 when something is worse than before"
    )


def run(given: argparse.Namespace) -> int:
    from talking_avatar.evaluation.report_page import report_page
    from talking_avatar.evaluation.stored_figures import compare, read_figures

    sets = [read_figures(path) for path in given.figures]
    earlier = [read_figures(path) for path in given.against]
    pairs = [(now, before) for now in sets for before in earlier if now.subject == before.subject]
    changes = [change for now, before in pairs for change in compare(now, before)]
    options.write_text(given.out, report_page("Talking Avatar: figures", sets, changes, given.tolerance))
    regressed = [change for change in changes if change.regressed(given.tolerance)]
    for change in regressed:
        tell(f"worse: {change.subject}: {change.now.label}: {change.before:.4g} -> {change.now.value:.4g}")
    say(str(given.out))
    return EXIT_MISSED if given.check and regressed else EXIT_OK
