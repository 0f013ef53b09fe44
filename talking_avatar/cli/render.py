"""Make a video in which a portrait says what a sound file says."""

from __future__ import annotations

import argparse
from pathlib import Path

from talking_avatar.cli import motion_options, options
from talking_avatar.cli.rendering import render_video


def add_arguments(parser: argparse.ArgumentParser) -> None:
    options.add_portrait(parser)
    parser.add_argument(
        "voice", type=Path, metavar="AUDIO", help="any sound or video file; its sound is the voice"
    )
    options.add_output(parser, required=True)
    options.add_picture(parser)
    options.add_engine(parser)
    options.add_no_baked(parser)
    options.add_device(parser)
    options.add_liveportrait(parser)
    motion_options.add_motion(parser)


def run(given: argparse.Namespace) -> int:
    return render_video(given, given.portrait, given.voice, given.out)
