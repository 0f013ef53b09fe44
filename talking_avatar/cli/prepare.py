"""Look at a portrait and say how well it will work; what was found is kept for the next time."""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict
from pathlib import Path

from talking_avatar.assembly.engines import make_renderer
from talking_avatar.assembly.portraits import PortraitShelf, ReadyPortrait
from talking_avatar.cli import baking, options
from talking_avatar.cli.console import say, tell
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.framing import Framing, OriginalBackground

_SHEET_CELL_PX = 200
_SMALL_TURN_DEG = 5.0
_LIPS_APART_IPD = 0.03


def add_arguments(parser: argparse.ArgumentParser) -> None:
    options.add_portrait(parser)
    parser.add_argument(
        "--sheet", type=Path, metavar="PNG", help="draw the face with every control moved into this picture"
    )
    parser.add_argument("--json", action="store_true", help="print the report for programs")
    baking.add_arguments(parser)


def run(given: argparse.Namespace) -> int:
    baking.check(given)
    shelf = PortraitShelf()
    started_s = time.perf_counter()
    ready = shelf.get(given.portrait, given.face)
    spent_s = time.perf_counter() - started_s
    if given.bake:
        ready = baking.bake_portrait(given, shelf, ready)
    if given.json:
        data = report_data(given.portrait, ready.portrait) | {"baked": baking.baked_data(ready.baked)}
        say(json.dumps(data, indent=2))
    else:
        for line in report_lines(given.portrait, ready.portrait):
            say(line)
        for line in baking.baked_lines(ready.baked):
            say(line)
        say(f"Ready after {spent_s:.2f} s, and kept for the next time.")
    if given.sheet is not None:
        write_sheet(ready, given.sheet)
        tell(f"{given.sheet}: every control at its ends.")
    return 0


def report_lines(path: Path, portrait: Portrait) -> list[str]:
    """The quality report in words."""
    traits = portrait.traits
    height, width = portrait.photo.shape[:2]
    faces = "one face" if portrait.face_count == 1 else f"{portrait.face_count} faces"
    lips = "apart" if traits.lip_gap_ipd > _LIPS_APART_IPD else "closed"
    glasses = "glasses" if traits.glasses > 0.5 else "no glasses"
    lines = [
        f"{path.name}: {'works well' if not portrait.warnings else 'works, but:'}",
        *(f"  - {warning.sentence}" for warning in portrait.warnings),
        f"Seen: {faces} in {width} x {height} pixels; {_turn_words(portrait)}; lips {lips}"
        f"{', teeth showing' if traits.teeth_showing else ''}; {glasses}.",
    ]
    return lines


def _turn_words(portrait: Portrait) -> str:
    traits = portrait.traits
    words = []
    if abs(traits.yaw_deg) >= _SMALL_TURN_DEG:
        words.append(f"turned {abs(traits.yaw_deg):.0f}° to the {'right' if traits.yaw_deg > 0 else 'left'}")
    if abs(traits.pitch_deg) >= _SMALL_TURN_DEG:
        words.append(f"looking {abs(traits.pitch_deg):.0f}° {'down' if traits.pitch_deg > 0 else 'up'}")
    if abs(traits.roll_deg) >= _SMALL_TURN_DEG:
        words.append(f"tilted {abs(traits.roll_deg):.0f}°")
    return "head " + (", ".join(words) if words else "straight")


def report_data(path: Path, portrait: Portrait) -> dict[str, object]:
    """The quality report for programs."""
    height, width = portrait.photo.shape[:2]
    return {
        "file": str(path),
        "content_hash": portrait.content_hash,
        "photo_px": [width, height],
        "face_count": portrait.face_count,
        "detail": portrait.detail,
        "traits": asdict(portrait.traits),
        "warnings": [asdict(warning) for warning in portrait.warnings],
    }


def write_sheet(ready: ReadyPortrait, path: Path) -> None:
    """Draw the contact sheet into ``path``. Raises :class:`UserError` when it cannot be written."""
    from talking_avatar.evaluation.contact_sheet import draw_sheet
    from talking_avatar.media.picture_file import write_picture

    renderer = make_renderer(ready, Framing(height_px=_SHEET_CELL_PX), OriginalBackground())
    write_picture(path, draw_sheet(renderer), synthetic=True)
