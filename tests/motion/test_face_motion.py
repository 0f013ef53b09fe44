from __future__ import annotations

import numpy as np
import pytest

from talking_avatar.motion.composition import (
    add_motions,
    add_pose,
    add_states,
    control_gains,
    scale_motion,
)
from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_INDEX, POSE_INDEX
from talking_avatar.motion.face_motion import FaceMotion, FaceState

JAW, YAW, SCALE = CONTROL_INDEX["jawOpen"], POSE_INDEX["yaw_deg"], POSE_INDEX["scale"]


def random_motion(seed: int, frames: int = 20) -> FaceMotion:
    random = np.random.default_rng(seed)
    return FaceMotion(
        random.uniform(0, 0.4, (frames, CONTROL_COUNT)).astype(np.float32),
        random.uniform(-0.2, 0.2, (frames, 6)).astype(np.float32),
        random.normal(0, 0.01, (frames, 21, 3)).astype(np.float32),
        random.uniform(0, 1, frames).astype(np.float32),
    )


def test_states_from_names() -> None:
    state = FaceState.of({"jawOpen": 0.4}, yaw_deg=10)
    assert state.controls[JAW] == np.float32(0.4)
    assert state.pose[YAW] == 10
    assert not state.residual.any()
    with pytest.raises(KeyError):
        FaceState.of(None, tilt_deg=1)


def test_parts_that_do_not_fit_are_refused() -> None:
    good = FaceMotion.neutral(3)
    with pytest.raises(ValueError, match=r"pose has shape \(2, 6\)"):
        FaceMotion(good.controls, good.pose[:2], good.residual, good.voice)
    with pytest.raises(ValueError, match="controls"):
        FaceMotion(good.controls[:, :5], good.pose, good.residual, good.voice)


def test_pieces_join_to_the_whole() -> None:
    whole = random_motion(1)
    parts = [
        FaceMotion(whole.controls[s], whole.pose[s], whole.residual[s], whole.voice[s])
        for s in (slice(0, 7), slice(7, 7), slice(7, 20))
    ]
    joined = FaceMotion.concatenate(parts)
    for name in ("controls", "pose", "residual", "voice"):
        np.testing.assert_array_equal(getattr(joined, name), getattr(whole, name))
    assert len(FaceMotion.concatenate([])) == 0


def test_adding_is_symmetric_has_a_neutral_and_stays_in_range() -> None:
    first, second = random_motion(1), random_motion(2)
    one, other = add_motions(first, second), add_motions(second, first)
    np.testing.assert_array_equal(one.controls, other.controls)
    np.testing.assert_allclose(one.pose, other.pose, atol=1e-7)
    with_nothing = add_motions(first, FaceMotion.neutral(len(first)))
    np.testing.assert_array_equal(with_nothing.controls, first.controls)
    np.testing.assert_allclose(with_nothing.pose, first.pose, atol=1e-7)
    np.testing.assert_array_equal(with_nothing.voice, first.voice)
    full = FaceState.of({"jawOpen": 0.8})
    assert add_states(full, full).controls[JAW] == 1.0
    with pytest.raises(ValueError, match="20 and 3 frames"):
        add_motions(first, FaceMotion.neutral(3))


def test_sizes_multiply_where_angles_add() -> None:
    larger, smaller = np.zeros(6, np.float32), np.zeros(6, np.float32)
    larger[SCALE], smaller[SCALE] = 0.1, -0.1
    larger[YAW], smaller[YAW] = 5, 7
    both = add_pose(larger, smaller)
    assert both[SCALE] == pytest.approx(-0.01)
    assert both[YAW] == 12


def test_a_motion_is_scaled_by_parts() -> None:
    motion = random_motion(3)
    scaled = scale_motion(motion, control_gains({"jawOpen": 0.5}), pose=0.0, residual=2.0)
    np.testing.assert_allclose(scaled.controls[:, JAW], motion.controls[:, JAW] / 2, rtol=1e-6)
    np.testing.assert_array_equal(scaled.controls[:, JAW + 1 :], motion.controls[:, JAW + 1 :])
    assert not scaled.pose.any()
    np.testing.assert_allclose(scaled.residual, 2 * motion.residual)
    with pytest.raises(KeyError):
        control_gains({"smirk": 1})
