"""The look of the skin in baked states, mixed into one sheet and added where the rasterised map says."""

from __future__ import annotations

import numpy as np
from numba import types
from numpy.typing import NDArray

from talking_avatar.render.warp.baked_face import BakedFace, SkinRegion
from talking_avatar.render.warp.baked_weights import StateWeights, weights_into
from talking_avatar.render.warp.canvas import Canvas
from talking_avatar.render.warp.jit import kernel, reads, writes
from talking_avatar.render.warp.moving_mesh import Mesh
from talking_avatar.render.warp.pixel_vectors import BILINEAR_WEIGHTS, bilinear, pair_at
from talking_avatar.render.warp.raster import NOTHING

_ONE = 256
_NO_CHANGE = np.uint32(0x80808080)
"""A packed sample that adds nothing: bytes count from 128."""

_BARE = NOTHING / 2
_BESIDE_PX = 2
_NEAR_VERTICES_PX = 12.0
"""Vertices so far around a region, in crop units, tell where it lies in a frame."""


class BakedSkin:
    """The regions of a ``BakedFace`` on one canvas."""

    def __init__(self, baked: BakedFace, mesh: Mesh, canvas: Canvas) -> None:
        x, y, width, height = (int(v) for v in baked.sheet_px)
        self._regions = tuple(_Placed(region, mesh, canvas, (x, y)) for region in baked.skin)
        self._sums = np.zeros((height, 3 * width), np.int16)
        self._sheet = np.full((height, width), _NO_CHANGE, np.uint32)
        # texture px to samples of the sheet, in 1/65536 and, for the offsets, 1/32 of that
        per_texture_px = 1 / canvas.view.scale
        origin = -(canvas.margin_px + canvas.view.offset) * per_texture_px - (x, y)
        self._scale = round(per_texture_px * 65536)
        self._x, self._y = (round(float(v) * 65536 * 32) for v in origin)
        self._extent = np.zeros(4, np.float32)
        self._box = np.zeros(4, np.int64)

    def mix(self, coefficients: NDArray[np.float32], xy: NDArray[np.float32]) -> bool:
        """Mix the sheet for ``coefficients`` as ``StateSpace`` takes them, with the mesh posed at ``xy``;
        False when no skin looks different."""
        extent = self._extent
        extent[:2], extent[2:] = np.inf, -np.inf
        for region in self._regions:
            region.add_to(self._sums, coefficients, xy, extent)
        # regions overlap: all sums are there before the first is packed
        for region in self._regions:
            if region.active or region.was_active:
                pack(self._sums, self._sheet, *region.rectangle)
        for region in self._regions:
            if region.active:
                x0, y0, x1, y1 = region.rectangle
                self._sums[y0:y1, 3 * x0 : 3 * x1] = 0
            region.was_active = region.active
        if extent[2] < extent[0]:
            return False
        self._box[:2], self._box[2:] = np.floor(extent[:2]) - _BESIDE_PX, np.ceil(extent[2:]) + _BESIDE_PX
        return True

    def widen(self, bounds: NDArray[np.int64], size_px: tuple[int, int]) -> None:
        """Make ``bounds`` (x0, y0, x1, y1) reach over the skin that looks different."""
        boxes = [region.rest_box for region in self._regions if region.active]
        if bounds[2] > bounds[0] and bounds[3] > bounds[1]:
            boxes.append((int(bounds[0]), int(bounds[1]), int(bounds[2]), int(bounds[3])))
        if not boxes:
            return
        x0, y0, x1, y1 = zip(*boxes, strict=True)
        bounds[0], bounds[1] = max(min(x0), 0), max(min(y0), 0)
        bounds[2], bounds[3] = min(max(x1), size_px[0]), min(max(y1), size_px[1])

    def draw(
        self,
        frame: NDArray[np.uint8],
        whole: NDArray[np.int16],
        fraction: NDArray[np.uint16],
        depth: NDArray[np.float32],
        bounds: NDArray[np.int64],
        spans: NDArray[np.int64],
    ) -> None:
        """Add the sheet of the last :meth:`mix` to ``frame (H, W, 3)`` through the map that drew it."""
        box = self._box
        np.maximum(box[:2], bounds[:2], out=box[:2])
        np.minimum(box[2:], bounds[2:], out=box[2:])
        add_sheet(
            self._sheet, whole, fraction, depth, spans, box, self._scale, self._x, self._y, BILINEAR_WEIGHTS,
            frame,
        )  # fmt: skip


