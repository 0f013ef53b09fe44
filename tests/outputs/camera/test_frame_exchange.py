"""Frames between two processes: whole, and the newest."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from talking_avatar.outputs.camera.frame_exchange import SLOTS, FrameExchange

SIZE_PX = (16, 8)


def frame(value: int) -> np.ndarray:
    return np.full((8, 16, 3), value, np.uint8)


@pytest.fixture
def pair() -> Iterator[tuple[FrameExchange, FrameExchange]]:
    ours = FrameExchange.create(SIZE_PX)
    theirs = FrameExchange.attach(ours.name, SIZE_PX)
    yield ours, theirs
    theirs.close()
    ours.destroy()


def test_the_newest_that_is_due_is_taken(pair: tuple[FrameExchange, FrameExchange]) -> None:
    ours, theirs = pair
    for number, due_s in enumerate((10.0, 10.1, 10.2), start=1):
        ours.publish(frame(number), due_s, due_s / 2)
    note = theirs.newest(0, 10.15)
    assert note is not None
    assert (note.sequence, note.due_s, note.media_s) == (2, 10.1, 5.05)
    out = frame(0)
    assert theirs.take(note, out)
    assert (out == 2).all()
    assert theirs.newest(2, 10.15) is None
    assert theirs.newest(2, 10.25) is not None


def test_an_overwritten_frame_is_not_taken_for_another(pair: tuple[FrameExchange, FrameExchange]) -> None:
    ours, theirs = pair
    ours.publish(frame(1), 1.0, 0.0)
    note = theirs.newest(0, 2.0)
    assert note is not None
    for value in range(2, 2 + SLOTS):
        ours.publish(frame(value), 1.0, 0.0)
    assert not theirs.take(note, frame(0))


def test_the_standby_picture_and_its_version(pair: tuple[FrameExchange, FrameExchange]) -> None:
    ours, theirs = pair
    out = frame(0)
    assert not theirs.take_standby(out)
    ours.publish_standby(frame(77))
    assert theirs.take_standby(out)
    assert (out == 77).all()
    version = theirs.standby_version
    ours.publish_standby(frame(78))
    assert theirs.standby_version != version


def test_what_left_is_told_to_the_program(pair: tuple[FrameExchange, FrameExchange]) -> None:
    ours, theirs = pair
    for number in range(1, 6):
        ours.publish(frame(number), number, number / 10)
        note = theirs.newest(number - 1, 100.0)
        assert note is not None
        theirs.note_sent(note, number + 0.001)
    theirs.count("fresh", 5)
    sent = ours.sent(3)
    assert [s.sequence for s in sent] == [4, 5]
    assert sent[0].sent_s - sent[0].due_s == pytest.approx(0.001, abs=1e-6)
    assert ours.counter("fresh") == 5
