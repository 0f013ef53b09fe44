from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from talking_avatar.motion.controls import (
    CONTROL_COUNT,
    CONTROL_INDEX,
    CONTROL_MAXIMUM,
    CONTROL_MINIMUM,
    CONTROL_NAMES,
    CONTROLS,
    clip_controls,
    control_vector,
)
from talking_avatar.portrait.blendshapes import BLENDSHAPE_NAMES

SIGNED = {"jawX", "mouthX", "gazeX", "gazeY"}


def test_names_are_unique_and_sides_come_in_pairs() -> None:
    assert len(set(CONTROL_NAMES)) == CONTROL_COUNT
    for name in CONTROL_NAMES:
        if name.endswith("Left"):
            assert name.removesuffix("Left") + "Right" in CONTROL_INDEX
    for control in CONTROLS:
        assert control.minimum == (-1 if control.name in SIGNED else 0)
        assert control.maximum == 1
        assert control.meaning


def test_names_are_arkits_where_arkit_has_them() -> None:
    ours = {"jawX", "mouthX", "gazeX", "gazeY", "tongueUp"}
    both_sides = {"mouthUpperUp", "mouthLowerDown", "mouthPress", "noseSneer"}
    for name in set(CONTROL_NAMES) - ours:
        arkit = name + "Left" if name in both_sides else name
        assert arkit in BLENDSHAPE_NAMES


@given(arrays(np.float32, (4, CONTROL_COUNT), elements=st.floats(width=32)))
def test_whatever_comes_is_brought_into_range(values: NDArray[np.float32]) -> None:
    clipped = clip_controls(values)
    assert (clipped >= CONTROL_MINIMUM).all()
    assert (clipped <= CONTROL_MAXIMUM).all()
    assert not clipped[np.isnan(values)].any()
    inside = (values >= CONTROL_MINIMUM) & (values <= CONTROL_MAXIMUM)
    np.testing.assert_array_equal(clipped[inside], values[inside])


def test_vectors_from_names() -> None:
    vector = control_vector({"jawOpen": 0.5, "gazeX": -3})
    assert vector[CONTROL_INDEX["jawOpen"]] == np.float32(0.5)
    assert vector[CONTROL_INDEX["gazeX"]] == -1
    assert np.count_nonzero(vector) == 2
    with pytest.raises(KeyError):
        control_vector({"jawWide": 0.5})
