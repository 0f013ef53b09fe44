from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from talking_avatar.motion.controls import (
    CONTROL_COUNT,
    CONTROL_INDEX,
    CONTROL_MAXIMUM,
    CONTROL_MINIMUM,
    CONTROL_NAMES,
    control_vector,
)
from talking_avatar.motion.keypoint_basis import (
    KEYPOINT_BASIS,
    RECIPES,
    SPLIT_GROUPS,
    keypoint_expression,
    split_expression,
)
from tests.fast_part import examples

SLIDERS = np.load(Path(__file__).parents[1] / "data/liveportrait/editor_sliders.npz")
STILL = np.zeros((21, 3), np.float32)
expressions = arrays(
    np.float32, (3, 21, 3), elements=st.floats(-0.125, 0.125, width=32, allow_subnormal=False)
)


def expression(**controls: float) -> NDArray[np.float32]:
    return keypoint_expression(control_vector(controls), STILL)


@pytest.mark.parametrize(
    ("controls", "slider", "units"),
    [
        ({"jawOpen": 1}, "lip_variation_three/pos", 80),
        ({"mouthClose": 1}, "lip_variation_three/neg", 30),
        ({"mouthPucker": 1}, "lip_variation_one/pos", 15),
        ({"mouthStretchLeft": 1, "mouthStretchRight": 1}, "lip_variation_two/pos", 15),
        ({"mouthSmileLeft": 1, "mouthSmileRight": 1}, "smile/pos", 1),
        ({"mouthFrownLeft": 1, "mouthFrownRight": 1}, "smile/neg", 0.3),
        ({"mouthX": 1}, "lip_variation_zero/pos", 0.018),
        ({"browInnerUp": 1, "browOuterUpLeft": 1, "browOuterUpRight": 1}, "eyebrow/pos", 15),
        ({"browDownLeft": 1, "browDownRight": 1}, "eyebrow/neg", 10),
        ({"gazeY": 1}, "eyeball_y/neg", 15),
    ],
)
def test_controls_do_what_the_editors_sliders_do(
    controls: dict[str, float], slider: str, units: float
) -> None:
    np.testing.assert_allclose(expression(**controls), units * SLIDERS[slider], atol=1e-7)


def test_gaze_aside_is_the_mean_of_the_editors_two_directions() -> None:
    both = SLIDERS["eyeball_x/pos"] - SLIDERS["eyeball_x/neg"]
    np.testing.assert_allclose(expression(gazeX=1), 15 / 2 * both, atol=1e-7)


def test_two_lids_make_the_editors_blink_without_its_brows() -> None:
    blink = 20 * SLIDERS["blink/neg"]
    blink[[1, 2]] = 0
    np.testing.assert_allclose(expression(eyeBlinkLeft=1, eyeBlinkRight=1), blink, atol=1e-7)
    wink = SLIDERS["wink/pos"]
    left = expression(eyeBlinkLeft=1)
    np.testing.assert_allclose(left[[11, 13]], 20 * wink[[11, 13]], atol=1e-7)
    assert not left[[15, 16]].any()


def test_no_control_leaves_what_real_faces_do() -> None:
    """Largest excursions over upstream's published motion templates, in thousandths."""
    measured = {19: (37, 82, 16), 20: (21, 36, 22), 14: (8, 23, 0), 17: (6, 15, 8), 13: (9, 11, 0)}
    for name in CONTROL_NAMES:
        moved = np.abs(expression(**{name: 1})) * 1000
        for keypoint, most in measured.items():
            assert (moved[keypoint] <= np.array(most) + 0.01).all(), (name, keypoint)


def test_only_what_the_editors_lack_stays_still() -> None:
    still = {name for name in CONTROL_NAMES if not KEYPOINT_BASIS[CONTROL_INDEX[name]].any()}
    assert still == {"cheekPuff", "noseSneer", "tongueUp"}
    assert set(RECIPES) == set(CONTROL_NAMES) - still


