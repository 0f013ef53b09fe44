from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.media.audio import SoundFormat, SoundReader
from talking_avatar.media.provenance import DIGITAL_SOURCE_TYPE
from talking_avatar.media.video_writer import VideoWriter
from talking_avatar.resources import bundled
from tests.outside_tools import probe, tool

SIDE_PX = 128
MONO = SoundFormat(24_000, 1)


def decode(path: Path, pixels: str = "rgb24", decoder: tuple[str, ...] = ()) -> NDArray[np.uint8]:
    """All frames as ffmpeg shows them on a screen."""
    scale = "scale=in_color_matrix=bt709:in_range=tv:out_range=pc"
    command = [tool("ffmpeg"), "-v", "error", *decoder, "-i", str(path), "-vf", scale]
    command += ["-f", "rawvideo", "-pix_fmt", pixels, "-"]
    raw = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, SIDE_PX, SIDE_PX, len(pixels.rstrip("0123456789")))


def boxes(path: Path) -> list[str]:
    """The kinds of the top-level boxes of an MP4 file, in order."""
    data, position, kinds = path.read_bytes(), 0, []
    while position < len(data):
        kinds.append(data[position + 4 : position + 8].decode())
        position += int.from_bytes(data[position : position + 4], "big")
    return kinds


@pytest.fixture(scope="module")
def photo() -> NDArray[np.uint8]:
    picture = cv2.imread(str(bundled("resources", "portraits", "clara.jpg")))
    return np.ascontiguousarray(
        cv2.resize(picture, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA)[..., ::-1]
    )


