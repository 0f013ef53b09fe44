"""The ring between an audio callback and its readers."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from talking_avatar.audio.ring import AudioRing


def numbered(start: int, stop: int) -> np.ndarray:
    return np.arange(start, stop, dtype=np.float32)


def test_samples_keep_their_index_round_the_ring() -> None:
    ring = AudioRing(100)
    for start in range(0, 350, 35):
        ring.write(numbered(start, start + 35))
        np.testing.assert_array_equal(ring.read(start, start + 35), numbered(start, start + 35))
    np.testing.assert_array_equal(ring.read(250, 350), numbered(250, 350))
    assert ring.lost == 0


def test_a_late_reader_finds_silence_and_the_loss_is_counted() -> None:
    ring = AudioRing(100)
    ring.write(numbered(1, 161))
    got = ring.read(20, 160)
    assert not got[:40].any()
    np.testing.assert_array_equal(got[40:], numbered(61, 161))
    assert ring.lost == 40


def test_one_write_may_be_longer_than_the_ring() -> None:
    ring = AudioRing(64)
    ring.write(numbered(0, 200))
    np.testing.assert_array_equal(ring.read(136, 200), numbered(136, 200))


def test_the_future_cannot_be_read() -> None:
    ring = AudioRing(8)
    ring.write(numbered(0, 3))
    with pytest.raises(ValueError, match="3"):
        ring.read(0, 4)


def test_a_block_is_found_again_by_its_stamp() -> None:
    ring = AudioRing(1000)
    ring.write(numbered(0, 10), 5.0)
    ring.write(numbered(10, 30), 5.1)
    assert ring.stamp_before(9) == (0, 5.0)
    assert ring.stamp_before(10) == (10, 5.1)
    assert ring.stamp_before(29) == (10, 5.1)


def test_a_reader_beside_a_fast_writer_never_gets_wrong_samples() -> None:
    ring = AudioRing(4096)
    blocks = 4000
    wrong = 0

    def write() -> None:
        for block in range(blocks):
            ring.write(numbered(block * 100 + 1, block * 100 + 101))

    writer = threading.Thread(target=write)
    writer.start()
    at = 0
    while at < blocks * 100:
        stop = ring.written
        got = ring.read(at, stop)
        expected = numbered(at + 1, stop + 1)
        wrong += int(((got != expected) & (got != 0)).sum())
        at = stop
    writer.join()
    assert wrong == 0
