"""Where the drawn crop lies in a frame, and how much of it shows there."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.render.liveportrait.crop_geometry import inverse_affine
from talking_avatar.render.liveportrait.portrait_crop import DRAWN_PX

_RIM_PX = 16


@dataclass(frozen=True, eq=False)
class FramePlace:
    """``box``: rows and columns of the frame that the crop reaches, ``y0, y1, x0, x1``; ``share (h, w)``:
    how much of it shows there, within 0..1; ``crop_from_box (2, 3)``: px of the box to px of the crop."""

    box: tuple[int, int, int, int]
    share: NDArray[np.float32]
    crop_from_box: NDArray[np.float64]

    @classmethod
    def of(
        cls, frame_from_crop: NDArray[np.float64], size_px: tuple[int, int], inside: NDArray[np.uint8]
    ) -> FramePlace:
        """``size_px``: width and height of the frame; ``inside (H, W)``: 255 where the frame shows the photo;
        beyond it nothing is laid."""
        share = warped_mask(frame_from_crop, size_px) * (inside / np.float32(255))
        rows, columns = np.flatnonzero(share.any(axis=1)), np.flatnonzero(share.any(axis=0))
        if not len(rows):  # the face is out of the frame
            rows = columns = np.zeros(1, np.intp)
        y0, y1, x0, x1 = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
        crop_from_frame = inverse_affine(frame_from_crop)
        moved = crop_from_frame[:, :2] @ np.array([x0, y0]) + crop_from_frame[:, 2]
        return cls(
            (y0, y1, x0, x1),
            np.ascontiguousarray(share[y0:y1, x0:x1]),
            np.column_stack([crop_from_frame[:, :2], moved]),
        )


def paste_mask() -> NDArray[np.uint8]:
    """``(512, 512)``: 255, but for a rim of 16 px in which it falls to 0, with rounded corners. The
    published mask, pixel for pixel (KwaiVGI/LivePortrait, ``utils/crop.py``)."""
    x = np.arange(DRAWN_PX)
    away = np.maximum(np.maximum(_RIM_PX - x, x - (DRAWN_PX - _RIM_PX)), 0)
    inside = np.maximum(0.0, 1 - np.hypot(away[None], away[:, None]) / _RIM_PX)
    return np.asarray(np.floor(255 * inside), np.uint8)


def warped_mask(frame_from_crop: NDArray[np.float64], size_px: tuple[int, int]) -> NDArray[np.float32]:
    """The mask in the frame ``(H, W)`` within 0..1; ``size_px``: width, height."""
    mask = cv2.warpAffine(paste_mask(), frame_from_crop, size_px, flags=cv2.INTER_LINEAR)
    return np.asarray(mask / np.float32(255), np.float32)


def photo_reach(
    photo_size: tuple[int, int], scale: float, offset: NDArray[np.float64], size_px: tuple[int, int]
) -> NDArray[np.uint8]:
    """``(H, W)``: 255 where a frame at photo px * ``scale`` + ``offset`` shows the photo ``(width, height)``,
    less on its edge."""
    whole = np.full((photo_size[1], photo_size[0]), 255, np.uint8)
    affine = np.array([[scale, 0, offset[0]], [0, scale, offset[1]]])
    return np.asarray(cv2.warpAffine(whole, affine, size_px, flags=cv2.INTER_LINEAR), np.uint8)
