"""Which part of a frame has moved."""

from __future__ import annotations

import numpy as np

from talking_avatar.render.warp.posing import moved_bounds

SQUARE = np.array([[10.0, 10], [50, 10], [50, 50], [10, 50]])
TWO_TRIANGLES = np.array([[0, 1, 2], [0, 2, 3]])


def test_bounds_hold_old_and_new_places_of_what_moved() -> None:
    still = np.ascontiguousarray(np.vstack([SQUARE, SQUARE + 100]), np.float32)
    moved = still.copy()
    moved[:4] += [8, 0]
    bounds = np.zeros(4, np.int64)
    triangles = np.vstack([TWO_TRIANGLES, TWO_TRIANGLES + 4]).astype(np.int32)
    moved_bounds(moved, still, triangles, 0.1, 300, 300, bounds)
    x0, y0, x1, y1 = bounds
    assert 8 <= x0 <= 10
    assert 58 < x1 <= 61
    assert (y0 <= 10, 50 < y1 <= 53) == (True, True)
    moved_bounds(still, still, triangles, 0.1, 300, 300, bounds)
    assert not bounds.any()
