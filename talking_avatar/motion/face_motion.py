"""The one language between motion generators and renderers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_COUNT, POSE_INDEX, POSE_NAMES, control_vector

MOTION_RATE_HZ = 25
POSE_COUNT = len(POSE_NAMES)
KEYPOINT_COUNT = 21
"""LivePortrait's implicit keypoints (Guo et al. 2024, section 3)."""

LIP_KEYPOINTS = (6, 12, 14, 17, 19, 20)
"""Those of its animation region *lip*."""


def _neutral_residual() -> NDArray[np.float32]:
    return np.zeros((KEYPOINT_COUNT, 3), np.float32)


@dataclass(frozen=True, eq=False)
class FaceState:
    """One instant of a face, relative to the portrait's own neutral.

    ``controls (C,)`` float32 in the order of :mod:`talking_avatar.motion.controls`; ``pose (6,)`` float32 as
    named by ``POSE_NAMES``; ``residual (21, 3)`` float32 in LivePortrait's normalised units.
    """

    controls: NDArray[np.float32]
    pose: NDArray[np.float32]
    residual: NDArray[np.float32] = field(default_factory=_neutral_residual)

    @classmethod
    def neutral(cls) -> FaceState:
        return cls(np.zeros(CONTROL_COUNT, np.float32), np.zeros(POSE_COUNT, np.float32))

    @classmethod
    def of(cls, controls: Mapping[str, float] | None = None, **pose: float) -> FaceState:
        """From named values: ``FaceState.of({"jawOpen": 0.4}, yaw_deg=10)``. Unknown names raise
        ``KeyError``."""
        vector = np.zeros(POSE_COUNT, np.float32)
        for name, value in pose.items():
            vector[POSE_INDEX[name]] = value
        return cls(control_vector(controls or {}), vector)


@dataclass(frozen=True, eq=False)
class FaceMotion:
    """T frames of a face at ``MOTION_RATE_HZ``, relative to the portrait's own neutral.

    ``controls (T, C)``, ``pose (T, 6)``, ``residual (T, 21, 3)`` as in :class:`FaceState`; ``voice (T,)`` is
    the perceived loudness of speech, 0 in silence to 1 at a loud voice, which the performer needs for
    phrases. All float32.
    """

    controls: NDArray[np.float32]
    pose: NDArray[np.float32]
    residual: NDArray[np.float32]
    voice: NDArray[np.float32]

    def __post_init__(self) -> None:
        frames = len(self.controls)
        expected = {
            "controls": (frames, CONTROL_COUNT),
            "pose": (frames, POSE_COUNT),
            "residual": (frames, KEYPOINT_COUNT, 3),
            "voice": (frames,),
        }
        for name, shape in expected.items():
            actual = getattr(self, name).shape
            if actual != shape:
                raise ValueError(f"FaceMotion.{name} has shape {actual}, expected {shape}")

    def __len__(self) -> int:
        return len(self.controls)

    def frame(self, index: int) -> FaceState:
        return FaceState(self.controls[index], self.pose[index], self.residual[index])

    @classmethod
    def neutral(cls, frames: int) -> FaceMotion:
        return cls(
            np.zeros((frames, CONTROL_COUNT), np.float32),
            np.zeros((frames, POSE_COUNT), np.float32),
            np.zeros((frames, KEYPOINT_COUNT, 3), np.float32),
            np.zeros(frames, np.float32),
        )

    @classmethod
    def of_controls(cls, controls: NDArray[np.float32], voice: NDArray[np.float32]) -> FaceMotion:
        """Motion of the face only: the head rests and LivePortrait gets no residual."""
        still = cls.neutral(len(controls))
        return cls(
            np.asarray(controls, np.float32), still.pose, still.residual, np.asarray(voice, np.float32)
        )

    @classmethod
    def concatenate(cls, parts: list[FaceMotion]) -> FaceMotion:
        if not parts:
            return cls.neutral(0)
        return cls(
            np.concatenate([p.controls for p in parts]),
            np.concatenate([p.pose for p in parts]),
            np.concatenate([p.residual for p in parts]),
            np.concatenate([p.voice for p in parts]),
        )