class _Placed:
    """One region on a canvas: its ``rectangle`` of the sheet (ends excluded), and ``rest_box`` around it at
    rest in frame px. ``active``: some state of it is shown."""

    def __init__(self, region: SkinRegion, mesh: Mesh, canvas: Canvas, sheet_corner: tuple[int, int]) -> None:
        self._weights, self._maps = StateWeights(region.space), region.maps
        height, width = region.maps.shape[1:3]
        x0, y0 = (int(v) for v in region.corner)
        self.rectangle = x0, y0, x0 + width, y0 + height
        self.active = self.was_active = False
        low = np.array([x0, y0]) + sheet_corner
        high = low + (width - 1, height - 1)
        xy = mesh.vertices_px[:, :2]
        near = ((xy >= low - _NEAR_VERTICES_PX) & (xy <= high + _NEAR_VERTICES_PX)).all(axis=1)
        self._vertices = np.flatnonzero(near)
        view = canvas.view
        first, last = low * view.scale + view.offset, high * view.scale + view.offset
        box = np.concatenate([np.floor(first), np.ceil(last) + 1]).astype(int)
        self.rest_box = int(box[0]), int(box[1]), int(box[2]), int(box[3])

    def add_to(
        self,
        sums: NDArray[np.int16],
        coefficients: NDArray[np.float32],
        xy: NDArray[np.float32],
        extent: NDArray[np.float32],
    ) -> None:
        known = self._weights
        add_region(
            known.axes, known.nodes, known.cardinal, coefficients, known.weights, self._maps,
            *self.rectangle[:2], self._vertices, xy, sums, extent,
        )  # fmt: skip
        self.active = bool(known.weights[0] < 1.0)


@kernel(
    reads("float32", 2), reads("float64", 2), reads("float64", 2), reads("float32", 1), writes("float64", 1),
    reads("int8", 4), types.int64, types.int64, reads("int64", 1), reads("float32", 2), writes("int16", 2),
    writes("float32", 1),
)  # fmt: skip
def add_region(
    axes: NDArray[np.float32],
    nodes: NDArray[np.float64],
    cardinal: NDArray[np.float64],
    coefficients: NDArray[np.float32],
    weights: NDArray[np.float64],
    maps: NDArray[np.int8],
    x0: int,
    y0: int,
    vertices: NDArray[np.int64],
    xy: NDArray[np.float32],
    sums: NDArray[np.int16],
    extent: NDArray[np.float32],
) -> None:
    """Find the ``weights`` of a region's states (see ``baked_weights``), add its ``maps (S - 1, h, w, 3)``
    times them, in 1/256, to ``sums (H, 3 W)`` from sample ``x0``, ``y0`` on, and make ``extent`` (x0, y0, x1,
    y1) reach over its ``vertices``, posed at ``xy``. Neither changes for a neutral face."""
    weights_into(axes, nodes, cardinal, coefficients, weights)
    if weights[0] >= 1.0:
        return
    height, width = maps.shape[1], np.uintp(3 * maps.shape[2])
    first = np.uintp(3 * x0)
    for k in range(maps.shape[0]):
        weight = np.int16(np.rint(weights[k + 1] * _ONE))
        if weight == 0:
            continue
        for y in range(height):
            row, sums_row = maps[k, y].reshape(-1), sums[y0 + y]
            for i in range(width):
                sums_row[first + i] += np.int16(row[i]) * weight
    for v in vertices:
        extent[0], extent[1] = min(extent[0], xy[v, 0]), min(extent[1], xy[v, 1])
        extent[2], extent[3] = max(extent[2], xy[v, 0]), max(extent[3], xy[v, 1])


