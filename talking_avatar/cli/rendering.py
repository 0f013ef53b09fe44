"""From options to a finished video: shared by ``render`` and ``demo``."""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

from talking_avatar.assembly.engines import EngineShelf
from talking_avatar.assembly.portraits import PortraitShelf, ReadyPortrait
from talking_avatar.assembly.voices import make_voice
from talking_avatar.cli.console import Progress, duration_words, size_words, stop_on_interrupt, tell
from talking_avatar.cli.motion_options import chosen_sliders, chosen_styles
from talking_avatar.cli.options import driving_options
from talking_avatar.errors import UserError
from talking_avatar.media.containers import video_kind
from talking_avatar.motion.performer import FILE_LOOK_AHEAD_FRAMES, Performer, PerformerSettings
from talking_avatar.offline.file_job import FileJob, FileJobRunner, JobReport
from talking_avatar.render.framing import Background, Framing, PictureBackground, TransparentBackground
from talking_avatar.render.renderer import Renderer

EXIT_OK, EXIT_INTERRUPTED = 0, 130


@dataclass(frozen=True, eq=False)
class Sitting:
    """A portrait, what will draw it, and how."""

    engines: EngineShelf
    engine: str
    ready: ReadyPortrait
    framing: Framing
    background: Background

    def renderer(self) -> Renderer:
        return self.engines.make(self.engine, self.ready, self.framing, self.background)


def prepare_sitting(given: argparse.Namespace, portrait: Path, inputs: list[Path], out: Path) -> Sitting:
    """Look at everything that can be wrong before anything slow is done, then at the portrait; ``inputs`` are
    the other files to read from. Raises :class:`UserError`."""
    background = given.background
    check_output(
        out, [portrait, *inputs, *([background] if isinstance(background, Path) else [])], given.overwrite
    )
    video_kind(out, isinstance(background, TransparentBackground))
    if isinstance(background, Path):
        from talking_avatar.media.images import read_picture

        background = PictureBackground(read_picture(background).rgb)
    engines = EngineShelf(
        given.device, driving=driving_options(given), precision=given.precision, compiled=given.compile
    )
    engines.require(given.engine)
    ready = PortraitShelf(use_baked=not given.no_baked).get(portrait, given.face)
    for warning in ready.portrait.warnings:
        if not given.quiet:
            tell(f"note: {warning.sentence}")
    framing = Framing(given.frame, given.size, given.zoom)
    return Sitting(engines, given.engine, ready, framing, background)


def render_video(given: argparse.Namespace, portrait: Path, voice: Path, out: Path) -> int:
    """Make ``out`` as the options ask for; gives the exit code. Raises :class:`UserError`."""
    settings = PerformerSettings(chosen_sliders(given), look_ahead_frames=FILE_LOOK_AHEAD_FRAMES)
    performer = Performer(settings, given.seed)
    sitting = prepare_sitting(given, portrait, [voice], out)
    mover = make_voice(given.motion, styles=chosen_styles(given))
    renderer = sitting.renderer()

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
    return tell_end(report, voice, time.monotonic() - started_s, given.quiet)


def check_output(out: Path, inputs: list[Path], overwrite: bool) -> None:
    """Refuse to write over something that is still wanted. Raises :class:`UserError`."""
    if not out.exists() or out.is_dir():
        return
    for given in inputs:
        if given.exists() and out.samefile(given):
            raise UserError(f"{out} is the file to read from", "", "choose another name")
    if not overwrite:
        raise UserError(f"{out} exists already", "", "add --overwrite (-y) or choose another name")


def tell_end(report: JobReport, source: Path, spent_s: float, quiet: bool) -> int:
    """Say what became of a job on ``source``; gives the exit code."""
    video = report.video
    if report.damaged and not quiet:
        tell(f"note: parts of {source.name} are damaged and were left out.")
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
