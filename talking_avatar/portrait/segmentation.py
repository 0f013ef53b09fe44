"""Person masks: MediaPipe's selfie segmentation, sharpened along the picture's own edges."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.guided_filter import guided_filter
from talking_avatar.portrait.litert import LiteRtModel
from talking_avatar.portrait.portrait import CROP_PX
from talking_avatar.resources import bundled

MATTE_MAX_PX = 1024
_INPUT_PX = 256
_CROP_RADIUS_PX = 6
_EDGE_VARIANCE = 50 / 255**2
_SEAM_PX = 24


class PersonSegmenter:
    """Loads the network once."""

    def __init__(self) -> None:
        self._model = LiteRtModel(bundled("models", "selfie_segmentation.tflite"))

    def rough(self, rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
        """How likely each part of ``rgb (H, W, 3)`` is a person: ``(256, 256)`` float32 0..1, stretched."""
        shrinks = min(rgb.shape[:2]) > _INPUT_PX
        interpolation = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
        small = cv2.resize(rgb, (_INPUT_PX, _INPUT_PX), interpolation=interpolation)
        (mask,) = self._model(small.astype(np.float32) / 255).values()
        return np.clip(mask.reshape(_INPUT_PX, _INPUT_PX), 0, 1)

    def of_crop(self, crop: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Soft mask ``(CROP_PX, CROP_PX)`` of the face crop at one pixel a unit."""
        return _sharpen(self.rough(crop), crop, _CROP_RADIUS_PX)

    def of_photo(
        self,
        photo: NDArray[np.uint8],
        crop_mask: NDArray[np.float32],
        crop_from_photo: NDArray[np.float64],
    ) -> NDArray[np.uint8]:
        """Matte of the whole photo, longest side at most ``MATTE_MAX_PX``: the network's view of the photo,
        and within the face crop the closer view ``crop_mask``."""
        shrink = min(1.0, MATTE_MAX_PX / max(photo.shape[:2]))
        height, width = (max(1, round(side * shrink)) for side in photo.shape[:2])
        small = np.asarray(cv2.resize(photo, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
        radius = max(2, round(0.008 * max(height, width)))
        matte = _sharpen(self.rough(photo), small, radius)
        to_small = np.array([width / photo.shape[1], height / photo.shape[0]])
        small_from_crop = _invert_scaling(crop_from_photo, to_small)
        closer = cv2.warpAffine(crop_mask, small_from_crop, (width, height), flags=cv2.INTER_LINEAR)
        inside = np.zeros((CROP_PX, CROP_PX), np.float32)
        inside[1:-1, 1:-1] = 1
        ramp = np.minimum(cv2.distanceTransform((inside > 0).astype(np.uint8), cv2.DIST_L2, 3) / _SEAM_PX, 1)
        weight = cv2.warpAffine(
            ramp.astype(np.float32), small_from_crop, (width, height), flags=cv2.INTER_LINEAR
        )
        merged = matte + (closer - matte) * weight
        return np.asarray(np.rint(np.clip(merged, 0, 1) * 255), np.uint8)


def _sharpen(rough: NDArray[np.float32], rgb: NDArray[np.uint8], radius_px: int) -> NDArray[np.float32]:
    height, width = rgb.shape[:2]
    mask = np.asarray(cv2.resize(rough, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
    guide = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY) / np.float32(255), np.float32)
    return guided_filter(guide, mask, radius_px, _EDGE_VARIANCE)


def _invert_scaling(
    crop_from_photo: NDArray[np.float64], to_small: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Crop units to px of the shrunken photo, for crops that are only scaled and moved."""
    scale = crop_from_photo[0, 0]
    linear = np.diag(to_small / scale)
    photo_origin = -crop_from_photo[:, 2] / scale
    return np.column_stack([linear, (photo_origin + 0.5) * to_small - 0.5])
