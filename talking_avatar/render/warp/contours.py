"""Where the mesh is cut: the inner lips and the lid margins, as polylines with depth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.portrait import CROP_PX, Portrait
from talking_avatar.render.warp.lip_line import darkest_line, strongest_edge
from talking_avatar.render.warp.polyline import FloatArray, normals, resample

_LIP_SPACING_PX = 1.7
_LIP_BORDER_SPACING_PX = 3.4
_LID_SPACING_PX = 2.0
_LEAST_LIP_GAP_PX = 1.3
_LEAST_LID_GAP_PX = 1.6
_SHUT_IPD = 0.022
_DARK_SEAM_IPD = 0.040
_LASH_OFFSET_EYE_WIDTHS = 0.085


@dataclass(frozen=True, eq=False)
class Opening:
    """Two margins that meet at both ends, left to right in the picture.

    ``upper``, ``lower (n, 3)`` are where the margins are (crop px and depth); ``apart_upper``,
    ``apart_lower (n, 2)`` the same held at least a pixel apart, so that a triangulation sees an opening.
    """

    upper: FloatArray
    lower: FloatArray
    apart_upper: FloatArray
    apart_lower: FloatArray

    @property
    def polygon(self) -> FloatArray:
        """Outline ``(2 n - 2, 2)`` of the opening held apart."""
        return np.vstack([self.apart_upper, self.apart_lower[-2:0:-1]])


@dataclass(frozen=True, eq=False)
class Contours:
    """The openings of a face; ``lip_borders``: where the red of the upper and of the lower lip ends, points
    ``(k, 3)`` between the corners; ``lash_rings``: per eye the points ``(k, 3)`` of the ring above the upper
    lid and the positions ``(k,)`` on the margin that they belong to. Picture-left eye first."""

    mouth: Opening
    lips_closed: bool
    lip_borders: tuple[FloatArray, FloatArray]
    eyes: tuple[Opening, Opening]
    lash_rings: tuple[tuple[FloatArray, NDArray[np.int32]], tuple[FloatArray, NDArray[np.int32]]]


def face_contours(portrait: Portrait) -> Contours:
    """The cuts of ``portrait``'s face."""
    down = portrait.head.down
    mouth, closed = _mouth(portrait, down)
    right = _eye(portrait, topology.RIGHT_EYE_UPPER, topology.RIGHT_EYE_LOWER, down)
    left = _eye(portrait, topology.LEFT_EYE_UPPER, topology.LEFT_EYE_LOWER, down)
    return Contours(
        mouth=mouth,
        lips_closed=closed,
        lip_borders=(
            _lip_border(portrait, topology.OUTER_LIP_UPPER),
            _lip_border(portrait, topology.OUTER_LIP_LOWER),
        ),
        eyes=(right, left),
        lash_rings=(_lash_ring(right, down), _lash_ring(left, down)),
    )


def luminance(portrait: Portrait) -> NDArray[np.uint8]:
    """Luminance of the crop in crop units, ``(CROP_PX, CROP_PX)``."""
    gray = cv2.cvtColor(portrait.crop, cv2.COLOR_RGB2GRAY)
    if portrait.detail != 1:
        gray = cv2.resize(gray, (CROP_PX, CROP_PX), interpolation=cv2.INTER_AREA)
    return np.asarray(gray, np.uint8)


def _hold_apart(upper: FloatArray, lower: FloatArray, down: FloatArray, least_px: float) -> Opening:
    missing = np.maximum(0.0, least_px - (lower[:, :2] - upper[:, :2]) @ down) / 2
    missing[[0, -1]] = 0.0
    shift = missing[:, None] * down
    return Opening(upper, lower, upper[:, :2] - shift, lower[:, :2] + shift)


def _mouth(portrait: Portrait, down: FloatArray) -> tuple[Opening, bool]:
    points = portrait.landmarks_px
    width_px = float(np.linalg.norm(points[308, :2] - points[78, :2]))
    count = int(max(20, width_px / _LIP_SPACING_PX))
    upper = resample(points[list(topology.INNER_LIP_UPPER)], count)
    lower = resample(points[list(topology.INNER_LIP_LOWER)], count)
    ipd_px = portrait.head.ipd_px
    gap_ipd = float(((lower[:, :2] - upper[:, :2]) @ down).max()) / ipd_px
    gray = luminance(portrait)
    closed = gap_ipd < _SHUT_IPD or (gap_ipd < _DARK_SEAM_IPD and _seam_is_dark(gray, portrait))
    if closed:
        seam = (upper + lower) / 2
        seam[:, :2] = darkest_line(gray, seam[:, :2], ipd_px)
        upper, lower = seam.copy(), seam.copy()
    else:
        lab = _lab(portrait)
        for margin in (upper, lower):
            margin[:, :2] = strongest_edge(lab, margin[:, :2], ipd_px)
    return _hold_apart(upper, lower, down, _LEAST_LIP_GAP_PX), closed


def _lip_border(portrait: Portrait, landmarks: Sequence[int]) -> FloatArray:
    points = portrait.landmarks_px[list(landmarks)]
    width_px = float(np.linalg.norm(points[-1, :2] - points[0, :2]))
    return resample(points, int(max(12, width_px / _LIP_BORDER_SPACING_PX)))[1:-1]


def _lab(portrait: Portrait) -> NDArray[np.float32]:
    """CIE L*a*b* of the crop in crop units."""
    crop = portrait.crop.astype(np.float32) / 255.0
    if portrait.detail != 1:
        crop = np.asarray(cv2.resize(crop, (CROP_PX, CROP_PX), interpolation=cv2.INTER_AREA), np.float32)
    return np.asarray(cv2.cvtColor(crop, cv2.COLOR_RGB2LAB), np.float32)


def _seam_is_dark(gray: NDArray[np.uint8], portrait: Portrait) -> bool:
    """A slit darker than the lips is their shadow; a brighter one shows teeth."""
    points = portrait.landmarks_px[:, :2]

    def median_over(outline: Sequence[int]) -> float:
        mask = np.zeros_like(gray)
        cv2.fillPoly(mask, [np.rint(points[list(outline)] * 16).astype(np.int32)], 1, shift=4)
        return float(np.median(gray[mask > 0])) if mask.any() else 0.0

    slit = median_over((*topology.INNER_LIP_UPPER, *topology.INNER_LIP_LOWER[::-1]))
    lips = median_over((*topology.OUTER_LIP_UPPER, *topology.OUTER_LIP_LOWER[::-1]))
    return slit < lips


def _eye(portrait: Portrait, upper: Sequence[int], lower: Sequence[int], down: FloatArray) -> Opening:
    points = portrait.landmarks_px
    width_px = float(np.linalg.norm(points[upper[0], :2] - points[upper[-1], :2]))
    count = int(max(10, width_px / _LID_SPACING_PX))
    return _hold_apart(
        resample(points[list(upper)], count), resample(points[list(lower)], count), down, _LEAST_LID_GAP_PX
    )


def _lash_ring(eye: Opening, down: FloatArray) -> tuple[FloatArray, NDArray[np.int32]]:
    """Points just above the upper lid, so that lashes and lid edge travel rigidly instead of being
    smeared."""
    margin = eye.apart_upper
    outward = normals(margin)
    if (outward @ down).sum() > 0:
        outward = -outward
    width_px = np.linalg.norm(margin[0] - margin[-1])
    ring = margin + outward * (_LASH_OFFSET_EYE_WIDTHS * width_px)
    chosen = np.arange(2, len(margin) - 2, dtype=np.int32)
    return np.column_stack([ring, eye.upper[:, 2]])[chosen], chosen