@kernel(reads("int16", 2), writes("uint32", 2), types.int64, types.int64, types.int64, types.int64)
def pack(sums: NDArray[np.int16], sheet: NDArray[np.uint32], x0: int, y0: int, x1: int, y1: int) -> None:
    """``sheet (H, W)`` in the rectangle from ``sums (H, 3 W)``: each byte 128 more than a sum over 256."""
    for y in range(y0, y1):
        for x in range(np.uintp(x0), np.uintp(x1)):
            i = np.uintp(3) * x
            red = np.uint32((np.int32(sums[y, i]) + 32896) >> 8)
            green = np.uint32((np.int32(sums[y, i + np.uintp(1)]) + 32896) >> 8)
            blue = np.uint32((np.int32(sums[y, i + np.uintp(2)]) + 32896) >> 8)
            sheet[y, x] = red | green << np.uint32(8) | blue << np.uint32(16) | np.uint32(0x80000000)


@kernel(
    reads("uint32", 2), reads("int16", 3), reads("uint16", 2), reads("float32", 2), reads("int64", 2),
    reads("int64", 1), types.int64, types.int64, types.int64, reads("uint64", 1), writes("uint8", 3),
)  # fmt: skip
def add_sheet(
    sheet: NDArray[np.uint32],
    whole: NDArray[np.int16],
    fraction: NDArray[np.uint16],
    depth: NDArray[np.float32],
    spans: NDArray[np.int64],
    box: NDArray[np.int64],
    scale: int,
    x_origin: int,
    y_origin: int,
    shares: NDArray[np.uint64],
    frame: NDArray[np.uint8],
) -> None:
    """Add ``sheet (h, w)``, as :func:`pack` writes it, to ``frame`` within ``box``, where the map's place in
    the texture times ``scale`` (1/65536) plus the origins (1/65536 of 1/32 of a sample) lies in it."""
    samples, stride = sheet.reshape(-1), np.uintp(sheet.shape[1])
    right, bottom = np.uint64((sheet.shape[1] - 1) * 32), np.uint64((sheet.shape[0] - 1) * 32)
    nothing = np.uint64(0x8080808080808080)
    row_px, three = np.uintp(depth.shape[1]), np.uintp(3)
    places, fractions, depths = whole.reshape(-1), fraction.reshape(-1), depth.reshape(-1)
    bytes_out = frame.reshape(-1)
    for y in range(box[1], box[3]):
        first, end = max(spans[y, 0], box[0], 0), max(min(spans[y, 1], box[2]), 0)
        base = np.uintp(y) * row_px
        for x in range(base + np.uintp(first), base + np.uintp(end)):
            phase = np.int64(fractions[x])
            gx = (((np.int64(places[x + x]) << 5) + (phase & 31)) * scale + x_origin) >> 16
            gy = (((np.int64(places[x + x + np.uintp(1)]) << 5) + (phase >> 5)) * scale + y_origin) >> 16
            # taken without sign, what lies before the sheet lies far beyond it
            if np.uint64(gx) >= right or np.uint64(gy) >= bottom:
                continue
            at = np.uintp(gy >> 5) * stride + np.uintp(gx >> 5)
            above, below = pair_at(samples, at), pair_at(samples, at + stride)
            if (above == nothing and below == nothing) or depths[x] > _BARE:
                continue
            change = bilinear(above, below, shares[np.uintp((gy & 31) << 5 | (gx & 31))])
            for c in range(three):
                byte = np.int32(change >> np.uint32(8) * np.uint32(c) & np.uint32(255))
                value = np.int32(bytes_out[three * x + c]) + byte - np.int32(128)
                bytes_out[three * x + c] = np.uint8(min(max(value, np.int32(0)), np.int32(255)))
