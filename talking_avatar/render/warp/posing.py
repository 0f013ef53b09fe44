"""Posing the mesh's vertices (compiled inner loops)."""

from __future__ import annotations

import numpy as np
from numba import types
from numpy.typing import NDArray

from talking_avatar.render.warp.jit import kernel, reads, writes


@kernel(
    reads("float32", 1),
    reads("float32", 2),
    reads("int64", 1),
    reads("float32", 1),
    reads("float32", 1),
    reads("float64", 2),
    reads("float64", 1),
    reads("float64", 1),
    types.float64,
    types.float64,
    types.float64,
    types.float64,
    types.float64,
    types.float64,
    reads("float32", 1),
    writes("float32", 1),
    writes("float32", 2),
    writes("float32", 1),
)
def pose_vertices(
    rest: NDArray[np.float32],
    fields: NDArray[np.float32],
    active: NDArray[np.int64],
    coefficients: NDArray[np.float32],
    weight: NDArray[np.float32],
    rotation: NDArray[np.float64],
    pivot: NDArray[np.float64],
    offset: NDArray[np.float64],
    growth: float,
    focal: float,
    crop_centre: float,
    canvas_scale: float,
    canvas_x: float,
    canvas_y: float,
    depth_bias: NDArray[np.float32],
    work: NDArray[np.float32],
    xy: NDArray[np.float32],
    z: NDArray[np.float32],
) -> None:
    """Mix the basis, turn the head, project into the frame.

    ``rest (3 N,)`` camera space; ``fields (K, 3 N)``, of which the rows ``active`` take part;
    ``weight (N,)``; results in ``xy (N, 2)`` frame px and ``z (N,)`` crop px plus ``depth_bias``.
    """
    work[:] = rest
    for k in range(active.shape[0]):
        row = active[k]
        c = coefficients[row]
        field = fields[row]
        for i in range(work.shape[0]):
            work[i] += c * field[i]
    for v in range(weight.shape[0]):
        x = work[3 * v]
        y = work[3 * v + 1]
        d = work[3 * v + 2]
        w = weight[v]
        if w > 0:
            px = x - pivot[0]
            py = y - pivot[1]
            pz = d - pivot[2]
            tx = (
                (rotation[0, 0] * px + rotation[0, 1] * py + rotation[0, 2] * pz) * growth
                + pivot[0]
                + offset[0]
            )
            ty = (
                (rotation[1, 0] * px + rotation[1, 1] * py + rotation[1, 2] * pz) * growth
                + pivot[1]
                + offset[1]
            )
            tz = (
                (rotation[2, 0] * px + rotation[2, 1] * py + rotation[2, 2] * pz) * growth
                + pivot[2]
                + offset[2]
            )
            x += w * (tx - x)
            y += w * (ty - y)
            d += w * (tz - d)
        f = focal / (focal + d)
        xy[v, 0] = (x * f + crop_centre) * canvas_scale + canvas_x
        xy[v, 1] = (y * f + crop_centre) * canvas_scale + canvas_y
        z[v] = d + depth_bias[v]


@kernel(
    reads("float32", 2),
    reads("float32", 2),
    reads("int32", 2),
    types.float32,
    types.int64,
    types.int64,
    writes("int64", 1),
)
def moved_bounds(
    xy: NDArray[np.float32],
    neutral: NDArray[np.float32],
    triangles: NDArray[np.int32],
    least_px: float,
    width: int,
    height: int,
    bounds: NDArray[np.int64],
) -> None:
    """The rectangle ``x0, y0, x1, y1`` (ends excluded, within the frame) that moved triangles cover or
    covered.

    A vertex has moved when it is more than ``least_px`` from its neutral place.
    """
    low_x = low_y = np.float32(1e9)
    high_x = high_y = np.float32(-1e9)
    for t in range(triangles.shape[0]):
        moved = False
        for k in range(3):
            v = triangles[t, k]
            if abs(xy[v, 0] - neutral[v, 0]) > least_px or abs(xy[v, 1] - neutral[v, 1]) > least_px:
                moved = True
        if moved:
            for k in range(3):
                v = triangles[t, k]
                low_x = min(low_x, xy[v, 0], neutral[v, 0])
                high_x = max(high_x, xy[v, 0], neutral[v, 0])
                low_y = min(low_y, xy[v, 1], neutral[v, 1])
                high_y = max(high_y, xy[v, 1], neutral[v, 1])
    if high_x < low_x:
        bounds[:] = 0
        return
    bounds[0] = min(max(int(np.floor(low_x)) - 1, 0), width)
    bounds[1] = min(max(int(np.floor(low_y)) - 1, 0), height)
    bounds[2] = min(max(int(np.ceil(high_x)) + 2, 0), width)
    bounds[3] = min(max(int(np.ceil(high_y)) + 2, 0), height)
