"""Drawing creases and soft patches of shade into a map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from talking_avatar.render.warp.polyline import FloatArray, resample, smoothstep

_SAMPLES = 24
_STEEP = 0.55


@dataclass(frozen=True, eq=False)
class ShadeGrid:
    """Sample points of a shading map: ``origin_px (2,)``, ``step_px`` between samples, ``shape`` (rows,
    columns)."""

    origin_px: FloatArray
    step_px: float
    shape: tuple[int, int]

    def window(self, points: FloatArray, margin_px: float) -> tuple[slice, slice, FloatArray]:
        """Rows and columns around ``points (n, 2)``, and the places ``(r, c, 2)`` of their samples in crop
        units."""
        low = np.floor((points.min(axis=0) - margin_px - self.origin_px) / self.step_px).astype(int)
        high = np.ceil((points.max(axis=0) + margin_px - self.origin_px) / self.step_px).astype(int) + 1
        x0, y0 = np.maximum(low, 0)
        x1, y1 = np.maximum(np.minimum(high, self.shape[::-1]), [x0, y0])
        x = self.origin_px[0] + self.step_px * np.arange(x0, x1)
        y = self.origin_px[1] + self.step_px * np.arange(y0, y1)
        places = np.stack(np.broadcast_arrays(x[None, :], y[:, None]), axis=-1)
        return slice(y0, y1), slice(x0, x1), places


@dataclass(frozen=True)
class Crease:
    """How a crease looks across: a dark line ``depth`` deep and ``width_px`` wide (one standard deviation),
    and beside it, ``lobe_offset_px`` to the right of the curve's direction (negative: left), a bright
    swelling ``lobe`` high and ``lobe_width_px`` wide. The dark is steeper towards the swelling, which
    overhangs it."""

    depth: float
    width_px: float
    lobe: float = 0.0
    lobe_offset_px: float = 0.0
    lobe_width_px: float = 1.0


def draw_crease(
    target: FloatArray,
    grid: ShadeGrid,
    curve: FloatArray,
    crease: Crease,
    fade: tuple[float, float] = (0.3, 0.3),
) -> None:
    """Add a crease along ``curve (k, 2)`` in crop units to ``target``, fading in and out over these shares of
    its length."""
    points = resample(curve, _SAMPLES)
    margin_px = 2.5 * max(crease.width_px, abs(crease.lobe_offset_px) / 2.5 + crease.lobe_width_px)
    rows, columns, places = grid.window(points, margin_px)
    if places.size == 0:
        return
    offset = places[:, :, None] - points
    nearest = (offset**2).sum(axis=-1).argmin(axis=-1)
    tangent = np.gradient(points, axis=0)
    step_px = np.maximum(np.linalg.norm(tangent, axis=1, keepdims=True), 1e-6)
    tangent = tangent / step_px
    own = np.take_along_axis(offset, nearest[..., None, None], axis=2)[:, :, 0]
    direction = tangent[nearest]
    along_px = (own * direction).sum(axis=-1)
    across_px = direction[..., 0] * own[..., 1] - direction[..., 1] * own[..., 0]
    beyond_px = np.where((nearest == 0) | (nearest == _SAMPLES - 1), along_px, 0.0)
    share = np.clip((nearest + along_px / step_px[nearest, 0]) / (_SAMPLES - 1), 0, 1)
    strength = smoothstep(0, fade[0], share) * smoothstep(0, fade[1], 1 - share)
    overhung = across_px * np.sign(crease.lobe_offset_px) > 0
    width_px = crease.width_px * np.where(overhung, _STEEP, 1.0)
    dark = np.exp(-(across_px**2 + beyond_px**2) / (2 * width_px**2))
    bright = np.exp(
        -((across_px - crease.lobe_offset_px) ** 2 + beyond_px**2) / (2 * crease.lobe_width_px**2)
    )
    target[rows, columns] += strength * (crease.lobe * bright - crease.depth * dark)


def draw_patch(
    target: FloatArray, grid: ShadeGrid, centre: FloatArray, radii_px: tuple[float, float], height: float
) -> None:
    """Add a soft patch at ``centre (2,)``: ``height`` in the middle, ``radii_px`` (x, y) one standard
    deviation."""
    rows, columns, places = grid.window(centre[None], 2.8 * max(radii_px))
    scaled = (places - centre) / np.array(radii_px)
    target[rows, columns] += height * np.exp(-(scaled**2).sum(axis=-1) / 2)
