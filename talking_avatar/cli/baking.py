"""``prepare --bake``: another engine draws the portrait's states once, for the built-in one to use."""

from __future__ import annotations

import argparse
import time
from dataclasses import replace

from talking_avatar.assembly.baking import bake
from talking_avatar.assembly.engine_names import LIVEPORTRAIT
from talking_avatar.assembly.engines import EngineShelf
from talking_avatar.assembly.portraits import PortraitShelf, ReadyPortrait
from talking_avatar.cli import options
from talking_avatar.cli.console import StatusLine, duration_words, size_words, stop_on_interrupt, tell
from talking_avatar.errors import UserError
from talking_avatar.render.warp.baked_face import BakedFace

_HASH_DIGITS = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("baking")
    group.add_argument(
        "--bake",
        action="store_true",
        help="let a better engine draw teeth, tongue, lids and wrinkles once, which the built-in engine then "
        "shows in real time; takes some minutes without a graphics card",
    )
    group.add_argument(
        "--teacher",
        metavar="NAME",
        help="the engine that draws them: liveportrait (default), or warp, which only tries it out",
    )
    options.add_device(parser)


def check(given: argparse.Namespace) -> None:
    """Raises :class:`UserError` for options without effect, and when the teacher cannot draw here."""
    if given.bake:
        _engines(given).require(given.teacher or LIVEPORTRAIT)
    elif given.teacher:
        raise UserError("--teacher has no effect", "nothing is baked", "add --bake or leave it out")


def bake_portrait(given: argparse.Namespace, shelf: PortraitShelf, ready: ReadyPortrait) -> ReadyPortrait:
    """Bake and keep it. Raises :class:`UserError`, and ``KeyboardInterrupt`` when it was broken off, which
    leaves what was there before."""
    engine = given.teacher or LIVEPORTRAIT
    line, started_s = StatusLine(), time.monotonic()

    def show(done: int, total: int) -> None:
        share = done / total
        spent_s = time.monotonic() - started_s
        left = duration_words(spent_s * (1 - share) / share) if done else "?"
        line.show(share, lambda: f"{line.bar(share)} {done} of {total} faces drawn, {left} left")

    try:
        with stop_on_interrupt() as stop:
            baked = bake(ready, engine, _engines(given), show, stop)
    finally:
        line.clear()
    shelf.baked.keep(ready.portrait.content_hash, baked)
    tell(f"Baked by {engine} in {duration_words(time.monotonic() - started_s)}.")
    return replace(ready, baked=baked)


def baked_lines(baked: BakedFace | None) -> list[str]:
    """What is baked, in words; nothing where nothing is."""
    if baked is None:
        return []
    known, refused = len(baked.state_names), len(baked.refused)
    weights = f", weights {baked.weights[:_HASH_DIGITS]}" if baked.weights else ""
    size = size_words(baked.size_bytes)
    return [
        f"Baked by {baked.engine}{weights}: {known} of {known + refused} states, {size}.",
        *(f"  - {refusal.sentence}" for refusal in baked.refused),
    ]


def baked_data(baked: BakedFace | None) -> dict[str, object] | None:
    """The same for programs."""
    if baked is None:
        return None
    return {
        "engine": baked.engine,
        "weights_sha256": baked.weights,
        "states": list(baked.state_names),
        "refused": {refusal.state: refusal.sentence for refusal in baked.refused},
        "size_bytes": baked.size_bytes,
    }


def _engines(given: argparse.Namespace) -> EngineShelf:
    return EngineShelf(given.device, precision=given.precision, compiled=given.compile)
