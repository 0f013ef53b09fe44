"""From the tape to motion in its place, whatever the generator does."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from talking_avatar.audio.intake import TAPE_RATE_HZ
from talking_avatar.audio.media_clock import MediaClock
from talking_avatar.audio.ring import AudioRing
from talking_avatar.live.lapse import lapse, next_slower
from talking_avatar.live.motion_stage import MotionStage
from talking_avatar.motion.controls import CONTROL_INDEX
from talking_avatar.motion.face_motion import FaceMotion, FaceState
from talking_avatar.motion.generator import MotionGenerator
from tests.live.stand_ins import JAW, PromptGenerator, SlowGenerator

FRAME = TAPE_RATE_HZ // 25


class Rig:
    def __init__(self, generator: MotionGenerator | None = None) -> None:
        self.tape = AudioRing(TAPE_RATE_HZ * 30)
        self.said: list[str] = []
        self.arrived = threading.Event()
        self.stage = MotionStage(
            self.tape,
            MediaClock(time.perf_counter()),
            self.arrived,
            generator or PromptGenerator(),
            PromptGenerator,
            self.said.append,
        )
        self.jaw: list[float] = []

    def hear(self, frames: int, loud: bool) -> None:
        """So many frames of 40 ms, in uneven pieces."""
        sound = np.full(frames * FRAME, 0.5 if loud else 0.0, np.float32)
        for start in range(0, len(sound), 777):
            self.tape.write(sound[start : start + 777])
            self.arrived.set()
            self.stage.step()
        for motion in self.stage.take():
            self.jaw += motion.controls[:, JAW].tolist()


def open_frames(jaw: list[float]) -> list[int]:
    return [index for index, value in enumerate(jaw) if value > 0.5]


def test_frames_lie_where_the_sound_was() -> None:
    rig = Rig()
    rig.hear(10, loud=False)
    rig.hear(3, loud=True)
    rig.hear(10, loud=False)
    assert open_frames(rig.jaw) in ([10, 11, 12], [9, 10, 11, 12], [10, 11, 12, 13], [9, 10, 11, 12, 13])
    assert len(rig.jaw) >= 22


def test_while_nobody_watches_nothing_is_computed_and_the_face_comes_to_rest() -> None:
    rig = Rig()
    rig.hear(10, loud=True)
    rig.stage.resting = True
    rig.hear(50, loud=True)
    assert len(rig.jaw) == 60
    assert max(rig.jaw[20:]) < 0.02
    rig.stage.resting = False
    rig.hear(5, loud=False)
    rig.hear(3, loud=True)
    rig.hear(5, loud=False)
    assert set(open_frames(rig.jaw[60:])) >= {5, 6, 7}
    assert len(rig.jaw) >= 72


def test_another_generator_goes_on_at_the_same_time() -> None:
    rig = Rig()
    rig.hear(10, loud=False)
    rig.stage.use(PromptGenerator())
    rig.hear(10, loud=False)
    rig.hear(3, loud=True)
    rig.hear(5, loud=False)
    assert set(open_frames(rig.jaw)) >= {20, 21, 22}
    assert len(open_frames(rig.jaw)) <= 5


class Moody:
    """A generator whose streams raise at the times it is told."""

    look_ahead_s = 0.04

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.inner = PromptGenerator().stream(0)

    def stream(self, seed: int) -> Moody:
        self.inner = PromptGenerator().stream(seed)
        return self

    def push(self, samples: np.ndarray) -> FaceMotion:
        if self.failures:
            self.failures -= 1
            raise RuntimeError("out of memory")
        return self.inner.push(samples)

    def finish(self) -> FaceMotion:
        return FaceMotion.neutral(0)


def test_a_failure_costs_frames_but_no_time() -> None:
    rig = Rig(Moody(1))
    rig.hear(10, loud=False)
    rig.hear(3, loud=True)
    rig.hear(5, loud=False)
    assert set(open_frames(rig.jaw)) >= {10, 11, 12}
    assert len(open_frames(rig.jaw)) <= 5
    assert rig.said == ["The motion model failed (RuntimeError: out of memory) and was started again."]


def test_after_three_failures_the_simple_one_takes_over() -> None:
    rig = Rig(Moody(1000))
    rig.hear(20, loud=False)
    rig.hear(3, loud=True)
    rig.hear(5, loud=False)
    assert set(open_frames(rig.jaw)) >= {20, 21, 22}
    assert len(rig.said) == 3
    assert "simpler one" in rig.said[-1]


def test_a_generator_far_behind_skips_to_the_voice_of_now() -> None:
    rig = Rig()
    rig.hear(5, loud=False)
    rig.tape.write(np.zeros(TAPE_RATE_HZ * 5, np.float32))
    rig.hear(5, loud=False)
    rig.hear(3, loud=True)
    rig.hear(5, loud=False)
    assert rig.stage.skipped_s > 4
    assert set(open_frames(rig.jaw)) >= {135, 136, 137}


def test_where_sound_was_skipped_the_mouth_closes_and_the_head_comes_to_rest() -> None:
    rig = Rig()
    rig.hear(3, loud=True)
    rig.tape.write(np.zeros(TAPE_RATE_HZ * 5, np.float32))
    rig.hear(5, loud=False)
    after = rig.jaw[open_frames(rig.jaw)[-1] + 1 :][:10]
    assert (np.diff(after) < 0).all()
    assert after[-1] < 0.01
    last = FaceState.of({"jawOpen": 0.8, "browInnerUp": 0.5}, yaw_deg=10)
    motion = lapse(last, 25)
    assert motion.controls[6, JAW] < 0.05
    assert motion.controls[6, CONTROL_INDEX["browInnerUp"]] > 0.3
    assert 3 < motion.pose[24, 1] < 5


@pytest.mark.full
def test_a_generator_that_does_not_keep_up_is_noticed() -> None:
    def falls_behind(generator: MotionGenerator) -> bool:
        rig = Rig(generator)
        began_s, written = time.perf_counter(), 0
        while time.perf_counter() - began_s < 4 and not rig.stage.falls_behind:
            due = int((time.perf_counter() - began_s) * TAPE_RATE_HZ)
            rig.tape.write(np.zeros(due - written, np.float32))
            written = due
            rig.arrived.set()
            # The microphone does not wait for the generator.
            worker = threading.Thread(target=rig.stage.step)
            worker.start()
            while worker.is_alive():
                time.sleep(0.02)
                due = int((time.perf_counter() - began_s) * TAPE_RATE_HZ)
                rig.tape.write(np.zeros(due - written, np.float32))
                written = due
        return rig.stage.falls_behind

    assert falls_behind(SlowGenerator(1.5))
    assert not falls_behind(SlowGenerator(0.1))


def test_what_is_taken_instead_of_something_too_slow() -> None:
    longer_steps, loudness = next_slower("built-in", "default"), next_slower("built-in", "slow-pc")
    assert longer_steps is not None
    assert longer_steps[:2] == ("built-in", "slow-pc")
    assert loudness is not None
    assert loudness[0] == "loudness"
    assert all("too busy" in words for words in (longer_steps[2], loudness[2]))
    assert next_slower("loudness", "slow-pc") is None
