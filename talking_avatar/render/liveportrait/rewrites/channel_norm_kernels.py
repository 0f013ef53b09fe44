"""Mean and deviation of each channel of a map with channels last."""

from __future__ import annotations

import numpy as np
from numba import types
from numpy.typing import NDArray

from talking_avatar.render.warp.jit import kernel, reads, writes


@kernel(reads("float32", 3), types.float32, writes("float32", 2))
def channel_norm(x: NDArray[np.float32], eps: float, out: NDArray[np.float32]) -> None:
    """``x (H + 2, W + 2, C)``, its rim left out -> ``out (2, C)``: the mean, and one over the root of the
    (biased) variance plus ``eps``."""
    height, width, channels = x.shape[0] - 2, x.shape[1] - 2, x.shape[2]
    total, square = np.zeros(channels, np.float64), np.zeros(channels, np.float64)
    for row in range(height):
        for column in range(width):
            value = x[row + 1, column + 1]
            for c in range(channels):
                total[c] += value[c]
            for c in range(channels):
                square[c] += np.float64(value[c]) * np.float64(value[c])
    for c in range(channels):
        mean = total[c] / (height * width)
        variance = max(square[c] / (height * width) - mean * mean, 0.0)
        out[0, c] = mean
        out[1, c] = 1 / np.sqrt(variance + eps)
