"""Measuring what the engines must know of a face: pose, mouth, eyes, glasses."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.glasses import glasses_score
from talking_avatar.portrait.head_frame import HeadFrame
from talking_avatar.portrait.masks import polygon_mask
from talking_avatar.portrait.portrait import Traits

CLOSED_LIPS_IPD = 0.022
"""Narrower openings of the inner lips than this are a closed mouth."""

_LIP_PAIRS = ((82, 87), (13, 14), (312, 317))
_RIGHT_LID_PAIRS, _RIGHT_CORNERS = ((160, 144), (159, 145), (158, 153)), (33, 133)
_LEFT_LID_PAIRS, _LEFT_CORNERS = ((387, 373), (386, 374), (385, 380)), (263, 362)
_CHEEKS = (50, 280, 425, 205, 152, 4)
_TEETH_SHARE = 0.18


def measure_traits(crop: NDArray[np.uint8], landmarks_px: NDArray[np.float64], head: HeadFrame) -> Traits:
    """From the crop at one pixel a unit, its landmarks and the head's frame."""
    pitch_deg, yaw_deg, roll_deg = head.pose_deg()
    gap_ipd = lip_gap_ipd(landmarks_px, head.ipd_px)
    return Traits(
        yaw_deg=yaw_deg,
        pitch_deg=pitch_deg,
        roll_deg=roll_deg,
        lip_gap_ipd=gap_ipd,
        teeth_showing=gap_ipd >= CLOSED_LIPS_IPD and _teeth_share(crop, landmarks_px) > _TEETH_SHARE,
        eye_openness_left=_openness(landmarks_px, _LEFT_LID_PAIRS, _LEFT_CORNERS),
        eye_openness_right=_openness(landmarks_px, _RIGHT_LID_PAIRS, _RIGHT_CORNERS),
        glasses=glasses_score(crop, landmarks_px, head),
        iris_contrast=iris_contrast(crop, landmarks_px),
    )


def lip_gap_ipd(landmarks_px: NDArray[np.float64], ipd_px: float) -> float:
    """Mean opening of the inner lips at three places around the middle."""
    gaps = [np.linalg.norm(landmarks_px[low] - landmarks_px[up]) for up, low in _LIP_PAIRS]
    return float(np.mean(gaps)) / ipd_px


def eye_openness(landmarks_px: NDArray[np.float64]) -> tuple[float, float]:
    """Height over width of the lid openings, subject's left and right."""
    return (
        _openness(landmarks_px, _LEFT_LID_PAIRS, _LEFT_CORNERS),
        _openness(landmarks_px, _RIGHT_LID_PAIRS, _RIGHT_CORNERS),
    )


def _openness(
    landmarks_px: NDArray[np.float64], pairs: tuple[tuple[int, int], ...], corners: tuple[int, int]
) -> float:
    """Eye aspect ratio (Soukupova and Cech 2016, equation 1), over three pairs of lid points."""
    points = landmarks_px[:, :2]
    heights = [np.linalg.norm(points[low] - points[up]) for up, low in pairs]
    return float(np.mean(heights) / np.linalg.norm(points[corners[0]] - points[corners[1]]))


def _teeth_share(crop: NDArray[np.uint8], landmarks_px: NDArray[np.float64]) -> float:
    """Share of the mouth opening that is bright and hardly red, judged against skin and lips of the photo."""
    lab = cv2.cvtColor(crop, cv2.COLOR_RGB2LAB).astype(np.float32)
    upper, lower = list(topology.INNER_LIP_UPPER), list(topology.INNER_LIP_LOWER)
    opening = polygon_mask(crop.shape, landmarks_px[upper + lower[::-1]])
    outer = list(topology.OUTER_LIP_UPPER) + list(topology.OUTER_LIP_LOWER)[::-1]
    lips = polygon_mask(crop.shape, landmarks_px[outer]) & ~opening
    skin = np.zeros(crop.shape[:2], np.uint8)
    cv2.fillConvexPoly(skin, cv2.convexHull(landmarks_px[list(_CHEEKS), :2].astype(np.int32)), 1)
    if opening.sum() < 12 or lips.sum() < 12:
        return 0.0
    skin_lightness = np.percentile(lab[skin > 0, 0], 60)
    skin_redness = np.median(lab[skin > 0, 1]) - 128
    lip_lightness, lip_redness = np.median(lab[lips, 0]), np.median(lab[lips, 1]) - 128
    bright = lab[..., 0] > max(0.62 * skin_lightness, 0.95 * lip_lightness)
    pale = lab[..., 1] - 128 < 0.5 * lip_redness + 0.5 * skin_redness + 2
    return float((opening & bright & pale).sum() / opening.sum())


def iris_contrast(crop: NDArray[np.uint8], landmarks_px: NDArray[np.float64]) -> float:
    """How much darker the irises are than the whites, the clearer eye; 0 blank as a statue's, 1 clear."""
    luminance = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY).astype(np.float32)
    y, x = np.mgrid[: crop.shape[0], : crop.shape[1]]
    best = 0.0
    for lids, centre_index, ring in (
        (topology.RIGHT_EYE_UPPER + topology.RIGHT_EYE_LOWER[::-1], topology.RIGHT_IRIS_CENTRE,
         topology.RIGHT_IRIS_RING),
        (topology.LEFT_EYE_UPPER + topology.LEFT_EYE_LOWER[::-1], topology.LEFT_IRIS_CENTRE,
         topology.LEFT_IRIS_RING),
    ):  # fmt: skip
        opening = polygon_mask(crop.shape, landmarks_px[list(lids)])
        centre = landmarks_px[centre_index, :2]
        radius = np.linalg.norm(landmarks_px[list(ring), :2] - centre, axis=1).mean()
        distance = np.hypot(x - centre[0], y - centre[1])
        iris = luminance[opening & (distance < 0.8 * radius)]
        white = luminance[opening & (distance > 1.2 * radius)]
        if len(iris) < 8 or len(white) < 8:
            continue
        bright = float(np.percentile(white, 70))
        best = max(best, (bright - float(np.percentile(iris, 30))) / max(bright, 16.0))
    return float(np.clip((best - 0.10) / 0.25, 0, 1))
