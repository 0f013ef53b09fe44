"""The expression of a resting face, which a single driving picture is compared with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# Millionths of a unit, x, y, z of keypoints 0 to 20 (KwaiVGI/LivePortrait, ``lip_array``).
_MILLIONTHS = (
    (-94.524, 242.22, -40.0974),
    (208.596, 468.054, 12.7464),
    (-124.602, 324.972, 4.425),
    (119.652, -456.624, 54.0852),
    (-265.254, -74.598, -15.528),
    (-33.4884, -183.036, -3.49404),
    (-0.475428, -0.452466, 1.59498),
    (-541.296, 2632.8, 7.2486),
    (-11.694, 5.00502, 9.9888),
    (0.80286, 5.19132, -409.344),
    (166.878, -19.815, -88.548),
    (-15.1536, 82.506, 5.94012),
    (-0.261054, 2.7591, 2.21028),
    (-66.282, -68.286, -3.45318),
    (-832.62, -1795.92, -2.59176),
    (6.9714, 36.5514, -1.8978),
    (-4.80876, 7.1148, -10.3236),
    (-636.84, -1166.1, 56.2314),
    (283.29, -14.5656, 10.9746),
    (-4.16022, -15090.6, -2549.4),
    (222.474, 5627.88, 2726.46),
)  # fmt: skip

NEUTRAL_EXPRESSION: NDArray[np.float64] = np.array(_MILLIONTHS) * 1e-6
"""``(21, 3)``."""

NEUTRAL_EXPRESSION.setflags(write=False)
