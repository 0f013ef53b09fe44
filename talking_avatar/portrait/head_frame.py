"""The head's own coordinate frame, in which every motion is expressed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology


@dataclass(frozen=True, eq=False)
class HeadFrame:
    """Rigid frame of a head in a crop.

    ``origin_px (3,)`` lies midway between the eyes; the rows of ``rotation (3, 3)`` are the head's right
    (towards the right of the picture), down and inward (away from the camera) directions; ``ipd_px`` is the
    3-D distance between the eyes' centres, the unit of head coordinates.
    """

    origin_px: NDArray[np.float64]
    rotation: NDArray[np.float64]
    ipd_px: float

    @classmethod
    def of_landmarks(cls, landmarks_px: NDArray[np.float64]) -> HeadFrame:
        """From ``landmarks_px (478, 3)``, by axes that expressions move little.

        Right blends the lines through the eyes, the mouth corners (half weight) and the sides of the face
        (three tenths); down runs from the forehead to the chin, made square to it.
        """
        right_eye = landmarks_px[list(topology.RIGHT_EYE)].mean(axis=0)
        left_eye = landmarks_px[list(topology.LEFT_EYE)].mean(axis=0)
        mouth = landmarks_px[topology.INNER_LIP_LEFT_CORNER] - landmarks_px[topology.INNER_LIP_RIGHT_CORNER]
        sides = landmarks_px[topology.LEFT_EAR_SIDE] - landmarks_px[topology.RIGHT_EAR_SIDE]
        right = left_eye - right_eye + 0.5 * mouth + 0.3 * sides
        right = right / np.linalg.norm(right)
        down = landmarks_px[topology.CHIN] - landmarks_px[topology.FOREHEAD]
        down = down - right * (down @ right)
        down = down / np.linalg.norm(down)
        return cls(
            origin_px=(right_eye + left_eye) / 2,
            rotation=np.stack([right, down, np.cross(right, down)]),
            ipd_px=float(np.linalg.norm(left_eye - right_eye)),
        )

    @property
    def down(self) -> NDArray[np.float64]:
        """``(2,)``: unit vector from the eyes to the chin as the picture shows them."""
        seen = self.rotation[1, :2]
        return np.asarray(seen / np.linalg.norm(seen))

    def pose_deg(self) -> tuple[float, float, float]:
        """``(pitch, yaw, roll)`` in degrees as seen by the camera, signs as ``POSE_NAMES``.

        The axes' columns are those of roll after yaw after pitch (:func:`head_pose.rotation_matrix`).
        """
        right, down, inward = self.rotation
        yaw = np.arcsin(np.clip(right[2], -1, 1))
        pitch = np.arctan2(down[2], inward[2])
        roll = np.arctan2(right[1], right[0])
        return float(np.rad2deg(pitch)), float(np.rad2deg(yaw)), float(np.rad2deg(roll))

    def to_head(self, points_px: NDArray[np.float64]) -> NDArray[np.float64]:
        """Crop points ``(..., 3)`` in px to head coordinates in interpupillary distances."""
        return (points_px - self.origin_px) @ self.rotation.T / self.ipd_px

    def to_crop(self, points_head: NDArray[np.float64]) -> NDArray[np.float64]:
        """Head coordinates ``(..., 3)`` to crop px."""
        return points_head @ self.rotation * self.ipd_px + self.origin_px

    def vectors_to_crop(self, vectors_head: NDArray[np.float64]) -> NDArray[np.float64]:
        """Displacements ``(..., 3)`` in head coordinates to crop px."""
        return vectors_head @ self.rotation * self.ipd_px
