"""The camera's process, seen from the other side of the camera."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from talking_avatar.errors import UserError
from talking_avatar.outputs.camera.backend import BACKENDS, parse_camera
from talking_avatar.outputs.camera.standby import StandbyWords, standby_picture
from talking_avatar.outputs.camera.trace import Trace, read_trace
from talking_avatar.outputs.camera.virtual_camera import VirtualCamera

pytestmark = pytest.mark.full

SIZE_PX = (320, 180)
RATE = Fraction(30)
INTERVAL_S = 1 / 30


class Stage:
    """A camera that writes a trace, and a program that feeds it frames whose brightness is their number."""

    def __init__(self, folder: Path, kind: str) -> None:
        self.path = folder / "camera.trace"
        self.said: list[str] = []
        self.camera = VirtualCamera(f"{kind}:{self.path}", SIZE_PX, RATE, self.said.append)
        self.frame = np.zeros((SIZE_PX[1], SIZE_PX[0], 3), np.uint8)
        self.published = 0

    def run(self, seconds: float, meanwhile: Callable[[], None] = lambda: None) -> None:
        start_s = time.perf_counter() + INTERVAL_S
        for k in range(round(seconds / INTERVAL_S)):
            due_s = start_s + k * INTERVAL_S
            time.sleep(max(due_s - 0.012 - time.perf_counter(), 0))
            self.published += 1
            self.frame[:] = self.published % 200 + 20
            self.camera.publish(self.frame, due_s, self.published * INTERVAL_S)
            if k == round(seconds / INTERVAL_S) // 2:
                meanwhile()

    def wait_until_open(self, timeout_s: float = 15.0) -> None:
        wait_for(lambda: self.camera.opened, timeout_s)

    def trace(self) -> Trace:
        return read_trace(self.path)


def wait_for(condition: Callable[[], bool], timeout_s: float) -> None:
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path, "trace")
    stage.wait_until_open()
    yield stage
    stage.camera.close()


@pytest.fixture
def moody(tmp_path: Path) -> Iterator[Stage]:
    BACKENDS["moody"] = "tests.outputs.camera.moody_camera:MoodyCamera"
    stage = Stage(tmp_path, "moody")
    yield stage
    stage.camera.close()
    del BACKENDS["moody"]


def test_every_frame_is_shown_once_in_order(stage: Stage) -> None:
    stage.run(3.0)
    trace = stage.trace()
    fresh = trace.sequence[trace.sequence > 0]
    shown = np.unique(fresh)
    assert len(shown) >= 0.7 * stage.published  # the rest: this test itself was held up
    assert (np.diff(fresh) >= 0).all()
    brightness = trace.pictures.reshape(len(trace.pictures), -1).mean(1)[trace.sequence > 0]
    np.testing.assert_allclose(brightness, fresh % 200 + 20, atol=1)
    late_s = (trace.sent_s - trace.due_s)[trace.sequence > 0]
    assert -0.001 < np.median(late_s) < 0.006
    counts = stage.camera.counts()
    assert counts.fresh == pytest.approx(len(shown), abs=2)
    assert [s.sequence for s in stage.camera.sent(0)][-1] >= fresh[-1]


def test_without_frames_the_rate_goes_on_and_the_standby_picture_comes(stage: Stage) -> None:
    stage.camera.show_standby(np.full((SIZE_PX[1], SIZE_PX[0], 3), (10, 90, 40), np.uint8))
    stage.run(1.0)
    end_s = time.perf_counter()
    time.sleep(2.0)
    trace = stage.trace()
    intervals = np.diff(trace.sent_s[trace.sent_s > trace.sent_s[0] + 0.2])
    assert np.median(intervals) == pytest.approx(INTERVAL_S, rel=0.05)
    after = trace.sent_s > end_s + 1.2
    assert (trace.sequence[after] == 0).all()
    np.testing.assert_array_equal(trace.pictures[after][-1][18, 32], (10, 90, 40))
    held = trace.sequence[(trace.sent_s > end_s + 0.1) & (trace.sent_s < end_s + 0.5)]
    assert (held == stage.published).all()
    wait_for(lambda: any("standby" in sentence for sentence in stage.said), 3)
    stage.run(1.0)
    assert stage.trace().sequence[-1] > 0


def test_a_killed_camera_process_is_replaced_within_two_frames(stage: Stage) -> None:
    stage.run(1.0)
    wait_for(lambda: stage.camera.spare_ready, 20)
    stage.run(2.0, lambda: os.kill(stage.camera.process_id, signal.SIGKILL))
    trace = stage.trace()
    assert stage.camera.restarts == 1
    recent = trace.sent_s[trace.sent_s > trace.sent_s[-1] - 1.9]
    assert np.diff(recent).max() < 3.5 * INTERVAL_S  # two are missed; a new process takes 20
    assert trace.sequence[-1] >= stage.published - 5
    assert stage.said.count("The camera's process died and another one has taken its place.") == 1


def test_a_busy_camera_is_told_once_and_opened_when_it_is_free(moody: Stage, tmp_path: Path) -> None:
    moody.camera.close()
    (tmp_path / "busy").touch()
    stage = Stage(tmp_path, "moody")
    try:
        wait_for(lambda: bool(stage.said), 15)
        time.sleep(1.5)
        assert stage.said == ["The camera Moody cannot be opened because another program uses it."]
        assert not stage.camera.opened
        (tmp_path / "busy").unlink()
        stage.wait_until_open()
        stage.run(0.5)
        assert stage.trace().sequence.max() > 0
    finally:
        moody.camera = stage.camera


def test_a_camera_that_fails_is_opened_again(moody: Stage, tmp_path: Path) -> None:
    moody.wait_until_open()
    moody.run(0.5)
    (tmp_path / "broken").touch()
    moody.run(0.5)
    (tmp_path / "broken").unlink()
    moody.wait_until_open()
    moody.run(0.5)
    assert moody.trace().sequence[-1] >= moody.published - 5
    assert any("pulled out" in sentence for sentence in moody.said)
    assert moody.camera.counts().failed == 1


def test_it_tells_whether_anybody_looks(moody: Stage, tmp_path: Path) -> None:
    moody.wait_until_open()
    wait_for(lambda: moody.camera.watched is True, 3)
    (tmp_path / "nobody").touch()
    wait_for(lambda: moody.camera.watched is False, 3)


def test_when_the_program_is_killed_the_camera_stays_with_the_standby_picture(tmp_path: Path) -> None:
    path = tmp_path / "camera.trace"
    program = subprocess.Popen([sys.executable, "-m", "tests.outputs.camera.abandoned_program", str(path)])
    wait_for(lambda: path.exists() and (read_trace(path).sequence > 0).sum() > 10, 20)
    program.kill()
    program.wait()
    killed_s = time.perf_counter()
    time.sleep(2.5)
    trace = read_trace(path)
    after = trace.sent_s > killed_s
    assert after.sum() > 50
    assert np.diff(trace.sent_s[after]).max() < 0.2
    assert (trace.sequence[trace.sent_s > killed_s + 1.2] == 0).all()


def test_closing_ends_the_processes_soon(tmp_path: Path) -> None:
    stage = Stage(tmp_path, "trace")
    stage.wait_until_open()
    process = stage.camera.process_id
    started_s = time.monotonic()
    stage.camera.close()
    assert time.monotonic() - started_s < 2.0
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_names_of_cameras() -> None:
    assert parse_camera("trace:some file.trace") == ("trace", "some file.trace")
    assert parse_camera("/dev/video10")[1] == "/dev/video10"
    assert parse_camera("auto")[1] == ""
    assert parse_camera("obs") == ("obs", "")
    with pytest.raises(UserError, match="trace"):
        parse_camera("teleport:1")


def test_the_standby_picture_shows_words_over_the_dimmed_portrait() -> None:
    bright = np.full((400, 300, 3), 220, np.uint8)
    words = StandbyWords().starting
    plain = standby_picture((640, 360), words)
    dimmed = standby_picture((640, 360), words, bright)
    assert plain.shape == dimmed.shape == (360, 640, 3)
    assert plain.max() > 150
    assert 60 < np.median(dimmed) < 100
