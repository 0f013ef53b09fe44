"""Which H.264 encoder codes a recording: the graphics card's where one works, else the processor's."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import av


@dataclass(frozen=True)
class H264Encoder:
    """``name`` as FFmpeg calls it; ``pixel_format``: what it takes, 4:2:0."""

    name: str
    pixel_format: str
    hardware: bool = True


HARDWARE = (
    H264Encoder("h264_nvenc", "yuv420p"),
    H264Encoder("h264_videotoolbox", "yuv420p"),
    H264Encoder("h264_qsv", "nv12"),
    H264Encoder("h264_amf", "yuv420p"),
)
"""NVIDIA, Apple, Intel, AMD. VAAPI takes no frames of the processor's memory, and is not in PyAV's wheels."""

SOFTWARE = H264Encoder("libx264", "yuv420p", hardware=False)

_BITS_PER_PIXEL = 0.12
_SOFTWARE_OPTIONS = {"preset": "superfast", "crf": "20", "tune": "zerolatency"}
_BT709 = 1
_LIMITED_RANGE = 1
_PROBE_RATE = Fraction(30)


def best_encoder(size_px: tuple[int, int], candidates: Sequence[H264Encoder] = HARDWARE) -> H264Encoder:
    """The first of the ``candidates`` that codes a frame of this size here, or else the software's."""
    for encoder in candidates:
        with contextlib.suppress(av.FFmpegError, OSError, ValueError):
            context = av.CodecContext.create(encoder.name, "w")
            assert isinstance(context, av.VideoCodecContext)
            configure(context, encoder, size_px, _PROBE_RATE, 1 / _PROBE_RATE)
            context.encode(av.VideoFrame(*size_px, encoder.pixel_format))
            return encoder
    return SOFTWARE


def configure(
    context: av.VideoCodecContext,
    encoder: H264Encoder,
    size_px: tuple[int, int],
    frame_rate: Fraction,
    time_base: Fraction,
) -> None:
    """For pictures in the colours of BT.709, with a key frame every second."""
    context.width, context.height = size_px
    context.pix_fmt = encoder.pixel_format
    context.time_base = time_base
    context.gop_size = max(round(frame_rate), 1)
    context.color_primaries = context.color_trc = context.colorspace = _BT709
    context.color_range = _LIMITED_RANGE
    if encoder.hardware:
        context.bit_rate = int(size_px[0] * size_px[1] * frame_rate * _BITS_PER_PIXEL)
    else:
        context.options = dict(_SOFTWARE_OPTIONS)
        context.thread_count = 1
