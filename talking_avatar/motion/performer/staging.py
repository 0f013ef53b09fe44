"""Puts a generator's frame, the signs of life and the sliders together into one face."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_INDEX, POSE_INDEX
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.motion.lips import IS_CLOSING, IS_MOUTH
from talking_avatar.motion.performer.life import LifeSigns
from talking_avatar.motion.performer.limits import Limiter
from talking_avatar.motion.performer.saccades import GAZE_DEG
from talking_avatar.motion.performer.sliders import Sliders

GLANCE_AT_CAMERA = 0.4
"""Share of a glance that is left while the eyes are told to hold the camera."""

_IS_GAINED = IS_MOUTH & ~IS_CLOSING
_JAW = CONTROL_INDEX["jawOpen"]
_BLINK = [CONTROL_INDEX["eyeBlinkLeft"], CONTROL_INDEX["eyeBlinkRight"]]
_LIDS = [CONTROL_INDEX[f"eye{kind}{side}"] for kind in ("Squint", "Wide") for side in ("Left", "Right")]
_SQUINT, _WIDE = _LIDS[:2], _LIDS[2:]
_SMILE = [CONTROL_INDEX["mouthSmileLeft"], CONTROL_INDEX["mouthSmileRight"]]
_FROWN = [CONTROL_INDEX["mouthFrownLeft"], CONTROL_INDEX["mouthFrownRight"]]
_BROW_INNER = CONTROL_INDEX["browInnerUp"]
_BROW_OUTER = [CONTROL_INDEX["browOuterUpLeft"], CONTROL_INDEX["browOuterUpRight"]]
_BROW_DOWN = [CONTROL_INDEX["browDownLeft"], CONTROL_INDEX["browDownRight"]]
_GAZE_X, _GAZE_Y = CONTROL_INDEX["gazeX"], CONTROL_INDEX["gazeY"]
_PITCH, _YAW, _ROLL = (POSE_INDEX[name] for name in ("pitch_deg", "yaw_deg", "roll_deg"))
_SCALE = POSE_INDEX["scale"]


def stage(frame: FaceState, life: LifeSigns, sliders: Sliders, limiter: Limiter) -> FaceState:
    """The face to draw. The mouth comes from ``frame`` and the sliders alone."""
    controls = frame.controls.copy()
    controls[_IS_GAINED] *= sliders.mouth
    controls[_JAW] = limiter.soften_jaw(float(controls[_JAW]))
    pose = _head(frame, life, sliders, limiter)
    _set_mouth_mood(controls, sliders)
    _set_brows(controls, life.brow * sliders.liveliness + sliders.brows)
    _set_gaze(controls, life, sliders, pose)
    _set_lids(controls, life, sliders)
    return FaceState(limiter.controls(controls), pose, frame.residual.copy())


def add_pose(first: NDArray[np.float32], second: NDArray[np.float32]) -> NDArray[np.float32]:
    """Angles and shifts of ``(6,)`` poses add; sizes multiply, so that +10 % and -10 % give -1 %."""
    total = np.asarray(first + second, np.float32)
    total[_SCALE] = (1 + first[_SCALE]) * (1 + second[_SCALE]) - 1
    return total


def _head(frame: FaceState, life: LifeSigns, sliders: Sliders, limiter: Limiter) -> NDArray[np.float32]:
    moving = add_pose(frame.pose, life.head.astype(np.float32)) * np.float32(sliders.head_motion)
    pose = add_pose(moving, (life.breath * sliders.liveliness).astype(np.float32))
    pose[_PITCH] += sliders.head_pitch_deg
    pose[_YAW] += sliders.head_yaw_deg
    pose[_ROLL] += sliders.head_roll_deg
    return limiter.pose(pose)


def _set_mouth_mood(controls: NDArray[np.float32], sliders: Sliders) -> None:
    controls[_SMILE] += max(sliders.smile, 0.0)
    controls[_FROWN] += max(-sliders.smile, 0.0)
    # A smile that leaves the lower lids still looks posed (Duchenne).
    controls[_SQUINT] += 0.2 * max(sliders.smile, 0.0)


def _set_brows(controls: NDArray[np.float32], raised: float) -> None:
    controls[_BROW_INNER] += 0.8 * max(raised, 0.0)
    controls[_BROW_OUTER] += max(raised, 0.0)
    controls[_BROW_DOWN] += max(-raised, 0.0)


def _set_gaze(
    controls: NDArray[np.float32], life: LifeSigns, sliders: Sliders, pose: NDArray[np.float32]
) -> None:
    glance = sliders.liveliness * (GLANCE_AT_CAMERA if sliders.look_at_camera else 1.0)
    controls[_GAZE_X] += sliders.gaze_x + life.gaze.near[0] * sliders.liveliness + life.gaze.aside[0] * glance
    controls[_GAZE_Y] += sliders.gaze_y + life.gaze.near[1] * sliders.liveliness + life.gaze.aside[1] * glance
    if sliders.look_at_camera:
        # The vestibulo-ocular reflex: the eyes turn against the head.
        controls[_GAZE_X] -= pose[_YAW] / GAZE_DEG
        controls[_GAZE_Y] -= pose[_PITCH] / GAZE_DEG


def _set_lids(controls: NDArray[np.float32], life: LifeSigns, sliders: Sliders) -> None:
    controls[_WIDE] += max(sliders.eyes, 0.0)
    controls[_SQUINT] += max(-sliders.eyes, 0.0)
    if sliders.blinking:
        controls[_BLINK] = 1 - (1 - controls[_BLINK]) * (1 - life.blink)
        controls[_LIDS] *= 1 - life.blink
