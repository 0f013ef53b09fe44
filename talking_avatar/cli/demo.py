"""Make a video from the portrait and the voice that come with the program."""

from __future__ import annotations

import argparse
from pathlib import Path

from talking_avatar.cli import motion_options, options
from talking_avatar.cli.rendering import render_video
from talking_avatar.resources import bundled

DEMO_PORTRAIT = ("resources", "portraits", "clara.jpg")
DEMO_VOICE = ("resources", "voices", "heart.flac")
DEMO_FILE = Path("talking-avatar-demo.mp4")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    options.add_output(parser, required=False)
    options.add_face(parser)
    options.add_picture(parser)
    options.add_engine(parser)
    options.add_no_baked(parser)
    options.add_device(parser)
    options.add_liveportrait(parser)
    motion_options.add_motion(parser)


def run(given: argparse.Namespace) -> int:
    if given.out is None:
        given.out, given.overwrite = DEMO_FILE, True
    return render_video(given, bundled(*DEMO_PORTRAIT), bundled(*DEMO_VOICE), given.out)
