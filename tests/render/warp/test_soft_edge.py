"""A subject parted from its background gives the photo again, and takes none of the background along."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.render.warp.soft_edge import part_edge


def blend(colours: NDArray, alpha: NDArray, behind: NDArray) -> NDArray[np.int_]:
    share = alpha[..., None].astype(int)
    return np.asarray((colours * share + behind.astype(int) * (255 - share) + 127) // 255)


def test_any_colours_blend_to_the_picture_exactly() -> None:
    rng = np.random.default_rng(0)
    picture, ground = rng.integers(0, 256, (2, 200, 200, 3), np.uint8)
    ground[:100] = np.clip(picture[:100].astype(int) + rng.integers(-6, 7, (100, 200, 3)), 0, 255)
    reach = rng.integers(0, 256, (200, 200)).astype(np.uint8)
    core = rng.choice([0, 80, 253, 255], (200, 200)).astype(np.uint8)
    colours, alpha, behind = part_edge(picture, ground, reach, core)
    assert np.array_equal(blend(colours, alpha, behind), picture)
    assert (alpha[reach == 0] == 0).all()
    assert (alpha[(reach > 0) & (core == 255)] == 255).all()


def test_background_between_hairs_stays_and_hairs_go_along() -> None:
    """Dark hairs before a grey wall that gets brighter to the right, laid over a part that is 30 brighter."""
    ground = np.repeat(np.linspace(90, 180, 60).astype(np.uint8)[None, :, None], 3, axis=2).repeat(40, axis=0)
    picture = ground.copy()
    picture[:, 10:50:8] = 25
    everywhere, nowhere = np.full((40, 60), 255, np.uint8), np.zeros((40, 60), np.uint8)
    colours, alpha, behind = part_edge(picture, ground, everywhere, nowhere)
    assert np.array_equal(behind, ground)
    elsewhere = blend(colours, alpha, ground + np.uint8(30))
    wall = np.ones(60, bool)
    wall[10:50:8] = False
    assert np.abs(elsewhere[:, wall] - ground[:, wall] - 30).max() <= 1
    assert np.abs(elsewhere[:, ~wall] - 25).max() < 12
