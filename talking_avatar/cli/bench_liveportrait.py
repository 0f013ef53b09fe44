"""Measure the photo-real engine: milliseconds a frame, stage by stage, frames a second, memory."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from talking_avatar.cli import options
from talking_avatar.cli.console import say, tell
from talking_avatar.cli.demo import DEMO_PORTRAIT
from talking_avatar.resources import bundled

_FRAMES, _FRAMES_WITHOUT_GPU = 200, 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    options.add_optional_portrait(parser)
    options.add_device(parser)
    parser.add_argument(
        "--frames",
        type=options.count,
        metavar="N",
        help=f"frames to draw in each measurement (default: {_FRAMES}; {_FRAMES_WITHOUT_GPU} on a processor)",
    )
    parser.add_argument(
        "--random-weights",
        action="store_true",
        help="networks of random numbers, which take as long as the published ones and need no download",
    )
    parser.add_argument(
        "--compare", action="store_true", help="also run the plain networks, for speed and differences"
    )
    options.add_json(parser)


def run(given: argparse.Namespace) -> int:
    from talking_avatar.assembly.engines import EngineShelf
    from talking_avatar.assembly.portraits import PortraitShelf

    engines = EngineShelf(given.device, precision=given.precision, compiled=given.compile)
    if not given.random_weights:
        engines.require("liveportrait")
    picture = given.portrait or bundled(*DEMO_PORTRAIT)
    ready = PortraitShelf().get(picture)
    tell(f"Measuring on {picture.name}; keep the machine otherwise idle.")
    networks, compute = engines.liveportrait_parts(given.random_weights)
    from talking_avatar.render.liveportrait.bench import run_bench
    from talking_avatar.render.liveportrait.model import LivePortraitModel

    frames = given.frames or (_FRAMES_WITHOUT_GPU if compute.device.type == "cpu" else _FRAMES)
    model = LivePortraitModel(networks, compute)
    report = run_bench(
        networks, model, ready.portrait, ready.rig.mesh, ready.rig.plate, frames, given.compare
    )
    say(report.as_text())
    if given.json is not None:
        options.write_json(given.json, json.dumps({"subject": "liveportrait", **asdict(report)}, indent=2))
    return 0
