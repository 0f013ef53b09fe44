from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talking_avatar.weights.download import Progress, Stage
from talking_avatar.weights.speed import Speed
from tests.hand_clock import HandClock


def test_a_steady_stream() -> None:
    clock = HandClock(10)
    speed = Speed(clock)
    assert speed.bytes_per_s == 0
    for step in range(100):
        clock.now_s = 10 + step / 10
        speed.note(step * 50_000)
    assert speed.bytes_per_s == pytest.approx(500_000)


def test_what_was_long_ago_no_longer_counts() -> None:
    clock = HandClock(10)
    speed = Speed(clock)
    for step in range(200):
        clock.now_s = 10 + step / 10
        speed.note(step * 1000 if step < 100 else 100_000 + (step - 100) * 10_000)
    assert speed.bytes_per_s == pytest.approx(100_000, rel=0.05)


@given(st.lists(st.tuples(st.floats(0, 3), st.integers(0, 10**10)), max_size=40))
def test_it_is_never_negative_or_infinite(steps: list[tuple[float, int]]) -> None:
    clock = HandClock(10)
    speed = Speed(clock)
    for pause_s, here_bytes in steps:
        clock.now_s += pause_s
        speed.note(here_bytes)
        assert 0 <= speed.bytes_per_s < float("inf")


def test_what_is_left_is_told_once_it_is_known() -> None:
    progress = Progress(Stage.DOWNLOADING, done_bytes=25, total_bytes=100, bytes_per_s=5)
    assert progress.left_s == 15
    assert Progress(Stage.DOWNLOADING, done_bytes=25, total_bytes=100).left_s is None
