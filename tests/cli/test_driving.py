"""``render --drive``: somebody in a video moves the portrait."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.cli import main
from talking_avatar.media.audio import SoundFormat, SoundReader
from talking_avatar.media.images import read_picture
from talking_avatar.media.video_writer import VideoWriter
from tests.cli.standing_in import stand_in
from tests.conftest import PORTRAITS

pytestmark = [pytest.mark.full, pytest.mark.usefixtures("own_cache")]

WOMAN, MAN = str(PORTRAITS["woman"]), str(PORTRAITS["man"])
STEP = 3
"""Grey steps from frame to frame of the driving video."""

FRAMES = 6
RATE_HZ = 48_000


def tone(hz: float, seconds: float) -> NDArray[np.float32]:
    return (0.4 * np.sin(2 * np.pi * hz * np.arange(int(seconds * RATE_HZ)) / RATE_HZ))[:, None].astype(
        np.float32
    )


def driving_video(path: Path, hz: float | None = 440.0, blank: tuple[int, ...] = ()) -> Path:
    """A face that becomes brighter from frame to frame, 25 a second; none in the frames ``blank``."""
    photo = cv2.resize(read_picture(PORTRAITS["man"]).rgb, (384, 384), interpolation=cv2.INTER_AREA)
    photo = np.clip(photo, 0, 255 - FRAMES * STEP).astype(np.uint8)
    sound = SoundFormat(RATE_HZ, 1) if hz else None
    with VideoWriter(path, (384, 384), Fraction(25), sound) as writer:
        if hz:
            writer.write_sound(tone(hz, FRAMES / 25))
        for number in range(FRAMES):
            frame = photo + np.uint8(STEP * number)
            writer.write_frame(np.full_like(frame, 90) if number in blank else frame)
        writer.finish()
    return path


def frames(path: Path) -> NDArray[np.uint8]:
    with av.open(str(path)) as container:
        return np.stack([frame.to_ndarray(format="gray") for frame in container.decode(video=0)])


def moved_px(first: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """How far what is in the middle of ``other`` lies to the right of where it is in ``first``."""
    middle = slice(96, 160)
    found = cv2.matchTemplate(other[middle], first[middle, 96:160], cv2.TM_CCOEFF_NORMED)
    return float(np.argmax(found.max(axis=0)) - 96)


def loudest_hz(path: Path) -> float:
    with SoundReader(path) as reader:
        sound = np.concatenate(list(reader.blocks()))[:, 0]
        return float(np.argmax(np.abs(np.fft.rfft(sound))) * reader.format.rate_hz / len(sound))


def drive(tmp_path: Path, video: Path, *words: str) -> Path:
    out = tmp_path / "driven.mp4"
    given = ["render", WOMAN, "--drive", str(video), "-o", str(out), "-q", "--size", "256", "-y"]
    assert main([*given, "--engine", "liveportrait", *words]) == 0
    return out


def test_the_face_moves_as_in_the_video_and_its_sound_goes_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch)
    out = drive(tmp_path, driving_video(tmp_path / "talk.mp4"))
    drawn = frames(out)
    assert len(drawn) == FRAMES
    # The stand-in draws 512 px, of which the frame has 256.
    away = [moved_px(drawn[0], frame) for frame in drawn]
    assert np.abs(np.array(away) - STEP / 2 * np.arange(FRAMES)).max() <= 2, away
    assert away[-1] > STEP
    assert abs(loudest_hz(out) - 440) < 10


def test_options_say_how_much_moves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch)
    video = driving_video(tmp_path / "talk.mp4")
    still = frames(drive(tmp_path, video, "--region", "lip"))
    assert moved_px(still[0], still[-1]) == 0
    far = frames(drive(tmp_path, video, "--strength", "2"))
    assert abs(moved_px(far[0], far[-1]) - STEP * (FRAMES - 1)) <= 3


def test_an_absolute_face_is_where_it_is_in_the_video(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch)
    video = driving_video(tmp_path / "talk.mp4")
    relative, absolute = (frames(drive(tmp_path, video, *words)) for words in ([], ["--absolute"]))
    assert abs(moved_px(relative[0], absolute[0])) > 2
    assert abs(moved_px(absolute[0], absolute[-1]) - STEP / 2 * (FRAMES - 1)) <= 2


def test_another_sound_takes_the_place_of_the_videos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch)
    other = driving_video(tmp_path / "other.mp4", hz=1000.0)
    out = drive(tmp_path, driving_video(tmp_path / "talk.mp4"), str(other))
    assert abs(loudest_hz(out) - 1000) < 10


def test_a_silent_video_makes_a_silent_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch)
    out = drive(tmp_path, driving_video(tmp_path / "mute.mp4", hz=None), "--fps", "50")
    with av.open(str(out)) as container:
        assert not container.streams.audio
    assert len(frames(out)) == 2 * FRAMES


def test_where_the_face_is_lost_it_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch)
    drawn = frames(drive(tmp_path, driving_video(tmp_path / "talk.mp4", blank=(0, 3, 4))))
    assert len(drawn) == FRAMES
    assert [moved_px(drawn[2], frame) for frame in drawn[3:5]] == [0, 0]
    assert moved_px(drawn[2], drawn[5]) > 0


def test_a_video_without_a_face_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in(monkeypatch)
    video = driving_video(tmp_path / "nobody.mp4", blank=tuple(range(FRAMES)))
    out = tmp_path / "out.mp4"
    words = ["render", WOMAN, "--drive", str(video), "-o", str(out), "--engine", "liveportrait", "-q"]
    assert main(words) == 1
    assert "nobody.mp4 shows no face; choose a video of one person" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["nobody.mp4"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["--drive", "talk.mp4"],
            "A video drives only LivePortrait because warp draws; add --engine liveportrait",
        ),
        (["speech.wav", "--absolute"], "--absolute has no effect because no video drives; add --drive VIDEO"),
        ([], "There is nothing to say because no sound file was given"),
        (
            ["--drive", "talk.mp4", "--engine", "liveportrait", "--motion", "loudness", "--smile", "1"],
            "--motion, --smile have no effect because a video drives",
        ),
    ],
)
def test_options_that_do_not_fit_are_refused(
    words: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", WOMAN, *words, "-o", str(tmp_path / "out.mp4")]) == 1
    assert told in capsys.readouterr().err
