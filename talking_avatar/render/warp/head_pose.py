"""Head rotation, perspective and the way from crop units to canvas pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.head_frame import HeadFrame
from talking_avatar.portrait.portrait import CROP_PX
from talking_avatar.render.warp.moving_mesh import MotionBasis

FOCAL_PX = 1150.0
"""Focal length in crop units: a portrait lens; weaker perspective looks flat, stronger distorts the nose."""


def unproject(points_px: NDArray[np.float64], ear_depth_px: float) -> NDArray[np.float64]:
    """Crop points ``(..., 3)`` (x, y as seen in the photo, z) to camera space centred on the crop."""
    depth = points_px[..., 2:] - ear_depth_px
    xy = (points_px[..., :2] - CROP_PX / 2) * (FOCAL_PX + depth) / FOCAL_PX
    return np.concatenate([xy, depth], axis=-1)


def project(points_camera: NDArray[np.float64]) -> NDArray[np.float64]:
    """Camera space ``(..., 3)`` back to crop units ``(..., 2)``."""
    depth = points_camera[..., 2:]
    return points_camera[..., :2] * (FOCAL_PX / (FOCAL_PX + depth)) + CROP_PX / 2


def rotation_matrix(pitch_deg: float, yaw_deg: float, roll_deg: float) -> NDArray[np.float64]:
    """Roll after yaw after pitch; signs as in ``POSE_NAMES``."""
    angles = np.deg2rad([pitch_deg, yaw_deg, roll_deg])
    (cp, cy, cr), (sp, sy, sr) = np.cos(angles), np.sin(angles)
    about_x = np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]])
    about_y = np.array([[cy, 0, -sy], [0, 1, 0], [sy, 0, cy]])
    about_z = np.array([[cr, -sr, 0], [sr, cr, 0], [0, 0, 1]])
    return np.asarray(about_z @ about_y @ about_x)


@dataclass(frozen=True, eq=False)
class HeadProjection:
    """One head pose in one canvas.

    ``rotation (3, 3)``, ``pivot (3,)`` and ``offset (3,)`` in camera space, ``scale``; ``canvas_scale`` and
    ``canvas_offset (2,)``: canvas px = crop units * canvas_scale + canvas_offset; ``down (2,)`` is the unit
    vector from the eyes to the chin in the canvas; ``px_per_ipd`` the interpupillary distance in canvas px.
    """

    rotation: NDArray[np.float64]
    pivot: NDArray[np.float64]
    offset: NDArray[np.float64]
    scale: float
    canvas_scale: float
    canvas_offset: NDArray[np.float64]
    ear_depth_px: float
    down: NDArray[np.float64]
    px_per_ipd: float

    @classmethod
    def of(
        cls,
        pose: NDArray[np.float32],
        basis: MotionBasis,
        head: HeadFrame,
        canvas_scale: float,
        canvas_offset: NDArray[np.float64],
    ) -> HeadProjection:
        """For ``pose (6,)`` as in ``POSE_NAMES`` of the ``head`` at rest."""
        pitch_deg, yaw_deg, roll_deg, x_ipd, y_ipd, growth = (float(v) for v in pose)
        pivot = np.array(
            [
                basis.pivot_px[0] - CROP_PX / 2,
                basis.pivot_px[1] - CROP_PX / 2,
                basis.pivot_px[2] - basis.ear_depth_px,
            ]
        )
        rest = head.down
        cos, sin = np.cos(np.deg2rad(roll_deg)), np.sin(np.deg2rad(roll_deg))
        down = np.array([rest[0] * cos - rest[1] * sin, rest[0] * sin + rest[1] * cos])
        return cls(
            rotation=rotation_matrix(pitch_deg, yaw_deg, roll_deg),
            pivot=pivot,
            offset=np.array([x_ipd * head.ipd_px, y_ipd * head.ipd_px, 0.0]),
            scale=1.0 + growth,
            canvas_scale=canvas_scale,
            canvas_offset=np.asarray(canvas_offset, np.float64),
            ear_depth_px=basis.ear_depth_px,
            down=down,
            px_per_ipd=head.ipd_px * canvas_scale * (1.0 + growth),
        )

    def turn(self, points_camera: NDArray[np.float64]) -> NDArray[np.float64]:
        """Head-fixed points ``(..., 3)`` in camera space, after the head has moved."""
        return (points_camera - self.pivot) @ self.rotation.T * self.scale + self.pivot + self.offset

    def to_canvas(self, crop_xy: NDArray[np.float64]) -> NDArray[np.float64]:
        """Crop units ``(..., 2)`` to canvas px."""
        return crop_xy * self.canvas_scale + self.canvas_offset

    def head_fixed(self, points_px: NDArray[np.float64]) -> NDArray[np.float64]:
        """Canvas px ``(..., 2)`` of points of the head ``(..., 3)``, given in crop units at rest, now."""
        return self.to_canvas(project(self.turn(unproject(points_px, self.ear_depth_px))))
