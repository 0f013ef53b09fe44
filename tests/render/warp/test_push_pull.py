"""The fill keeps what is known, is smooth where nothing is, and survives odd and empty inputs."""

import numpy as np
import pytest

from talking_avatar.render.warp.push_pull import push_pull


def _sky(height: int = 120, width: int = 161) -> np.ndarray:
    y, x = np.mgrid[:height, :width].astype(np.float32)
    return np.stack([40 + x * 0.8, 200 - y * 0.6, 90 + 0.3 * (x + y)], -1).astype(np.float32)


def test_known_pixels_stay_exactly_and_a_hole_in_a_gradient_is_closed_smoothly() -> None:
    image = _sky()
    known = np.ones(image.shape[:2], np.float32)
    known[30:90, 50:110] = 0
    spoilt = image.copy()
    spoilt[known == 0] = 255
    filled = push_pull(spoilt, known)
    assert np.array_equal(filled[known == 1], image[known == 1])
    hole = np.abs(filled - image)[30:90, 50:110]
    assert hole.mean() < 4 and hole.max() < 15
    assert np.abs(np.diff(filled, axis=1)).max() < 12


def test_a_single_known_pixel_colours_everything() -> None:
    image = np.zeros((37, 64, 3), np.float32)
    known = np.zeros((37, 64), np.float32)
    image[20, 11] = (10, 120, 250)
    known[20, 11] = 1
    assert np.allclose(push_pull(image, known), (10, 120, 250), atol=0.01)


@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (2, 2), (3, 1), (5, 200)])
def test_tiny_and_thin_pictures(shape: tuple[int, int]) -> None:
    image = np.full((*shape, 1), 7, np.float32)
    known = np.zeros(shape, np.float32)
    known[0, 0] = 1
    filled = push_pull(image, known)
    assert filled.shape == image.shape and np.allclose(filled, 7, atol=1e-3)


def test_nothing_known_gives_zero_and_shapes_must_agree() -> None:
    ones = np.ones((8, 8, 3), np.float32)
    assert np.array_equal(push_pull(ones, np.zeros((8, 8), np.float32)), np.zeros_like(ones))
    with pytest.raises(ValueError, match="do not belong"):
        push_pull(np.ones((8, 8, 3), np.float32), np.ones((8, 9), np.float32))
