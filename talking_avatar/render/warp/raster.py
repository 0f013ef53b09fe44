"""Rasterising the posed mesh into a sampling map (compiled inner loops).

The map is in OpenCV's fixed-point form, as ``cv2.remap`` wants it: whole texture pixels ``(H, W, 2)`` int16
and five-bit fractions ``(H, W)`` uint16. ``depth (H, W)`` float32 is :data:`NOTHING` where no triangle
is."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numba import types
from numpy.typing import NDArray

from talking_avatar.render.warp.jit import kernel, reads, writes

NOTHING = np.float32(1e9)
FILLER_DEPTH_PX = np.float32(500.0)
"""Triangles that bridge the mouth and the eyes lie this far behind everything."""

_EDGE = np.float32(1e-4)
"""Barycentric slack, so that neighbours leave no gap."""

_SLACK_PX = np.float32(1e-3)
_FAR_PX = np.float32(1e9)


@numba.njit(nogil=True, cache=True, inline="always")
def reach(spans: NDArray[np.int64], bounds: NDArray[np.int64], y: int) -> Any:
    """First and end pixel of row ``y`` for which the map is told: its span, its neighbours' spans, and a
    pixel more on both sides, all within ``bounds``."""
    first, end = spans[y, 0], spans[y, 1]
    for beside in (max(np.int64(y) - 1, bounds[1]), min(np.int64(y) + 1, bounds[3] - 1)):
        first, end = min(first, spans[beside, 0]), max(end, spans[beside, 1])
    return np.uintp(max(first - 1, bounds[0])), np.uintp(max(min(end + 1, bounds[2]), bounds[0]))


@numba.njit(nogil=True, cache=True, inline="always")
def _find_spans(
    xy: NDArray[np.float32],
    triangles: NDArray[np.int32],
    bounds: NDArray[np.int64],
    spans: NDArray[np.int64],
) -> None:
    """In each row of ``bounds`` the pixels between the outermost triangles' sides, none where there is no
    triangle."""
    rx0, ry0, rx1, ry1 = bounds[0], bounds[1], bounds[2], bounds[3]
    for y in range(ry0, ry1):
        spans[y, 0], spans[y, 1] = rx1, rx0
    for t in range(triangles.shape[0]):
        i, j, k = triangles[t, 0], triangles[t, 1], triangles[t, 2]
        top = min(xy[i, 1], xy[j, 1], xy[k, 1])
        bottom = max(xy[i, 1], xy[j, 1], xy[k, 1])
        if bottom < ry0 - 1 or top > ry1:
            continue
        first = max(int(np.floor(min(xy[i, 0], xy[j, 0], xy[k, 0]))), rx0)
        end = min(int(np.ceil(max(xy[i, 0], xy[j, 0], xy[k, 0]))) + 1, rx1)
        if first >= end:
            continue
        for y in range(max(int(np.floor(top)), ry0), min(int(np.ceil(bottom)) + 1, ry1)):
            spans[y, 0], spans[y, 1] = min(spans[y, 0], first), max(spans[y, 1], end)


@numba.njit(nogil=True, cache=True, inline="always")
def _slopes(d1: Any, d2: Any, e1: Any, e2: Any, at_a: Any, at_b: Any, at_c: Any) -> Any:
    """How a value given at the corners changes per pixel to the right and per pixel downwards."""
    a, b = at_a - at_c, at_b - at_c
    return d1 * a + d2 * b, e1 * a + e2 * b


@numba.njit(nogil=True, cache=True, inline="always")
def _fixed(value: Any) -> Any:
    """16.16 fixed point."""
    return np.int32(np.rint(value * np.float32(65536.0)))


@numba.njit(nogil=True, cache=True, inline="always")
def _limits(at_c: Any, right: Any, down: Any) -> Any:
    """Where a barycentric coordinate, ``at_c`` at corner c, is not negative: the leftmost x - cx at the
    height of c and how that moves per pixel downwards, and the same for the rightmost; one is far away."""
    if right > np.float32(1e-9):
        inverse = np.float32(1.0) / right
        return -(at_c + _EDGE) * inverse, -down * inverse, _FAR_PX, np.float32(0.0)
    if right < np.float32(-1e-9):
        inverse = np.float32(1.0) / right
        return -_FAR_PX, np.float32(0.0), -(at_c + _EDGE) * inverse, -down * inverse
    return -_FAR_PX, np.float32(0.0), _FAR_PX, np.float32(0.0)


@kernel(
    reads("float32", 2),
    reads("float32", 1),
    reads("int32", 2),
    types.int64,
    reads("float32", 2),
    types.int64,
    reads("int64", 1),
    writes("int64", 2),
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
    spans: NDArray[np.int64],
    whole: NDArray[np.int16],
    fraction: NDArray[np.uint16],
    depth: NDArray[np.float32],
) -> None:
    """Draw the triangles inside ``bounds`` nearest first.

    ``spans (H, 2)``: in each row of ``bounds`` the first and the end pixel of all that is drawn, the end not
    after the first where nothing is. Within the spans and just beside them (see :func:`reach`), where no
    triangle is, the map is the identity; further away nothing is written.

    ``texture_xy (N, 2)`` is where each vertex lies in the texture, whose frame starts at ``margin``. Row
    spans with incremental texture coordinates in 16.16 fixed point. The last ``fillers`` triangles lie
    behind.

    Both halves of a ``whole`` pixel are written at once, and pixels are counted without sign: signed indices
    would be tested for counting from the end."""
    rx0, ry0, rx1, ry1 = bounds[0], bounds[1], bounds[2], bounds[3]
    pairs = whole.reshape(-1).view(np.uint32)
    fractions, depths = fraction.reshape(-1), depth.reshape(-1)
    row_px = np.uintp(depth.shape[1])
    _find_spans(xy, triangles, bounds, spans)
    for y in range(ry0, ry1):
        y_half = np.uint32(y + margin) << np.uint32(16)
        first, end = reach(spans, bounds, y)
        base = np.uintp(y) * row_px
        for x in range(first, end):
            depths[base + x] = NOTHING
            fractions[base + x] = 0
            pairs[base + x] = np.uint32(x + np.uintp(margin)) | y_half
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
        # barycentric coordinates and what they weigh, per pixel to the right and downwards, from corner c
        d1 = (by - cy) * inverse
        d2 = (cy - ay) * inverse
        e1 = (cx - bx) * inverse
        e2 = (ax - cx) * inverse
        u_right, u_down = _slopes(d1, d2, e1, e2, texture_xy[i, 0], texture_xy[j, 0], texture_xy[k, 0])
        v_right, v_down = _slopes(d1, d2, e1, e2, texture_xy[i, 1], texture_xy[j, 1], texture_xy[k, 1])
        z_right, z_down = _slopes(d1, d2, e1, e2, z[i], z[j], z[k])
        z_here = z[k] + (FILLER_DEPTH_PX if t >= first_filler else np.float32(0.0))
        u_step, v_step = _fixed(u_right), _fixed(v_right)
        # each side limits a row from the left or from the right, at a place that moves evenly downwards
        l1, l1_down, r1, r1_down = _limits(np.float32(0.0), d1, e1)
        l2, l2_down, r2, r2_down = _limits(np.float32(0.0), d2, e2)
        l3, l3_down, r3, r3_down = _limits(np.float32(1.0), -d1 - d2, -e1 - e2)
        low_side, high_side = max(left - _SLACK_PX, low_x), min(right + _SLACK_PX, high_x)
        first_row = max(ry0, int(np.ceil(top - _SLACK_PX)))
        last_row = min(ry1 - 1, int(np.floor(bottom + _SLACK_PX)))
        for y in range(first_row, last_row + 1):
            dy = np.float32(y) - cy
            low = max(l1 + l1_down * dy, l2 + l2_down * dy, l3 + l3_down * dy) + cx
            high = min(r1 + r1_down * dy, r2 + r2_down * dy, r3 + r3_down * dy) + cx
            start = int(np.ceil(max(low, low_side)))
            stop = int(np.floor(min(high, high_side)))
            if stop < start:
                continue
            dx = np.float32(start) - cx
            # half of a 1/32 px step, so that dropping the lower bits rounds
            u_here = _fixed(texture_xy[k, 0] + u_down * dy + u_right * dx) + np.int32(1024)
            v_here = _fixed(texture_xy[k, 1] + v_down * dy + v_right * dx) + np.int32(1024)
            depth_here = z_here + z_down * dy + z_right * dx
            base = np.uintp(y) * row_px
            for x in range(base + np.uintp(start), base + np.uintp(stop + 1)):
                if depth_here < depths[x]:
                    depths[x] = depth_here
                    pairs[x] = (np.uint32(u_here) >> np.uint32(16)) | (
                        np.uint32(v_here) & np.uint32(0xFFFF0000)
                    )
                    fractions[x] = ((v_here >> np.int32(6)) & np.int32(31 << 5)) | (
                        (u_here >> np.int32(11)) & np.int32(31)
                    )
                depth_here += z_right
                u_here += u_step
                v_here += v_step
