"""Weights between scattered states."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from talking_avatar.render.bake.states import BAKE_STATES, NEUTRAL, FacePart, state_space
from talking_avatar.render.warp.baked_face import EXTRA_COEFFICIENTS, StateSpace
from talking_avatar.render.warp.baked_weights import StateWeights
from talking_avatar.render.warp.coefficients import rig_coefficients
from talking_avatar.render.warp.moving_mesh import RIG_COEFFICIENTS

COLUMNS = (*RIG_COEFFICIENTS, *EXTRA_COEFFICIENTS)


def coefficients(**named: float) -> np.ndarray:
    vector = np.zeros(len(COLUMNS), np.float32)
    for name, value in named.items():
        vector[COLUMNS.index(name)] = value
    return vector


def whole_space(part: FacePart, sides: tuple[str, ...] = ("Left",)) -> tuple[StateSpace, list[np.ndarray]]:
    own = [state for state in BAKE_STATES if state.part is part]
    at = [
        np.append(rig_coefficients(s.face.controls), s.controls.get("tongueUp", 0.0)).astype(np.float32)
        for s in own
    ]
    return state_space(part, sides, [state.name for state in own], at), at


@pytest.mark.parametrize("part", list(FacePart))
def test_at_a_state_it_alone_has_weight(part: FacePart) -> None:
    space, at = whole_space(part)
    weights = StateWeights(space)
    assert space.names[0] == NEUTRAL
    for node, place in enumerate([coefficients(), *at]):
        expected = np.eye(len(space.names))[node]
        assert np.allclose(weights.of(place), expected, atol=1e-6)
    assert weights.of(coefficients())[0] == 1.0


def test_one_control_goes_from_state_to_state_in_straight_lines() -> None:
    space, _ = whole_space(FacePart.EYES)
    names = [name for name in space.names if name != "squint"]
    at = [coefficients(eyeBlinkLeft=b) for b in (0.5, 1.0)]
    weights = StateWeights(state_space(FacePart.EYES, ("Left",), names[1:], at))
    for blink in np.linspace(0, 1, 21):
        expected = [max(1 - 2 * blink, 0), max(1 - abs(2 * blink - 1), 0), max(2 * blink - 1, 0)]
        assert np.allclose(weights.of(coefficients(eyeBlinkLeft=blink)), expected, atol=0.01)


def test_weights_are_shares_and_continuous_on_any_path() -> None:
    space, _ = whole_space(FacePart.MOUTH)
    weights, random = StateWeights(space), np.random.default_rng(3)
    for _ in range(30):
        start, end = random.uniform(0, 1, (2, len(COLUMNS))) * (random.random((2, len(COLUMNS))) < 0.4)
        path = [
            weights.of((start + (end - start) * t).astype(np.float32)).copy() for t in np.linspace(0, 1, 201)
        ]
        assert all(abs(w.sum() - 1) < 1e-6 and w.min() >= 0 for w in path)
        assert max(np.abs(b - a).max() for a, b in pairwise(path)) < 0.05


def test_the_other_side_of_the_face_and_other_controls_have_no_say() -> None:
    space, _ = whole_space(FacePart.EYES, ("Left",))
    weights = StateWeights(space)
    assert weights.of(coefficients(eyeBlinkRight=1.0, jawOpen=1.0))[0] == 1.0
