"""Sampling by the map against OpenCV's."""

from __future__ import annotations

import cv2
import numpy as np

from talking_avatar.render.warp.map_sampling import sample_row


def test_pixels_are_those_of_opencv_also_beyond_the_border() -> None:
    rng = np.random.default_rng(0)
    height, width, count = 37, 53, 4000
    texture = rng.integers(0, 256, (height, width, 4), np.uint8)
    whole = np.stack([rng.integers(-40, width + 40, count), rng.integers(-40, height + 40, count)], -1)
    whole = whole.astype(np.int16)
    fraction = rng.integers(0, 1024, count).astype(np.uint16)
    line = np.zeros(count, np.uint32)
    places = whole.reshape(-1).view(np.uint32)
    sample_row(
        texture.reshape(-1).view(np.uint32),
        height,
        width,
        places,
        fraction,
        np.uintp(0),
        np.uintp(count),
        line,
    )
    expected = cv2.remap(
        texture, whole[None], fraction[None], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    assert np.array_equal(line.view(np.uint8).reshape(-1, 4), expected[0])
