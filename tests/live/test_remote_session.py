"""A session in another process: what this one sees of it, and what survives its death."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from talking_avatar.live import remote_session
from talking_avatar.live.remote_session import RemoteSession
from talking_avatar.live.session_messages import (
    Apply,
    Level,
    Look,
    Message,
    MoveSliders,
    Problem,
    RecordingBegan,
    RecordingEnded,
    SnapshotTaken,
    StartRecording,
    StopRecording,
    TakeSnapshot,
)
from talking_avatar.live.settings import LiveSettings
from talking_avatar.live.state import SessionState
from talking_avatar.live.status import SessionEvent, SessionStatus
from talking_avatar.motion.performer import Sliders
from talking_avatar.outputs.camera.frame_exchange import FrameExchange
from tests.live.stand_ins import SIZE_PX

pytestmark = pytest.mark.full

SETTINGS = LiveSettings(
    Path("dark.png"), microphone="silence", camera=None, size_px=SIZE_PX, frame_rate=Fraction(25)
)


class Watcher:
    def __init__(self) -> None:
        self.remote = RemoteSession(SETTINGS, "tests.live.stand_ins:make_parts")
        self.heard: list[Message] = []
        self.frame = np.zeros((SIZE_PX[1], SIZE_PX[0], 3), np.uint8)
        self.frames = 0

    def until(self, condition: Callable[[], bool], timeout_s: float = 20.0) -> None:
        deadline_s = time.monotonic() + timeout_s
        while not condition():
            assert time.monotonic() < deadline_s, [m for m in self.heard if not isinstance(m, Level)]
            self.heard += self.remote.pump(0.01)
            self.frames += self.remote.take_newest(self.frame)

    def watch(self, seconds: float) -> None:
        end_s = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end_s, seconds + 5)

    def last(self, kind: type) -> Message:
        return [message for message in self.heard if isinstance(message, kind)][-1]

    def heard_any(self, kind: type) -> bool:
        return any(isinstance(message, kind) for message in self.heard)


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    made = Watcher()
    yield made
    made.remote.close()


def test_frames_status_and_sliders_go_through(watcher: Watcher) -> None:
    watcher.until(lambda: watcher.frames > 5)
    assert 38 <= watcher.frame.mean() <= 44
    watcher.until(lambda: watcher.heard_any(SessionStatus))
    watcher.watch(0.6)
    status = watcher.last(SessionStatus)
    assert isinstance(status, SessionStatus)
    assert status.state is SessionState.LIVE
    assert watcher.heard_any(SessionEvent)
    assert watcher.heard_any(Level)
    still = Sliders(liveliness=0, head_motion=0)
    watcher.remote.send(MoveSliders(still))
    watcher.remote.send(Apply(replace(SETTINGS, portrait=Path("light.png"), sliders=still)))
    watcher.until(lambda: watcher.frame.mean() > 118)


def test_no_frames_come_while_nobody_looks(watcher: Watcher) -> None:
    watcher.until(lambda: watcher.frames > 2)
    watcher.remote.send(Look(False))
    watcher.watch(0.4)
    before = watcher.frames
    watcher.watch(0.4)
    assert watcher.frames == before
    watcher.remote.send(Look(True))
    watcher.until(lambda: watcher.frames > before + 3)


def test_it_records_and_keeps_pictures(watcher: Watcher, tmp_path: Path) -> None:
    watcher.until(lambda: watcher.frames > 2)
    watcher.remote.send(StartRecording(tmp_path / "talk.mp4"))
    watcher.until(lambda: watcher.heard_any(RecordingBegan))
    watcher.watch(1.0)
    watcher.remote.send(TakeSnapshot(tmp_path / "now.png"))
    watcher.until(lambda: watcher.heard_any(SnapshotTaken))
    watcher.remote.send(StopRecording())
    watcher.until(lambda: watcher.heard_any(RecordingEnded))
    assert watcher.last(RecordingEnded) == RecordingEnded(tmp_path / "talk.mp4")
    assert (tmp_path / "talk.mp4").stat().st_size > 1000
    assert (tmp_path / "now.png").exists()
    watcher.remote.send(StartRecording(tmp_path / "talk.txt"))
    watcher.until(lambda: watcher.heard_any(Problem))
    said = watcher.last(Problem)
    assert isinstance(said, Problem) and "choose such a name" in said.sentence


def test_a_recording_is_completed_when_it_closes(tmp_path: Path) -> None:
    watcher = Watcher()
    watcher.until(lambda: watcher.frames > 2)
    watcher.remote.send(StartRecording(tmp_path / "talk.mkv"))
    watcher.watch(0.8)
    process = watcher.remote.process_id
    watcher.remote.close()
    assert (tmp_path / "talk.mkv").stat().st_size > 1000
    assert not Path(f"/proc/{process}").exists()


def test_a_dead_process_is_replaced_with_the_settings_of_now(watcher: Watcher) -> None:
    watcher.until(lambda: watcher.frames > 2)
    watcher.remote.send(Apply(replace(SETTINGS, portrait=Path("light.png"))))
    watcher.until(lambda: watcher.frame.mean() > 118)
    first = watcher.remote.process_id
    os.kill(first, signal.SIGKILL)
    watcher.until(lambda: watcher.heard_any(Problem))
    before = watcher.frames
    watcher.until(lambda: watcher.frames > before + 3)
    assert watcher.remote.process_id != first
    assert watcher.frame.mean() > 118


def test_without_shared_memory_it_says_so_and_tries_again(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(size_px: tuple[int, int]) -> FrameExchange:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(remote_session, "_DEATH_PAUSE_S", 0.2)
    with monkeypatch.context() as patch:
        patch.setattr(FrameExchange, "create", staticmethod(refuse))
        watcher.until(lambda: watcher.heard_any(Problem))
    problem = watcher.last(Problem)
    assert isinstance(problem, Problem)
    assert "Permission denied" in problem.sentence
    watcher.until(lambda: watcher.frames > 2)
