"""What the overlays share: head-fixed planes, crop pixels, the photo's sharpness and grain."""

from __future__ import annotations

from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.head_pose import HeadProjection

FloatArray: TypeAlias = NDArray

_PROBE_PX = 20.0


def smooth(low: float, high: float, x: float) -> float:
    """:func:`polyline.smoothstep` of one number, quick enough for every frame."""
    t = min(max((x - low) / (high - low), 0.0), 1.0)
    return t * t * (3.0 - 2.0 * t)


def crop_units_from_canvas(projection: HeadProjection, anchor_px: NDArray[np.float64]) -> NDArray[np.float64]:
    """Affine ``(2, 3)`` from canvas px to crop units on the head-fixed plane through ``anchor_px (3,)``.

    The plane is parallel to the photo at rest; perspective within it is neglected.
    """
    probes = anchor_px + np.array([[0, 0, 0], [_PROBE_PX, 0, 0], [0, _PROBE_PX, 0]], np.float64)
    seen = projection.head_fixed(probes)
    forward = ((seen[1:] - seen[0]) / _PROBE_PX).T
    inverse = np.linalg.inv(forward)
    return np.column_stack([inverse, anchor_px[:2] - inverse @ seen[0]])


def to_crop_pixels(units: NDArray[np.float64], detail: int) -> NDArray[np.float64]:
    """Crop units to pixels of ``Portrait.crop``."""
    return (units + 0.5) * detail - 0.5


def polygon_mask(points_px: NDArray[np.float64], shape: tuple[int, int]) -> NDArray[np.uint8]:
    """0/1 mask ``shape`` (height, width) of a polygon ``(n, 2)``."""
    mask = np.zeros(shape, np.uint8)
    cv2.fillPoly(mask, [np.rint(points_px * 16).astype(np.int32)], 1, shift=4)
    return mask


def grain_sigma(region: FloatArray, where: NDArray[np.bool_]) -> float:
    """Robust standard deviation (from the median absolute deviation) of the finest detail, at most 4.

    ``region (h, w, 3)``; ``where (h, w)`` bool chooses the pixels that count.
    """
    luminance = region.mean(2)
    fine = luminance - cv2.GaussianBlur(luminance, (0, 0), 1.5)
    return min(float(1.48 * np.median(np.abs(fine[where]))), 4.0) if where.any() else 0.0


def photo_blur_px(portrait: Portrait) -> float:
    """How soft the face is: standard deviation in crop pixels of the blur of its sharpest edges.

    From the gradient ratio of the picture to its re-blurred self (Zhuo and Sim 2011, "Defocus map estimation
    from a single image", equation 5), at the strongest gradients around the eyes. Between 0.4 and 4.
    """
    head, detail = portrait.head, portrait.detail
    centre = to_crop_pixels(head.origin_px[:2], detail)
    half = np.array([0.95, 0.4]) * head.ipd_px * detail
    (x0, y0), (x1, y1) = np.maximum(centre - half, 0).astype(int), (centre + half).astype(int)
    grey = cv2.cvtColor(portrait.crop[y0:y1, x0:x1], cv2.COLOR_RGB2GRAY).astype(np.float32)
    if min(grey.shape) < 8:
        return 0.8
    again = float(detail)
    sharp, soft = _gradient(grey), _gradient(cv2.GaussianBlur(grey, (0, 0), again))
    edges = sharp >= np.percentile(sharp, 98)
    ratio = float(np.median(sharp[edges] / np.maximum(soft[edges], 1e-3)))
    return float(np.clip(again / np.sqrt(max(ratio, 1.02) ** 2 - 1), 0.4, 4.0))


def to_bytes(values: NDArray) -> NDArray[np.uint8]:
    """Rounded and limited to 0..255."""
    return np.asarray(np.clip(np.rint(values), 0, 255), np.uint8)


def _gradient(grey: NDArray) -> NDArray:
    return np.asarray(cv2.magnitude(cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1)))
