"""Engines that work on several frames at once lose none and keep the order."""

from __future__ import annotations

from collections import deque
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.media.audio import SoundReader
from talking_avatar.motion.controls import CONTROL_INDEX
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.motion.loudness_mouth import LoudnessMouthGenerator
from talking_avatar.motion.performer import FILE_LOOK_AHEAD_FRAMES, Performer, PerformerSettings
from talking_avatar.offline.drawing_ahead import AheadDrawer
from talking_avatar.offline.file_job import FileJob, FileJobRunner
from tests.conftest import ROOT

JAW = CONTROL_INDEX["jawOpen"]
VOICE = ROOT / "resources/voices/heart.flac"


class SlowGrey:
    """Grey by the jaw; keeps up to three frames to itself."""

    size_px, channels = (64, 64), 3

    def __init__(self) -> None:
        self.waiting: deque[NDArray[np.uint8]] = deque()
        self.most = 0

    @property
    def full(self) -> bool:
        return len(self.waiting) == 3

    @property
    def under_way(self) -> int:
        return len(self.waiting)

    def submit(self, state: FaceState) -> None:
        assert not self.full
        self.waiting.append(np.full((64, 64, 3), 40 + 200 * float(state.controls[JAW]), np.uint8))
        self.most = max(self.most, len(self.waiting))

    def take(self, out: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
        return self.waiting.popleft()

    def draw(self, state: FaceState, out: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
        self.submit(state)
        return self.take()


class PromptGrey:
    """The same, one at a time."""

    size_px, channels = (64, 64), 3

    def draw(self, state: FaceState, out: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
        return SlowGrey().draw(state)


def greys(path: Path) -> list[int]:
    with av.open(str(path)) as video:
        return [round(float(f.to_ndarray(format="gray").mean())) for f in video.decode(video=0)]


def render(renderer: SlowGrey | PromptGrey, out: Path, stop_at: int | None = None) -> bool:
    performer = Performer(PerformerSettings(look_ahead_frames=FILE_LOOK_AHEAD_FRAMES), 0)
    runner = FileJobRunner(FileJob(VOICE, out, Fraction(25)), LoudnessMouthGenerator(), performer, renderer)
    asked = iter(range(10_000))
    report = runner.run(lambda done, total: None, lambda: stop_at is not None and next(asked) >= stop_at)
    return report.complete


def test_a_file_is_the_same_however_many_frames_are_under_way(tmp_path: Path) -> None:
    slow = SlowGrey()
    assert render(slow, tmp_path / "slow.mp4") and render(PromptGrey(), tmp_path / "prompt.mp4")
    ours = greys(tmp_path / "slow.mp4")
    with SoundReader(VOICE) as reader:
        assert reader.duration_s is not None
        assert abs(len(ours) - 25 * reader.duration_s) <= 1
    assert ours == greys(tmp_path / "prompt.mp4") and len(set(ours)) > 10
    assert slow.most == 3 and not slow.waiting


def test_stopping_writes_what_is_under_way(tmp_path: Path) -> None:
    assert not render(SlowGrey(), tmp_path / "part.mp4", stop_at=11)
    assert len(greys(tmp_path / "part.mp4")) == 11


@pytest.mark.every_case
@pytest.mark.parametrize("renderer", [SlowGrey(), PromptGrey()], ids=["several", "one"])
def test_frames_come_in_order(renderer: SlowGrey | PromptGrey) -> None:
    drawer, seen = AheadDrawer(renderer), []
    for jaw in (0.25, 0.75, 0.5, 1.0, 0.0):
        seen += [frame[0, 0, 0] for frame in drawer.draw(FaceState.of({"jawOpen": jaw}))]
    seen += [frame[0, 0, 0] for frame in drawer.rest()]
    assert seen == [90, 190, 140, 240, 40]
