from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_INDEX
from talking_avatar.motion.face_motion import FaceMotion
from talking_avatar.motion.interpolation import motion_rows
from talking_avatar.motion.lips import IS_CLOSING, LIPS_SHUT_IPD, lip_aperture_ipd
from talking_avatar.motion.performer.one_euro import OneEuroFilter
from talking_avatar.motion.performer.smoothing import LIP_KEYPOINTS, MotionSmoother

JAW, CLOSE = CONTROL_INDEX["jawOpen"], CONTROL_INDEX["mouthClose"]
YAW_COLUMN = CONTROL_COUNT + 1


def smoothed(motion: FaceMotion) -> NDArray[np.float32]:
    smoother = MotionSmoother()
    return np.stack([smoother.step(row) for row in motion_rows(motion)])


def filtered(samples: NDArray[np.float64], cutoff_hz: float, beta: float) -> NDArray[np.float64]:
    one_euro = OneEuroFilter(25, np.array([cutoff_hz]), np.array([beta]))
    return np.array([one_euro.step(np.array([sample]))[0] for sample in samples])


def test_one_euro_is_a_low_pass_at_rest_and_lets_go_when_the_signal_moves() -> None:
    random = np.random.default_rng(2)
    tremble = random.normal(0, 0.1, 500)
    assert filtered(tremble, 1.0, 0.0)[50:].std() < 0.4 * tremble.std()
    step = np.concatenate([np.zeros(25), np.ones(25)])
    slow, quick = filtered(step, 1.0, 0.0), filtered(step, 1.0, 2.0)
    assert slow[27] < 0.6 < quick[27]
    assert quick[25:].max() <= 1.0
    assert (np.diff(quick[24:]) >= 0).all()


def test_one_euro_has_the_time_constant_of_its_cut_off() -> None:
    """Casiez et al. 2012, equation 5: a step is followed by 1 - 1 / (1 + 2 pi f T) a sample."""
    response = filtered(np.concatenate([[0.0], np.ones(3)]), 2.0, 0.0)
    share = 1 / (1 + 25 / (2 * np.pi * 2.0))
    assert response[1:3] == pytest.approx([share, 1 - (1 - share) ** 2])


def test_one_euro_goes_on_from_where_it_is_put() -> None:
    one_euro = OneEuroFilter(25, np.array([1.0]), np.array([0.0]))
    one_euro.step(np.array([1.0]))
    one_euro.restart_at(np.array([0.0]))
    assert 0 < one_euro.step(np.array([1.0]))[0] < 0.5


def test_noise_on_head_and_brows_is_smoothed() -> None:
    motion = FaceMotion.neutral(300)
    motion.pose[:, 1] = np.random.default_rng(1).normal(0, 0.5, 300)
    assert smoothed(motion)[20:, YAW_COLUMN].std() < 0.7 * motion.pose[:, 1].std()


def test_a_head_that_turns_is_followed() -> None:
    motion = FaceMotion.neutral(100)
    motion.pose[:, 1] = 10 * np.sin(2 * np.pi * 0.5 * np.arange(100) / 25)
    followed = smoothed(motion)[:, YAW_COLUMN]
    lags = [np.corrcoef(np.roll(followed, -k)[10:-10], motion.pose[10:-10, 1])[0, 1] for k in range(6)]
    assert int(np.argmax(lags)) <= 2
    assert np.ptp(followed) > 0.85 * np.ptp(motion.pose[:, 1])


def test_closures_of_the_lips_pass_untouched() -> None:
    random = np.random.default_rng(4)
    motion = FaceMotion.neutral(400)
    motion.controls[:, : CONTROL_INDEX["cheekPuff"]] = random.uniform(
        0, 0.5, (400, CONTROL_INDEX["cheekPuff"])
    )
    shut = np.arange(7, 400, 11)
    motion.controls[shut, CLOSE] = 1.0
    for name in ("jawOpen", "mouthFunnel", "mouthUpperUp", "mouthLowerDown"):
        motion.controls[shut[::2], CONTROL_INDEX[name]] = 0
    rows = smoothed(motion)
    np.testing.assert_array_equal(rows[:, :CONTROL_COUNT][:, IS_CLOSING], motion.controls[:, IS_CLOSING])
    before, after = lip_aperture_ipd(motion.controls), lip_aperture_ipd(rows[:, :CONTROL_COUNT])
    assert (after <= before + 1e-6).all()
    assert (after[shut] < LIPS_SHUT_IPD).all()
    assert after.mean() > 0.6 * before.mean()


def test_lip_keypoints_pass_and_the_others_are_smoothed() -> None:
    motion = FaceMotion.neutral(200)
    motion.residual[:] = np.random.default_rng(3).normal(0, 0.003, (200, 21, 3))
    residual = smoothed(motion)[:, -63:].reshape(200, 21, 3)
    np.testing.assert_array_equal(residual[:, LIP_KEYPOINTS], motion.residual[:, LIP_KEYPOINTS])
    others = [k for k in range(21) if k not in LIP_KEYPOINTS]
    assert residual[20:, others].std() < 0.9 * motion.residual[20:, others].std()


def test_silence_after_speech_is_exactly_neutral_soon() -> None:
    motion = FaceMotion.neutral(100)
    motion.controls[:40] = 0.3
    rows = smoothed(motion)
    assert rows[39].any()
    assert not rows[75:].any()
