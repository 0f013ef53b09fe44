"""Regions of a crop named by landmarks."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray


def polygon_mask(shape: tuple[int, ...], points_px: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Pixels of ``shape (h, w, ...)`` inside a polygon ``(n, 2 or 3)``; further coordinates are ignored."""
    mask = np.zeros(shape[:2], np.uint8)
    cv2.fillPoly(mask, [np.rint(points_px[:, :2] * 16).astype(np.int32)], 1, shift=4)
    return mask.astype(bool)
