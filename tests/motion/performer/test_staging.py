from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_INDEX, POSE_INDEX, POSE_NAMES
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.motion.lips import IS_CLOSING, IS_MOUTH
from talking_avatar.motion.performer import Limits, Sliders
from talking_avatar.motion.performer.life import LifeSigns
from talking_avatar.motion.performer.limits import Limiter
from talking_avatar.motion.performer.saccades import Gaze
from talking_avatar.motion.performer.staging import add_pose, stage
from tests.fast_part import examples

CALM = LifeSigns(0.0, Gaze((0.0, 0.0), (0.0, 0.0)), 0.0, np.zeros(6), np.zeros(6))
LIMITER = Limiter(Limits())


def staged(
    frame: FaceState | None = None, sliders: Sliders | None = None, life: LifeSigns = CALM
) -> FaceState:
    return stage(frame or FaceState.neutral(), life, sliders or Sliders(), LIMITER)


def value(state: FaceState, name: str) -> float:
    if name in POSE_INDEX:
        return float(state.pose[POSE_INDEX[name]])
    return float(state.controls[CONTROL_INDEX[name]])


def test_rest_is_neutral() -> None:
    state = staged()
    assert not state.controls.any()
    assert not state.pose.any()
    assert not state.residual.any()


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("slider", "amount", "moved", "direction"),
    [
        ("smile", 0.8, ("mouthSmileLeft", "mouthSmileRight"), 1),
        ("smile", -0.8, ("mouthFrownLeft", "mouthFrownRight"), 1),
        ("brows", 0.6, ("browInnerUp", "browOuterUpLeft", "browOuterUpRight"), 1),
        ("brows", -0.6, ("browDownLeft", "browDownRight"), 1),
        ("eyes", 0.7, ("eyeWideLeft", "eyeWideRight"), 1),
        ("eyes", -0.7, ("eyeSquintLeft", "eyeSquintRight"), 1),
        ("gaze_x", 0.5, ("gazeX",), 1),
        ("gaze_y", -0.5, ("gazeY",), -1),
        ("head_pitch_deg", 8.0, ("pitch_deg",), 1),
        ("head_yaw_deg", -9.0, ("yaw_deg",), -1),
        ("head_roll_deg", 5.0, ("roll_deg",), 1),
    ],
)
def test_each_slider_moves_its_part(
    slider: str, amount: float, moved: tuple[str, ...], direction: int
) -> None:
    half = staged(sliders=Sliders(**{slider: amount / 2}))  # type: ignore[arg-type]
    full = staged(sliders=Sliders(**{slider: amount}))  # type: ignore[arg-type]
    for name in moved:
        assert direction * value(full, name) > 1.5 * direction * value(half, name) > 0


def test_mouth_gain_scales_opening_but_not_closures() -> None:
    frame = FaceState.of({"jawOpen": 0.3, "mouthStretchLeft": 0.4, "mouthClose": 0.9, "mouthPress": 0.5})
    quiet, wide, none = (staged(frame, Sliders(mouth=gain)) for gain in (0.5, 1.4, 0.0))
    assert value(quiet, "jawOpen") == pytest.approx(0.15)
    assert value(wide, "mouthStretchLeft") == pytest.approx(0.56)
    for state in (quiet, wide, none):
        np.testing.assert_array_equal(state.controls[IS_CLOSING], frame.controls[IS_CLOSING])
    assert not none.controls[IS_MOUTH & ~IS_CLOSING].any()


def test_loud_speech_keeps_moving_under_the_limit() -> None:
    jaws = [value(staged(FaceState.of({"jawOpen": jaw})), "jawOpen") for jaw in np.linspace(0, 1, 21)]
    assert (np.diff(jaws) > 0).all()
    assert jaws[8] == pytest.approx(0.4)
    assert jaws[-1] < Limits().jaw_open


