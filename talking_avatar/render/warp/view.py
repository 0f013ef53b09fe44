"""Where a frame lies in the photo: its size and the way from crop units and photo pixels to frame pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.portrait.portrait import CROP_PX, Portrait
from talking_avatar.render.framing import FrameKind, Framing

SMALLEST_PX = 16
LARGEST_PX = 4320

_CROP_MIDDLE = (CROP_PX - 1) / 2
_WIDE_LEAST_SHARE = 0.9
"""A 16:9 frame shows at least this share of the face crop's height, however narrow the photo is."""


@dataclass(frozen=True, eq=False)
class View:
    """``size_px (width, height)``, both even. Frame px = crop units * ``scale`` + ``offset (2,)``; pixel
    centres are at integers. ``photo_scale`` and ``photo_offset`` do the same from photo px."""

    size_px: tuple[int, int]
    scale: float
    offset: NDArray[np.float64]
    photo_scale: float
    photo_offset: NDArray[np.float64]


def view_of(portrait: Portrait, framing: Framing) -> View:
    """The view of ``framing``. Raises :class:`UserError` for sizes out of range."""
    if not SMALLEST_PX <= framing.height_px <= LARGEST_PX:
        raise UserError(
            f"A frame cannot be {framing.height_px} pixels high",
            remedy=f"choose a height from {SMALLEST_PX} to {LARGEST_PX}",
        )
    crop_scale, crop_offset = _crop_from_photo(portrait)
    height = _even(framing.height_px)
    if framing.kind is FrameKind.PHOTO:
        return _photo_view(portrait, height, crop_scale, crop_offset)
    zoom = max(framing.zoom, 0.1)
    if framing.kind is FrameKind.CROP:
        width, scale, centre = height, height / CROP_PX * zoom, _zoomed_centre(portrait, zoom)
    else:
        width = 2 * round(height * 16 / 18)
        scale, centre = _wide(portrait, width, height, zoom, crop_scale, crop_offset)
    offset = (np.array([width, height]) - 1) / 2 - centre * scale
    return View((width, height), scale, offset, scale * crop_scale, offset + scale * crop_offset)


def _crop_from_photo(portrait: Portrait) -> tuple[float, NDArray[np.float64]]:
    affine = portrait.crop_from_photo
    if not np.allclose(affine[:, :2], np.eye(2) * affine[0, 0], rtol=1e-6, atol=1e-9):
        raise ValueError("the face crop must be a scaled and shifted part of the photo, without rotation")
    return float(affine[0, 0]), np.asarray(affine[:, 2], np.float64)


def _photo_view(portrait: Portrait, height: int, crop_scale: float, crop_offset: NDArray[np.float64]) -> View:
    photo_height, photo_width = portrait.photo.shape[:2]
    # one row less than the photo is cut off, not squeezed: its pixels stay what they are
    photo_scale = 1.0 if abs(height - photo_height) <= 1 else height / photo_height
    width = max(2, 2 * int(photo_width * photo_scale / 2 + 1e-6))
    slack = np.array([width - photo_width * photo_scale, height - photo_height * photo_scale])
    photo_offset = (photo_scale - 1) / 2 + (np.trunc(slack / 2) if photo_scale == 1.0 else slack / 2)
    scale = photo_scale / crop_scale
    return View((width, height), scale, photo_offset - scale * crop_offset, photo_scale, photo_offset)


def _zoomed_centre(portrait: Portrait, zoom: float) -> NDArray[np.float64]:
    """The crop's middle; closer views move it onto the face."""
    points = portrait.landmarks_px[:, :2]
    face = (points.min(0) + points.max(0)) / 2
    towards = max(0.0, 1 - 1 / zoom)
    return np.asarray(_CROP_MIDDLE + (face - _CROP_MIDDLE) * towards)


def _wide(
    portrait: Portrait,
    width: int,
    height: int,
    zoom: float,
    crop_scale: float,
    crop_offset: NDArray[np.float64],
) -> tuple[float, NDArray[np.float64]]:
    """Scale and centre of a 16:9 view: as high as the face crop, less where the photo is narrow, and kept
    inside the photo as far as it reaches; a view higher than the photo stands on its lower edge."""
    photo_size = np.array(portrait.photo.shape[1::-1], np.float64)
    first = -0.5 * crop_scale + crop_offset
    last = (photo_size - 0.5) * crop_scale + crop_offset
    seen_height = np.clip((last - first)[0] * height / width, _WIDE_LEAST_SHARE * CROP_PX, CROP_PX) / zoom
    seen = np.array([seen_height * width / height, seen_height])
    centre = _zoomed_centre(portrait, CROP_PX / seen_height)
    centre[0] = portrait.landmarks_px[:, 0].mean()
    low, high = first + seen / 2, last - seen / 2
    if low[0] <= high[0]:
        centre[0] = np.clip(centre[0], low[0], high[0])
    centre[1] = np.clip(centre[1], low[1], high[1]) if low[1] <= high[1] else high[1]
    return height / float(seen_height), centre


def _even(pixels: int) -> int:
    return 2 * (pixels // 2)
