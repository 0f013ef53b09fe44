"""A voice from a file drives a portrait into a video file, as fast as the machine can."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from talking_avatar.media.audio import SoundReader
from talking_avatar.media.video_writer import VideoWriter, WrittenVideo
from talking_avatar.motion.generator import MotionGenerator
from talking_avatar.motion.performer import Performer
from talking_avatar.offline.drawing_ahead import AheadDrawer
from talking_avatar.offline.listening import Listener
from talking_avatar.render.renderer import Renderer

_SAME_MOMENT_S = 1e-9


@dataclass(frozen=True)
class FileJob:
    """``seed`` decides everything that is random in the motion."""

    voice: Path
    out: Path
    frame_rate: Fraction
    seed: int = 0


@dataclass(frozen=True)
class JobReport:
    """``complete`` is false when the job was stopped; ``damaged`` when parts of the voice were unreadable."""

    video: WrittenVideo
    complete: bool
    damaged: bool


class FileJobRunner:
    """Runs one :class:`FileJob`.

    Sound is read and turned into motion a little ahead, performed and drawn piece by piece, so memory does
    not grow with the length. Frame i shows the face at i / ``frame_rate`` of the sound; there are as many
    frames as cover it.
    """

    def __init__(
        self, job: FileJob, generator: MotionGenerator, performer: Performer, renderer: Renderer
    ) -> None:
        self._job = job
        self._motion = generator.stream(job.seed)
        self._performer = performer
        self._renderer = renderer
        self._drawer, self._begun = AheadDrawer(renderer), 0

    def run(self, progress: Callable[[float, float | None], None], stop: Callable[[], bool]) -> JobReport:
        """Make the file.

        ``progress`` is called with the seconds drawn and the seconds in all (``None`` while unknown). Once
        ``stop`` says so, what is drawn so far becomes the file. Raises :class:`UserError`, and
        ``KeyboardInterrupt`` when it was stopped before the first frame.
        """
        job = self._job
        with (
            SoundReader(job.voice) as reader,
            VideoWriter(
                job.out, self._renderer.size_px, job.frame_rate, reader.format, self._renderer.channels == 4
            ) as writer,
        ):
            with Listener(reader, self._motion) as listener:
                complete = self._draw_all(listener, reader, writer, progress, stop)
                for frame in self._drawer.rest():
                    writer.write_frame(frame)
            if not writer.frames:
                raise KeyboardInterrupt
            return JobReport(writer.finish(), complete, reader.damaged)

    def _draw_all(
        self,
        listener: Listener,
        reader: SoundReader,
        writer: VideoWriter,
        progress: Callable[[float, float | None], None],
        stop: Callable[[], bool],
    ) -> bool:
        rate_hz, total_s, frame_rate = reader.format.rate_hz, reader.duration_s, self._job.frame_rate
        heard = 0
        for piece in listener.heard():
            heard += len(piece.sound)
            writer.write_sound(piece.sound)
            self._performer.push(piece.motion)
            end = math.ceil(Fraction(heard, rate_hz) * frame_rate)
            if piece.last:
                total_s = heard / rate_hz
            else:
                end = min(end, math.floor((self._performer.ready_s + _SAME_MOMENT_S) * frame_rate) + 1)
            if not self._draw_until(end, total_s, writer, progress, stop):
                return False
        return True

    def _draw_until(
        self,
        end: int,
        total_s: float | None,
        writer: VideoWriter,
        progress: Callable[[float, float | None], None],
        stop: Callable[[], bool],
    ) -> bool:
        """Begin the frames up to ``end``, exclusive, and write those that are done; false when stopped."""
        while self._begun < end:
            if stop():
                return False
            time_s = float(self._begun / self._job.frame_rate)
            for frame in self._drawer.draw(self._performer.at(time_s)):
                writer.write_frame(frame)
            self._begun += 1
            progress(float(writer.frames / self._job.frame_rate), total_s)
        return True
