"""Posing the vertices and rasterising the mesh into a sampling map (compiled inner loops).

The map is in OpenCV's fixed-point form, as ``cv2.remap`` wants it: whole texture pixels ``(H, W, 2)`` int16
and five-bit fractions ``(H, W)`` uint16. ``depth (H, W)`` float32 stays at :data:`NOTHING` where no triangle
is."""

from __future__ import annotations

import numpy as np
from numba import types
from numpy.typing import NDArray

from talking_avatar.render.warp.jit import kernel, reads, writes

NOTHING = np.float32(1e9)
FILLER_DEPTH_PX = np.float32(500.0)
"""Triangles that bridge the mouth and the eyes lie this far behind everything."""

_EDGE = 1e-4
"""Barycentric slack, so that neighbours leave no gap."""


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


@kernel(
    reads("float32", 2),
    reads("float32", 1),
    reads("int32", 2),
    types.int64,
    reads("float32", 2),
    types.int64,
    reads("int64", 1),
    writes("int16", 3),
    writes("uint16", 2),
    writes("float32", 2),
)
def rasterise(
    xy: NDArray[np.float32],
    z: NDArray[np.float32],
    triangles: NDArray[np.int32],
    fillers: int,
    texture_xy: NDArray[np.float32],
    margin: int,
    bounds: NDArray[np.int64],
    whole: NDArray[np.int16],
    fraction: NDArray[np.uint16],
    depth: NDArray[np.float32],
) -> None:
    """Draw the triangles inside ``bounds`` nearest first; elsewhere in ``bounds`` the map is the identity.

    ``texture_xy (N, 2)`` is where each vertex lies in the texture, whose frame starts at ``margin``. Row
    spans with incremental texture coordinates in 16.16 fixed point. The last ``fillers`` triangles lie
    behind.

    Both halves of a ``whole`` pixel are written at once, and pixels are counted without sign: signed indices
    would be tested for counting from the end."""
    rx0, ry0, rx1, ry1 = bounds[0], bounds[1], bounds[2], bounds[3]
    pairs = whole.view(np.uint32)
    for y in range(ry0, ry1):
        pair_row = pairs[y]
        depth[y, rx0:rx1] = NOTHING
        fraction[y, rx0:rx1] = 0
        y_half = np.uint32(y + margin) << np.uint32(16)
        for x in range(np.uintp(rx0), np.uintp(rx1)):
            pair_row[x, 0] = np.uint32(x + np.uintp(margin)) | y_half
    first_filler = triangles.shape[0] - fillers
    low_x = np.float32(rx0)
    high_x = np.float32(rx1 - 1)
    for t in range(triangles.shape[0]):
        i = triangles[t, 0]
        j = triangles[t, 1]
        k = triangles[t, 2]
        ay = xy[i, 1]
        by = xy[j, 1]
        cy = xy[k, 1]
        top = min(ay, by, cy)
        bottom = max(ay, by, cy)
        if bottom < ry0 or top > ry1 - 1:
            continue
        ax = xy[i, 0]
        bx = xy[j, 0]
        cx = xy[k, 0]
        left = min(ax, bx, cx)
        right = max(ax, bx, cx)
        if right < low_x or left > high_x:
            continue
        area = (by - cy) * (ax - cx) + (cx - bx) * (ay - cy)
        if abs(area) < 1e-7:
            continue
        inverse = np.float32(1.0) / area
        d1 = (by - cy) * inverse
        d2 = (cy - ay) * inverse
        d3 = -d1 - d2
        du = d1 * texture_xy[i, 0] + d2 * texture_xy[j, 0] + d3 * texture_xy[k, 0]
        dv = d1 * texture_xy[i, 1] + d2 * texture_xy[j, 1] + d3 * texture_xy[k, 1]
        dz = d1 * z[i] + d2 * z[j] + d3 * z[k]
        behind = FILLER_DEPTH_PX if t >= first_filler else np.float32(0.0)
        du_fixed = np.int64(np.rint(du * 65536.0))
        dv_fixed = np.int64(np.rint(dv * 65536.0))
        for y in range(max(ry0, int(np.ceil(top - 1e-3))), min(ry1 - 1, int(np.floor(bottom + 1e-3))) + 1):
            # barycentric coordinates at (cx, y); they change by d1, d2, d3 per pixel
            b1 = (cx - bx) * (y - cy) * inverse
            b2 = (ax - cx) * (y - cy) * inverse
            b3 = np.float32(1.0) - b1 - b2
            low = max(left - np.float32(1e-3), low_x) - cx
            high = min(right + np.float32(1e-3), high_x) - cx
            if d1 > 1e-9:
                low = max(low, (-_EDGE - b1) / d1)
            elif d1 < -1e-9:
                high = min(high, (-_EDGE - b1) / d1)
            elif b1 < -_EDGE:
                continue
            if d2 > 1e-9:
                low = max(low, (-_EDGE - b2) / d2)
            elif d2 < -1e-9:
                high = min(high, (-_EDGE - b2) / d2)
            elif b2 < -_EDGE:
                continue
            if d3 > 1e-9:
                low = max(low, (-_EDGE - b3) / d3)
            elif d3 < -1e-9:
                high = min(high, (-_EDGE - b3) / d3)
            elif b3 < -_EDGE:
                continue
            start = max(int(np.ceil(low + cx)), rx0)
            stop = min(int(np.floor(high + cx)), rx1 - 1)
            if stop < start:
                continue
            step = np.float32(start) - cx
            u = b1 * texture_xy[i, 0] + b2 * texture_xy[j, 0] + b3 * texture_xy[k, 0] + du * step
            v = b1 * texture_xy[i, 1] + b2 * texture_xy[j, 1] + b3 * texture_xy[k, 1] + dv * step
            depth_here = b1 * z[i] + b2 * z[j] + b3 * z[k] + dz * step + behind
            # half of a 1/32 px step, so that dropping the lower bits rounds
            u_fixed = np.int64(np.rint(u * 65536.0)) + 1024
            v_fixed = np.int64(np.rint(v * 65536.0)) + 1024
            u_step, v_step = np.int32(du_fixed), np.int32(dv_fixed)
            u_here, v_here = np.int32(u_fixed), np.int32(v_fixed)
            pair_row, fraction_row, depth_row = pairs[y], fraction[y], depth[y]
            for x in range(np.uintp(start), np.uintp(stop + 1)):
                if depth_here < depth_row[x]:
                    depth_row[x] = depth_here
                    pair_row[x, 0] = (np.uint32(u_here) >> np.uint32(16)) | (
                        np.uint32(v_here) & np.uint32(0xFFFF0000)
                    )
                    fraction_row[x] = ((v_here >> np.int32(6)) & np.int32(31 << 5)) | (
                        (u_here >> np.int32(11)) & np.int32(31)
                    )
                depth_here += dz
                u_here += u_step
                v_here += v_step
