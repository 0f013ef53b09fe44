"""Which values of the face the motion model generates, and which stay with the performer (lids and gaze)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_INDEX, POSE_INDEX
from talking_avatar.motion.face_motion import FaceMotion

MOUTH_COLUMNS: tuple[str, ...] = (
    "jawOpen",
    "mouthClose",
    "mouthFunnel",
    "mouthPucker",
    "mouthStretchLeft",
    "mouthStretchRight",
    "mouthSmileLeft",
    "mouthSmileRight",
    "mouthUpperUp",
    "mouthLowerDown",
    "mouthPress",
    "mouthRollUpper",
    "mouthRollLower",
    "cheekPuff",
    "tongueUp",
)
BROW_COLUMNS: tuple[str, ...] = ("browInnerUp", "browOuterUpLeft", "browOuterUpRight")
POSE_COLUMNS: tuple[str, ...] = ("pitch_deg", "yaw_deg", "roll_deg", "x_ipd", "y_ipd")

COLUMNS: tuple[str, ...] = MOUTH_COLUMNS + BROW_COLUMNS + POSE_COLUMNS

_CONTROLS = [CONTROL_INDEX[name] for name in MOUTH_COLUMNS + BROW_COLUMNS]
_POSES = [POSE_INDEX[name] for name in POSE_COLUMNS]


def rows_of(motion: FaceMotion) -> NDArray[np.float32]:
    """``(T, len(COLUMNS))``."""
    return np.concatenate([motion.controls[:, _CONTROLS], motion.pose[:, _POSES]], axis=1).astype(np.float32)


def controls_of(rows: NDArray[np.floating]) -> NDArray[np.float32]:
    """``(..., C)`` controls from ``rows (..., len(COLUMNS))``; those that are not generated are 0."""
    controls = np.zeros((*rows.shape[:-1], CONTROL_COUNT), np.float32)
    controls[..., _CONTROLS] = rows[..., : len(_CONTROLS)]
    return controls
