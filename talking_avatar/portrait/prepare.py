"""From a picture to a :class:`~talking_avatar.portrait.portrait.Portrait`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.media.images import Picture, read_picture
from talking_avatar.portrait.blendshapes import BlendshapeEstimator
from talking_avatar.portrait.choose_face import choose_face, find_faces
from talking_avatar.portrait.face_crop import crop_affine, cut_crop, detail_of
from talking_avatar.portrait.face_detector import FaceDetector
from talking_avatar.portrait.face_landmarks import FaceLandmarker, FaceLandmarks, FaceRegion
from talking_avatar.portrait.head_frame import HeadFrame
from talking_avatar.portrait.inspect_crop import lips_hidden, sharpness
from talking_avatar.portrait.portrait import CROP_PX, PHOTO_MAX_PX, Portrait
from talking_avatar.portrait.quality import Inspection, quality_warnings, refuse_unusable
from talking_avatar.portrait.segmentation import PersonSegmenter
from talking_avatar.portrait.subject_mask import subject_mask
from talking_avatar.portrait.traits import measure_traits

PREPARATION_VERSION = 1
"""Part of the cache key: raise it whenever prepared portraits change."""

_PASSES = 3


@dataclass(frozen=True)
class FaceModels:
    """The networks of the preparation, loaded once and shared."""

    detector: FaceDetector
    landmarker: FaceLandmarker
    blendshapes: BlendshapeEstimator
    segmenter: PersonSegmenter

    @classmethod
    def load(cls) -> FaceModels:
        """About 30 ms. Raises :class:`UserError` when the model files are missing."""
        return cls(FaceDetector(), FaceLandmarker(), BlendshapeEstimator(), PersonSegmenter())


def prepare_portrait(
    picture: Picture | Path | str | bytes, *, face: int | None = None, models: FaceModels | None = None
) -> Portrait:
    """Find the face and measure everything about it that does not depend on an engine.

    ``face`` chooses among several, counted from the left starting at 1; None takes the largest. ``models``
    are loaded when not given. Deterministic. Raises :class:`UserError` with one sentence when the picture
    cannot be read, shows no usable face, or has fewer faces than ``face``.
    """
    if not isinstance(picture, Picture):
        picture = read_picture(picture)
    models = models or FaceModels.load()
    photo = _shrunk(picture.rgb, PHOTO_MAX_PX)
    photo_scale = np.array([photo.shape[1] / picture.rgb.shape[1], photo.shape[0] / picture.rgb.shape[0]])

    faces = find_faces(photo, models.detector, models.landmarker)
    chosen = choose_face(faces, face, picture.name)
    located = models.landmarker.locate(photo, FaceRegion.around_points(chosen.points_px), _PASSES)
    crop_from_photo = crop_affine(located.points_px)
    detail = detail_of(crop_from_photo, 1 / float(photo_scale[0]))
    crop = cut_crop(picture.rgb, _from_picture(crop_from_photo, photo_scale), detail)
    small_crop = crop if detail == 1 else _shrunk(crop, CROP_PX)

    landmarks = _locate_in_crop(small_crop, located, crop_from_photo, models.landmarker)
    head = HeadFrame.of_landmarks(landmarks)
    traits = measure_traits(small_crop, landmarks, head)
    eye_distance_px = head.ipd_px / (crop_from_photo[0, 0] * float(photo_scale[0]))
    hidden = lips_hidden(small_crop, landmarks, head)
    refuse_unusable(picture.name, traits, eye_distance_px, hidden)

    person = models.segmenter.of_crop(small_crop)
    matte = models.segmenter.of_photo(photo, person, crop_from_photo)
    if picture.alpha is not None:
        person, matte = _cut_out(picture.alpha, crop_from_photo, photo_scale, matte.shape)
    blendshapes = models.blendshapes(landmarks)
    return Portrait(
        content_hash=portrait_key(picture.sha256, face),
        photo=_frozen(photo),
        crop_from_photo=_frozen(crop_from_photo),
        crop=_frozen(crop),
        detail=detail,
        landmarks_px=_frozen(landmarks),
        blendshapes=_frozen(blendshapes),
        face_count=len(faces),
        head=HeadFrame(_frozen(head.origin_px), _frozen(head.rotation), head.ipd_px),
        subject=_frozen(subject_mask(person, landmarks, head)),
        matte=_frozen(matte),
        traits=traits,
        warnings=quality_warnings(
            Inspection(
                traits=traits,
                blendshapes=blendshapes,
                eye_distance_px=eye_distance_px,
                outside_share=_outside_share(crop_from_photo, photo.shape),
                face_count=len(faces),
                sharpness=sharpness(small_crop, landmarks),
                lips_hidden=hidden,
            )
        ),
    )


def portrait_key(picture_sha256: str, face: int | None) -> str:
    """``Portrait.content_hash`` of a picture and the choice of face, known before anything is prepared."""
    return hashlib.sha256(f"{picture_sha256}:{face}".encode()).hexdigest()


def _shrunk(rgb: NDArray[np.uint8], longest_px: int) -> NDArray[np.uint8]:
    height, width = rgb.shape[:2]
    shrink = max(height, width) / longest_px
    if shrink <= 1:
        return rgb
    size = (max(1, round(width / shrink)), max(1, round(height / shrink)))
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA))


def _from_picture(
    crop_from_photo: NDArray[np.float64], photo_scale: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The same crop, from px of the unshrunken picture (pixel centres at integers on both sides)."""
    scale = crop_from_photo[0, 0]
    offset = crop_from_photo[:, 2] + scale * ((photo_scale - 1) / 2)
    return np.column_stack([np.diag(scale * photo_scale), offset])


def _locate_in_crop(
    crop: NDArray[np.uint8],
    located: FaceLandmarks,
    crop_from_photo: NDArray[np.float64],
    landmarker: FaceLandmarker,
) -> NDArray[np.float64]:
    scale = crop_from_photo[0, 0]
    points = located.points_px * scale
    points[:, :2] += crop_from_photo[:, 2]
    return landmarker.locate(crop, FaceRegion.around_points(points), _PASSES).points_px


def _cut_out(
    alpha: NDArray[np.uint8],
    crop_from_photo: NDArray[np.float64],
    photo_scale: NDArray[np.float64],
    matte_shape: tuple[int, ...],
) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """Person mask of the crop and matte of the photo from the picture's own transparency."""
    planes = np.repeat(alpha[..., np.newaxis], 3, axis=2)
    person = cut_crop(planes, _from_picture(crop_from_photo, photo_scale), 1)[..., 0] / np.float32(255)
    matte = cv2.resize(alpha, matte_shape[1::-1], interpolation=cv2.INTER_AREA)
    return person.astype(np.float32), np.asarray(matte, np.uint8)


def _outside_share(crop_from_photo: NDArray[np.float64], photo_shape: tuple[int, ...]) -> float:
    scale = crop_from_photo[0, 0]
    low = np.clip(crop_from_photo[:, 2], 0, CROP_PX)
    high = np.clip(crop_from_photo[:, 2] + scale * np.array(photo_shape[1::-1]), 0, CROP_PX)
    return 1 - float((high - low).prod()) / CROP_PX**2


def _frozen(array: NDArray) -> NDArray:
    array = np.ascontiguousarray(array)
    array.setflags(write=False)
    return array
