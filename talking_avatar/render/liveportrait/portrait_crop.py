"""What the networks see of a portrait, and where it lies."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.liveportrait.crop_geometry import crop_from_image, inverse_affine, then
from talking_avatar.render.liveportrait.mesh_points import mesh_ratios, portrait_square

NETWORK_PX, DRAWN_PX = 256, 512
"""Sides of the picture that F and M see, and of the one that G draws."""


@dataclass(frozen=True, eq=False)
class PortraitCrop:
    """``crop_from_photo (2, 3)``: photo px to px of the drawn crop (0..512); ``ipd``: the distance between
    the eyes in units of half the crop; ``eye_ratios (1, 2)`` and ``lip_ratio (1, 1)``: how far they are
    open."""

    crop_from_photo: NDArray[np.float64]
    ipd: float
    eye_ratios: NDArray[np.float64]
    lip_ratio: NDArray[np.float64]

    @classmethod
    def of(cls, portrait: Portrait) -> PortraitCrop:
        photo_from_crop = inverse_affine(portrait.crop_from_photo)
        points = portrait.landmarks_px[:, :2] @ photo_from_crop[:, :2].T + photo_from_crop[:, 2]
        crop_from_photo = crop_from_image(portrait_square(points), DRAWN_PX)
        eyes = (points[list(ring)].mean(axis=0) for ring in (topology.RIGHT_EYE, topology.LEFT_EYE))
        right, left = eyes
        eye_ratios, lip_ratio = mesh_ratios(points[None])
        scale = math.hypot(*crop_from_photo[0, :2])
        return cls(
            crop_from_photo=crop_from_photo,
            ipd=float(np.linalg.norm(left - right)) * scale / (DRAWN_PX / 2),
            eye_ratios=eye_ratios,
            lip_ratio=lip_ratio,
        )

    @property
    def photo_from_crop(self) -> NDArray[np.float64]:
        return inverse_affine(self.crop_from_photo)


def cut_for_networks(
    picture: NDArray[np.uint8], crop_from_picture: NDArray[np.float64], repeat_edges: bool = False
) -> NDArray[np.uint8]:
    """``(256, 256, 3)`` for F and M from ``picture``; sampled at 512 or finer, and then averaged, as the
    published pipeline does. Beyond the picture it is black, as published, or its edges are repeated."""
    shrink = 1 / math.hypot(*crop_from_picture[0, :2])
    finer = max(1, math.ceil(shrink - 0.05))
    enlarge = np.array([[finer, 0, (finer - 1) / 2], [0, finer, (finer - 1) / 2]])
    side = DRAWN_PX * finer
    large = cv2.warpAffine(
        picture,
        then(crop_from_picture, enlarge),
        (side, side),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE if repeat_edges else cv2.BORDER_CONSTANT,
    )
    small = cv2.resize(large, (NETWORK_PX, NETWORK_PX), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)
