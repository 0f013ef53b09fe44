"""Frames of any size in the size of the outputs."""

from __future__ import annotations

import numpy as np
import pytest

from talking_avatar.live.compositor import FADE_S, CrossFade, fit, mix


@pytest.mark.parametrize(("width", "height"), [(64, 64), (200, 40), (160, 90), (320, 180), (30, 300)])
def test_all_of_the_frame_is_shown_undistorted_and_centred(width: int, height: int) -> None:
    frame = np.full((height, width, 3), 200, np.uint8)
    out = np.zeros((90, 160, 3), np.uint8)
    fit(frame, out)
    lit = (out == 200).all(axis=2)
    rows, columns = np.flatnonzero(lit.any(1)), np.flatnonzero(lit.any(0))
    shown = (len(columns), len(rows))
    assert shown[0] == 160 or shown[1] == 90
    assert shown[0] / shown[1] == pytest.approx(width / height, rel=0.12)
    assert abs((rows[0] + rows[-1]) / 2 - 44.5) <= 1
    assert abs((columns[0] + columns[-1]) / 2 - 79.5) <= 1
    assert lit.sum() == shown[0] * shown[1]
    assert out.min() > 20  # no black


def test_a_fade_goes_from_one_to_the_other_without_a_jump() -> None:
    fade = CrossFade(5.0)
    shares = [fade.share(5.0 + k / 30) for k in range(12)]
    assert shares[0] == 0
    assert shares[-1] == 1
    assert max(np.diff(shares)) < 0.2
    assert fade.share(5.0 + FADE_S) == 1
    old, new, out = (np.full((2, 2, 3), value, np.uint8) for value in (100, 200, 0))
    mix(old, new, 0.25, out)
    assert (out == 125).all()
