"""A video file that is whole at every moment: whatever kills the program, what was recorded plays.

Matroska is written in clusters of half a second, each of them flushed to the disk's cache. MP4 has its index
at the end, so it is made of the finished recording, without coding again.
"""

from __future__ import annotations

import contextlib
import os
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from talking_avatar.media.audio import SoundFormat
from talking_avatar.media.h264 import H264Encoder, configure
from talking_avatar.media.provenance import TAGS, append_xmp_box

_CLUSTER_MS = 500
_MUXER_OPTIONS = {"cluster_time_limit": str(_CLUSTER_MS), "flush_packets": "1"}
_SOUND_BITS_PER_S = 128_000
_VIDEO_CLOCK = Fraction(1, 90_000)


class RecordingFile:
    """Frames with their own times, and mono sound without gaps, in Matroska. Used by one thread.

    Every method raises ``av.FFmpegError`` or ``OSError`` when the file cannot be made or takes no more.
    """

    def __init__(
        self,
        path: Path,
        size_px: tuple[int, int],
        frame_rate: Fraction,
        sound: SoundFormat,
        encoder: H264Encoder,
    ) -> None:
        self._container = av.open(f"file:{path.absolute()}", "w", format="matroska", options=_MUXER_OPTIONS)
        self._container.metadata.update(TAGS)
        self._sound = sound
        self._samples = 0
        self._video = self._video_stream(size_px, frame_rate, encoder)
        self._audio = self._audio_stream(sound)
        self._pixel_format = encoder.pixel_format
        try:
            self._container.start_encoding()  # so that an encoder that refuses does so now
        except BaseException:
            self.abandon()
            raise

    def _video_stream(
        self, size_px: tuple[int, int], frame_rate: Fraction, encoder: H264Encoder
    ) -> av.VideoStream:
        stream = self._container.add_stream(encoder.name, rate=frame_rate)
        assert isinstance(stream, av.VideoStream)
        configure(stream.codec_context, encoder, size_px, frame_rate, _VIDEO_CLOCK)
        return stream

    def _audio_stream(self, sound: SoundFormat) -> av.AudioStream:
        stream = self._container.add_stream("aac", rate=sound.rate_hz)
        assert isinstance(stream, av.AudioStream)
        stream.codec_context.layout = "mono"
        stream.codec_context.bit_rate = _SOUND_BITS_PER_S
        return stream

    def add_frame(self, frame: NDArray[np.uint8], time_s: float) -> None:
        """``(height, width, 3)`` RGB, shown from ``time_s`` until the next one; times must rise."""
        shared = av.VideoFrame.from_numpy_buffer(frame, format="rgb24")
        picture = shared.reformat(
            format=self._pixel_format, dst_colorspace="ITU709", dst_color_range="MPEG", threads=1
        )
        picture.pts = round(time_s / _VIDEO_CLOCK)
        picture.time_base = _VIDEO_CLOCK
        self._container.mux(self._video.encode(picture))

    def add_sound(self, samples: NDArray[np.float32]) -> None:
        """The next ``(n,)`` mono samples; the first is at time 0."""
        if not len(samples):
            return
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(samples[None], np.float32), format="fltp", layout="mono"
        )
        frame.sample_rate = self._sound.rate_hz
        frame.pts, frame.time_base = self._samples, Fraction(1, self._sound.rate_hz)
        self._samples += len(samples)
        self._container.mux(self._audio.encode(frame))

    def finish(self) -> None:
        """Complete and close the file."""
        self._container.mux(self._video.encode(None))
        self._container.mux(self._audio.encode(None))
        self._container.close()

    def abandon(self) -> None:
        """Close the file as it is: it plays up to the last cluster."""
        with contextlib.suppress(av.FFmpegError, OSError, ValueError):
            self._container.close()


def remux_to_mp4(source: Path, target: Path) -> None:
    """The same coded video and sound in an MP4 that starts playing at once.

    ``target`` appears when it is whole; ``source`` stays in any case. Raises ``av.FFmpegError`` or
    ``OSError``.
    """
    part = target.with_name(target.name + ".part")
    try:
        with (
            av.open(f"file:{source.absolute()}", "r") as recorded,
            av.open(f"file:{part.absolute()}", "w", format="mp4", options={"movflags": "faststart"}) as mp4,
        ):
            mp4.metadata.update(TAGS)
            copies = {stream.index: mp4.add_stream_from_template(stream) for stream in recorded.streams}
            for packet in recorded.demux():
                if packet.dts is not None:
                    packet.stream = copies[packet.stream.index]
                    mp4.mux(packet)
        append_xmp_box(part)
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
