"""Measure how faithfully faces are drawn, and how well they speak."""

from __future__ import annotations

import argparse

from talking_avatar.cli.subjects import add_subjects, run_subject

SUBJECTS = {
    "controls": "does the drawn face do what it is told? measured on its own frames",
    "motion": "does the mouth say what the voice says? against the articulation model",
    "report": "one page with plots of the figures that were written with --json",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_subjects(parser, "evaluate", SUBJECTS)


def run(given: argparse.Namespace) -> int:
    return run_subject(given)
