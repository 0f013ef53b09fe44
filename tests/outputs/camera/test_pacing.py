"""Which frame goes out at which tick, on a clock that a test moves."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from talking_avatar.outputs.camera.frame_exchange import FrameExchange
from talking_avatar.outputs.camera.pacing import FramePacer

INTERVAL_S = 0.04
FRAME = np.zeros((2, 4, 3), np.uint8)


class Bench:
    """Frames are published ``ahead_s`` before they are due, by the clock that the pacer sleeps on."""

    def __init__(self, exchange: FrameExchange) -> None:
        self.exchange = exchange
        self.now_s = 0.0
        self.plan: list[tuple[float, float]] = []
        self.pacer = FramePacer(exchange, INTERVAL_S, lambda: self.now_s, self.sleep)

    def plan_frames(self, first_due_s: float, count: int, ahead_s: float = 0.015) -> None:
        self.plan += [
            (first_due_s + k * INTERVAL_S - ahead_s, first_due_s + k * INTERVAL_S) for k in range(count)
        ]

    def sleep(self, seconds: float) -> None:
        end_s = self.now_s + max(seconds, 0)
        while self.plan and self.plan[0][0] <= end_s:
            at_s, due_s = self.plan.pop(0)
            self.now_s = max(self.now_s, at_s)
            self.exchange.publish(FRAME, due_s, due_s)
        self.now_s = end_s

    def ticks(self, count: int) -> list[tuple[int, float, float]]:
        """``(sequence or 0, due, sent)`` of so many ticks."""
        sent = []
        for _ in range(count):
            note, moment_s = self.pacer.next()
            self.pacer.wait_for(moment_s)
            sent.append((note.sequence, note.due_s, self.now_s) if note else (0, 0.0, self.now_s))
        return sent


@pytest.fixture
def bench() -> Iterator[Bench]:
    exchange = FrameExchange.create((4, 2))
    yield Bench(exchange)
    exchange.destroy()


def test_frames_leave_when_they_are_due_whatever_the_phase_was(bench: Bench) -> None:
    bench.plan_frames(0.0567, 50)
    sent = bench.ticks(45)
    fresh = [(due, at) for number, due, at in sent if number]
    assert len(fresh) >= 43
    assert max(abs(at - due) for due, at in fresh[1:]) < 0.001


def test_a_shortened_delay_is_followed_within_a_few_frames(bench: Bench) -> None:
    bench.plan_frames(0.06, 20)
    bench.ticks(18)
    bench.plan = [(at - 0.024, due - 0.024) for at, due in bench.plan]
    bench.plan_frames(0.06 + 20 * INTERVAL_S - 0.024, 30)
    sent = bench.ticks(25)
    assert max(abs(at - due) for number, due, at in sent[6:] if number) < 0.001
    assert sum(number == 0 for number, _, _ in sent) <= 1


def test_one_late_frame_costs_one_repeat_and_the_ticks_stay(bench: Bench) -> None:
    bench.plan_frames(0.06, 10)
    bench.plan_frames(0.06 + 10 * INTERVAL_S, 1, ahead_s=-0.02)
    bench.plan_frames(0.06 + 11 * INTERVAL_S, 10)
    sent = bench.ticks(20)
    intervals = np.diff([at for _, _, at in sent[2:]])
    assert np.abs(intervals - INTERVAL_S).max() < 0.005
    assert [number for number, _, _ in sent].count(0) <= 2


def test_without_frames_ticks_go_on_at_the_rate(bench: Bench) -> None:
    sent = bench.ticks(50)
    assert all(number == 0 for number, _, _ in sent)
    assert np.diff([at for _, _, at in sent]).mean() == pytest.approx(INTERVAL_S, rel=0.1)
    assert bench.pacer.stale
