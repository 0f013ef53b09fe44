"""Frames come out whole, right and in order from a device that does its work as late as it may."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from talking_avatar.render.liveportrait.frame_device import ImmediateDevice, Stream
from talking_avatar.render.liveportrait.frame_pipeline import SLOTS, FramePipeline


class LazyDevice:
    """Two streams whose work is put off; ``eager`` is done as far ahead as marks allow, the other only when
    somebody waits. What is read too early, or written too late, comes out as a wrong frame."""

    def __init__(self, slots: int, eager: Stream | None) -> None:
        self.pending: dict[Stream, deque[tuple[str, Callable[[], bool]]]] = {s: deque() for s in Stream}
        self.passed: set[int] = set()
        self.log: list[str] = []
        self._eager, self._marks = eager, 0
        self.written, self.kept, self.host = ([-1.0] * slots for _ in range(3))
        self.input = self.output = -1.0

    def _give(self, stream: Stream, name: str, work: Callable[[], object]) -> None:
        def done() -> bool:
            work()
            return True

        self.pending[stream].append((name, done))
        if self._eager is stream:
            self._run(stream)

    def _run(self, stream: Stream, until: int | None = None) -> None:
        while self.pending[stream] and (until is None or until not in self.passed):
            name, work = self.pending[stream][0]
            if not work():
                return
            self.log.append(name)
            self.pending[stream].popleft()

    def write(self, slot: int, driving: NDArray[np.float32]) -> None:
        self.written[slot] = float(driving[0, 0, 0])

    def upload(self, slot: int) -> None:
        self._give(Stream.RENDER, f"upload {slot}", lambda: setattr(self, "input", self.written[slot]))

    def draw(self) -> None:
        self._give(Stream.RENDER, "draw", lambda: setattr(self, "output", self.input))

    def keep(self, slot: int) -> None:
        self._give(Stream.RENDER, f"keep {slot}", lambda: self.kept.__setitem__(slot, self.output))

    def download(self, slot: int) -> None:
        self._give(Stream.COPY, f"download {slot}", lambda: self.host.__setitem__(slot, self.kept[slot]))

    def mark(self, stream: Stream) -> int:
        self._marks += 1
        mark = self._marks
        self._give(stream, f"mark {mark}", lambda: self.passed.add(mark))
        return mark

    def hold(self, stream: Stream, mark: int) -> None:
        self.pending[stream].append((f"hold {mark}", lambda: mark in self.passed))

    def wait(self, mark: int) -> None:
        while mark not in self.passed:
            before = len(self.log)
            self._run(Stream.COPY, mark)
            if mark not in self.passed:
                self._step(Stream.RENDER)
            assert len(self.log) > before, "the streams wait for each other"

    def _step(self, stream: Stream) -> None:
        if self.pending[stream]:
            name, work = self.pending[stream][0]
            if work():
                self.log.append(name)
                self.pending[stream].popleft()

    def read(self, slot: int) -> NDArray[np.uint8]:
        return np.full((2, 2, 3), self.host[slot], np.uint8)


def keypoints(value: int) -> NDArray[np.float32]:
    return np.full((1, 21, 3), value, np.float32)


@pytest.mark.parametrize("eager", [None, Stream.RENDER, Stream.COPY], ids=str)
@pytest.mark.parametrize("slots", [1, 2, SLOTS, 5])
def test_frames_come_out_in_order_however_late_the_work_is_done(slots: int, eager: Stream | None) -> None:
    pipeline = FramePipeline(LazyDevice(slots, eager), slots)
    seen: list[int] = []
    for number in range(23):
        if pipeline.full:
            seen.append(int(pipeline.take()[0, 0, 0]))
        pipeline.submit(keypoints(number))
    while pipeline.under_way:
        seen.append(int(pipeline.take()[1, 1, 2]))
    assert seen == list(range(23))


def test_submitting_waits_for_nothing() -> None:
    device = LazyDevice(SLOTS, None)
    pipeline = FramePipeline(device, SLOTS)
    for number in range(SLOTS):
        pipeline.submit(keypoints(number))
    assert device.log == []


def test_only_the_frame_that_is_taken_is_waited_for() -> None:
    device = LazyDevice(SLOTS, None)
    pipeline = FramePipeline(device, SLOTS)
    for number in range(SLOTS):
        pipeline.submit(keypoints(number))
    pipeline.take()
    assert "download 0" in device.log and "upload 1" not in device.log


def test_a_full_pipeline_takes_no_more() -> None:
    pipeline = FramePipeline(LazyDevice(2, None), 2)
    pipeline.submit(keypoints(0))
    pipeline.submit(keypoints(1))
    with pytest.raises(RuntimeError, match="take one first"):
        pipeline.submit(keypoints(2))
    pipeline.take()
    pipeline.submit(keypoints(2))


def test_an_empty_pipeline_gives_nothing() -> None:
    with pytest.raises(RuntimeError, match="no frame"):
        FramePipeline(LazyDevice(2, None), 2).take()


def test_the_test_notices_a_copy_that_does_not_wait() -> None:
    class Careless(LazyDevice):
        def hold(self, stream: Stream, mark: int) -> None:
            pass

    pipeline = FramePipeline(Careless(SLOTS, Stream.COPY), SLOTS)
    pipeline.submit(keypoints(7))
    assert pipeline.take()[0, 0, 0] != 7


def test_the_immediate_device() -> None:
    def program(driving: torch.Tensor) -> torch.Tensor:
        return driving.sum().to(torch.uint8).expand(4, 6, 3).contiguous()

    pipeline = FramePipeline(ImmediateDevice(program, torch.device("cpu"), SLOTS))
    for number in (1, 2, 3):
        pipeline.submit(keypoints(number))
    assert [int(pipeline.take()[0, 0, 0]) for _ in range(3)] == [63, 126, 189]
