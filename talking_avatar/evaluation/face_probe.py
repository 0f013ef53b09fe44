"""What a face in a frame does, measured on its landmarks and on nothing else."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.face_landmarks import FaceLandmarker, FaceRegion
from talking_avatar.portrait.head_frame import HeadFrame
from talking_avatar.portrait.traits import eye_openness, lip_gap_ipd

_FACE_FROM_SCORE = 0.5
_PASSES = 2
_NOSE_TIP = 1
_OUTER_MOUTH_CORNERS = (61, 291)
_BROWS = (66, 105, 107, 296, 334, 336)
_EYE_CORNERS = (33, 133, 362, 263)
_IRISES = (
    (topology.RIGHT_IRIS_CENTRE, 33, 133),
    (topology.LEFT_IRIS_CENTRE, 362, 263),
)
"""Centre of the iris, the corners of its eye from left to right in the picture."""


@dataclass(frozen=True, eq=False)
class FaceReading:
    """One face as it was found in a frame.

    ``lip_gap_ipd``: opening of the inner lips; ``mouth_width_ipd``: between the corners;
    ``corner_height_ipd``: how high these lie, measured from the tip of the nose (upwards);
    ``eye_openness``: height over width of the lid openings, mean of both; ``gaze_x``, ``gaze_y``: the irises
    from the middle between the corners of their eyes, right and down in the picture, in widths of the eye;
    ``brow_height_ipd``: the brows above the corners of the eyes; the head's pose, signs as ``POSE_NAMES``.
    ``landmarks_px (478, 3)`` in px of the frame.
    """

    lip_gap_ipd: float
    mouth_width_ipd: float
    corner_height_ipd: float
    eye_openness: float
    gaze_x: float
    gaze_y: float
    brow_height_ipd: float
    pitch_deg: float
    yaw_deg: float
    roll_deg: float
    landmarks_px: NDArray[np.float64]

    @classmethod
    def of_landmarks(cls, landmarks_px: NDArray[np.float64]) -> FaceReading:
        """From ``landmarks_px (478, 3)``. Heights are taken along the head's own axes, so that turning the
        head does not count as an expression."""
        head = HeadFrame.of_landmarks(landmarks_px)
        own = head.to_head(landmarks_px)
        corners = own[list(_OUTER_MOUTH_CORNERS)]
        pitch_deg, yaw_deg, roll_deg = head.pose_deg()
        gaze_x, gaze_y = _gaze(landmarks_px[:, :2])
        return cls(
            lip_gap_ipd=lip_gap_ipd(landmarks_px, head.ipd_px),
            mouth_width_ipd=float(np.linalg.norm(corners[1] - corners[0])),
            corner_height_ipd=float(own[_NOSE_TIP, 1] - corners[:, 1].mean()),
            eye_openness=float(np.mean(eye_openness(landmarks_px))),
            gaze_x=gaze_x,
            gaze_y=gaze_y,
            brow_height_ipd=float(own[list(_EYE_CORNERS), 1].mean() - own[list(_BROWS), 1].mean()),
            pitch_deg=pitch_deg,
            yaw_deg=yaw_deg,
            roll_deg=roll_deg,
            landmarks_px=landmarks_px,
        )


def _gaze(points: NDArray[np.float64]) -> tuple[float, float]:
    offsets = []
    for iris, left, right in _IRISES:
        across = points[right] - points[left]
        width = np.linalg.norm(across)
        along = across / width
        offset = points[iris] - (points[left] + points[right]) / 2
        offsets.append([offset @ along / width, offset @ [-along[1], along[0]] / width])
    x, y = np.mean(offsets, axis=0)
    return float(x), float(y)


class FaceProbe:
    """Finds the face of one portrait again in frames of its crop."""

    def __init__(self, landmarker: FaceLandmarker, landmarks_px: NDArray[np.float64]) -> None:
        """``landmarks_px (478, 3)``: where the face is at rest, in px of the frames to come."""
        self._landmarker = landmarker
        self._region = FaceRegion.around_points(landmarks_px)

    def read(self, frame: NDArray[np.uint8]) -> FaceReading | None:
        """The face in ``frame (H, W, 3)`` RGB; ``None`` where the network sees none."""
        found = self._landmarker.locate(frame, self._region, _PASSES)
        if found.score < _FACE_FROM_SCORE or not np.isfinite(found.points_px).all():
            return None
        return FaceReading.of_landmarks(found.points_px)
