"""From a face state to the rig's coefficients: limits, combinations that need mending, and this face's
traits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_INDEX, POSE_INDEX, clip_controls
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.portrait import Traits
from talking_avatar.render.warp.moving_mesh import RIG_COEFFICIENTS
from talking_avatar.render.warp.overlay import smooth

RIG_INDEX = {name: i for i, name in enumerate(RIG_COEFFICIENTS)}

_FROM_CONTROLS = np.array([CONTROL_INDEX[n] for n in RIG_COEFFICIENTS if n in CONTROL_INDEX], np.intp)
_TO_RIG = np.array([RIG_INDEX[n] for n in RIG_COEFFICIENTS if n in CONTROL_INDEX], np.intp)

_YAW_DEG, _PITCH_DEG, _ROLL_DEG = (15.0, 24.0), (11.0, 18.0), (11.0, 20.0)
"""Head angles are taken as they are up to the first, and never pass the second."""

_AVERTED_FREE_DEG = 8.0
_AVERTED_COST = 0.6
_AVERTED_LEAST_DEG = 5.0
_SHIFT_IPD, _GROWTH = (0.20, 0.35), (0.08, 0.15)

_BLANK_IRIS = (0.08, 0.20)
_GLASSES_LOSS = {
    "brow": 0.55, "eyeSquint": 0.65, "eyeWide": 0.4, "mouthSmile": 0.25, "noseSneer": 0.6, "cheekPuff": 0.3,
}  # fmt: skip
"""Share of a control's strength lost under glasses, whose frames would bend with the skin."""

_LIPS_PARTED_BY = ("jawOpen", "mouthLowerDown", "mouthUpperUp", "mouthFunnel")


def limited_state(state: FaceState, traits: Traits) -> FaceState:
    """``state`` within what this face can show; the state that the whole engine draws.

    A portrait that is already turned aside turns less further that way; blank eyes have no gaze; glasses calm
    what would bend them. Not-a-number becomes neutral.
    """
    controls = clip_controls(state.controls).copy()
    seeing = smooth(*_BLANK_IRIS, traits.iris_contrast)
    controls[CONTROL_INDEX["gazeX"]] *= seeing
    controls[CONTROL_INDEX["gazeY"]] *= seeing
    if traits.glasses > 0:
        for name, index in CONTROL_INDEX.items():
            for prefix, loss in _GLASSES_LOSS.items():
                if name.startswith(prefix):
                    controls[index] *= 1 - loss * min(traits.glasses, 1.0)
    pose = np.nan_to_num(np.asarray(state.pose, np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    yaw = float(pose[POSE_INDEX["yaw_deg"]])
    pose[POSE_INDEX["yaw_deg"]] = _softly(yaw, *_yaw_limits(yaw, traits.yaw_deg))
    pose[POSE_INDEX["pitch_deg"]] = _softly(float(pose[POSE_INDEX["pitch_deg"]]), *_PITCH_DEG)
    pose[POSE_INDEX["roll_deg"]] = _softly(float(pose[POSE_INDEX["roll_deg"]]), *_ROLL_DEG)
    for name in ("x_ipd", "y_ipd"):
        pose[POSE_INDEX[name]] = _softly(float(pose[POSE_INDEX[name]]), *_SHIFT_IPD)
    pose[POSE_INDEX["scale"]] = _softly(float(pose[POSE_INDEX["scale"]]), *_GROWTH)
    return FaceState(controls, pose, state.residual)


def rig_coefficients(controls: NDArray[np.float32]) -> NDArray[np.float32]:
    """``controls (C,)`` to ``(K,)`` float32 in the order of ``RIG_COEFFICIENTS``.

    The basis is linear; these combinations are not. Lips that are told to meet (``mouthClose``) are not
    parted by the jaw; a closing eye neither squints nor widens nor follows the gaze any more; an eye that
    looks down takes its lids along."""
    rig = np.zeros(len(RIG_COEFFICIENTS), np.float32)
    rig[_TO_RIG] = controls[_FROM_CONTROLS]
    parted = 1 - rig[RIG_INDEX["mouthClose"]]
    for name in _LIPS_PARTED_BY:
        rig[RIG_INDEX[name]] *= parted
    gaze_y = controls[CONTROL_INDEX["gazeY"]]
    for side in ("Left", "Right"):
        open_share = 1 - rig[RIG_INDEX[f"eyeBlink{side}"]]
        rig[RIG_INDEX[f"eyeSquint{side}"]] *= open_share
        rig[RIG_INDEX[f"eyeWide{side}"]] *= open_share
        rig[RIG_INDEX[f"lidGaze{side}"]] = gaze_y * open_share
    return rig


def _yaw_limits(yaw_deg: float, portrait_yaw_deg: float) -> tuple[float, float]:
    """The free and the largest turn in the direction of ``yaw_deg``."""
    averted = portrait_yaw_deg if yaw_deg >= 0 else -portrait_yaw_deg
    loss = _AVERTED_COST * max(0.0, averted - _AVERTED_FREE_DEG)
    free, most = (max(limit - loss, _AVERTED_LEAST_DEG) for limit in _YAW_DEG)
    return min(free, 0.7 * most), most


def _softly(value: float, free: float, most: float) -> float:
    """``value`` itself up to ``free``, then bent smoothly so that it never passes ``most``."""
    beyond = abs(value) - free
    if beyond <= 0:
        return value
    room = most - free
    return float(np.copysign(free + room * np.tanh(beyond / room), value))
