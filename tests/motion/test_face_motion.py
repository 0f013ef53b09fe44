from __future__ import annotations

import numpy as np
import pytest

from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_INDEX, POSE_INDEX
from talking_avatar.motion.face_motion import FaceMotion, FaceState

JAW, YAW = CONTROL_INDEX["jawOpen"], POSE_INDEX["yaw_deg"]


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
