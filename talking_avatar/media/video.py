"""The pictures of any video file, streamed upright with their times: memory does not grow with its length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.media.decoding import decoded_frames
from talking_avatar.media.input_file import open_input

_OTHER_FILE = "choose a video file such as MP4, MOV, MKV or WEBM"
MAX_MEGAPIXELS = 40
"""Of a frame, a little more than 8K has: a file of some hundred bytes may claim ten times that, and a frame
takes five bytes for each."""
_LONGEST_GAP_S = 600.0
"""Between two frames; a longer one is a damaged time stamp and no pause."""
_SAME_RATE = 0.98


@dataclass(frozen=True, eq=False)
class VideoFrame:
    """``rgb (H, W, 3)`` uint8, upright and with square pixels; ``time_s`` from the origin asked for."""

    time_s: float
    rgb: NDArray[np.uint8]


class VideoReader:
    """The first moving picture of a file, turned as the file says.

    Use as a context manager. Frames come at the file's own, perhaps varying times. ``damaged`` is true once
    a part could not be decoded; that part is missing.

    Raises :class:`UserError` when the file cannot be opened or holds no moving picture.
    """

    def __init__(self, path: Path, longest_px: int) -> None:
        """Frames larger than ``longest_px`` are shrunk to it."""
        self.path, self.damaged = path, False
        self._longest_px = longest_px
        self._container = open_input(path, "video", _OTHER_FILE)
        try:
            self._stream = _moving_stream(self._container, path)
            self._stream.thread_count = 1
            self._stream.codec_context.options = {"max_pixels": str(MAX_MEGAPIXELS * 1_000_000)}
            start, base = self._stream.start_time, self._stream.time_base
            self._start_s = float(start * base) if start is not None and base is not None else 0.0
        except BaseException:
            self._container.close()
            raise

    def __enter__(self) -> VideoReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._container.close()

    def frames(self, highest_rate_hz: float, origin_s: float | None = None) -> Iterator[VideoFrame]:
        """In the order of their times, which rise strictly; of a quicker video only so many that there are
        at most ``highest_rate_hz``. Can be walked once.

        ``origin_s``: the time stamp that counts as zero, such as ``SoundReader.origin_s``; the stream's own
        beginning when not given.
        """
        zero_s = self._start_s if origin_s is None else origin_s
        last_s: float | None = None
        for frame in self._decoded():
            if frame.time is None:
                continue
            time_s = float(frame.time) - zero_s
            if last_s is not None and time_s - last_s > _LONGEST_GAP_S:
                self.damaged = True
                continue
            if last_s is None or time_s >= last_s + _SAME_RATE / highest_rate_hz:
                last_s = time_s
                yield VideoFrame(time_s, self._upright(frame))

    def _upright(self, frame: av.VideoFrame) -> NDArray[np.uint8]:
        aspect = self._stream.sample_aspect_ratio
        width = frame.width * (float(aspect) if aspect else 1.0)
        shrink = min(self._longest_px / max(width, frame.height), 1.0)
        size = max(round(width * shrink), 1), max(round(frame.height * shrink), 1)
        rgb = np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)
        if size != (frame.width, frame.height):
            rgb = np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8)
        return np.ascontiguousarray(np.rot90(rgb, round(frame.rotation / 90) % 4))

    def _decoded(self) -> Iterator[av.VideoFrame]:
        for frame in decoded_frames(self._container, self._stream, self._note_damage):
            if isinstance(frame, av.VideoFrame) and frame.width and frame.height:
                self.damaged |= frame.is_corrupt
                yield frame

    def _note_damage(self) -> None:
        self.damaged = True


def _moving_stream(container: av.container.InputContainer, path: Path) -> av.VideoStream:
    for stream in container.streams.video:
        if stream.disposition & av.stream.Disposition.attached_pic:
            continue
        if stream.codec_context is None:
            raise UserError(
                f"The picture of {path.name} cannot be decoded", "its codec is not known", _OTHER_FILE
            )
        if stream.width * stream.height > MAX_MEGAPIXELS * 1_000_000:
            raise UserError(
                f"The frames of {path.name} have more than {MAX_MEGAPIXELS} megapixels",
                "",
                "make a smaller copy",
            )
        return stream
    raise UserError(f"{path.name} holds no moving picture", "", _OTHER_FILE)
