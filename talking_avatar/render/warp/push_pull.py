"""Filling unknown pixels by the push-pull pyramid (Gortler et al. 1996, "The Lumigraph", section 3.4)."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

_CONFIDENCE_GAIN = 4.0
"""A coarse pixel counts as fully known once a quarter of its area is."""

_LEVEL_BLUR_PX = 1.0


def push_pull(image: NDArray[np.float32], known: NDArray[np.float32]) -> NDArray[np.float32]:
    """``image (H, W, C)`` with the pixels where ``known (H, W)`` is below 1 filled from around them.

    ``known`` is a weight from 0 to 1; pixels of weight 1 come back unchanged, those between are blended.
    Where nothing at all is known the result is 0. Returns a new float32 array of the same shape.
    """
    if image.ndim != 3 or image.shape[:2] != known.shape:
        raise ValueError(f"image {image.shape} and known {known.shape} do not belong together")
    levels = [(np.asarray(image, np.float32), np.clip(known, 0.0, 1.0).astype(np.float32))]
    while min(levels[-1][1].shape) > 1 and max(levels[-1][1].shape) > 2:
        levels.append(_halved(*levels[-1]))
    colour, weight = levels.pop()
    total = float(weight.sum())
    mean = (colour * weight[..., None]).sum((0, 1)) / max(total, 1e-6)
    filled = np.where(weight[..., None] > 0, colour, mean).astype(np.float32)
    for colour, weight in reversed(levels):
        height, width = weight.shape
        coarse = cv2.resize(filled, (width, height), interpolation=cv2.INTER_LINEAR).reshape(colour.shape)
        coarse = cv2.GaussianBlur(coarse, (0, 0), _LEVEL_BLUR_PX).reshape(colour.shape)
        filled = coarse + (colour - coarse) * weight[..., None]
    return filled


def _halved(
    colour: NDArray[np.float32], weight: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    height, width = weight.shape
    size = ((width + 1) // 2, (height + 1) // 2)
    weighted = cv2.resize(colour * weight[..., None], size, interpolation=cv2.INTER_AREA)
    coarse_weight = cv2.resize(weight, size, interpolation=cv2.INTER_AREA)
    weighted = weighted.reshape(size[1], size[0], colour.shape[2])
    mean = weighted / np.maximum(coarse_weight, 1e-6)[..., None]
    return mean.astype(np.float32), np.minimum(coarse_weight * _CONFIDENCE_GAIN, 1.0).astype(np.float32)
