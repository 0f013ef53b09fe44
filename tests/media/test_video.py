"""Pictures of video files come upright, at their own times, and damage is noticed."""

from __future__ import annotations

import struct
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from talking_avatar.errors import UserError
from talking_avatar.media.video import VideoReader

RED, GREEN, BLUE = [220, 20, 20], [20, 200, 20], [20, 20, 220]
SIZE_PX = (64, 48)


def write_video(path: Path, times_ms: list[int], turned_deg: int = 0, aspect: Fraction | None = None) -> None:
    """Red at the top left, green at the top right, blue below."""
    picture = np.empty((SIZE_PX[1], SIZE_PX[0], 3), np.uint8)
    picture[:24, :32], picture[:24, 32:], picture[24:] = RED, GREEN, BLUE
    with av.open(str(path), "w", options={"fflags": "bitexact"}) as container:
        stream = container.add_stream("libx264", rate=1000)
        stream.width, stream.height, stream.pix_fmt = *SIZE_PX, "yuv420p"
        stream.codec_context.time_base = Fraction(1, 1000)
        if aspect:
            stream.codec_context.sample_aspect_ratio = aspect
        if turned_deg:
            stream.set_display_rotation(turned_deg)
        for time_ms in times_ms:
            frame = av.VideoFrame.from_ndarray(picture, "rgb24")
            frame.pts, frame.time_base = time_ms, Fraction(1, 1000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())


def corner_colours(rgb: np.ndarray) -> list[list[int]]:
    """Of the four corners, row by row, as the nearest of the three colours."""
    colours = np.array([RED, GREEN, BLUE])
    corners = [rgb[y, x].astype(int) for y in (6, -7) for x in (6, -7)]
    return [colours[np.abs(colours - c).sum(axis=1).argmin()].tolist() for c in corners]


@pytest.mark.parametrize(
    ("turned_deg", "corners"),
    [
        (0, [RED, GREEN, BLUE, BLUE]),
        (90, [GREEN, BLUE, RED, BLUE]),
        (-90, [BLUE, RED, BLUE, GREEN]),
        (180, [BLUE, BLUE, GREEN, RED]),
    ],
)
def test_turned_videos_come_upright(tmp_path: Path, turned_deg: int, corners: list[list[int]]) -> None:
    """Anticlockwise, as FFmpeg shows the same files."""
    write_video(tmp_path / "v.mp4", [0, 40], turned_deg)
    with VideoReader(tmp_path / "v.mp4", 4000) as reader:
        frames = list(reader.frames(100))
    assert frames[0].rgb.shape == ((64, 48, 3) if turned_deg % 180 else (48, 64, 3))
    assert corner_colours(frames[0].rgb) == corners


def test_a_few_bytes_cannot_claim_gigabytes(tmp_path: Path) -> None:
    """Frames of VP8 name their size themselves (RFC 6386, section 9.1), whatever the container says."""
    with av.open(str(tmp_path / "v.webm"), "w", options={"fflags": "bitexact"}) as container:
        stream = container.add_stream("libvpx", rate=25)
        stream.width, stream.height, stream.pix_fmt = *SIZE_PX, "yuv420p"
        container.mux(stream.encode(av.VideoFrame(*SIZE_PX, "yuv420p")))
        container.mux(stream.encode())
    data = bytearray((tmp_path / "v.webm").read_bytes())
    place = data.index(b"\x9d\x01\x2a") + 3
    assert data[place : place + 4] == struct.pack("<HH", *SIZE_PX)
    data[place : place + 4] = struct.pack("<HH", 16_000, 16_000)
    (tmp_path / "v.webm").write_bytes(data)
    with VideoReader(tmp_path / "v.webm", 4000) as reader:
        assert list(reader.frames(100)) == []
        assert reader.damaged


def test_frames_beyond_8k_are_refused(tmp_path: Path) -> None:
    claims = Path(__file__).parents[1] / "fuzz/findings/video/claims_256_megapixels"
    with pytest.raises(UserError, match="more than 40 megapixels"):
        VideoReader(claims, 4000)


def test_times_are_the_files_own_and_quick_videos_are_thinned(tmp_path: Path) -> None:
    times_ms = [0, 10, 20, 30, 80, 81, 140]
    write_video(tmp_path / "v.mkv", times_ms)
    with VideoReader(tmp_path / "v.mkv", 4000) as reader:
        assert [round(f.time_s * 1000) for f in reader.frames(2000)] == times_ms
    with VideoReader(tmp_path / "v.mkv", 4000) as reader:
        assert [round(f.time_s * 1000) for f in reader.frames(50, origin_s=-0.5)] == [500, 520, 580, 640]


def test_pixels_become_square_and_large_pictures_small(tmp_path: Path) -> None:
    write_video(tmp_path / "v.mp4", [0], aspect=Fraction(3, 2))
    with VideoReader(tmp_path / "v.mp4", 4000) as reader:
        assert next(reader.frames(100)).rgb.shape == (48, 96, 3)
    with VideoReader(tmp_path / "v.mp4", 48) as reader:
        small = next(reader.frames(100)).rgb
    assert small.shape == (24, 48, 3)
    assert corner_colours(small) == [RED, GREEN, BLUE, BLUE]


def test_a_damaged_part_is_noticed_and_the_rest_read(tmp_path: Path) -> None:
    write_video(tmp_path / "v.mkv", list(range(0, 4000, 40)))
    data = (tmp_path / "v.mkv").read_bytes()
    (tmp_path / "cut.mkv").write_bytes(data[: len(data) // 2])
    noise = np.random.default_rng(0).integers(0, 256, 200, np.uint8).tobytes()
    (tmp_path / "bad.mkv").write_bytes(data[: len(data) // 2] + noise + data[len(data) // 2 + 200 :])
    for name in ("cut.mkv", "bad.mkv"):
        with VideoReader(tmp_path / name, 4000) as reader:
            assert 10 < len(list(reader.frames(100))) <= 100
    with VideoReader(tmp_path / "bad.mkv", 4000) as reader:
        list(reader.frames(100))
        assert reader.damaged


def test_what_is_no_video_is_refused_in_one_sentence(tmp_path: Path) -> None:
    voice = Path(__file__).parents[2] / "resources/voices/heart.flac"
    with pytest.raises(UserError, match="holds no moving picture"):
        VideoReader(voice, 4000)
    (tmp_path / "no.mp4").write_bytes(b"this is no video" * 100)
    with pytest.raises(UserError, match=r"The video .* cannot be opened because"):
        VideoReader(tmp_path / "no.mp4", 4000)
    with pytest.raises(UserError, match="no such file"):
        VideoReader(tmp_path / "nothing.mp4", 4000)
