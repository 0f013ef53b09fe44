"""Compile and prepare what the first start would otherwise wait for; quick when it is done already."""

from __future__ import annotations

import argparse
import time

from talking_avatar.assembly.engines import make_renderer
from talking_avatar.assembly.liveportrait_kernels import compile_liveportrait
from talking_avatar.assembly.portraits import PortraitShelf, bundled_portraits
from talking_avatar.assembly.voices import make_generator
from talking_avatar.cli.console import tell
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.render.framing import Framing, OriginalBackground
from talking_avatar.weights.store import ModelStore


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")


def run(given: argparse.Namespace) -> int:
    started_s = time.perf_counter()
    shelf = PortraitShelf()
    make_generator()
    portraits = bundled_portraits()
    for picture in portraits:
        renderer = make_renderer(shelf.get(picture), Framing(), OriginalBackground())
        renderer.draw(FaceState.of({"jawOpen": 0.5, "eyeBlinkLeft": 0.5}, yaw_deg=5))
    liveportrait_too = compile_liveportrait(ModelStore(), lambda: None)
    if not given.quiet:
        spent_s = time.perf_counter() - started_s
        compiled = "The engine and LivePortrait are" if liveportrait_too else "The engine is"
        tell(f"{compiled} compiled and {len(portraits)} portraits are prepared ({spent_s:.1f} s).")
    return 0
