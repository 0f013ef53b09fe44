"""The square around a face that the engines work in."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.face_mesh_topology import SKIN_POINTS
from talking_avatar.portrait.portrait import CROP_PX

_SIDE_PER_FACE = 2.3
_RAISED = 0.125
_DETAIL_FROM = 1.4


def crop_affine(landmarks_px: NDArray[np.float64]) -> NDArray[np.float64]:
    """``crop_from_photo (2, 3)``: a square 2.3 times the face's box, its centre moved up by an eighth of the
    side, so that hair and shoulders are in (the framing of LivePortrait, Guo et al. 2024)."""
    low, high = landmarks_px[:SKIN_POINTS, :2].min(axis=0), landmarks_px[:SKIN_POINTS, :2].max(axis=0)
    side = _SIDE_PER_FACE * float((high - low).max())
    centre = (low + high) / 2 - [0, _RAISED * side]
    scale = CROP_PX / side
    offset = (CROP_PX - 1) / 2 - centre * scale
    return np.array([[scale, 0, offset[0]], [0, scale, offset[1]]])


def detail_of(crop_from_photo: NDArray[np.float64], picture_px_per_photo_px: float) -> int:
    """2 where the picture has pixels enough for a crop of twice ``CROP_PX``, else 1."""
    picture_px_per_unit = picture_px_per_photo_px / crop_from_photo[0, 0]
    return 2 if picture_px_per_unit >= _DETAIL_FROM else 1


def cut_crop(
    rgb: NDArray[np.uint8], crop_from_picture: NDArray[np.float64], detail: int
) -> NDArray[np.uint8]:
    """The crop ``(CROP_PX * detail, CROP_PX * detail, 3)``; beyond the picture its border is repeated.

    Shrinking averages: whole factors by area, the rest by a small blur before bicubic sampling.
    """
    affine = crop_from_picture * detail
    affine[:, 2] += (detail - 1) / 2
    side = CROP_PX * detail
    shrink = 1 / affine[0, 0]
    factor = max(1, int(shrink))
    part, part_from_picture = _decimated_part(rgb, affine, side, factor)
    rest = shrink / factor
    if rest > 1.05:
        part = np.asarray(cv2.GaussianBlur(part, (0, 0), 0.35 * rest), np.uint8)
    # affine o inverse(part_from_picture), both only scaled and moved.
    scale = affine[0, 0] / part_from_picture[0, 0]
    offset = affine[:, 2] - scale * part_from_picture[:, 2]
    return np.asarray(
        cv2.warpAffine(
            part,
            np.array([[scale, 0, offset[0]], [0, scale, offset[1]]]),
            (side, side),
            flags=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_REPLICATE,
        )
    )


def _decimated_part(
    rgb: NDArray[np.uint8], affine: NDArray[np.float64], side: int, factor: int
) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """The pixels that the crop needs, shrunk by a whole factor, and the affine that leads to them."""
    if factor == 1:
        return rgb, np.array([[1.0, 0, 0], [0, 1.0, 0]])
    height, width = rgb.shape[:2]
    margin = 4 * factor
    corners = (np.array([[0, 0], [side, side]]) - affine[:, 2]) / affine[0, 0]
    x0, y0 = np.clip(np.floor(corners[0]) - margin, 0, [width - factor, height - factor]).astype(int)
    x1, y1 = np.clip(np.ceil(corners[1]) + margin, [x0 + factor, y0 + factor], [width, height]).astype(int)
    columns, rows = (x1 - x0) // factor, (y1 - y0) // factor
    part = rgb[y0 : y0 + rows * factor, x0 : x0 + columns * factor]
    small = cv2.resize(part, (int(columns), int(rows)), interpolation=cv2.INTER_AREA)
    centre = (factor - 1) / 2
    return np.asarray(small, np.uint8), np.array(
        [[1 / factor, 0, -(x0 + centre) / factor], [0, 1 / factor, -(y0 + centre) / factor]]
    )
