"""Where the frame of spectacles runs, so that it stays rigid while the skin behind it moves."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.contours import luminance
from talking_avatar.render.warp.moving_mesh import Mesh
from talking_avatar.render.warp.overlay import to_crop_pixels
from talking_avatar.render.warp.polyline import FloatArray, smoothstep

_WORN_FROM = 0.5
"""Score of ``Traits.glasses`` from which rims are looked for."""

_RADII_IPD = (0.16, 0.66)
_DIRECTIONS, _TURNS = 144, 3
_STEEPEST = 3
"""A rim moves outwards or inwards by at most so many steps of radius from one direction to the next."""

_BEND_COST = 1.2
_BESIDE_IPD = 0.06
"""Skin to compare with lies this far from the middle of a rim."""

_LASHES_IPD = (0.27, 0.17)
"""Half width and half height of the ellipse around the eye within which dark lines are lashes."""

_TYPICAL_CONTRAST, _WEAKEST_CONTRAST = 22.0, 6.0
"""Grey levels by which half of a found line, and nine tenths, must be darker than the skin on both sides."""

_HALF_BREADTH_IPD = 0.09
"""Vertices this close to the middle of a rim hold all triangles that show something of it."""

_RIM_SEEN_IPD = (0.045, 0.075)
_BRIDGE_WAY_IPD = 0.12


def distance_to_rim_ipd(portrait: Portrait, mesh: Mesh) -> NDArray[np.float32] | None:
    """For every pixel of ``portrait.crop``, how far the middle of a rim or of the bridge is, in
    interpupillary distances; None where no spectacles are worn or found."""
    if portrait.traits.glasses < _WORN_FROM:
        return None
    picture = cv2.GaussianBlur(luminance(portrait), (0, 0), 1.0).astype(np.float32)
    centres = [mesh.vertices_px[np.r_[eye.upper, eye.lower], :2].mean(0) for eye in mesh.eyes]
    rims = [_rim(picture, centre, portrait) for centre in centres]
    found = [rim for rim in rims if rim is not None]
    if not found:
        return None
    away = np.ones(portrait.crop.shape[:2], np.uint8)
    lines = [(rim, True) for rim in found]
    if len(found) == len(rims):
        lines.append((_bridge(picture, found[0], found[1], portrait.head.ipd_px), False))
    for line, closed in lines:
        points = np.rint(to_crop_pixels(line, portrait.detail)).astype(np.int32)
        cv2.polylines(away, [points], closed, 0)
    distance_px = cv2.distanceTransform(away, cv2.DIST_L2, 5)
    return np.asarray(distance_px / (portrait.head.ipd_px * portrait.detail), np.float32)


def rim_free(distance_ipd: NDArray[np.float32]) -> NDArray[np.float64]:
    """1 where nothing of a rim is seen, 0 on it."""
    return np.asarray(smoothstep(*_RIM_SEEN_IPD, distance_ipd), np.float64)


def rim_vertices(portrait: Portrait, mesh: Mesh) -> NDArray[np.intp]:
    """The vertices of ``mesh`` under the rims and the bridge; lids and their lashes are never among them."""
    away = distance_to_rim_ipd(portrait, mesh)
    if away is None:
        return np.zeros(0, np.intp)
    pixels = np.rint(to_crop_pixels(mesh.vertices_px[:, :2], portrait.detail))
    column, row = np.clip(pixels, 0, len(away) - 1).astype(np.intp).T
    near = away[row, column] < _HALF_BREADTH_IPD
    for eye in mesh.eyes:
        near[np.r_[eye.upper, eye.lower, eye.lash_ring]] = False
    return np.flatnonzero(near)


def _rim(picture: NDArray[np.float32], centre: FloatArray, portrait: Portrait) -> FloatArray | None:
    """The closed dark line around one eye, ``(n, 2)`` crop px, by dynamic programming in polar coordinates
    (around three times, of which the middle one counts, so that its ends meet)."""
    ipd = portrait.head.ipd_px
    right = portrait.head.rotation[0, :2] / np.linalg.norm(portrait.head.rotation[0, :2])
    down = np.array([-right[1], right[0]])
    angles = np.arange(_DIRECTIONS) * (2 * np.pi / _DIRECTIONS)
    radii = np.arange(_RADII_IPD[0] * ipd, _RADII_IPD[1] * ipd)
    ways = np.cos(angles)[:, None] * right + np.sin(angles)[:, None] * down
    contrast = _darker_than_beside(picture, centre, ways, radii, _BESIDE_IPD * ipd)
    across = np.abs(np.cos(angles))[:, None] * radii / (_LASHES_IPD[0] * ipd)
    along = np.abs(np.sin(angles))[:, None] * radii / (_LASHES_IPD[1] * ipd)
    contrast[np.hypot(across, along) < 1] = 0
    path = _best_path(np.minimum(np.tile(contrast, (_TURNS, 1)), 60.0))[_DIRECTIONS:-_DIRECTIONS]
    met = contrast[np.arange(_DIRECTIONS), path]
    if np.median(met) < _TYPICAL_CONTRAST or np.percentile(met, 10) < _WEAKEST_CONTRAST:
        return None
    return np.asarray(centre + radii[path][:, None] * ways)


def _darker_than_beside(
    picture: NDArray[np.float32], centre: FloatArray, ways: FloatArray, radii: FloatArray, beside_px: float
) -> NDArray[np.float32]:
    """By how much the picture is darker at ``centre + radii * ways`` than on both sides, ``(w, r)``."""

    def at(distance: FloatArray) -> NDArray[np.float32]:
        points = (centre + distance[None, :, None] * ways[:, None]).astype(np.float32)
        sampled = cv2.remap(
            picture, points[..., 0], points[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
        return np.asarray(sampled)

    brighter = np.minimum(at(radii - beside_px), at(radii + beside_px)) - at(radii)
    return np.asarray(np.maximum(brighter, 0), np.float32)


def _best_path(gain: NDArray[np.float32]) -> NDArray[np.intp]:
    """The column in each row of the path with the largest sum of ``gain``, less ``_BEND_COST`` for each
    column that it moves."""
    rows, columns = gain.shape
    total = gain[0].astype(np.float64)
    came_from = np.zeros((rows, columns), np.intp)
    for row in range(1, rows):
        options = []
        for step in range(-_STEEPEST, _STEEPEST + 1):
            moved = np.full(columns, -np.inf)
            target = slice(max(step, 0), columns + min(step, 0))
            source = slice(max(-step, 0), columns + min(-step, 0))
            moved[target] = total[source] - _BEND_COST * abs(step)
            options.append(moved)
        best = np.argmax(options, axis=0)
        came_from[row] = np.arange(columns) - (best - _STEEPEST)
        total = np.max(options, axis=0) + gain[row]
    path = np.zeros(rows, np.intp)
    path[-1] = int(np.argmax(total))
    for row in range(rows - 1, 0, -1):
        path[row - 1] = came_from[row, path[row]]
    return path


def _bridge(picture: NDArray[np.float32], first: FloatArray, second: FloatArray, ipd: float) -> FloatArray:
    """The darkest way over the nose from rim to rim, ``(n, 2)``."""
    gaps = np.linalg.norm(first[:, None] - second[None], axis=2)
    i, j = np.unravel_index(np.argmin(gaps), gaps.shape)
    start, way = first[i], second[j] - first[i]
    length = max(float(np.linalg.norm(way)), 1.0)
    aside = np.array([-way[1], way[0]]) / length
    along = np.linspace(0, 1, max(int(length), 2))
    offsets = np.arange(-_BRIDGE_WAY_IPD * ipd, _BRIDGE_WAY_IPD * ipd)
    base = start + along[:, None] * way
    points = (base[:, None] + offsets[None, :, None] * aside).astype(np.float32)
    dark: NDArray = cv2.remap(
        picture, points[..., 0], points[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    path = _best_path((dark.max() - dark).astype(np.float32))
    return np.asarray(base + offsets[path][:, None] * aside)
