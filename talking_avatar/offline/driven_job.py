"""A video of somebody drives a portrait into a video file, by LivePortrait."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from talking_avatar.media.audio import SoundReader, holds_sound
from talking_avatar.media.video_writer import VideoWriter
from talking_avatar.offline.driving_video import DrivingTrack, Seer, watch_driving_video
from talking_avatar.offline.file_job import JobReport
from talking_avatar.portrait.prepare import FaceModels
from talking_avatar.render.liveportrait.engine import LivePortraitRenderer
from talking_avatar.render.liveportrait.loading import Retargeting
from talking_avatar.render.liveportrait.motion_transfer import TransferOptions, transfer_motion

Progress = Callable[[float, float | None], None]


@dataclass(frozen=True)
class DrivenJob:
    """``sound``: another file than ``driving`` to take the sound from; ``None``: its own, if it has any."""

    driving: Path
    out: Path
    frame_rate: Fraction
    sound: Path | None = None


class DrivenJobRunner:
    """Runs one :class:`DrivenJob`: first the whole video is watched, then frames are drawn.

    Frame i shows the face at i / ``frame_rate`` of the driving video, and there are as many as cover its
    pictures. What is kept of each of its frames are 150 numbers.
    """

    def __init__(
        self,
        job: DrivenJob,
        renderer: LivePortraitRenderer,
        retargeting: Retargeting,
        see: Seer,
        options: TransferOptions,
    ) -> None:
        """``see``: what M sees in a picture; ``retargeting``: the small networks that ``options`` need."""
        self._job, self._renderer, self._options = job, renderer, options
        self._retargeting, self._see = retargeting, see

    def run(self, watched: Progress, drawn: Progress, stop: Callable[[], bool]) -> JobReport:
        """Make the file. ``watched`` and ``drawn`` are called with the seconds of the video that were, and
        the seconds in all (``None`` while unknown). The rest is as in ``FileJobRunner.run``."""
        job = self._job
        with ExitStack() as stack:
            source = job.sound or (job.driving if holds_sound(job.driving) else None)
            sound = stack.enter_context(SoundReader(source)) if source else None
            origin_s = sound.origin_s if sound is not None and source == job.driving else None
            track = watch_driving_video(
                job.driving,
                FaceModels.load(),
                self._see,
                origin_s,
                lambda time_s: watched(time_s, sound.duration_s if origin_s is not None and sound else None),
                stop,
            )
            keypoints = transfer_motion(self._retargeting, self._renderer.seen, track.seen, self._options)
            writer = stack.enter_context(
                VideoWriter(job.out, self._renderer.size_px, job.frame_rate, sound.format if sound else None)
            )
            complete = self._draw_all(track, keypoints, _Sound(sound, writer), writer, drawn, stop)
            if not writer.frames:
                raise KeyboardInterrupt
            damaged = track.damaged or (sound is not None and sound.damaged)
            return JobReport(writer.finish(), complete, damaged)

    def _draw_all(
        self,
        track: DrivingTrack,
        keypoints: NDArray[np.float64],
        sound: _Sound,
        writer: VideoWriter,
        progress: Progress,
        stop: Callable[[], bool],
    ) -> bool:
        """False when stopped."""
        frame_rate, renderer = self._job.frame_rate, self._renderer
        count = max(math.ceil(track.end_s * frame_rate - 1e-6), 1)

        def write() -> None:
            sound.write_until(float((writer.frames + 1) / frame_rate))
            writer.write_frame(renderer.take())
            progress(float(writer.frames / frame_rate), float(count / frame_rate))

        complete = True
        for number in range(count):
            if stop():
                complete = False
                break
            if renderer.full:
                write()
            wanted = keypoints[track.frame_at(float(number / frame_rate))]
            renderer.submit_keypoints(wanted[None].astype(np.float32))
        while renderer.under_way:
            write()
        return complete


class _Sound:
    """Hands the sound on a little before the frames that it belongs to."""

    def __init__(self, reader: SoundReader | None, writer: VideoWriter) -> None:
        self._blocks: Iterator[NDArray[np.float32]] = reader.blocks() if reader else iter(())
        self._rate_hz = reader.format.rate_hz if reader else 1
        self._writer = writer
        self._written = 0

    def write_until(self, time_s: float) -> None:
        while self._written < time_s * self._rate_hz:
            block = next(self._blocks, None)
            if block is None:
                return
            self._writer.write_sound(block)
            self._written += len(block)
