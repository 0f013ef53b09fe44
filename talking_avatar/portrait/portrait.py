"""What is known of a picture of a person once it has been looked at; the same for every engine."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.head_frame import HeadFrame

CROP_PX = 512
"""Side of the face crop in crop units; landmarks and meshes live in these."""


@dataclass(frozen=True)
class Traits:
    """What the engines must know of this face.

    ``yaw_deg``, ``pitch_deg``, ``roll_deg``: the head's pose in the photo (signs as ``POSE_NAMES``).
    ``lip_gap_ipd``: opening between the inner lips. ``eye_openness``: height over width of the lid opening,
    subject's left and right. ``glasses``: 0 none to 1 sure. ``iris_contrast``: 0 blank eyes to 1.
    """

    yaw_deg: float
    pitch_deg: float
    roll_deg: float
    lip_gap_ipd: float
    teeth_showing: bool
    eye_openness_left: float
    eye_openness_right: float
    glasses: float
    iris_contrast: float


@dataclass(frozen=True)
class QualityWarning:
    """Something that will look less good: ``code`` for programs, ``sentence`` for people."""

    code: str
    sentence: str


@dataclass(frozen=True, eq=False)
class Portrait:
    """One person's picture, prepared. All arrays are read-only.

    ``content_hash``: SHA-256 of the picture's bytes and of the choices made (which face).
    ``photo (H, W, 3)`` uint8 RGB, upright, longest side at most ``PHOTO_MAX_PX``.
    ``crop_from_photo (2, 3)``: affine from photo px to crop units (0..CROP_PX, pixel centres at integers).
    ``crop (D, D, 3)`` uint8 RGB with ``D = CROP_PX * detail``; ``detail`` is 2 where the photo is sharp
    enough. Crop unit u lies at pixel ``(u + 0.5) * detail - 0.5`` of ``crop``.
    ``landmarks_px (478, 3)`` float64 in crop units (MediaPipe's face mesh numbering; z grows away from the
    camera). ``blendshapes (52,)`` float32 scores in MediaPipe's order. ``face_count``: how many faces the
    photo shows. ``subject (CROP_PX, CROP_PX)`` uint8 0/1: the person who owns the face.
    ``matte (h, w)`` uint8: soft person mask of the whole photo at a smaller scale, for other backgrounds.
    """

    content_hash: str
    photo: NDArray[np.uint8]
    crop_from_photo: NDArray[np.float64]
    crop: NDArray[np.uint8]
    detail: int
    landmarks_px: NDArray[np.float64]
    blendshapes: NDArray[np.float32]
    face_count: int
    head: HeadFrame
    subject: NDArray[np.uint8]
    matte: NDArray[np.uint8]
    traits: Traits
    warnings: tuple[QualityWarning, ...]


PHOTO_MAX_PX = 2560
