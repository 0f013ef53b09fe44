"""Two doubts about a face that landmarks alone cannot settle: is it sharp, and can its lips be seen?"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.head_frame import HeadFrame
from talking_avatar.portrait.masks import polygon_mask

_MOUTH_HALF_HEIGHT_IPD = 0.30


def sharpness(crop: NDArray[np.uint8], landmarks_px: NDArray[np.float64]) -> float:
    """Fine structure around the eyes relative to their contrast: about .1 in sharp photos, near 0 in blur.

    Eyes have hard edges in every face; skin and hair may be smooth or busy by themselves.
    """
    gray = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY).astype(np.float32)
    fine = gray - cv2.GaussianBlur(gray, (0, 0), 1.5)
    best = 0.0
    for eye in (topology.RIGHT_EYE, topology.LEFT_EYE):
        points = landmarks_px[list(eye), :2]
        low = np.clip(points.min(axis=0) - 6, 0, crop.shape[0] - 8).astype(int)
        high = np.clip(points.max(axis=0) + 6, low + 8, crop.shape[0]).astype(int)
        part = (slice(low[1], high[1]), slice(low[0], high[0]))
        best = max(best, float(fine[part].std() / (gray[part].std() + 4.0)))
    return best


def lips_hidden(crop: NDArray[np.uint8], landmarks_px: NDArray[np.float64], head: HeadFrame) -> float:
    """0 when lips are seen, to 1 when there is neither lip colour nor a line between lips.

    Only an indication: the landmark network invents a mouth under a mask or a hand.
    """
    colour, line = lip_evidence(crop, landmarks_px, head)
    return float(np.clip(1 - max(colour / 6.0, line / 0.10), 0, 1))


def lip_evidence(
    crop: NDArray[np.uint8], landmarks_px: NDArray[np.float64], head: HeadFrame
) -> tuple[float, float]:
    """``(colour, line)``: how far lips differ from the skin around them (Lab units, chroma counted fully and
    lightness by half), and how dark the line between the lips is relative to the lips."""
    lab = np.asarray(cv2.cvtColor(crop.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), np.float32)
    outer = landmarks_px[list(topology.OUTER_LIP_UPPER + topology.OUTER_LIP_LOWER[-2:0:-1])]
    inner = landmarks_px[list(topology.INNER_LIP_UPPER + topology.INNER_LIP_LOWER[-2:0:-1])]
    mouth = polygon_mask(crop.shape, outer)
    lips = mouth & ~polygon_mask(crop.shape, inner)
    reach = int(0.16 * head.ipd_px)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    near = cv2.dilate(mouth.astype(np.uint8), kernel).astype(bool)
    gap = cv2.dilate(mouth.astype(np.uint8), np.ones((5, 5), np.uint8)).astype(bool)
    around = near & ~gap
    if lips.sum() < 30 or around.sum() < 30:
        return 0.0, 0.0
    difference = (np.median(lab[lips], axis=0) - np.median(lab[around], axis=0)) * [0.5, 1, 1]
    return float(np.linalg.norm(difference)), _line_darkness(lab[..., 0], landmarks_px)


def _line_darkness(lightness: NDArray[np.floating], landmarks_px: NDArray[np.float64]) -> float:
    """Median over the middle of the mouth of the darkest value between the lips, relative to the lips."""
    drops = []
    for outer_up, inner_up, inner_low, outer_low in (
        (39, 81, 178, 181), (37, 82, 87, 84), (0, 13, 14, 17), (267, 312, 317, 314), (269, 311, 402, 405),
    ):  # fmt: skip
        top, bottom = landmarks_px[outer_up, :2], landmarks_px[outer_low, :2]
        inner_top, inner_bottom = landmarks_px[inner_up, :2], landmarks_px[inner_low, :2]
        lip = np.concatenate([_along(lightness, top, inner_top), _along(lightness, inner_bottom, bottom)])
        reach = 0.15 * (bottom - top)
        line = _along(lightness, inner_top - reach, inner_bottom + reach)
        typical = float(np.median(lip))
        drops.append((typical - float(line.min())) / max(typical, 5.0))
    return float(np.median(drops))


def _along(
    values: NDArray[np.floating], start: NDArray[np.float64], end: NDArray[np.float64]
) -> NDArray[np.float32]:
    steps = np.linspace(0, 1, 12)[:, np.newaxis]
    points = (start + (end - start) * steps).astype(np.float32)
    sampled = cv2.remap(
        values, points[:, :1], points[:, 1:], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(sampled, np.float32).ravel()
