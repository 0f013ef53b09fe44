"""How far eyes and lips are open, as LivePortrait counts it: height over width."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_EPS = 1e-6

Pairs = tuple[tuple[int, int], tuple[int, int]]

LEFT_EYE_203: Pairs = ((6, 18), (0, 12))
RIGHT_EYE_203: Pairs = ((30, 42), (24, 36))
LIP_203: Pairs = ((90, 102), (48, 66))
"""The two points whose distance is the height, and those of the width, of LivePortrait's 203 landmarks."""

LEFT_EYE_MESH: Pairs = ((159, 145), (33, 133))
RIGHT_EYE_MESH: Pairs = ((386, 374), (362, 263))
LIP_MESH: Pairs = ((13, 14), (61, 291))
"""The same places in MediaPipe's face mesh. *Left* is the picture's left: the subject's right eye."""


def eye_ratios(
    points: NDArray[np.floating], left: Pairs = LEFT_EYE_203, right: Pairs = RIGHT_EYE_203
) -> NDArray[np.float64]:
    """``points (..., K, 2)`` -> ``(..., 2)``, left and right of the picture; about 0.35 when open."""
    return np.stack([_ratio(points, left), _ratio(points, right)], axis=-1)


def lip_ratio(points: NDArray[np.floating], lip: Pairs = LIP_203) -> NDArray[np.float64]:
    """``points (..., K, 2)`` -> ``(..., 1)``; 0 when closed, up to 0.67."""
    return np.asarray(_ratio(points, lip))[..., None]


def _ratio(points: NDArray[np.floating], pairs: Pairs) -> NDArray[np.float64]:
    (a, b), (c, d) = pairs
    height, width = (
        np.linalg.norm(np.asarray(points[..., i, :], np.float64) - points[..., j, :], axis=-1)
        for i, j in ((a, b), (c, d))
    )
    return np.asarray(height / (width + _EPS))
