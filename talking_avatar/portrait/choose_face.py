"""Which of the faces in a photo is meant."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.portrait.face_detector import FaceDetector
from talking_avatar.portrait.face_landmarks import FaceLandmarker, FaceRegion
from talking_avatar.portrait.face_mesh_topology import SKIN_POINTS

_SURE_DETECTION, _SURE_SCORE, _DOUBTED_SCORE = 0.7, 0.5, 0.9
"""Faces score above .7 with the detector and near 1 in every pass of the landmarks; clouds and folds seldom
.65, and then waver from pass to pass."""

_MOST_FACES = 16
_SAME_PLACE = 0.35


@dataclass(frozen=True, eq=False)
class FoundFace:
    """A detection that the landmark network confirms; ``points_px (478, 3)`` in px of the photo."""

    points_px: NDArray[np.float64]

    @property
    def size_px(self) -> float:
        skin = self.points_px[:SKIN_POINTS, :2]
        return float((skin.max(axis=0) - skin.min(axis=0)).max())

    @property
    def centre_px(self) -> NDArray[np.float64]:
        skin = self.points_px[:SKIN_POINTS, :2]
        return np.asarray((skin.max(axis=0) + skin.min(axis=0)) / 2)


def find_faces(
    photo: NDArray[np.uint8], detector: FaceDetector, landmarker: FaceLandmarker
) -> tuple[FoundFace, ...]:
    """The faces of ``photo (H, W, 3)`` from left to right; at most the sixteen largest are looked at."""
    detections = sorted(detector.detect(photo), key=lambda face: -face.area)[:_MOST_FACES]
    found: list[FoundFace] = []
    for detection in detections:
        marks = landmarker.locate(photo, FaceRegion.around_detection(detection), passes=3)
        if turned := detector.seen_turned(photo, detection):
            other = landmarker.locate(photo, FaceRegion.around_detection(turned), passes=3)
            marks = other if other.score > _DOUBTED_SCORE else marks
        if marks.score < (_SURE_SCORE if detection.score >= _SURE_DETECTION else _DOUBTED_SCORE):
            continue
        face = FoundFace(marks.points_px)
        if not any(_same_place(face, other) for other in found):
            found.append(face)
    return tuple(sorted(found, key=lambda face: float(face.centre_px[0])))


def choose_face(faces: tuple[FoundFace, ...], number: int | None, name: str) -> FoundFace:
    """The largest, or the one with ``number`` counted from the left starting at 1.

    Raises :class:`UserError` when there is none or not so many.
    """
    if not faces:
        raise UserError(
            f"No face was found in {name}",
            "",
            "choose a picture where a person's face can be seen upright, from the front and not too small",
        )
    if number is None:
        return max(faces, key=lambda face: face.size_px)
    if not 1 <= number <= len(faces):
        shown = "one face" if len(faces) == 1 else f"{len(faces)} faces"
        raise UserError(
            f"There is no face number {number} in {name}",
            f"it shows {shown}",
            f"choose a number from 1 to {len(faces)}, counted from the left",
        )
    return faces[number - 1]


def _same_place(face: FoundFace, other: FoundFace) -> bool:
    distance = float(np.linalg.norm(face.centre_px - other.centre_px))
    return distance < _SAME_PLACE * min(face.size_px, other.size_px)
