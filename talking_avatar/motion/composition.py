"""Adding and scaling face states and motions."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_INDEX, POSE_INDEX, clip_controls
from talking_avatar.motion.face_motion import FaceMotion, FaceState

_SCALE = POSE_INDEX["scale"]


def add_pose(first: NDArray[np.float32], second: NDArray[np.float32]) -> NDArray[np.float32]:
    """Angles and shifts of ``(..., 6)`` poses add; sizes multiply, so that +10 % and -10 % give -1 %."""
    total = np.asarray(first + second, np.float32)
    total[..., _SCALE] = (1 + first[..., _SCALE]) * (1 + second[..., _SCALE]) - 1
    return total


def add_states(first: FaceState, second: FaceState) -> FaceState:
    """Both at once: controls add and are clipped to their ranges, poses as in :func:`add_pose`."""
    return FaceState(
        clip_controls(first.controls + second.controls),
        add_pose(first.pose, second.pose),
        first.residual + second.residual,
    )


def add_motions(first: FaceMotion, second: FaceMotion) -> FaceMotion:
    """Frame by frame as in :func:`add_states`; the louder voice counts.

    Raises ``ValueError`` when the lengths differ.
    """
    if len(first) != len(second):
        raise ValueError(f"motions of {len(first)} and {len(second)} frames cannot be added")
    return FaceMotion(
        clip_controls(first.controls + second.controls),
        add_pose(first.pose, second.pose),
        first.residual + second.residual,
        np.maximum(first.voice, second.voice),
    )


def control_gains(gains: Mapping[str, float], rest: float = 1.0) -> NDArray[np.float32]:
    """A ``(C,)`` vector of factors from named ones; ``KeyError`` for a name that is not a control."""
    vector = np.full(CONTROL_COUNT, rest, np.float32)
    for name, gain in gains.items():
        vector[CONTROL_INDEX[name]] = gain
    return vector


def scale_motion(
    motion: FaceMotion,
    controls: NDArray[np.float32] | float = 1.0,
    pose: NDArray[np.float32] | float = 1.0,
    residual: float = 1.0,
) -> FaceMotion:
    """``motion`` with controls (factor or ``(C,)`` factors), pose (factor or ``(6,)``) and residual
    scaled."""
    return FaceMotion(
        clip_controls(motion.controls * np.asarray(controls, np.float32)),
        np.asarray(motion.pose * np.asarray(pose, np.float32), np.float32),
        np.asarray(motion.residual * np.float32(residual), np.float32),
        motion.voice,
    )
