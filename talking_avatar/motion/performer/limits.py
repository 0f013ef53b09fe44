"""How far a performance may go before a portrait looks wrong."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import (
    CONTROL_INDEX,
    CONTROL_MAXIMUM,
    CONTROL_MINIMUM,
    POSE_NAMES,
    clip_controls,
)
from talking_avatar.motion.face_motion import POSE_COUNT


@dataclass(frozen=True)
class Limits:
    """Largest absolute values, found by looking at the warp engine's pictures.

    Wider mouths get square corners; higher brows smear the shadow above the lid; a gaze further aside takes
    the light reflected in the eye along; beyond these angles hair and ears move as one shell.
    """

    jaw_open: float = 0.6
    mouth_shapes: float = 0.9
    brow_up: float = 0.7
    brow_down: float = 0.8
    eye_wide: float = 0.8
    gaze: float = 0.6
    pitch_deg: float = 12.0
    yaw_deg: float = 18.0
    roll_deg: float = 10.0
    x_ipd: float = 0.25
    y_ipd: float = 0.25
    scale: float = 0.12

    def controls(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Lowest and highest value of every control ``(C,)``."""
        highest = CONTROL_MAXIMUM.copy()
        lowest = CONTROL_MINIMUM.copy()
        largest = {
            "jawOpen": self.jaw_open,
            "mouthFunnel": self.mouth_shapes,
            "mouthPucker": self.mouth_shapes,
            "mouthStretchLeft": self.mouth_shapes,
            "mouthStretchRight": self.mouth_shapes,
            "mouthUpperUp": self.mouth_shapes,
            "mouthLowerDown": self.mouth_shapes,
            "browInnerUp": self.brow_up,
            "browOuterUpLeft": self.brow_up,
            "browOuterUpRight": self.brow_up,
            "browDownLeft": self.brow_down,
            "browDownRight": self.brow_down,
            "eyeWideLeft": self.eye_wide,
            "eyeWideRight": self.eye_wide,
            "gazeX": self.gaze,
            "gazeY": self.gaze,
        }
        for name, limit in largest.items():
            highest[CONTROL_INDEX[name]] = limit
            if lowest[CONTROL_INDEX[name]] < 0:
                lowest[CONTROL_INDEX[name]] = -limit
        return lowest, highest

    def pose(self) -> NDArray[np.float32]:
        """Largest absolute pose ``(6,)`` in the order of ``POSE_NAMES``."""
        return np.array([getattr(self, name) for name in POSE_NAMES], np.float32)


class Limiter:
    """Applies :class:`Limits`."""

    def __init__(self, limits: Limits) -> None:
        self._lowest, self._highest = limits.controls()
        self._pose = limits.pose()
        self._jaw = CONTROL_INDEX["jawOpen"]

    def soften_jaw(self, jaw_open: float) -> float:
        """Up to three quarters of the limit unchanged, then ever slower towards it, so that loud speech keeps
        its movement instead of sticking at the limit."""
        limit = float(self._highest[self._jaw])
        knee = 0.75 * limit
        if jaw_open <= knee:
            return jaw_open
        room = limit - knee
        return float(knee + room * -np.expm1(-(jaw_open - knee) / room))

    def controls(self, controls: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.clip(clip_controls(controls), self._lowest, self._highest)

    def pose(self, pose: NDArray[np.floating]) -> NDArray[np.float32]:
        finite = np.nan_to_num(np.asarray(pose, np.float32)).reshape(POSE_COUNT)
        return np.clip(finite, -self._pose, self._pose)
