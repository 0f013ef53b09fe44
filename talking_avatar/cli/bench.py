"""Measure how fast this machine draws, starts and speaks."""

from __future__ import annotations

import argparse

from talking_avatar.cli.subjects import add_subjects, run_subject

SUBJECTS = {
    "warp": "the built-in engine: milliseconds a frame, preparing a portrait, the start",
    "liveportrait": "the photo-real engine: milliseconds a frame, stage by stage, on a device",
    "motion": "how fast a voice becomes motion: live, and against the ancestors' way",
    "render": "a whole video from a voice: time and memory",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_subjects(parser, "bench", SUBJECTS)


def run(given: argparse.Namespace) -> int:
    return run_subject(given)
