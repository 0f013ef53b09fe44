"""Commands that have several subjects: ``evaluate controls``, ``bench warp``; one module each."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from importlib import import_module


def add_subjects(parser: argparse.ArgumentParser, command: str, subjects: Mapping[str, str]) -> None:
    """For each name of ``subjects`` (with what its help says) the options of the module
    ``cli/COMMAND_NAME.py``, which has ``add_arguments`` and ``run`` as a command has."""
    adding = parser.add_subparsers(dest="subject", required=True, metavar="SUBJECT", title="subjects")
    for name, summary in subjects.items():
        module = import_module(f"talking_avatar.cli.{command}_{name}")
        below = adding.add_parser(name, help=summary, description=module.__doc__, allow_abbrev=False)
        below.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        module.add_arguments(below)
        below.set_defaults(run_subject=module.run)


def run_subject(given: argparse.Namespace) -> int:
    """Run the chosen one; gives the exit code."""
    return int(given.run_subject(given))
