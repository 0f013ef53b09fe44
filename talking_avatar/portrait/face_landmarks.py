"""The 478 points of a face: MediaPipe's face landmark network on an upright crop of the face.

Kartynnik et al. 2019, "Real-time Facial Surface Geometry from Monocular Video on Mobile GPUs"; the region
(1.5 times the face, turned so that the eyes are level) follows MediaPipe's ``face_landmarker_graph``.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.face_detector import DetectedFace
from talking_avatar.portrait.litert import LiteRtModel
from talking_avatar.resources import bundled

_INPUT_PX = 256
_REGION_SCALE = 1.5
_RIGHT_EYE_OUTER, _LEFT_EYE_OUTER = 33, 263


@dataclass(frozen=True, eq=False)
class FaceLandmarks:
    """``points_px (478, 3)`` float64 in px of the picture (z the same unit, growing away from the camera);
    ``score`` 0..1 says how sure the network is that this is a face, in its most doubtful pass."""

    points_px: NDArray[np.float64]
    score: float


@dataclass(frozen=True)
class FaceRegion:
    """A square around a face: centre and side in px, turned by ``roll_rad``."""

    centre_x: float
    centre_y: float
    side: float
    roll_rad: float

    @classmethod
    def around_detection(cls, face: DetectedFace) -> FaceRegion:
        side = _REGION_SCALE * max(face.width, face.height)
        return cls(face.centre_x, face.centre_y, side, face.roll_rad)

    @classmethod
    def around_points(cls, points_px: NDArray[np.float64]) -> FaceRegion:
        """Around landmarks found before, whose eyes give the slope."""
        eyes = points_px[_LEFT_EYE_OUTER, :2] - points_px[_RIGHT_EYE_OUTER, :2]
        roll = float(np.arctan2(eyes[1], eyes[0]))
        cos, sin = np.cos(roll), np.sin(roll)
        turn = np.array([[cos, sin], [-sin, cos]])
        upright = points_px[:, :2] @ turn.T
        low, high = upright.min(axis=0), upright.max(axis=0)
        centre = turn.T @ ((low + high) / 2)
        return cls(float(centre[0]), float(centre[1]), _REGION_SCALE * float((high - low).max()), roll)

    def to_picture(self) -> NDArray[np.float64]:
        """Affine ``(2, 3)`` from px of the network's input to px of the picture."""
        scale = self.side / _INPUT_PX
        cos, sin = np.cos(self.roll_rad) * scale, np.sin(self.roll_rad) * scale
        half = (_INPUT_PX - 1) / 2
        linear = np.array([[cos, -sin], [sin, cos]])
        offset = np.array([self.centre_x, self.centre_y]) - linear @ np.array([half, half])
        return np.column_stack([linear, offset])


class FaceLandmarker:
    """Loads the network once; see :meth:`locate`."""

    def __init__(self) -> None:
        self._model = LiteRtModel(bundled("models", "face_landmarks_detector.tflite"))

    def locate(self, rgb: NDArray[np.uint8], region: FaceRegion, passes: int = 1) -> FaceLandmarks:
        """Landmarks of the face in ``region`` of ``rgb (H, W, 3)``.

        Each further pass looks again through the region that the one before suggests: the first only knows
        the detector's rough box, two more settle within a fraction of a pixel.
        """
        found = self._look(rgb, region)
        score = found.score
        for _ in range(passes - 1):
            found = self._look(rgb, FaceRegion.around_points(found.points_px))
            score = min(score, found.score)
        return FaceLandmarks(found.points_px, score)

    def _look(self, rgb: NDArray[np.uint8], region: FaceRegion) -> FaceLandmarks:
        to_picture = region.to_picture()
        tensor = _sample(rgb, to_picture).astype(np.float32) / np.float32(255)
        outputs = self._model(tensor)
        local = outputs["Identity"].reshape(-1, 3).astype(np.float64)
        # The network counts from the corner of its input; pixel centres are half a pixel inside.
        xy = (local[:, :2] - 0.5) @ to_picture[:, :2].T + to_picture[:, 2]
        depth = local[:, 2:] * (region.side / _INPUT_PX)
        logit = float(np.clip(outputs["Identity_1"].ravel()[0], -80, 80))
        return FaceLandmarks(np.concatenate([xy, depth], axis=1), 1 / (1 + float(np.exp(-logit))))


def _sample(rgb: NDArray[np.uint8], to_picture: NDArray[np.float64]) -> NDArray[np.uint8]:
    """The region at the network's size, smoothed first where it shrinks much."""
    scale = float(np.hypot(to_picture[0, 0], to_picture[1, 0]))
    affine = to_picture.copy()
    if scale >= 2:
        factor = 1 / int(scale)
        small = cv2.resize(rgb, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        rgb = np.asarray(small, np.uint8)
        affine[:, 2] = (affine[:, 2] + 0.5) * factor - 0.5
        affine[:, :2] *= factor
    return np.asarray(
        cv2.warpAffine(
            rgb,
            affine,
            (_INPUT_PX, _INPUT_PX),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )
    )
