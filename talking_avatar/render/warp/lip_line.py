"""Where closed lips meet, and where open ones end: the darkest path, the strongest edge along the mouth."""

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
_EDGE_REACH_IPD, _EDGE_APART_IPD = 0.030, 0.012
_EDGE_CENTRE_COST = 1.0
_CLEAR_CHANGE = 12.0
_CORNER_COST = 200.0
_CORNER_SPAN = 0.9


def darkest_line(gray: NDArray[np.uint8], line: FloatArray, ipd_px: float) -> FloatArray:
    """Move ``line (n, 2)`` along its normals onto the dark seam between closed lips.

    ``gray`` is the crop's luminance in crop units. Viterbi's algorithm finds the path that is dark, near the
    given line (within 0.045 interpupillary distances, and on it at the corners) and smooth.
    """
    soft = cv2.GaussianBlur(gray, (0, 0), 0.012 * ipd_px)
    reach = _REACH_IPD * ipd_px
    offsets = np.linspace(-reach, reach, _OFFSETS)
    dark = _probe(soft, line, offsets).astype(np.float64)
    return _moved(line, offsets, dark / (dark.std() + 1e-3), _CENTRE_COST)


def strongest_edge(lab: NDArray[np.float32], line: FloatArray, ipd_px: float) -> FloatArray:
    """Move ``line (n, 2)`` along its normals to where the colour changes most, from lip to teeth or throat.

    ``lab (h, w, 3)``: the crop in CIE L*a*b* in crop units. As :func:`darkest_line`, within 0.030
    interpupillary distances.
    """
    soft = cv2.GaussianBlur(lab, (0, 0), 0.010 * ipd_px)
    reach = _EDGE_REACH_IPD * ipd_px
    offsets = np.linspace(-reach, reach, _OFFSETS)
    apart = _EDGE_APART_IPD * ipd_px
    change = np.linalg.norm(_probe(soft, line, offsets + apart) - _probe(soft, line, offsets - apart), axis=2)
    return _moved(line, offsets, -change / _CLEAR_CHANGE, _EDGE_CENTRE_COST)


def _probe(picture: NDArray, line: FloatArray, offsets: FloatArray) -> NDArray:
    """``picture`` at ``offsets (k,)`` along the normals of ``line (n, 2)``: ``(n, k, ...)``."""
    at = (line[:, None] + normals(line)[:, None] * offsets[None, :, None]).astype(np.float32)
    return np.asarray(
        cv2.remap(picture, at[..., 0], at[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    )


def _moved(line: FloatArray, offsets: FloatArray, cost: FloatArray, centre_cost: float) -> FloatArray:
    """``line`` on its cheapest path through ``cost (n, k)``; straying costs, most of all at the corners."""
    along = np.abs(np.linspace(-1, 1, len(line)))[:, None]
    squared = (offsets / offsets[-1])[None] ** 2
    cost = cost + squared * (centre_cost + _CORNER_COST * np.maximum(along - _CORNER_SPAN, 0))
    chosen = _cheapest_path(cost)
    offset = cv2.GaussianBlur(offsets[chosen].reshape(1, -1), (0, 0), 1.5, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(line + normals(line) * offset.ravel()[:, None])


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
