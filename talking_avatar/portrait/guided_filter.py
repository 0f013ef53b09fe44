"""Edge-following smoothing of a mask by its picture."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray


def guided_filter(
    guide: NDArray[np.float32], mask: NDArray[np.float32], radius_px: int, epsilon: float
) -> NDArray[np.float32]:
    """``mask (h, w)`` 0..1 redrawn along the edges of ``guide (h, w)`` 0..1.

    ``epsilon`` is the variance below which the guide counts as flat. He, Sun and Tang 2013, "Guided Image
    Filtering", equations 5, 6 and 8.
    """
    window = (2 * radius_px + 1, 2 * radius_px + 1)

    def mean(values: NDArray[np.floating]) -> NDArray[np.float32]:
        averaged = cv2.boxFilter(values, -1, window, borderType=cv2.BORDER_REFLECT)
        return np.asarray(averaged, np.float32)

    guide_mean, mask_mean = mean(guide), mean(mask)
    covariance = mean(guide * mask) - guide_mean * mask_mean
    variance = mean(guide * guide) - guide_mean * guide_mean
    slope = covariance / (variance + epsilon)
    offset = mask_mean - slope * guide_mean
    return np.asarray(np.clip(mean(slope) * guide + mean(offset), 0, 1), np.float32)
