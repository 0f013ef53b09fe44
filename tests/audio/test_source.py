"""Voices that come from memory, a file or a pipe."""

from __future__ import annotations

import os
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from talking_avatar.audio.source import BlockSource, PipeSource, SilentSource
from tests.hand_clock import HandClock

RATE_HZ = 1000


def blocks() -> Iterator[NDArray[np.float32]]:
    for start in range(0, 900, 300):
        yield np.arange(start, start + 300, dtype=np.float32)


def test_a_paced_file_comes_in_real_time() -> None:
    clock = HandClock()
    source = BlockSource("file", RATE_HZ, blocks, clock)
    source.open()
    assert source.take() is None
    heard = []
    for _ in range(100):
        clock.tick(0.0123)
        block = source.take()
        if block is not None:
            assert abs(block.captured_s - 100.0 - block.samples[0] / RATE_HZ) < 1e-9
            heard.append(block.samples)
            assert source.finished or abs(block.samples[-1] / RATE_HZ - (clock() - 100.0)) < 0.0025
        if source.finished:
            break
    assert source.finished
    np.testing.assert_array_equal(np.concatenate(heard), np.arange(900))


def test_an_unpaced_file_comes_as_fast_as_it_is_taken() -> None:
    source = BlockSource("file", RATE_HZ, blocks, HandClock(), paced=False)
    source.open()
    heard = []
    while (block := source.take()) is not None:
        heard.append(block.samples)
    assert source.finished
    np.testing.assert_array_equal(np.concatenate(heard), np.arange(900))


def test_a_loop_has_no_seam() -> None:
    clock = HandClock()
    source = BlockSource("file", RATE_HZ, blocks, clock, loop=True)
    source.open()
    heard = []
    for _ in range(50):
        clock.tick(0.05)
        block = source.take()
        assert block is not None
        heard.append(block.samples)
    samples = np.concatenate(heard)
    assert len(samples) >= 2499
    np.testing.assert_array_equal(samples, np.arange(len(samples)) % 900)


def test_an_empty_loop_ends() -> None:
    clock = HandClock()
    source = BlockSource("empty", RATE_HZ, lambda: iter(()), clock, loop=True)
    source.open()
    clock.tick(0.1)
    assert source.take() is None
    assert source.finished


def test_a_pipe_gives_what_was_written_and_ends() -> None:
    reader, writer = os.pipe()
    clock = HandClock()
    with os.fdopen(reader, "rb") as pipe:
        source = PipeSource(pipe, 16_000, clock)
        source.open()
        assert source.take() is None
        os.write(writer, np.array([0, 16384, -32768], "<i2").tobytes() + b"\x00")
        block = source.take()
        assert block is not None
        np.testing.assert_array_equal(block.samples, [0, 0.5, -1])
        assert block.captured_s == clock() - 3 / 16_000
        os.write(writer, b"\x40")
        os.close(writer)
        second = source.take()
        assert second is not None
        np.testing.assert_array_equal(second.samples, [0.5])
        assert source.take() is None
        assert source.finished


def test_silence_never_ends() -> None:
    source = SilentSource()
    source.open()
    assert source.take() is None
    assert not source.finished
