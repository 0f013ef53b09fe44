"""From options to a video that another video drives."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from talking_avatar.cli.console import Progress, StatusLine, stop_on_interrupt
from talking_avatar.cli.motion_options import motion_given
from talking_avatar.cli.rendering import prepare_sitting, tell_end
from talking_avatar.errors import UserError


def add_drive(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("a video that drives, with liveportrait")
    group.add_argument(
        "--drive",
        type=Path,
        metavar="VIDEO",
        help="the portrait moves as the face in this video does, from its own rest; best when the video "
        "begins with a face at rest",
    )
    group.add_argument(
        "--absolute",
        action="store_true",
        help="take on the face in the video as it is, not only how it changes from the first picture on",
    )


def render_driven(given: argparse.Namespace) -> int:
    """``render --drive``; gives the exit code. Raises :class:`UserError`."""
    if given.engine != "liveportrait":
        raise UserError(
            "A video drives only LivePortrait", f"{given.engine} draws", "add --engine liveportrait"
        )
    if unused := motion_given(given):
        raise UserError(
            f"{', '.join(unused)} {'has' if len(unused) == 1 else 'have'} no effect",
            "a video drives",
            "leave that out, or --drive",
        )
    inputs = [given.drive, *([given.voice] if given.voice else [])]
    sitting = prepare_sitting(given, given.portrait, inputs, given.out)
    model = sitting.engines.liveportrait()
    from talking_avatar.offline.driven_job import DrivenJob, DrivenJobRunner
    from talking_avatar.render.liveportrait.engine import LivePortraitRenderer
    from talking_avatar.render.liveportrait.motion_transfer import TransferOptions

    renderer = sitting.renderer()
    assert isinstance(renderer, LivePortraitRenderer)
    options = TransferOptions(
        region=given.region,
        relative=not given.absolute,
        multiplier=given.strength,
        close_lips=given.close_lips,
        retarget_eyes="eyes" in given.retarget,
        retarget_lips="lips" in given.retarget,
    )
    job = DrivenJob(given.drive, given.out, given.fps, given.voice)
    runner = DrivenJobRunner(job, renderer, model.retargeting, lambda picture: model.see(picture)[1], options)
    watching, progress = StatusLine(given.quiet), Progress(given.quiet)

    def watched(done_s: float, total_s: float | None) -> None:
        share = min(done_s / total_s, 1.0) if total_s else None
        watching.show(share, lambda: f"{given.drive.name}: {done_s:.0f} s watched")

    started_s = time.monotonic()
    try:
        with stop_on_interrupt() as stop:
            report = runner.run(watched, progress.show, stop)
    finally:
        watching.clear()
        progress.clear()
    return tell_end(report, given.drive, time.monotonic() - started_s, given.quiet)
