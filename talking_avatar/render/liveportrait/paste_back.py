"""Laying the animated crop over the picture it was cut from (KwaiVGI/LivePortrait, ``utils/crop.py``)."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

_RIM_PX = 16


def paste_mask(side_px: int = 512) -> NDArray[np.uint8]:
    """``(side, side)``: 255, but for a rim of 16 px in which it falls to 0, with rounded corners. The
    published mask, pixel for pixel."""
    x = np.arange(side_px)
    away = np.maximum(np.maximum(_RIM_PX - x, x - (side_px - _RIM_PX)), 0)
    inside = np.maximum(0.0, 1 - np.hypot(away[None], away[:, None]) / _RIM_PX)
    return np.asarray(np.floor(255 * inside), np.uint8)


def warped_mask(frame_from_crop: NDArray[np.float64], size_px: tuple[int, int]) -> NDArray[np.float32]:
    """The mask in the frame ``(H, W)`` within 0..1; ``size_px``: width, height."""
    mask = cv2.warpAffine(paste_mask(), frame_from_crop, size_px, flags=cv2.INTER_LINEAR)
    return np.asarray(mask / np.float32(255), np.float32)


def paste_back(
    crop: NDArray[np.uint8],
    picture: NDArray[np.uint8],
    mask: NDArray[np.float32],
    frame_from_crop: NDArray[np.float64],
) -> NDArray[np.uint8]:
    """``crop (512, 512, 3)`` over ``picture (H, W, 3)`` where ``mask (H, W)`` says so; fractions are cut
    off, as the published code does."""
    height, width = picture.shape[:2]
    laid = cv2.warpAffine(crop, frame_from_crop, (width, height), flags=cv2.INTER_LINEAR)
    share = mask[..., None]
    return np.asarray(np.clip(share * laid + (1 - share) * picture, 0, 255), np.uint8)


def to_uint8(picture: NDArray[np.floating]) -> NDArray[np.uint8]:
    """``(..., 3, H, W)`` within 0..1 -> ``(..., H, W, 3)``; fractions are cut off, not rounded."""
    return np.asarray(np.moveaxis(np.clip(picture, 0, 1) * 255, -3, -1), np.uint8)
