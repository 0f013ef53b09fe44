"""Small geometry of polylines and polygons."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

_STEPS_PER_SPAN = 12


def smoothstep(low: float, high: float, x: NDArray | float) -> FloatArray:
    """0 below ``low``, 1 above ``high``, a cubic with flat ends between; it falls where ``low`` is above
    ``high``."""
    t = np.clip((np.asarray(x, np.float64) - low) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t))


def arc_length(points: FloatArray) -> FloatArray:
    """Length along ``points (n, d)`` from the first, ``(n,)``."""
    return np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])


def resample(points: FloatArray, count: int, metric_axes: int = 2) -> FloatArray:
    """``count`` points evenly spaced along the Catmull-Rom curve through ``points (k, d)``, ends kept.

    Spacing is measured in the first ``metric_axes`` coordinates; the others are carried along. The curve is
    the uniform spline of Catmull and Rom (1974), with end tangents from mirrored neighbours.
    """
    points = np.asarray(points, np.float64)
    control = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    p0, p1, p2, p3 = (control[i : len(points) - 1 + i, None] for i in range(4))
    t = (np.arange(_STEPS_PER_SPAN) / _STEPS_PER_SPAN)[None, :, None]
    curve = 0.5 * (
        2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3
    )
    dense = np.vstack([curve.reshape(-1, points.shape[1]), points[-1:]])
    length = arc_length(dense[:, :metric_axes])
    wanted = np.linspace(0.0, length[-1], count)
    return np.stack([np.interp(wanted, length, column) for column in dense.T], axis=1)


def normals(points: FloatArray) -> FloatArray:
    """Unit normals ``(n, 2)`` of a planar polyline, a quarter turn clockwise as seen (y down) from its
    direction."""
    tangent = np.gradient(points[:, :2], axis=0)
    normal = np.stack([-tangent[:, 1], tangent[:, 0]], axis=1)
    return np.asarray(normal / np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9))


def inside_polygon(points: FloatArray, polygon: FloatArray) -> NDArray[np.bool_]:
    """Which of ``points (n, 2)`` lie in ``polygon (m, 2)`` by the even-odd rule."""
    inside = np.zeros(len(points), bool)
    low, high = polygon.min(axis=0), polygon.max(axis=0)
    near = np.flatnonzero(((points >= low) & (points <= high)).all(axis=1))
    if len(near) == 0:
        return inside
    x, y = points[near, 0][:, None], points[near, 1][:, None]
    ax, ay = polygon[:, 0], polygon[:, 1]
    bx, by = np.roll(ax, -1), np.roll(ay, -1)
    crosses = (ay <= y) != (by <= y)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = ax + (y - ay) * (bx - ax) / (by - ay)
    inside[near] = ((crosses & (x < at)).sum(axis=1) % 2).astype(bool)
    return inside