def clicks(duration_s: float) -> NDArray[np.float32]:
    """A loud 10 ms burst at every half second."""
    sound = np.zeros((round(duration_s * MONO.rate_hz), 1), np.float32)
    burst = np.random.default_rng(1).uniform(-0.8, 0.8, MONO.rate_hz // 100).astype(np.float32)
    for start in range(MONO.rate_hz // 2, len(sound) - len(burst), MONO.rate_hz // 2):
        sound[start : start + len(burst), 0] = burst
    return sound


def write_flashes(path: Path, rate: Fraction, photo: NDArray[np.uint8], duration_s: float = 2.2) -> None:
    """A white frame wherever the sound clicks."""
    flashes = {round(rate * k / 2) for k in range(1, 5)}
    with VideoWriter(path, (SIDE_PX, SIDE_PX), rate, MONO) as writer:
        writer.write_sound(clicks(duration_s))
        for i in range(int(np.ceil(duration_s * rate))):
            writer.write_frame(np.full_like(photo, 255) if i in flashes else photo.copy())
        writer.finish()


@pytest.mark.parametrize("name", ["v.mp4", "v.mov", "v.mkv", "v.webm"])
@pytest.mark.parametrize("rate", [Fraction(25), Fraction(30_000, 1001)])
def test_flash_and_click_come_together(
    tmp_path: Path, photo: NDArray[np.uint8], name: str, rate: Fraction
) -> None:
    path = tmp_path / name
    write_flashes(path, rate, photo)
    streams = {stream["codec_type"]: stream for stream in probe(path)["streams"]}
    assert Fraction(streams["video"]["r_frame_rate"]) == rate
    expected = {".webm": ("vp9", "opus")}.get(path.suffix, ("h264", "aac"))
    assert (streams["video"]["codec_name"], streams["audio"]["codec_name"]) == expected

    with av.open(str(path)) as container:
        flashes = [f.time for f in container.decode(video=0) if f.to_ndarray(format="gray").mean() > 245]
    with SoundReader(path) as reader:
        heard = np.abs(np.concatenate(list(reader.blocks()))[:, 0])
        loud = np.flatnonzero(heard > 0.25) / reader.format.rate_hz
        rate_hz = reader.format.rate_hz
    starts = loud[np.diff(loud, prepend=-1) > 0.2]
    assert len(flashes) == len(starts) == 4
    assert np.abs(np.array(flashes) - starts).max() < 0.5 / float(rate) + 0.004
    assert abs(len(heard) / rate_hz - 2.2) < 0.05


def test_sound_and_picture_are_equally_long(tmp_path: Path, photo: NDArray[np.uint8]) -> None:
    path = tmp_path / "v.mp4"
    with VideoWriter(path, (SIDE_PX, SIDE_PX), Fraction(25), MONO) as writer:
        writer.write_sound(clicks(9.0))
        for _ in range(30):
            writer.write_frame(photo.copy())
        written = writer.finish()
    assert written.duration_s == 1.2
    for stream in probe(path)["streams"]:
        assert float(stream["duration"]) == pytest.approx(1.2, abs=0.04)
        assert float(stream["start_time"]) == 0


def test_colours_come_back(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    patches = rng.integers(0, 256, (4, 4, 3))
    patches[0] = [[0, 0, 0], [255, 255, 255], [128, 128, 128], [255, 0, 0]]
    frame = np.ascontiguousarray(np.kron(patches, np.ones((32, 32, 1))).astype(np.uint8))
    path = tmp_path / "v.mp4"
    with VideoWriter(path, (SIDE_PX, SIDE_PX), Fraction(25)) as writer:
        for _ in range(5):
            writer.write_frame(frame.copy())
        writer.finish()
    seen = decode(path)[2].reshape(4, 32, 4, 32, 3)[:, 8:24, :, 8:24].mean((1, 3))
    assert np.abs(seen - patches).max() <= 4
    video = probe(path)["streams"][0]
    assert [video[f"color_{part}"] for part in ("space", "primaries", "transfer", "range")] == [
        "bt709",
        "bt709",
        "bt709",
        "tv",
    ]


def test_a_face_loses_little(tmp_path: Path, photo: NDArray[np.uint8]) -> None:
    path = tmp_path / "v.mp4"
    frames = [np.roll(photo, i, 1) for i in range(12)]
    with VideoWriter(path, (SIDE_PX, SIDE_PX), Fraction(25)) as writer:
        for frame in frames:
            writer.write_frame(frame)
        writer.finish()
    errors = (decode(path).astype(float) - np.array(frames)) ** 2
    assert 10 * np.log10(255**2 / errors.mean()) > 34


@pytest.mark.parametrize(
    ("name", "decoder", "pixel_format"),
    [("v.mov", (), "yuva444p12le"), ("v.webm", ("-c:v", "libvpx-vp9"), "yuva420p")],
)
def test_transparency_survives(
    tmp_path: Path, photo: NDArray[np.uint8], name: str, decoder: tuple[str, ...], pixel_format: str
) -> None:
    alpha = np.zeros((SIDE_PX, SIDE_PX, 1), np.uint8)
    alpha[:, :64] = 255
    alpha[:, 64:96] = 128
    path = tmp_path / name
    with VideoWriter(path, (SIDE_PX, SIDE_PX), Fraction(25), transparent=True) as writer:
        for _ in range(3):
            writer.write_frame(np.concatenate([photo, alpha], axis=2))
        writer.finish()
    seen = decode(path, "rgba", decoder)[1]
    assert np.abs(seen[:, 8:56, 3].astype(int) - 255).max() <= 3
    assert np.abs(seen[:, 72:88, 3].astype(int) - 128).max() <= 6
    assert seen[:, 104:, 3].max() <= 3
    assert np.abs(seen[:, 8:56, :3].astype(float) - photo[:, 8:56]).mean() < 4


def test_an_mp4_starts_at_once_and_says_what_it_is(tmp_path: Path, photo: NDArray[np.uint8]) -> None:
    path = tmp_path / "v.mp4"
    write_flashes(path, Fraction(25), photo, 1.0)
    kinds = boxes(path)
    assert kinds.index("moov") < kinds.index("mdat")
    tags = probe(path)["format"]["tags"]
    assert "AI-generated" in tags["comment"]
    assert DIGITAL_SOURCE_TYPE in tags["comment"]
    assert kinds[-1] == "uuid"
    assert f'DigitalSourceType="{DIGITAL_SOURCE_TYPE}"'.encode() in path.read_bytes()


@pytest.mark.parametrize("name", ["v.mkv", "v.webm"])
def test_matroska_says_what_it_is(tmp_path: Path, photo: NDArray[np.uint8], name: str) -> None:
    path = tmp_path / name
    write_flashes(path, Fraction(25), photo, 1.0)
    tags = {key.lower(): value for key, value in probe(path)["format"]["tags"].items()}
    assert tags["synthetic"] == "true"
    assert tags["digital_source_type"] == DIGITAL_SOURCE_TYPE


def test_an_unfinished_video_leaves_nothing_behind(tmp_path: Path, photo: NDArray[np.uint8]) -> None:
    path = tmp_path / "v.mp4"
    path.write_bytes(b"an older video")
    with pytest.raises(RuntimeError), VideoWriter(path, (SIDE_PX, SIDE_PX), Fraction(25), MONO) as writer:
        writer.write_frame(photo.copy())
        raise RuntimeError
    assert path.read_bytes() == b"an older video"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("name", "transparent", "words"),
    [
        ("v.avi", False, r"\.mp4"),
        ("v", False, r"\.mp4"),
        ("v.mp4", True, r"\.webm"),
        ("nowhere/v.mp4", False, "no folder"),
    ],
)
def test_names_that_cannot_be_written_are_refused(
    tmp_path: Path, name: str, transparent: bool, words: str
) -> None:
    with pytest.raises(UserError, match=words):
        VideoWriter(tmp_path / name, (SIDE_PX, SIDE_PX), Fraction(25), transparent=transparent)
    assert list(tmp_path.iterdir()) == []


FULL_DISK = """
import resource, signal, sys
from fractions import Fraction
from pathlib import Path
import numpy as np
from talking_avatar.errors import UserError
from talking_avatar.media.video_writer import VideoWriter

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
frames = np.random.default_rng(0).integers(0, 256, (4, 256, 256, 3), dtype=np.uint8)
try:
    with VideoWriter(Path(sys.argv[1]), (256, 256), Fraction(25)) as writer:
        for i in range(60):
            writer.write_frame(frames[i % 4])
        writer.finish()
except UserError as error:
    print(error)
"""


@pytest.mark.parametrize("name", ["v.mp4", "v.mkv"])
def test_a_full_disk_is_said_in_one_sentence(tmp_path: Path, name: str) -> None:
    pytest.importorskip("resource", reason="needs limits of a file's size, which are for Unix")
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path / name)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.count("\n") == 1, done.stderr
    assert "could not be written because the file has become larger" in done.stdout
    assert list(tmp_path.iterdir()) == []
