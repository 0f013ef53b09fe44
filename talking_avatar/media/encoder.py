"""Coding of frames and sound into a container, with exact times and right colours."""

from __future__ import annotations

import contextlib
import os
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from talking_avatar.media.audio import SoundFormat
from talking_avatar.media.containers import VideoKind
from talking_avatar.media.provenance import TAGS

_MOST_THREADS = 8
_KEY_FRAME_EVERY_S = 5
_SOUND_BITS_PER_S = {1: 112_000, 2: 176_000}
_BT709 = 1
"""The number of BT.709 for primaries, transfer and matrix alike (ITU-T H.273, tables 2 to 4)."""
_LIMITED_RANGE = 1


class Encoder:
    """Codes frames and sound into one container. Used by one thread at a time.

    Every method raises ``av.FFmpegError`` or ``OSError`` when the file cannot take more.
    """

    def __init__(
        self,
        path: Path,
        kind: VideoKind,
        size_px: tuple[int, int],
        frame_rate: Fraction,
        sound: SoundFormat | None,
    ) -> None:
        self._container = av.open(
            f"file:{path.absolute()}", "w", format=kind.muxer, options=dict(kind.muxer_options)
        )
        self._frame_rate = frame_rate
        self._frames = 0
        self._sound = sound
        self._sound_samples = 0
        self._pending: list[NDArray[np.float32]] = []
        self._container.metadata.update(TAGS)
        self._video = self._video_stream(kind, size_px)
        self._audio = self._audio_stream(kind, sound) if sound else None

    def _video_stream(self, kind: VideoKind, size_px: tuple[int, int]) -> av.VideoStream:
        stream = self._container.add_stream(kind.video_codec, rate=self._frame_rate)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height = size_px
        stream.pix_fmt = kind.pixel_format
        stream.options = dict(kind.video_options)
        if kind.pixel_format == "yuva420p":
            stream.metadata["alpha_mode"] = "1"
        context = stream.codec_context
        context.time_base = 1 / self._frame_rate
        context.gop_size = round(_KEY_FRAME_EVERY_S * self._frame_rate)
        # One processor is left to whoever draws the frames.
        context.thread_count = min(max((os.cpu_count() or 1) - 1, 1), _MOST_THREADS)
        context.color_primaries = context.color_trc = context.colorspace = _BT709
        context.color_range = _LIMITED_RANGE
        return stream

    def _audio_stream(self, kind: VideoKind, sound: SoundFormat) -> av.AudioStream:
        rates_hz = av.Codec(kind.audio_codec, "w").audio_rates or []
        rate_hz = sound.rate_hz if sound.rate_hz in rates_hz else 48_000
        stream = self._container.add_stream(kind.audio_codec, rate=rate_hz)
        assert isinstance(stream, av.AudioStream)
        stream.codec_context.layout = "mono" if sound.channels == 1 else "stereo"
        stream.codec_context.bit_rate = _SOUND_BITS_PER_S[sound.channels]
        return stream

    def add_frame(self, frame: NDArray[np.uint8]) -> None:
        """``(height, width, 3 or 4)``, shown for one frame's time after the one before."""
        pixels = np.ascontiguousarray(frame)
        shared = av.VideoFrame.from_numpy_buffer(pixels, format="rgba" if frame.shape[2] == 4 else "rgb24")
        # One thread: more of them spend longer waiting for each other than converting.
        picture = shared.reformat(
            format=self._video.pix_fmt,
            dst_colorspace="ITU709",
            dst_color_range="MPEG",
            interpolation="AREA",
            threads=1,
        )
        picture.pts = self._frames
        picture.time_base = 1 / self._frame_rate
        self._container.mux(self._video.encode(picture))
        self._frames += 1
        self._encode_sound()

    def add_sound(self, samples: NDArray[np.float32]) -> None:
        """``(n, channels)``; kept until the frames have come as far."""
        if len(samples):
            self._pending.append(samples)
        self._encode_sound()

    def finish(self) -> None:
        """Complete and close the file."""
        self._container.mux(self._video.encode(None))
        if self._audio is not None:
            self._container.mux(self._audio.encode(None))
        self._container.close()

    def discard(self) -> None:
        """Close the file as it is."""
        with contextlib.suppress(av.FFmpegError, OSError, ValueError):
            self._container.close()

    def _encode_sound(self) -> None:
        """Encode the sound up to the end of the newest frame, and keep the rest for later."""
        if self._sound is None or self._audio is None:
            return
        due = int(self._frames * self._sound.rate_hz / self._frame_rate) - self._sound_samples
        while self._pending and due > 0:
            piece = self._pending.pop(0)
            if len(piece) > due:
                self._pending.insert(0, piece[due:])
                piece = piece[:due]
            self._container.mux(self._audio.encode(self._audio_frame(piece)))
            self._sound_samples += len(piece)
            due -= len(piece)

    def _audio_frame(self, samples: NDArray[np.float32]) -> av.AudioFrame:
        assert self._sound is not None
        layout = "mono" if self._sound.channels == 1 else "stereo"
        planes = np.ascontiguousarray(samples.T, np.float32)
        frame = av.AudioFrame.from_ndarray(planes, format="fltp", layout=layout)
        frame.sample_rate = self._sound.rate_hz
        frame.pts = self._sound_samples
        frame.time_base = Fraction(1, self._sound.rate_hz)
        return frame
