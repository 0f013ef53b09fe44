"""Recordings: in sync, whole at every moment, honest about trouble."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from talking_avatar.errors import UserError
from talking_avatar.media.h264 import H264Encoder
from tests.live.click_and_flash import ClickAndFlash, onsets

pytestmark = pytest.mark.full

SYNC_S = 0.02


def assert_in_sync(path: Path, count: int) -> None:
    clicked, flashed, _ = onsets(path)
    assert len(clicked) == len(flashed) == count
    np.testing.assert_allclose(flashed - clicked, 0, atol=SYNC_S)


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_sound_and_picture_are_in_sync(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"talk{suffix}"
    scene = ClickAndFlash(path)
    scene.run(3.5)
    assert scene.recorder.stop() == path
    assert_in_sync(path, 4)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert scene.recorder.counts().frames == 105
    probe = subprocess.run(
        ["ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json", path],
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(probe.stdout)
    assert {stream["codec_name"] for stream in told["streams"]} == {"h264", "aac"}
    assert abs(float(told["format"]["duration"]) - 3.5) < 0.1
    assert "synthetic=true" in " ".join(told["format"]["tags"].values())


def test_a_card_that_refuses_after_all_is_told_and_does_not_cost_the_recording(tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    scene = ClickAndFlash(path, choose_encoder=lambda size_px: H264Encoder("mpeg1video", "yuv420p"))
    scene.run(2.5)
    assert scene.recorder.stop() == path
    assert_in_sync(path, 3)
    assert len(scene.said) == 1
    assert "because mpeg1video refuses" in scene.said[0]
    assert "the processor does it" in scene.said[0]


def test_frames_that_were_left_out_do_not_shift_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "talk.mkv"
    scene = ClickAndFlash(path, Fraction(25))
    scene.run(1.4)
    scene.run(0.4, skip=True)
    scene.run(1.6)
    scene.recorder.stop()
    assert_in_sync(path, 4)


def test_a_pause_is_cut_out_and_sync_stays(tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    scene = ClickAndFlash(path)
    scene.run(1.5)
    scene.recorder.pause()
    scene.run(1.0)
    scene.recorder.resume()
    scene.run(2.0)
    scene.recorder.stop()
    clicked, flashed, end_s = onsets(path)
    np.testing.assert_allclose(flashed - clicked, 0, atol=SYNC_S)
    assert 3.3 < end_s < 3.7


def test_a_killed_program_leaves_a_file_that_plays_to_the_end(tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    victim = subprocess.Popen(
        [sys.executable, "-m", "tests.live.recording_victim", str(path)], stdout=subprocess.PIPE, text=True
    )
    assert victim.stdout is not None
    reached_s = 0.0
    while reached_s < 4.0:
        reached_s = float(victim.stdout.readline())
    victim.kill()
    victim.wait()
    victim.stdout.close()
    (left,) = tmp_path.iterdir()
    clicked, flashed, end_s = onsets(left)
    assert reached_s - end_s < 2.0
    assert len(clicked) >= 2
    np.testing.assert_allclose(flashed[: len(clicked)] - clicked, 0, atol=SYNC_S)


def test_a_full_disk_ends_the_recording_in_one_sentence_and_keeps_what_fits(tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    scene = ClickAndFlash(path)
    scene.run(1.0)
    size_bytes = (tmp_path / "talk.recording.mkv").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes + 6_000, before[1]))
    try:
        scene.run(3.0)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert len(scene.said) == 1
    assert scene.said[0].startswith("The recording ended because the file has become larger")
    left = scene.recorder.stop()
    assert left == tmp_path / "talk.recording.mkv"
    clicked, flashed, end_s = onsets(left)
    assert end_s > 0.5
    np.testing.assert_allclose(flashed[0], clicked[0], atol=SYNC_S)


def test_a_slow_disk_drops_frames_and_holds_nobody_up(tmp_path: Path) -> None:
    scene = ClickAndFlash(tmp_path / "talk.mkv")
    original = scene.recorder._setup.sound

    def slow(start: int, stop: int) -> np.ndarray:
        time.sleep(0.1)
        return original(start, stop)

    object.__setattr__(scene.recorder._setup, "sound", slow)
    started_s = time.perf_counter()
    scene.run(3.0, patient=False)
    assert time.perf_counter() - started_s < 3.6
    scene.recorder.stop()
    assert scene.recorder.counts().dropped > 20
    assert sum("leaves out frames" in sentence for sentence in scene.said) == 1
    clicked, flashed, _ = onsets(tmp_path / "talk.mkv")
    assert len(clicked) == 3
    assert all(np.abs(clicked - flash).min() < 0.15 for flash in flashed)


@pytest.mark.parametrize("name", ["talk.avi", "no/folder/talk.mp4", "there.mp4"])
def test_a_name_that_cannot_be_recorded_is_refused_at_once(tmp_path: Path, name: str) -> None:
    (tmp_path / "there.mp4").touch()
    with pytest.raises(UserError):
        ClickAndFlash(tmp_path / name)
