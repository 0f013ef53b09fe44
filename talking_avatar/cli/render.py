"""Make a video in which a portrait says what a sound file says, or moves as somebody in a video does."""

from __future__ import annotations

import argparse
from pathlib import Path

from talking_avatar.cli import motion_options, options
from talking_avatar.cli.driving import add_drive, render_driven
from talking_avatar.cli.rendering import render_video
from talking_avatar.errors import UserError

OPTIONS_BETWEEN = True
"""Options may stand between the portrait and its voice."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    options.add_portrait(parser)
    parser.add_argument(
        "voice",
        type=Path,
        nargs="?",
        metavar="AUDIO",
        help="any sound or video file; its sound is the voice, or with --drive the sound of the new video "
        "(default there: that of the video that drives)",
    )
    options.add_output(parser, required=True)
    options.add_picture(parser)
    options.add_engine(parser)
    options.add_no_baked(parser)
    options.add_device(parser)
    options.add_liveportrait(parser)
    add_drive(parser)
    motion_options.add_motion(parser)


def run(given: argparse.Namespace) -> int:
    if given.drive is not None:
        return render_driven(given)
    if given.absolute:
        raise UserError("--absolute has no effect", "no video drives", "add --drive VIDEO or leave it out")
    if given.voice is None:
        raise UserError("There is nothing to say", "no sound file was given", "name one after the portrait")
    return render_video(given, given.portrait, given.voice, given.out)