@given(expressions)
@settings(max_examples=examples(60), deadline=None)
def test_nothing_is_lost_when_an_expression_is_split(wanted: NDArray[np.float32]) -> None:
    controls, residual = split_expression(wanted)
    assert controls.dtype == residual.dtype == np.float32
    assert (controls >= CONTROL_MINIMUM).all()
    assert (controls <= CONTROL_MAXIMUM).all()
    np.testing.assert_allclose(keypoint_expression(controls, residual), wanted, rtol=0, atol=2e-8)


@given(
    arrays(np.float32, CONTROL_COUNT, elements=st.floats(-1, 1, width=32)),
    arrays(np.float32, (21, 3), elements=st.floats(-0.0625, 0.0625, width=32)),
)
@settings(max_examples=examples(60), deadline=None)
def test_slider_on_top_adds_its_own_share_only(
    controls: NDArray[np.float32], residual: NDArray[np.float32]
) -> None:
    before = keypoint_expression(controls, residual)
    more = controls.copy()
    more[CONTROL_INDEX["jawOpen"]] += 0.25
    np.testing.assert_allclose(
        keypoint_expression(more, residual) - before, expression(jawOpen=0.25), atol=3e-8
    )


@pytest.mark.full
@given(st.lists(st.floats(0, 1), min_size=len(SPLIT_GROUPS), max_size=len(SPLIT_GROUPS)))
@settings(max_examples=examples(60), deadline=None)
def test_controls_explain_an_expression_that_is_made_of_them(values: list[float]) -> None:
    opposed = {"mouthClose", "mouthFrownLeft", "eyeWideLeft", "eyeWideRight"}
    controls = np.zeros(CONTROL_COUNT, np.float32)
    for value, group in zip(values, SPLIT_GROUPS, strict=True):
        if group[0] not in opposed:
            controls[[CONTROL_INDEX[name] for name in group]] = value
    wanted = keypoint_expression(controls, STILL)
    _, residual = split_expression(wanted)
    assert np.abs(residual).max() < 2e-4


@pytest.mark.full
def test_each_split_control_comes_back_by_itself() -> None:
    for group in SPLIT_GROUPS:
        lowest = CONTROL_MINIMUM[CONTROL_INDEX[group[0]]]
        for value in (0.6, 1.0, float(lowest)):
            controls = control_vector(dict.fromkeys(group, value))
            back, _ = split_expression(keypoint_expression(controls, STILL))
            own = controls != 0
            np.testing.assert_allclose(back[own], controls[own], atol=0.08, err_msg=str(group))
            # Looking up and wide eyes are neighbours.
            assert np.abs(back[~own]).max() < 0.12, group


def test_a_speaking_mouth_becomes_a_jaw_that_opens() -> None:
    opening = np.zeros((40, 21, 3), np.float32)
    opening[:, 19, 1] = np.linspace(0, 0.06, 40)
    jaw = split_expression(opening)[0][:, CONTROL_INDEX["jawOpen"]]
    assert np.corrcoef(jaw, opening[:, 19, 1])[0, 1] > 0.999
    assert jaw[-1] == pytest.approx(0.75, abs=0.02)
    pressed = -opening
    controls, _ = split_expression(pressed)
    assert not controls[:, CONTROL_INDEX["jawOpen"]].any()
    assert controls[-1, CONTROL_INDEX["mouthClose"]] == 1.0


def test_identity_moves_no_control() -> None:
    """Head shape and placement (keypoints 0, 4, 5, 8, 9, 10, 12, 18) are no expression."""
    identity = np.zeros((21, 3), np.float32)
    identity[[0, 4, 5, 6, 8, 9, 10, 12, 18]] = 0.03
    controls, residual = split_expression(identity)
    assert not controls.any()
    np.testing.assert_array_equal(residual, identity)


def test_frames_are_split_independently() -> None:
    random = np.random.default_rng(3)
    frames = random.normal(0, 0.01, (12, 21, 3)).astype(np.float32)
    together, _ = split_expression(frames)
    alone = np.stack([split_expression(frame)[0] for frame in frames])
    np.testing.assert_allclose(together, alone, atol=1e-6)
