"""From options to a finished video: shared by ``render`` and ``demo``."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from talking_avatar.assembly.engines import EngineShelf
from talking_avatar.assembly.portraits import PortraitShelf
from talking_avatar.assembly.voices import make_voice
from talking_avatar.cli.console import Progress, duration_words, size_words, stop_on_interrupt, tell
from talking_avatar.cli.motion_options import chosen_sliders, chosen_styles
from talking_avatar.cli.options import driving_options
from talking_avatar.errors import UserError
from talking_avatar.media.containers import video_kind
from talking_avatar.motion.performer import FILE_LOOK_AHEAD_FRAMES, Performer, PerformerSettings
from talking_avatar.offline.file_job import FileJob, FileJobRunner, JobReport
from talking_avatar.render.framing import Framing, PictureBackground, TransparentBackground

EXIT_OK, EXIT_INTERRUPTED = 0, 130


def render_video(given: argparse.Namespace, portrait: Path, voice: Path, out: Path) -> int:
    """Make ``out`` as the options ask for; gives the exit code. Raises :class:`UserError`."""
    background = given.background
    inputs = [portrait, voice] + ([background] if isinstance(background, Path) else [])
    check_output(out, inputs, given.overwrite)
    video_kind(out, isinstance(background, TransparentBackground))
    if isinstance(background, Path):
        from talking_avatar.media.images import read_picture

        background = PictureBackground(read_picture(background).rgb)
    engines = EngineShelf(given.device, driving=driving_options(given), precision=given.precision)
    engines.require(given.engine)
    settings = PerformerSettings(chosen_sliders(given), look_ahead_frames=FILE_LOOK_AHEAD_FRAMES)
    performer = Performer(settings, given.seed)
    ready = PortraitShelf(use_baked=not given.no_baked).get(portrait, given.face)
    for warning in ready.portrait.warnings:
        if not given.quiet:
            tell(f"note: {warning.sentence}")
    mover = make_voice(given.motion, styles=chosen_styles(given))
    framing = Framing(given.frame, given.size, given.zoom)
    renderer = engines.make(given.engine, ready, framing, background)

    job = FileJob(voice, out, given.fps, given.seed)
    progress = Progress(given.quiet)
    started_s = time.monotonic()
    try:
        with stop_on_interrupt() as stop:
            report = FileJobRunner(job, mover.generator, performer, renderer).run(progress.show, stop)
    finally:
        progress.clear()
    if mover.note:
        tell(f"note: {mover.note}")
    return _tell_end(report, voice, time.monotonic() - started_s, given.quiet)


def check_output(out: Path, inputs: list[Path], overwrite: bool) -> None:
    """Refuse to write over something that is still wanted. Raises :class:`UserError`."""
    if not out.exists() or out.is_dir():
        return
    for given in inputs:
        if given.exists() and out.samefile(given):
            raise UserError(f"{out} is the file to read from", "", "give the video another name with -o")
    if not overwrite:
        raise UserError(f"{out} exists already", "", "add --overwrite (-y) or choose another name")


def _tell_end(report: JobReport, voice: Path, spent_s: float, quiet: bool) -> int:
    video = report.video
    if report.damaged and not quiet:
        tell(f"note: parts of {voice.name} are damaged and were left out.")
    if not report.complete:
        tell(f"Stopped: {video.path} holds the first {video.duration_s:.1f} s.")
        return EXIT_INTERRUPTED
    if not quiet:
        speed = video.duration_s / max(spent_s, 1e-6)
        tell(
            f"{video.path} ({size_words(video.size_bytes)}): {video.frames} frames, "
            f"{duration_words(video.duration_s)}, made in {spent_s:.1f} s ({speed:.1f} x real time)"
        )
    return EXIT_OK
