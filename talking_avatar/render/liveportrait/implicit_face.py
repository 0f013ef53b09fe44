"""What M sees in pictures of a face, and the keypoints that W bends by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import KEYPOINT_COUNT
from talking_avatar.render.liveportrait.head_pose import degrees_of_logits, rotation_matrix


@dataclass(frozen=True, eq=False)
class ImplicitFace:
    """N pictures of a face. ``canonical (N, 21, 3)``: the keypoints of the identity, front view;
    ``rotation (N, 3, 3)`` for row vectors; ``expression (N, 21, 3)``, added after the rotation;
    ``scale (N,)``; ``translation (N, 3)``. In units of half the crop; x right, y down, z away."""

    canonical: NDArray[np.float64]
    rotation: NDArray[np.float64]
    expression: NDArray[np.float64]
    scale: NDArray[np.float64]
    translation: NDArray[np.float64]

    @classmethod
    def of_outputs(cls, heads: Mapping[str, NDArray[np.floating]]) -> ImplicitFace:
        """From M's raw outputs ``(N, width)``, by the names of ``networks.motion.HEADS``."""
        pitch, yaw, roll = (degrees_of_logits(heads[name]) for name in ("pitch", "yaw", "roll"))
        points = (-1, KEYPOINT_COUNT, 3)
        return cls(
            np.asarray(heads["kp"], np.float64).reshape(points),
            rotation_matrix(pitch, yaw, roll),
            np.asarray(heads["exp"], np.float64).reshape(points),
            np.asarray(heads["scale"], np.float64).reshape(-1),
            np.asarray(heads["t"], np.float64),
        )

    def __len__(self) -> int:
        return len(self.scale)

    def first(self) -> ImplicitFace:
        """Its first picture alone."""
        return ImplicitFace(*(getattr(self, part.name)[:1] for part in fields(self)))

    def keypoints(self) -> NDArray[np.float64]:
        """``(N, 21, 3)``. The translation's depth is not used."""
        return pose_keypoints(self.canonical, self.rotation, self.expression, self.scale, self.translation)


def pose_keypoints(
    canonical: NDArray[np.float64],
    rotation: NDArray[np.float64],
    expression: NDArray[np.float64],
    scale: NDArray[np.float64],
    translation: NDArray[np.float64],
) -> NDArray[np.float64]:
    """``scale (canonical · rotation + expression) + (tx, ty, 0)`` (Guo et al. 2024, equation 2); the leading
    axes may be broadcast."""
    points = np.asarray(scale)[..., None, None] * (canonical @ rotation + expression)
    points[..., :2] += translation[..., None, :2]
    return np.asarray(points)
