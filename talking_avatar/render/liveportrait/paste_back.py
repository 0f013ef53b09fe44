"""Laying the drawn crop over the frame around it (KwaiVGI/LivePortrait, ``utils/crop.py``)."""

from __future__ import annotations

import math

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from talking_avatar.render.liveportrait.frame_place import FramePlace
from talking_avatar.render.liveportrait.portrait_crop import DRAWN_PX


class PasteBack:
    """Lays drawn crops over one frame on ``device``: as much of the crop as its place shows, and the rest of
    the frame, fractions cut off."""

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
        picture = levels(drawn)
        if self._average > 1:
            picture = functional.avg_pool2d(picture, self._average)
        laid = functional.grid_sample(
            picture, self._grid, mode="bilinear", padding_mode="zeros", align_corners=True
        )
        whole = self._under + self._share * laid[0].permute(1, 2, 0)
        return whole.clamp(0, 255).to(torch.uint8).contiguous()


def levels(drawn: Tensor) -> Tensor:
    """``drawn`` within 0..1 in steps of 0..255; as published, fractions are cut off and not rounded."""
    return (drawn.clamp(0, 1) * 255).floor()


def _sampling_grid(place: FramePlace, average: int) -> Tensor:
    """``(1, h, w, 2)`` for ``grid_sample`` of the crop after averaging squares of ``average`` px."""
    height, width = place.share.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    crop = np.stack([x, y], axis=-1) @ place.crop_from_box[:, :2].T + place.crop_from_box[:, 2]
    side = DRAWN_PX // average
    pixel = (crop - (average - 1) / 2) / average
    return torch.from_numpy((2 * pixel / (side - 1) - 1).astype(np.float32))[None]
