"""From a model's values to the language of controls."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_INDEX, POSE_INDEX, clip_controls
from talking_avatar.motion.face_motion import KEYPOINT_COUNT, LIP_KEYPOINTS, POSE_COUNT, FaceMotion
from talking_avatar.motion.keypoint_basis import split_expression
from talking_avatar.motion.lips import MOUTH_CONTROLS

IPD_IN_CROP = 0.385
"""The distance of the pupils in LivePortrait's units, of which its crop is 2 wide: the crop is 2.3 times as
large as the face's landmarks, which span about 2.26 of these distances."""

_SCALE, _X, _Y, _PITCH, _YAW, _ROLL = 63, 64, 65, 67, 68, 69
LIVEPORTRAIT_DIM = 73
_LIP_TEMPERATURE = 0.6
"""The sound says nearly all about lips and little about heads. With 1, one frame in ten thousand of silence
parted them, by noise that looked like a smile on both sides at once."""

_HEAD_FRAMES, _LIP_FRAMES = 18, 3.4
"""Gaps of the head close within three quarters of a second, those of the lips soon after a hop of two: in
equal steps, so that no frame of a hop moves more than the other. That costs no closure, and 0.001 of the
correlation."""


class MotionSpace(Protocol):
    """What the values of a model mean."""

    @property
    def closing(self) -> NDArray[np.float32]:
        """``(D,)`` frames: see :class:`~talking_avatar.motion.dit.rolling.RollingMotion`. Lips must soon be
        where the sound wants them; heads and brows have time."""
        ...

    @property
    def temperature(self) -> NDArray[np.float32]:
        """``(D,)``: how much of the noise values are made from; see
        :class:`~talking_avatar.motion.dit.frame_noise.FrameNoise`."""
        ...

    def motion(self, values: NDArray[np.float32], voice: NDArray[np.float32]) -> FaceMotion:
        """``values (T, D)``, no longer normalised, and the loudness ``(T,)``."""
        ...


class ControlsSpace:
    """Values that are controls and parts of the pose, by name."""

    def __init__(self, columns: tuple[str, ...]) -> None:
        """Raises :class:`UserError` for a name that is neither."""
        unknown = [name for name in columns if name not in CONTROL_INDEX and name not in POSE_INDEX]
        if unknown or len(set(columns)) != len(columns):
            raise UserError(
                "The motion model cannot be used",
                f"it names values that a face here does not have: {', '.join(unknown) or 'some twice'}",
                "update Talking Avatar",
            )
        mouth = [name in MOUTH_CONTROLS for name in columns]
        self.closing = np.where(mouth, _LIP_FRAMES, _HEAD_FRAMES).astype(np.float32)
        self.temperature = np.where(mouth, _LIP_TEMPERATURE, 1.0).astype(np.float32)
        self._controls = [(i, CONTROL_INDEX[name]) for i, name in enumerate(columns) if name in CONTROL_INDEX]
        self._pose = [(i, POSE_INDEX[name]) for i, name in enumerate(columns) if name in POSE_INDEX]

    def motion(self, values: NDArray[np.float32], voice: NDArray[np.float32]) -> FaceMotion:
        controls = np.zeros((len(values), CONTROL_COUNT), np.float32)
        pose = np.zeros((len(values), POSE_COUNT), np.float32)
        for column, control in self._controls:
            controls[:, control] = values[:, column]
        for column, part in self._pose:
            pose[:, part] = values[:, column]
        residual = np.zeros((len(values), KEYPOINT_COUNT, 3), np.float32)
        return FaceMotion(clip_controls(controls), pose, residual, voice)


class LivePortraitSpace:
    """JoyVASA's 73 values: expression 63, scale, t 3, pitch, yaw, roll, 3 unused.

    ``reference (73,)`` is the model's own face at rest, and becomes neutral. LivePortrait turns ``x`` by
    Rz(roll) Ry(yaw) Rx(pitch) with x right, y down, z away: its yaw is positive towards the left.
    """

    def __init__(self, reference: NDArray[np.float32]) -> None:
        self._reference = reference
        keypoint = np.arange(LIVEPORTRAIT_DIM) // 3
        is_lip = (keypoint < KEYPOINT_COUNT) & np.isin(keypoint, LIP_KEYPOINTS)
        self.closing = np.where(is_lip, _LIP_FRAMES, _HEAD_FRAMES).astype(np.float32)
        # Tried with our own models only.
        self.temperature = np.ones(LIVEPORTRAIT_DIM, np.float32)

    def motion(self, values: NDArray[np.float32], voice: NDArray[np.float32]) -> FaceMotion:
        change = values - self._reference
        expression = change[:, :_SCALE].reshape(len(values), KEYPOINT_COUNT, 3)
        controls, residual = split_expression(expression)
        pose = np.zeros((len(values), POSE_COUNT), np.float32)
        pose[:, POSE_INDEX["pitch_deg"]] = change[:, _PITCH]
        pose[:, POSE_INDEX["yaw_deg"]] = -change[:, _YAW]
        pose[:, POSE_INDEX["roll_deg"]] = change[:, _ROLL]
        pose[:, POSE_INDEX["x_ipd"]] = change[:, _X] / IPD_IN_CROP
        pose[:, POSE_INDEX["y_ipd"]] = change[:, _Y] / IPD_IN_CROP
        pose[:, POSE_INDEX["scale"]] = values[:, _SCALE] / self._reference[_SCALE] - 1
        return FaceMotion(controls, pose, residual, voice)
