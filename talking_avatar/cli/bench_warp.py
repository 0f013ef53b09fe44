"""Measure the built-in engine on this machine: drawing, preparing a portrait, starting."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from talking_avatar.cli import options
from talking_avatar.cli.console import say, tell
from talking_avatar.cli.demo import DEMO_PORTRAIT
from talking_avatar.resources import bundled

_FRAMES = 200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    options.add_optional_portrait(parser)
    parser.add_argument(
        "--frames",
        type=options.count,
        default=_FRAMES,
        metavar="N",
        help=f"frames to draw in each measurement (default: {_FRAMES})",
    )
    options.add_json(parser)


def run(given: argparse.Namespace) -> int:
    from talking_avatar.assembly.portraits import PortraitShelf
    from talking_avatar.evaluation.start_times import measure_start
    from talking_avatar.render.warp.bench import run_bench

    picture = given.portrait or bundled(*DEMO_PORTRAIT)
    tell(f"Measuring on {picture.name}; keep the machine otherwise idle.")
    ready = PortraitShelf().get(picture)
    drawing = run_bench(ready.portrait, ready.rig, given.frames, ready.baked)
    say(drawing.as_text())
    start = measure_start(picture)
    say(start.as_text())
    if given.json is not None:
        data = {"subject": "warp", "drawing": asdict(drawing), "start": start.as_data()}
        options.write_json(given.json, json.dumps(data, indent=2))
    return 0
