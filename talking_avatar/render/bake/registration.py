"""Laying another engine's frame over the warp engine's, so that lips lie on lips and lids on lids."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.render.bake.teacher import FoundFace

_GRID_PX = 8
_STIFFNESS = 1.0
"""Smoothing of the thin plate: landmarks tremble by half a pixel, and by one where the look differs."""

_FADE_IPD = (0.1, 0.6)
"""Beyond the face the shift fades out."""

_FLOW_SIGMAS_IPD, _MOST_FLOW_PX = (0.30, 0.15, 0.08), 3.0
_LEAST_WEIGHT = 0.02
"""Where there is less contrast than this to go by, the shift stays."""

_CONTRAST_SIGMA_PX = 12.0
_WORTHWHILE = 0.99


def landmark_shift(
    ours: FoundFace, theirs: FoundFace, ipd_px: float, shape: tuple[int, int]
) -> NDArray[np.float32]:
    """Px ``(H, W, 2)`` from a place in our frame to the same place of the face in theirs.

    A smoothed thin-plate spline through the landmarks (Bookstein 1989; Wahba 1990, section 2.4).
    """
    from scipy.interpolate import RBFInterpolator  # baking alone needs it

    points = ours.points_px[: topology.SKIN_POINTS]
    shifts = theirs.points_px[: topology.SKIN_POINTS] - points
    # open lids and lips have their own place, shut ones share it: one of two at the same spot is enough
    _, kept = np.unique(np.rint(points * 2), axis=0, return_index=True)
    plate = RBFInterpolator(
        points[kept] / ipd_px, shifts[kept], smoothing=_STIFFNESS, kernel="thin_plate_spline"
    )
    height, width = shape
    rows, columns = np.arange(0, height + _GRID_PX, _GRID_PX), np.arange(0, width + _GRID_PX, _GRID_PX)
    grid = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)
    coarse = plate(grid / ipd_px).reshape(len(rows), len(columns), 2).astype(np.float32)
    x, y = np.meshgrid(np.arange(width) / _GRID_PX, np.arange(height) / _GRID_PX)
    dense = cv2.remap(coarse, x.astype(np.float32), y.astype(np.float32), cv2.INTER_LINEAR)
    return np.asarray(dense * _face_share(points, ipd_px, shape)[..., None], np.float32)


def refined(
    shift: NDArray[np.float32],
    ours: NDArray[np.uint8],
    theirs: NDArray[np.uint8],
    trusted: NDArray[np.float32],
    ipd_px: float,
) -> NDArray[np.float32]:
    """``shift`` with what is left between the frames, first what larger parts of the face share.

    Dense inverse search (Kroeger et al. 2016) on local contrast, averaged where there is any and where
    ``trusted (H, W)``, 0 to 1, says that both engines draw the same skin. Each step is kept only when the
    frames come closer by it.
    """
    target = _contrast(ours)
    search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    edges = np.hypot(cv2.Sobel(target, cv2.CV_32F, 1, 0), cv2.Sobel(target, cv2.CV_32F, 0, 1))
    weight = trusted * np.minimum(edges, 3.0) + np.float32(1e-4)
    for sigma_ipd in _FLOW_SIGMAS_IPD:
        before = _contrast(laid_over(theirs, shift))
        flow = search.calc(_bytes(target), _bytes(before), np.zeros_like(shift))
        sigma = sigma_ipd * ipd_px
        total = cv2.GaussianBlur(weight, (0, 0), sigma)[..., None] + _LEAST_WEIGHT
        smooth = cv2.GaussianBlur(flow * weight[..., None], (0, 0), sigma) / total
        length = np.linalg.norm(smooth, axis=2, keepdims=True)
        limited = smooth * np.minimum(1.0, _MOST_FLOW_PX / np.maximum(length, 1e-6))
        candidate = np.asarray(shift + limited, np.float32)
        left = [
            float((np.abs(_contrast(laid_over(theirs, s)) - target) * trusted).sum())
            for s in (shift, candidate)
        ]
        if left[1] < _WORTHWHILE * left[0]:
            shift = candidate
    return shift


def laid_over(theirs: NDArray, shift: NDArray[np.float32]) -> NDArray:
    """``theirs (H, W, C)`` as it lies in our frame."""
    height, width = shift.shape[:2]
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return np.asarray(
        cv2.remap(
            theirs, x + shift[..., 0], y + shift[..., 1], cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        )
    )


def _face_share(points: NDArray[np.float64], ipd_px: float, shape: tuple[int, int]) -> NDArray[np.float32]:
    outside = np.ones(shape, np.uint8)
    cv2.fillConvexPoly(outside, cv2.convexHull(points.astype(np.int32)), 0)
    away = cv2.distanceTransform(outside, cv2.DIST_L2, 5) / ipd_px
    t = np.clip((_FADE_IPD[1] - away) / (_FADE_IPD[1] - _FADE_IPD[0]), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def _contrast(rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Local contrast in standard deviations, which light and colour leave alone."""
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY).astype(np.float32)
    fine = grey - cv2.GaussianBlur(grey, (0, 0), _CONTRAST_SIGMA_PX)
    spread = np.sqrt(cv2.GaussianBlur(fine * fine, (0, 0), _CONTRAST_SIGMA_PX))
    return np.asarray(cv2.GaussianBlur(fine / (spread + 2.0), (0, 0), 1.0))


def _bytes(contrast: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.clip(contrast * 40 + 128, 0, 255).astype(np.uint8)
