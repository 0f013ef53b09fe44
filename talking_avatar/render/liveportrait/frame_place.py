"""Where the drawn crop lies in a frame, and how it is laid over it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from talking_avatar.render.liveportrait.crop_geometry import inverse_affine
from talking_avatar.render.liveportrait.paste_back import warped_mask
from talking_avatar.render.liveportrait.portrait_crop import DRAWN_PX


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


class PasteBack:
    """Lays drawn crops over one frame on ``device``, with the rule of ``paste_back.paste_back``."""

    def __init__(self, place: FramePlace, frame: NDArray[np.uint8], device: torch.device) -> None:
        """``frame (H, W, 3)``: what is shown around the crop."""
        y0, y1, x0, x1 = place.box
        shrink = math.hypot(*place.crop_from_box[0, :2])
        self._average = max(1, int(shrink))
        self._grid = _sampling_grid(place, self._average).to(device)
        share = torch.from_numpy(place.share)[..., None]
        under = torch.from_numpy(np.ascontiguousarray(frame[y0:y1, x0:x1])).float()
        self._share = share.to(device)
        self._under = ((1 - share) * under).to(device)

    def __call__(self, drawn: Tensor) -> Tensor:
        """``drawn (1, 3, 512, 512)`` within 0..1 -> the frame's box ``(h, w, 3)`` uint8."""
        picture = (drawn.clamp(0, 1) * 255).floor()
        if self._average > 1:
            picture = functional.avg_pool2d(picture, self._average)
        laid = functional.grid_sample(
            picture, self._grid, mode="bilinear", padding_mode="zeros", align_corners=True
        )
        whole = self._under + self._share * laid[0].permute(1, 2, 0)
        return whole.clamp(0, 255).to(torch.uint8).contiguous()


def photo_reach(
    photo_size: tuple[int, int], scale: float, offset: NDArray[np.float64], size_px: tuple[int, int]
) -> NDArray[np.uint8]:
    """``(H, W)``: 255 where a frame at photo px * ``scale`` + ``offset`` shows the photo ``(width, height)``,
    less on its edge."""
    whole = np.full((photo_size[1], photo_size[0]), 255, np.uint8)
    affine = np.array([[scale, 0, offset[0]], [0, scale, offset[1]]])
    return np.asarray(cv2.warpAffine(whole, affine, size_px, flags=cv2.INTER_LINEAR), np.uint8)


def _sampling_grid(place: FramePlace, average: int) -> Tensor:
    """``(1, h, w, 2)`` for ``grid_sample`` of the crop after averaging squares of ``average`` px."""
    height, width = place.share.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    crop = np.stack([x, y], axis=-1) @ place.crop_from_box[:, :2].T + place.crop_from_box[:, 2]
    side = DRAWN_PX // average
    pixel = (crop - (average - 1) / 2) / average
    return torch.from_numpy((2 * pixel / (side - 1) - 1).astype(np.float32))[None]
