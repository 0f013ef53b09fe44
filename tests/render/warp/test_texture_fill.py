"""A texture goes on into a hole."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.render.warp.texture_fill import continued_detail


def hole() -> NDArray[np.bool_]:
    y, x = np.mgrid[:256, :256]
    return np.asarray(np.hypot(x - 128, y - 128) < 22)


def stripes(period_px: int, slant: float) -> NDArray[np.uint8]:
    y, x = np.mgrid[:256, :256]
    wave = 128 + 60 * np.sign(np.sin(2 * np.pi * (x + slant * y) / period_px))
    return np.repeat(wave[..., None], 3, 2).astype(np.uint8)


@pytest.mark.parametrize(("period_px", "slant"), [(16, 0.0), (24, 0.0), (20, 1.0)], ids=str)
def test_stripes_go_straight_on(period_px: int, slant: float) -> None:
    picture = stripes(period_px, slant)
    detail, backed = continued_detail(picture, ~hole())
    truth = picture.astype(float).mean(2) - 128
    inner = hole() & (backed > 0.9)
    assert inner.sum() > 0.9 * hole().sum()
    assert np.corrcoef(detail.mean(2)[inner], truth[inner])[0, 1] > 0.8


def test_a_plain_wall_stays_plain() -> None:
    picture = np.full((256, 256, 3), (120, 140, 160), np.uint8)
    detail, _ = continued_detail(picture, ~hole())
    assert np.abs(detail).max() < 1.0


def test_nothing_is_taken_from_the_hole_itself() -> None:
    """A red disc is to be replaced by the noisy wall around."""
    wall = np.random.default_rng(2).normal(120, 12, (256, 256, 1)).repeat(3, 2)
    picture = np.where(hole()[..., None], np.array([250, 0, 0]), wall).astype(np.uint8)
    detail, backed = continued_detail(picture, ~hole())
    filled = detail[hole() & (backed > 0.9)]
    assert np.abs(filled).max() < 70
    assert 0.5 * 12 < filled.mean(1).std() < 1.5 * 12
    assert np.abs(filled[:, 0] - filled[:, 1]).max() < 3, "grey as the wall, not red"
