"""From a file's name to a recorder that fills it."""

from __future__ import annotations

import os
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from talking_avatar.audio.intake import TAPE_RATE_HZ
from talking_avatar.audio.ring import AudioRing
from talking_avatar.errors import UserError
from talking_avatar.media.audio import SoundFormat
from talking_avatar.media.failures import reason
from talking_avatar.media.h264 import SOFTWARE, H264Encoder, best_encoder
from talking_avatar.media.recording_file import RecordingFile, remux_to_mp4
from talking_avatar.outputs.recorder import Recorder, RecordingSetup

_KINDS = (".mp4", ".mkv")


def start_recording(
    path: Path,
    size_px: tuple[int, int],
    frame_rate: Fraction,
    tape: AudioRing,
    report: Callable[[str], None],
    choose_encoder: Callable[[tuple[int, int]], H264Encoder] = best_encoder,
) -> Recorder:
    """Record into ``path``, an ``.mp4`` or ``.mkv`` that does not exist yet.

    Until it is stopped the recording is called ``NAME.recording.mkv``, which plays whatever happens. Raises
    :class:`UserError` when the place cannot be written.
    """
    working = _working_path(path)
    setup = RecordingSetup(
        open=lambda: _open(working, size_px, frame_rate, choose_encoder(size_px), report),
        complete=lambda: _complete(working, path),
        sound=lambda start, stop: _voice(tape, start, stop),
        rate_hz=TAPE_RATE_HZ,
        frame_rate=frame_rate,
        explain=reason,
        working_path=working,
    )
    return Recorder(setup, size_px, report)


def _open(
    working: Path,
    size_px: tuple[int, int],
    frame_rate: Fraction,
    encoder: H264Encoder,
    report: Callable[[str], None],
) -> RecordingFile:
    """A graphics card that takes no more than so many streams, or sleeps, must not cost the recording."""
    sound = SoundFormat(TAPE_RATE_HZ, 1)
    try:
        return RecordingFile(working, size_px, frame_rate, sound, encoder)
    except (av.FFmpegError, OSError, ValueError) as error:
        if not encoder.hardware:
            raise
        why = getattr(error, "strerror", None) or error
        report(
            f"The graphics card does not encode the recording because {encoder.name} refuses ({why});"
            " the processor does it."
        )
        return RecordingFile(working, size_px, frame_rate, sound, SOFTWARE)


def _voice(tape: AudioRing, start: int, stop: int) -> NDArray[np.float32]:
    """Samples of the tape, and silence beyond its ends."""
    sound = np.zeros(stop - start, np.float32)
    begin, end = min(max(start, 0), tape.written), min(max(stop, 0), tape.written)
    sound[begin - start : end - start] = tape.read(begin, end)
    return sound


def _working_path(path: Path) -> Path:
    if path.suffix.lower() not in _KINDS:
        raise UserError(
            f"{path.name} cannot be recorded", "a recording is an .mp4 or .mkv", "choose such a name"
        )
    working = path.with_name(f"{path.stem}.recording.mkv")
    for taken in (path, working):
        if taken.exists():
            raise UserError(f"{taken} exists already", "", "choose another name for the recording")
    if not path.absolute().parent.is_dir():
        raise UserError(
            f"{path} cannot be recorded", f"there is no folder {path.parent}", "make the folder first"
        )
    return working


def _complete(working: Path, path: Path) -> Path:
    if path.suffix.lower() == ".mkv":
        os.replace(working, path)
    else:
        remux_to_mp4(working, path)
        working.unlink()
    return path
