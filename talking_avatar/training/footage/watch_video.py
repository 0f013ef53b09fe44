"""One video file as clips of sound and motion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.media.audio import SoundReader
from talking_avatar.media.video import VideoReader
from talking_avatar.motion.face_motion import MOTION_RATE_HZ, FaceMotion
from talking_avatar.motion.generator import VOICE_RATE_HZ
from talking_avatar.motion.lips import lip_aperture_ipd
from talking_avatar.portrait.prepare import FaceModels
from talking_avatar.training.footage.even_rows import even_rows
from talking_avatar.training.footage.face_track import FaceTrack, Sighting
from talking_avatar.training.footage.person_motion import motion_of_rows
from talking_avatar.training.footage.shots import Shot, shots_of
from talking_avatar.training.footage.sound_window import SoundWindow

_LONGEST_PX = 1280
_HIGHEST_RATE_HZ, _LOWEST_RATE_HZ = 31.0, 14.0
_SHORTEST_SHOT_S = 3.0
_SILENT = 10 ** (-60 / 20)
_STILL_IPD = 0.004
_SAMPLES_PER_FRAME = VOICE_RATE_HZ // MOTION_RATE_HZ


@dataclass(frozen=True, eq=False)
class FilmedClip:
    """``samples (n,)`` at 16 kHz and the ``motion`` of n / 640 frames that belongs to it; ``start_s`` in the
    video."""

    start_s: float
    samples: NDArray[np.float32]
    motion: FaceMotion


def watch_video(
    path: Path, models: FaceModels, should_stop: Callable[[], bool] = lambda: False
) -> Iterator[FilmedClip]:
    """The clips in which one person can be seen and heard; memory does not grow with the length.

    Raises :class:`UserError`, in one sentence, when the file cannot be read or gives no clip, and
    ``KeyboardInterrupt`` once it ``should_stop``.
    """
    with VideoReader(path, _LONGEST_PX) as seen, SoundReader(path) as heard:
        track, sound = FaceTrack(models), SoundWindow(heard)
        faces = found = 0
        why = ""

        def sightings() -> Iterator[Sighting | None]:
            nonlocal faces
            for frame in seen.frames(_HIGHEST_RATE_HZ, heard.origin_s):
                if should_stop():
                    raise KeyboardInterrupt
                sighting = track.see(frame)
                faces += sighting is not None
                yield sighting

        for shot in shots_of(sightings()):
            try:
                yield _clip_of(shot, sound)
                found += 1
            except _Unusable as unusable:
                why = str(unusable)
        if not found:
            why = why or ("shows faces too small or turned too far aside" if faces else "shows no face")
            raise UserError(f"{path.name} {why}", "much of it is damaged" if seen.damaged else "")


class _Unusable(Exception):
    """Why a shot cannot be learned from, as a sentence without its subject, the video."""


def _clip_of(shot: Shot, sound: SoundWindow) -> FilmedClip:
    if shot.duration_s < _SHORTEST_SHOT_S:
        raise _Unusable(f"shows nobody for {_SHORTEST_SHOT_S:g} s without a cut")
    if (len(shot.times_s) - 1) / shot.duration_s < _LOWEST_RATE_HZ:
        raise _Unusable("has too few pictures a second for lips")
    first, rows = even_rows(shot)
    first, rows = max(first, 0), rows[max(-first, 0) :]
    samples = sound.frames(first, first + len(rows))
    rows = rows[: len(samples) // _SAMPLES_PER_FRAME]
    if len(rows) < _SHORTEST_SHOT_S * MOTION_RATE_HZ:
        raise _Unusable("has sound that ends too early")
    samples = samples[: len(rows) * _SAMPLES_PER_FRAME]
    if np.abs(samples).max() < _SILENT:
        raise _Unusable("is silent")
    motion = motion_of_rows(rows)
    if float(lip_aperture_ipd(motion.controls).std()) < _STILL_IPD:
        raise _Unusable("shows lips that do not speak")
    return FilmedClip(first / MOTION_RATE_HZ, samples, motion)
