"""From a model's values to controls, pose and residual."""

from __future__ import annotations

import numpy as np
import pytest

from talking_avatar.errors import UserError
from talking_avatar.motion.controls import CONTROL_INDEX
from talking_avatar.motion.dit.spaces import ControlsSpace, LivePortraitSpace
from talking_avatar.motion.keypoint_basis import keypoint_expression

VOICE = np.array([0.3, 0.8], np.float32)


def test_names_find_their_places() -> None:
    space = ControlsSpace(("yaw_deg", "jawOpen", "gazeX"))
    motion = space.motion(np.array([[5, 0.5, -0.5], [-5, 1.5, 0.5]], np.float32), VOICE)
    assert motion.controls[:, CONTROL_INDEX["jawOpen"]].tolist() == [0.5, 1.0]
    assert motion.controls[:, CONTROL_INDEX["gazeX"]].tolist() == [-0.5, 0.5]
    assert motion.pose[:, 1].tolist() == [5, -5]
    assert motion.voice is VOICE


def test_names_that_nobody_has_are_refused() -> None:
    with pytest.raises(UserError, match="does not have: wings"):
        ControlsSpace(("jawOpen", "wings"))
    with pytest.raises(UserError, match="some twice"):
        ControlsSpace(("jawOpen", "jawOpen"))


def test_liveportraits_expression_survives_the_split() -> None:
    random = np.random.default_rng(0)
    reference = random.normal(0, 0.01, 73).astype(np.float32)
    reference[63] = 1.5
    values = reference + random.normal(0, 0.01, (2, 73)).astype(np.float32)
    values[0] = reference
    motion = LivePortraitSpace(reference).motion(values, VOICE)
    expression = keypoint_expression(motion.controls, motion.residual).reshape(2, 63)
    np.testing.assert_allclose(expression, values[:, :63] - reference[:63], atol=1e-6)
    assert not motion.controls[0].any()
    assert not motion.pose[0].any()


def test_liveportraits_head_turns_our_way() -> None:
    reference = np.zeros(73, np.float32)
    reference[63] = 1.5
    values = np.repeat(reference[None], 2, axis=0)
    values[1, 63:70] = [1.65, 0.077, 0.0385, 0, 4, 6, 8]
    pose = LivePortraitSpace(reference).motion(values, VOICE).pose[1]
    np.testing.assert_allclose(pose, [4, -6, 8, 0.2, 0.1, 0.1], rtol=1e-4)
