"""Look at this computer: what works, what does not, and what to do about it."""

from __future__ import annotations

import argparse
import json
import shutil
import textwrap

from talking_avatar.cli.console import say, tell
from talking_avatar.doctor.checks import CHECKS, UPDATES, examine
from talking_avatar.doctor.finding import Finding, State
from talking_avatar.errors import UserError

_INDENT = " " * 27
_NARROWEST = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "checks",
        nargs="*",
        type=_check,
        metavar="CHECK",
        help=f"only some of: {', '.join(CHECKS)} (default: all)",
    )
    parser.add_argument("--fix", action="store_true", help="do what is safe to do: compile, load the camera")
    parser.add_argument(
        "--check-updates",
        action="store_true",
        help="also ask the project's site whether a newer version is out",
    )
    parser.add_argument("--json", action="store_true", help="for programs")


def run(given: argparse.Namespace) -> int:
    """0 when nothing is an error, warnings or not; 1 otherwise."""
    findings = []
    for name in [*(given.checks or CHECKS), *([UPDATES] if given.check_updates else [])]:
        finding = next(examine([name]))
        if given.fix and finding.fix is not None:
            finding = _mended(name, finding)
        findings.append(finding)
        if not given.json:
            _show(finding)
    if given.json:
        say(json.dumps([_data(finding) for finding in findings], indent=2, ensure_ascii=False))
    else:
        say(_summary(findings))
    return 1 if any(finding.state is State.ERROR for finding in findings) else 0


def _check(text: str) -> str:
    if text not in CHECKS:
        raise argparse.ArgumentTypeError(f"{text!r} is none of {', '.join(CHECKS)}")
    return text


def _mended(name: str, finding: Finding) -> Finding:
    assert finding.fix is not None
    tell(f"{finding.name}: {finding.found}; mending it ...")
    try:
        finding.fix()
    except UserError as error:
        tell(str(error))
        return finding
    return next(examine([name]))


def _show(finding: Finding) -> None:
    width = max(shutil.get_terminal_size((110, 24)).columns - 1, _NARROWEST)
    first = f"{finding.state.value:<8} {finding.name:<17} "
    say(textwrap.fill(finding.found, width, initial_indent=first, subsequent_indent=_INDENT))
    if finding.remedy:
        say(
            textwrap.fill(
                finding.remedy,
                width,
                initial_indent=f"{_INDENT}-> ",
                subsequent_indent=f"{_INDENT}   ",
                break_long_words=False,
                break_on_hyphens=False,
            )
        )


def _summary(findings: list[Finding]) -> str:
    counts = {state: sum(finding.state is state for finding in findings) for state in State}
    words = [
        f"{counts[state]} {state.value}{'s' if counts[state] != 1 else ''}"
        for state in (State.ERROR, State.WARNING)
        if counts[state]
    ]
    fixable = sum(finding.fix is not None for finding in findings)
    hint = f" --fix mends {fixable} of them." if fixable else ""
    return (f"{' and '.join(words)}." if words else "All is well.") + hint


def _data(finding: Finding) -> dict[str, object]:
    return {
        "name": finding.name,
        "state": finding.state.value,
        "found": finding.found,
        "remedy": finding.remedy,
        "fixable": finding.fix is not None,
    }
