"""Which controls of jaw and lips give the mouth that was measured: the gains of our own drawing, inverted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls

from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_INDEX

_FITTED: tuple[tuple[str, ...], ...] = (
    ("jawOpen",),
    ("mouthFunnel",),
    ("mouthPucker",),
    ("mouthStretchLeft", "mouthStretchRight"),
    ("mouthSmileLeft", "mouthSmileRight"),
    ("mouthUpperUp",),
    ("mouthLowerDown",),
)
_GAINS_IPD = np.array(
    [
        # gap    fold   width  upper edge, inner, corners
        [0.394, 0.324, -0.073, 0.004, -0.039, 0.154],
        [0.145, 0.062, -0.163, -0.034, -0.065, 0.016],
        [0.000, 0.008, -0.196, -0.014, 0.000, 0.017],
        [0.002, -0.002, 0.103, 0.004, -0.002, 0.005],
        [0.002, -0.024, 0.169, -0.013, -0.019, -0.104],
        [0.112, 0.018, -0.023, -0.061, -0.089, 0.003],
        [0.109, 0.074, 0.018, 0.012, -0.009, 0.018],
        [-1.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    ]
)
"""What one unit of each fitted control moves of ``LIPS``, as the landmarks see it on four of the bundled
portraits drawn by the warp engine (means; the row of ``_FITTED`` each). The last row is what pressed lips
take from the gap that jaw and lips would leave."""

_READING_SD_IPD = np.array([0.004, 0.008, 0.010, 0.008, 0.008, 0.008])
_USUAL = np.array([0.20, 0.25, 0.25, 0.20, 0.15, 0.15, 0.15, 0.04])
"""How large the controls usually are, the last in IPD: the least squares' weights, as of a Gaussian prior."""


def fit_lips(moved_ipd: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Controls ``(T, C)`` that are not negative and explain ``moved_ipd (T, 6)``, the change of ``LIPS`` from
    rest; and by how much shut lips hold the gap closed, ``(T,)`` in IPD."""
    system = np.concatenate([(_GAINS_IPD / _READING_SD_IPD).T, np.diag(1 / _USUAL)])
    wanted = np.concatenate([moved_ipd / _READING_SD_IPD, np.zeros((len(moved_ipd), len(_USUAL)))], axis=1)
    found = np.array([nnls(system, row)[0] for row in wanted]).reshape(-1, len(_USUAL))
    controls = np.zeros((len(moved_ipd), CONTROL_COUNT))
    for column, names in enumerate(_FITTED):
        controls[:, [CONTROL_INDEX[name] for name in names]] = found[:, [column]]
    return np.minimum(controls, 1.0), found[:, -1]
