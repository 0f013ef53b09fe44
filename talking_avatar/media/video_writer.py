"""Frames and sound into a video file, encoded beside the drawing."""

from __future__ import annotations

import os
import queue
import threading
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.media.audio import SoundFormat
from talking_avatar.media.containers import video_kind
from talking_avatar.media.encoder import Encoder
from talking_avatar.media.failures import reason
from talking_avatar.media.provenance import append_xmp_box

_QUEUED_FRAMES = 6


@dataclass(frozen=True)
class WrittenVideo:
    """A finished file."""

    path: Path
    frames: int
    duration_s: float
    size_bytes: int


class VideoWriter:
    """Writes one video; the kind follows from the suffix of ``path``.

    Frame i is shown at i / ``frame_rate``. Encoding runs in a thread of its own behind a short queue, so
    :meth:`write_frame` waits only when the encoder is slower than the caller. Until :meth:`finish` the file
    is called ``path`` + ``.part``; leaving the ``with`` block by an exception removes it.

    ``size_px`` is ``(width, height)``, both even; ``transparent`` frames have four channels (straight alpha).
    Raises :class:`UserError` when the file cannot be made or, later, when the disk takes no more.
    """

    def __init__(
        self,
        path: Path,
        size_px: tuple[int, int],
        frame_rate: Fraction,
        sound: SoundFormat | None = None,
        transparent: bool = False,
    ) -> None:
        if size_px[0] % 2 or size_px[1] % 2:
            raise ValueError(f"video needs even sides, not {size_px}")
        self.path = path
        self.frames = 0
        self._kind = video_kind(path, transparent)
        self._part = path.with_name(path.name + ".part")
        _check_place(path)
        try:
            self._encoder = Encoder(self._part, self._kind, size_px, frame_rate, sound)
        except (av.FFmpegError, OSError, ValueError) as error:
            raise UserError(f"{path} cannot be written", reason(error), "choose another place") from error
        self._shape = (size_px[1], size_px[0], 4 if transparent else 3)
        self._frame_rate = frame_rate
        self._queue: queue.Queue[NDArray[Any] | None] = queue.Queue(_QUEUED_FRAMES)
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._work, name="video-encoder", daemon=True)
        self._open = True
        self._thread.start()

    def __enter__(self) -> VideoWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._open:
            self.abandon()

    def write_frame(self, frame: NDArray[np.uint8]) -> None:
        """The next frame ``(height, width, 3 or 4)``; kept: draw the next into another array."""
        if frame.shape != self._shape or frame.dtype != np.uint8:
            raise ValueError(f"a frame {frame.shape} of {frame.dtype} in a video of {self._shape}")
        self._put(frame)
        self.frames += 1

    def write_sound(self, samples: NDArray[np.float32]) -> None:
        """The next ``(n, channels)`` samples; may run ahead of the frames, but does not outlast the last."""
        self._put(samples)

    def finish(self) -> WrittenVideo:
        """Complete the file and give it its name. Raises :class:`UserError` when nothing was written."""
        self._stop()
        try:
            if self._failure is not None:
                raise self._failure
            if not self.frames:
                raise UserError(f"{self.path.name} was not written", "no frame was drawn")
            self._encoder.finish()
            if self._kind.muxer in ("mp4", "mov"):
                append_xmp_box(self._part)
            size_bytes = self._part.stat().st_size
            os.replace(self._part, self.path)
        except BaseException as error:
            self.abandon()
            raise self._explained(error) from error
        return WrittenVideo(self.path, self.frames, float(self.frames / self._frame_rate), size_bytes)

    def abandon(self) -> None:
        """Stop and remove the unfinished file."""
        self._stop()
        self._encoder.discard()
        self._part.unlink(missing_ok=True)

    def _put(self, item: NDArray[Any]) -> None:
        if not self._open:
            raise ValueError("the video is finished")
        if self._failure is not None:
            raise self._explained(self._failure) from self._failure
        self._queue.put(item)

    def _stop(self) -> None:
        if self._open:
            self._open = False
            self._queue.put(None)
            self._thread.join()

    def _work(self) -> None:
        while (item := self._queue.get()) is not None:
            if self._failure is not None:
                continue
            try:
                if item.dtype == np.uint8:
                    self._encoder.add_frame(item)
                else:
                    self._encoder.add_sound(item)
            except BaseException as error:
                self._failure = error

    def _explained(self, error: BaseException) -> BaseException:
        if isinstance(error, av.FFmpegError | OSError):
            remedy = "make room or choose another place"
            return UserError(f"{self.path} could not be written", reason(error), remedy)
        return error


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise UserError(f"{path} cannot be written", "it is a folder", "add a file name")
    if not path.absolute().parent.is_dir():
        raise UserError(
            f"{path} cannot be written",
            f"there is no folder {path.parent}",
            "make the folder first or choose another place",
        )
