"""The thread that hears the voice ahead of the drawing: in order, not too far ahead, and gone at the end."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.evaluation.repeated_voice import write_repeated
from talking_avatar.media.audio import SoundReader
from talking_avatar.motion.controls import CONTROL_COUNT
from talking_avatar.motion.face_motion import FaceMotion
from talking_avatar.offline.listening import Listener
from talking_avatar.resources import bundled

VOICE = bundled("resources", "voices", "heart.flac")


class Counting:
    """One frame for each push; may fail at one of them."""

    def __init__(self, fails_at: int = -1) -> None:
        self.pushed = 0
        self._fails_at = fails_at

    def push(self, samples: NDArray[np.float32]) -> FaceMotion:
        if self.pushed == self._fails_at:
            raise ArithmeticError("lost count")
        self.pushed += 1
        controls = np.zeros((1, CONTROL_COUNT), np.float32)
        controls[0, 0] = self.pushed
        return FaceMotion.of_controls(controls, np.zeros(1, np.float32))

    def finish(self) -> FaceMotion:
        return FaceMotion.neutral(2)


def listeners() -> int:
    return sum(thread.name == "listener" for thread in threading.enumerate())


def test_everything_arrives_in_order() -> None:
    with SoundReader(VOICE) as reader:
        expected = np.concatenate(list(reader.blocks()))
    with SoundReader(VOICE) as reader, Listener(reader, Counting()) as listener:
        pieces = list(listener.heard())
    assert np.array_equal(np.concatenate([piece.sound for piece in pieces]), expected)
    assert [piece.last for piece in pieces] == [False] * (len(pieces) - 1) + [True]
    numbers = np.concatenate([piece.motion.controls[:, 0] for piece in pieces])
    assert numbers.tolist() == [*range(1, len(pieces) + 1), 0, 0]
    assert listeners() == 0


def test_a_failure_arrives_where_it_happened() -> None:
    got = []
    with (
        SoundReader(VOICE) as reader,
        Listener(reader, Counting(fails_at=2)) as listener,
        pytest.raises(ArithmeticError, match="lost count"),
    ):
        got.extend(listener.heard())
    assert len(got) == 2
    assert listeners() == 0


def test_it_stays_a_little_ahead_and_leaves_when_nobody_wants_more(tmp_path: Path) -> None:
    long = tmp_path / "long.wav"
    write_repeated(VOICE, long, 300)
    stream = Counting()
    with SoundReader(long) as reader, Listener(reader, stream) as listener:
        next(listener.heard())
        seen = [0] * 5
        while seen[-1] < 3 or seen[-1] != seen[-5]:
            time.sleep(0.03)
            seen.append(stream.pushed)
            assert len(seen) < 1000
        with SoundReader(long) as whole:
            blocks = sum(1 for _ in whole.blocks())
        assert 2 < seen[-1] < blocks / 3
    assert listeners() == 0
