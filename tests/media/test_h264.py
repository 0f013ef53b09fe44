"""The graphics card codes a recording where it can; other coders stand in for it."""

from __future__ import annotations

from talking_avatar.media.h264 import HARDWARE, SOFTWARE, H264Encoder, best_encoder

WORKS = H264Encoder("mpeg4", "yuv420p")
REFUSES = H264Encoder("h263", "yuv420p")
"""Knows only the sizes of video telephones."""

UNKNOWN = H264Encoder("h264_of_tomorrow", "nv12")


def test_the_first_that_codes_a_frame_is_taken() -> None:
    assert best_encoder((320, 180), (UNKNOWN, REFUSES, WORKS)) == WORKS


def test_without_one_the_processor_codes() -> None:
    assert best_encoder((320, 180), (UNKNOWN, REFUSES)) == SOFTWARE
    assert best_encoder((352, 288), (UNKNOWN, REFUSES)) == REFUSES


def test_every_card_is_looked_for_and_whatever_is_found_is_h264() -> None:
    assert {encoder.name.partition("_")[2] for encoder in HARDWARE} == {"nvenc", "videotoolbox", "qsv", "amf"}
    assert best_encoder((1280, 720)) in (*HARDWARE, SOFTWARE)
