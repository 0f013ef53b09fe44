"""Limits and combinations of controls."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from talking_avatar.motion.controls import CONTROL_INDEX, POSE_INDEX, control_vector
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.portrait import Traits
from talking_avatar.render.warp.coefficients import RIG_INDEX, limited_state, rig_coefficients

FRONTAL = Traits(0, 0, 0, 0.0, False, 0.3, 0.3, 0.0, 1.0)


def yaw_shown(asked_deg: float, traits: Traits = FRONTAL) -> float:
    return float(limited_state(FaceState.of(None, yaw_deg=asked_deg), traits).pose[POSE_INDEX["yaw_deg"]])


def rig_value(name: str, **controls: float) -> float:
    return float(rig_coefficients(control_vector(controls))[RIG_INDEX[name]])


@pytest.mark.every_case
@pytest.mark.parametrize("asked_deg", [-15.0, -4.0, 0.0, 9.0, 15.0])
def test_ordinary_turns_of_a_frontal_face_are_taken_as_they_are(asked_deg: float) -> None:
    assert yaw_shown(asked_deg) == pytest.approx(asked_deg)


def test_turns_grow_steadily_and_stay_bounded() -> None:
    shown = [yaw_shown(a) for a in np.linspace(-90, 90, 181)]
    assert (np.diff(shown) >= 0).all()
    assert max(np.abs(shown)) <= 24
    assert np.diff(shown)[80:100].min() > 0.99


def test_a_face_turned_aside_turns_less_further_but_freely_back() -> None:
    aside = replace(FRONTAL, yaw_deg=28.0)
    assert yaw_shown(15, aside) < 12
    assert yaw_shown(-15, aside) == pytest.approx(-15)
    assert yaw_shown(-15, replace(FRONTAL, yaw_deg=-28.0)) > -12
    assert yaw_shown(3, aside) == pytest.approx(3)


def test_blank_eyes_have_no_gaze() -> None:
    looking = FaceState.of({"gazeX": 0.8, "gazeY": -0.5})
    blank = limited_state(looking, replace(FRONTAL, iris_contrast=0.02)).controls
    assert blank[CONTROL_INDEX["gazeX"]] == 0
    assert blank[CONTROL_INDEX["gazeY"]] == 0
    assert limited_state(looking, FRONTAL).controls[CONTROL_INDEX["gazeX"]] == pytest.approx(0.8)


def test_glasses_calm_what_would_bend_them_and_nothing_else() -> None:
    state = FaceState.of({"browInnerUp": 1.0, "eyeSquintLeft": 1.0, "jawOpen": 0.6, "eyeBlinkLeft": 1.0})
    worn = limited_state(state, replace(FRONTAL, glasses=1.0)).controls
    assert worn[CONTROL_INDEX["browInnerUp"]] < 0.6
    assert worn[CONTROL_INDEX["eyeSquintLeft"]] < 0.6
    assert worn[CONTROL_INDEX["jawOpen"]] == pytest.approx(0.6)
    assert worn[CONTROL_INDEX["eyeBlinkLeft"]] == pytest.approx(1.0)


def test_lips_told_to_meet_meet_whatever_the_jaw_does() -> None:
    assert rig_value("jawOpen", jawOpen=0.7, mouthClose=1.0) == 0
    assert rig_value("jawOpen", jawOpen=0.7) == pytest.approx(0.7)


def test_lids_follow_the_gaze_until_they_close() -> None:
    assert rig_value("lidGazeLeft", gazeY=0.6) == pytest.approx(0.6)
    assert rig_value("lidGazeLeft", gazeY=0.6, eyeBlinkLeft=1.0) == 0
    assert rig_value("lidGazeRight", gazeY=0.6, eyeBlinkLeft=1.0) == pytest.approx(0.6)


def test_a_closed_eye_neither_squints_nor_widens() -> None:
    for name in ("eyeSquintLeft", "eyeWideLeft"):
        assert rig_value(name, **{name: 1.0, "eyeBlinkLeft": 1.0}) == 0
        assert rig_value(name, **{name: 1.0}) == 1


def test_the_state_asked_for_is_left_alone() -> None:
    state = FaceState.of({"gazeX": 1.0}, yaw_deg=80)
    limited_state(state, replace(FRONTAL, glasses=1.0, iris_contrast=0.0))
    assert state.pose[POSE_INDEX["yaw_deg"]] == 80
    assert state.controls[CONTROL_INDEX["gazeX"]] == 1
