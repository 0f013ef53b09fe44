"""Where closed lips meet: the darkest path along the mouth."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.render.warp.polyline import FloatArray, normals

_REACH_IPD = 0.045
_OFFSETS = 21
_MAX_STEP = 2
_STEP_COST = 0.15
_CENTRE_COST = 1.2
_CORNER_COST = 200.0
_CORNER_SPAN = 0.9


def darkest_line(gray: NDArray[np.uint8], line: FloatArray, ipd_px: float) -> FloatArray:
    """Move ``line (n, 2)`` along its normals onto the dark seam between closed lips.

    ``gray`` is the crop's luminance in crop units. Viterbi's algorithm finds the path that is dark, near the
    given line (within 0.045 interpupillary distances, and on it at the corners) and smooth.
    """
    reach = _REACH_IPD * ipd_px
    offsets = np.linspace(-reach, reach, _OFFSETS)
    normal = normals(line)
    probe = (line[:, None] + normal[:, None] * offsets[None, :, None]).astype(np.float32)
    soft = cv2.GaussianBlur(gray, (0, 0), 0.012 * ipd_px)
    dark = cv2.remap(soft, probe[..., 0], probe[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    dark = dark.astype(np.float64)
    along = np.abs(np.linspace(-1, 1, len(line)))[:, None]
    squared = (offsets / reach)[None] ** 2
    cost = dark / (dark.std() + 1e-3) + squared * (
        _CENTRE_COST + _CORNER_COST * np.maximum(along - _CORNER_SPAN, 0)
    )
    chosen = _cheapest_path(cost)
    offset = cv2.GaussianBlur(offsets[chosen].reshape(1, -1), (0, 0), 1.5, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(line + normal * offset.ravel()[:, None])


def _cheapest_path(cost: FloatArray) -> NDArray[np.intp]:
    """Column chosen in each row of ``cost (n, k)`` so that cost and steps between neighbours are least."""
    rows, columns = cost.shape
    steps = np.arange(-_MAX_STEP, _MAX_STEP + 1)
    source = np.arange(columns)[:, None] + steps[None]
    valid = (source >= 0) & (source < columns)
    source = np.clip(source, 0, columns - 1)
    penalty = np.where(valid, _STEP_COST * np.abs(steps)[None], np.inf)
    total = cost[0]
    back = np.zeros((rows, columns), np.intp)
    for row in range(1, rows):
        candidates = total[source] + penalty
        best = candidates.argmin(axis=1)
        back[row] = source[np.arange(columns), best]
        total = cost[row] + candidates[np.arange(columns), best]
    path = np.empty(rows, np.intp)
    path[-1] = total.argmin()
    for row in range(rows - 1, 0, -1):
        path[row - 1] = back[row, path[row]]
    return path
