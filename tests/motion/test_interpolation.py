from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_INDEX
from talking_avatar.motion.face_motion import FaceMotion, FaceState
from talking_avatar.motion.interpolation import interpolate_rows, motion_rows, row_state, split_time
from talking_avatar.motion.lips import LIPS_SHUT_IPD, lip_aperture_ipd
from tests.fast_part import examples

JAW, CLOSE = CONTROL_INDEX["jawOpen"], CONTROL_INDEX["mouthClose"]
BROW, YAW = CONTROL_INDEX["browInnerUp"], 1
RATES_HZ = (24, 25, 30_000 / 1001, 30, 50, 60)


def random_motion(seed: int, frames: int = 30) -> FaceMotion:
    random = np.random.default_rng(seed)
    return FaceMotion(
        random.uniform(0, 1, (frames, CONTROL_COUNT)).astype(np.float32),
        random.normal(0, 3, (frames, 6)).astype(np.float32),
        random.normal(0, 0.01, (frames, 21, 3)).astype(np.float32),
        np.ones(frames, np.float32),
    )


def state_at(motion: FaceMotion, time_s: float) -> FaceState:
    """Before the first and after the last frame it rests."""
    index, position = split_time(time_s)
    neighbours = np.clip(np.arange(index - 1, index + 3), 0, len(motion) - 1)
    return row_state(interpolate_rows(motion_rows(motion)[neighbours], position))


def states_at_rate(motion: FaceMotion, rate_hz: float) -> list[FaceState]:
    return [state_at(motion, j / rate_hz) for j in range(math.ceil(len(motion) / 25 * rate_hz - 1e-6))]


def test_frames_are_met_exactly() -> None:
    motion = random_motion(1)
    for index in range(len(motion)):
        state = state_at(motion, index / 25)
        np.testing.assert_array_equal(state.controls, motion.controls[index])
        np.testing.assert_array_equal(state.pose, motion.pose[index])
        np.testing.assert_array_equal(state.residual, motion.residual[index])


@given(st.integers(0, 2**31), st.floats(0, 29 / 25))
@settings(max_examples=examples(150), deadline=None)
def test_values_stay_between_the_frames_around_them(seed: int, time_s: float) -> None:
    motion = random_motion(seed)
    state = state_at(motion, time_s)
    index = min(int(time_s * 25 + 1e-6), len(motion) - 2)
    for values, frames in ((state.controls, motion.controls), (state.pose, motion.pose)):
        low, high = np.minimum(*frames[index : index + 2]), np.maximum(*frames[index : index + 2])
        assert (values >= low - 1e-6).all()
        assert (values <= high + 1e-6).all()


def test_before_and_after_it_rests() -> None:
    motion = random_motion(4)
    np.testing.assert_array_equal(state_at(motion, -1).controls, motion.controls[0])
    np.testing.assert_array_equal(state_at(motion, 9).controls, motion.controls[-1])


def test_even_movement_stays_even_at_every_rate() -> None:
    motion = FaceMotion.neutral(50)
    motion.pose[:, YAW] = np.linspace(-10, 10, 50)
    motion.controls[:, BROW] = np.linspace(0, 1, 50)
    for rate_hz in RATES_HZ:
        inner = states_at_rate(motion, rate_hz)[4 : int(48 / 25 * rate_hz) - 3]
        steps = np.diff([state.pose[YAW] for state in inner])
        np.testing.assert_allclose(steps, 20 / 49 * 25 / rate_hz, rtol=2e-3)


def test_movement_has_no_corners() -> None:
    """A sine sampled at 25 Hz comes back as a sine, within what a cubic through the frames can do."""
    times_s = np.arange(75) / 25
    motion = FaceMotion.neutral(75)
    motion.pose[:, YAW] = np.sin(2 * np.pi * 1.5 * times_s)
    fine = states_at_rate(motion, 200)[100:500]
    wanted = np.sin(2 * np.pi * 1.5 * np.arange(100, 500) / 200)
    assert np.abs([state.pose[YAW] for state in fine] - wanted).max() < 0.02


@pytest.mark.parametrize("rate_hz", [30_000 / 1001, 30, 50, 60])
@pytest.mark.parametrize("by_close", [False, True])
def test_lips_that_meet_for_one_frame_are_seen_shut_at_every_rate(rate_hz: float, by_close: bool) -> None:
    for shut in range(5, 31):
        motion = FaceMotion.neutral(40)
        motion.controls[:, JAW] = 0.45
        if by_close:
            motion.controls[shut, CLOSE] = 1
        else:
            motion.controls[shut, JAW] = 0
        apertures = [float(lip_aperture_ipd(state.controls)) for state in states_at_rate(motion, rate_hz)]
        assert min(apertures) < LIPS_SHUT_IPD
        assert sum(aperture < LIPS_SHUT_IPD for aperture in apertures) / rate_hz < 0.075
