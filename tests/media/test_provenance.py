"""Whatever the program writes says that it is synthetic, to programs that read files from outside."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from talking_avatar.errors import UserError
from talking_avatar.media.audio import SoundFormat
from talking_avatar.media.h264 import SOFTWARE
from talking_avatar.media.picture_file import write_picture
from talking_avatar.media.provenance import DIGITAL_SOURCE_TYPE
from talking_avatar.media.recording_file import RecordingFile, remux_to_mp4
from talking_avatar.media.video_writer import VideoWriter
from tests.outside_tools import probe

MONO = SoundFormat(48_000, 1)
GREY = np.full((64, 64, 3), 90, np.uint8)
IPTC = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}DigitalSourceType"


def told_by_ffprobe(path: Path) -> str:
    return json.dumps(probe(path)["format"]["tags"])


def source_type(packet: bytes) -> str:
    """What an XMP packet says about where the picture comes from."""
    (description,) = ET.fromstring(packet.split(b"?>", 1)[1].rsplit(b"<?", 1)[0]).iter(
        "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"
    )
    return description.attrib[IPTC]


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("name", "transparent"),
    [("v.mp4", False), ("v.m4v", False), ("v.mov", False), ("v.mkv", False), ("v.webm", False)]
    + [("v.mov", True), ("v.webm", True)],
)
def test_videos(tmp_path: Path, name: str, transparent: bool) -> None:
    path = tmp_path / name
    frame = np.dstack([GREY, GREY[..., :1]]) if transparent else GREY
    with VideoWriter(path, (64, 64), Fraction(25), MONO, transparent=transparent) as writer:
        writer.write_sound(np.zeros((9600, 1), np.float32))
        for _ in range(5):
            writer.write_frame(frame)
        writer.finish()
    assert DIGITAL_SOURCE_TYPE in told_by_ffprobe(path)


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    path = tmp_path / "live.mkv"
    file = RecordingFile(path, (64, 64), Fraction(25), MONO, SOFTWARE)
    file.add_sound(np.zeros(9600, np.float32))
    for number in range(5):
        file.add_frame(GREY, number / 25)
    file.finish()
    return path


def test_a_live_recording_and_the_mp4_made_of_it(recording: Path) -> None:
    assert DIGITAL_SOURCE_TYPE in told_by_ffprobe(recording)
    mp4 = recording.with_suffix(".mp4")
    remux_to_mp4(recording, mp4)
    assert DIGITAL_SOURCE_TYPE in told_by_ffprobe(mp4)
    content = mp4.read_bytes()
    packet = content[content.index(b"<?xpacket begin") :]
    assert source_type(packet) == DIGITAL_SOURCE_TYPE


@pytest.mark.every_case
@pytest.mark.parametrize("name", ["p.png", "p.jpg", "p.JPEG", "p.webp", "p.tif"])
def test_pictures(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_picture(path, GREY, synthetic=True)
    with Image.open(path) as image:
        packet = image.info.get("xmp") or image.info["XML:com.adobe.xmp"].encode()
        assert source_type(packet) == DIGITAL_SOURCE_TYPE
        assert np.abs(np.asarray(image.convert("RGB")).astype(int) - 90).max() <= 2


def test_a_kind_of_picture_that_cannot_say_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.bmp pictures cannot say that they are synthetic"):
        write_picture(tmp_path / "p.bmp", GREY, synthetic=True)
    assert not list(tmp_path.iterdir())


def test_a_picture_that_is_none_of_a_person_says_nothing(tmp_path: Path) -> None:
    write_picture(tmp_path / "p.png", GREY)
    assert DIGITAL_SOURCE_TYPE.encode() not in (tmp_path / "p.png").read_bytes()