def test_eyes_hold_the_camera_while_the_head_turns() -> None:
    frame = FaceState.of(None, yaw_deg=10, pitch_deg=-5)
    held = staged(frame)
    assert value(held, "gazeX") == pytest.approx(-0.4)
    assert value(held, "gazeY") == pytest.approx(0.2)
    loose = staged(frame, Sliders(look_at_camera=False))
    assert value(loose, "gazeX") == value(loose, "gazeY") == 0


def test_glances_are_smaller_while_the_camera_is_held() -> None:
    aside = LifeSigns(0.0, Gaze((0.0, 0.0), (0.4, 0.0)), 0.0, np.zeros(6), np.zeros(6))
    held, free = staged(life=aside), staged(life=aside, sliders=Sliders(look_at_camera=False))
    assert 0 < value(held, "gazeX") < 0.5 * value(free, "gazeX")


def test_blinks_close_the_eye_whatever_the_sliders_do_to_it() -> None:
    shut = LifeSigns(1.0, CALM.gaze, 0.0, np.zeros(6), np.zeros(6))
    for sliders in (Sliders(), Sliders(eyes=1.0), Sliders(eyes=-1.0, smile=1.0)):
        state = staged(life=shut, sliders=sliders)
        assert value(state, "eyeBlinkLeft") == value(state, "eyeBlinkRight") == 1
        assert value(state, "eyeWideLeft") == value(state, "eyeSquintRight") == 0
    assert value(staged(life=shut, sliders=Sliders(blinking=False)), "eyeBlinkLeft") == 0


def test_life_is_scaled_by_its_sliders_and_leaves_the_mouth_alone() -> None:
    head = np.array([2.0, 3.0, 1.0, 0.02, 0.01, 0.005])
    life = LifeSigns(0.3, Gaze((0.02, 0.01), (0.1, 0.0)), 0.3, head, 0.1 * head)
    frame = FaceState.of({"jawOpen": 0.2, "mouthPucker": 0.1})
    for sliders in (Sliders(), Sliders(liveliness=2.0, head_motion=2.0)):
        np.testing.assert_array_equal(
            staged(frame, sliders, life).controls[IS_MOUTH], frame.controls[IS_MOUTH]
        )
    still = staged(frame, Sliders(liveliness=0.0, head_motion=0.0), life)
    assert not still.pose.any()
    assert value(still, "browInnerUp") == 0
    double = staged(frame, Sliders(head_motion=2.0, liveliness=0.0), life)
    assert value(double, "yaw_deg") == pytest.approx(6.0)


@given(
    arrays(np.float32, CONTROL_COUNT, elements=st.floats(-1000, 1000, width=32)),
    arrays(np.float32, 6, elements=st.floats(-1000, 1000, width=32)),
    st.floats(-1, 1),
    st.floats(-18, 18),
    st.floats(0, 2),
)
@settings(max_examples=examples(150), deadline=None)
def test_nothing_leaves_its_limits(
    controls: NDArray[np.float32], pose: NDArray[np.float32], smile: float, yaw: float, gain: float
) -> None:
    limits = Limits()
    frame = FaceState(controls, pose)
    sliders = Sliders(smile=smile, head_yaw_deg=yaw, mouth=gain, liveliness=gain, head_motion=gain)
    state = staged(frame, sliders)
    lowest, highest = limits.controls()
    assert (state.controls >= lowest).all()
    assert (state.controls <= highest).all()
    assert (np.abs(state.pose) <= [getattr(limits, name) for name in POSE_NAMES]).all()


def test_sizes_multiply_where_angles_add() -> None:
    larger, smaller = np.zeros(6, np.float32), np.zeros(6, np.float32)
    larger[POSE_INDEX["scale"]], smaller[POSE_INDEX["scale"]] = 0.1, -0.1
    larger[POSE_INDEX["yaw_deg"]], smaller[POSE_INDEX["yaw_deg"]] = 5, 7
    both = add_pose(larger, smaller)
    assert both[POSE_INDEX["scale"]] == pytest.approx(-0.01)
    assert both[POSE_INDEX["yaw_deg"]] == 12
