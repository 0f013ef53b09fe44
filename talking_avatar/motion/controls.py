"""The named controls of a face, their ranges, and the order they travel in.

Names and meanings follow Apple's ARKit blend shapes where there is one (*Left* and *Right* are the
subject's own). Signed controls replace ARKit's opposing pairs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Control:
    """One control: ``minimum`` is 0 or -1, ``maximum`` is 1, neutral is always 0."""

    name: str
    minimum: float
    meaning: str
    maximum: float = 1.0


CONTROLS: tuple[Control, ...] = (
    Control("jawOpen", 0, "the jaw drops and the lips part with it"),
    Control("jawX", -1, "the jaw slides; positive towards the right of the picture"),
    Control("mouthClose", 0, "parted lips meet while the jaw stays"),
    Control("mouthFunnel", 0, "lips form an open ring, as in 'oh'"),
    Control("mouthPucker", 0, "lips round and push forward, as in 'oo'"),
    Control("mouthX", -1, "the mouth slides; positive towards the right of the picture"),
    Control("mouthStretchLeft", 0, "the corner is pulled back, as in 'ee'"),
    Control("mouthStretchRight", 0, "the corner is pulled back, as in 'ee'"),
    Control("mouthSmileLeft", 0, "the corner rises"),
    Control("mouthSmileRight", 0, "the corner rises"),
    Control("mouthFrownLeft", 0, "the corner sinks"),
    Control("mouthFrownRight", 0, "the corner sinks"),
    Control("mouthUpperUp", 0, "the upper lip is raised"),
    Control("mouthLowerDown", 0, "the lower lip is lowered"),
    Control("mouthPress", 0, "the lips are pressed together"),
    Control("mouthRollUpper", 0, "the upper lip rolls inwards"),
    Control("mouthRollLower", 0, "the lower lip rolls inwards, as in 'f'"),
    Control("cheekPuff", 0, "the cheeks fill with air"),
    Control("noseSneer", 0, "the nose wings rise"),
    Control("tongueUp", 0, "the tip of the tongue rises behind the upper teeth, as in 'l', 't', 'n'"),
    Control("eyeBlinkLeft", 0, "the eye closes"),
    Control("eyeBlinkRight", 0, "the eye closes"),
    Control("eyeSquintLeft", 0, "the lids narrow, the lower one most"),
    Control("eyeSquintRight", 0, "the lids narrow, the lower one most"),
    Control("eyeWideLeft", 0, "the eye widens"),
    Control("eyeWideRight", 0, "the eye widens"),
    Control("gazeX", -1, "both eyes turn; positive towards the right of the picture"),
    Control("gazeY", -1, "both eyes turn; positive downwards"),
    Control("browInnerUp", 0, "the inner ends of the brows rise"),
    Control("browOuterUpLeft", 0, "the outer end of the brow rises"),
    Control("browOuterUpRight", 0, "the outer end of the brow rises"),
    Control("browDownLeft", 0, "the brow sinks"),
    Control("browDownRight", 0, "the brow sinks"),
)

CONTROL_NAMES: tuple[str, ...] = tuple(control.name for control in CONTROLS)
CONTROL_INDEX: Mapping[str, int] = MappingProxyType({name: i for i, name in enumerate(CONTROL_NAMES)})
CONTROL_COUNT = len(CONTROLS)

CONTROL_MINIMUM: NDArray[np.float32] = np.array([c.minimum for c in CONTROLS], np.float32)
CONTROL_MAXIMUM: NDArray[np.float32] = np.array([c.maximum for c in CONTROLS], np.float32)
CONTROL_MINIMUM.setflags(write=False)
CONTROL_MAXIMUM.setflags(write=False)

POSE_NAMES: tuple[str, ...] = ("pitch_deg", "yaw_deg", "roll_deg", "x_ipd", "y_ipd", "scale")
"""Head pose relative to the portrait's own: +pitch looks down, +yaw turns towards the right of the picture,
+roll tilts clockwise as seen; x (right) and y (down) in interpupillary distances; ``scale`` is the relative
change of size (0 is neutral, 0.05 is five per cent larger)."""

POSE_INDEX: Mapping[str, int] = MappingProxyType({name: i for i, name in enumerate(POSE_NAMES)})


def control_vector(values: Mapping[str, float]) -> NDArray[np.float32]:
    """A ``(CONTROL_COUNT,)`` vector from named values, clipped to their ranges; the rest is neutral.

    Raises ``KeyError`` for a name that is not a control.
    """
    vector = np.zeros(CONTROL_COUNT, np.float32)
    for name, value in values.items():
        vector[CONTROL_INDEX[name]] = value
    return clip_controls(vector)


def clip_controls(controls: NDArray[np.float32]) -> NDArray[np.float32]:
    """``controls (..., C)`` limited to their ranges; not-a-number becomes neutral."""
    finite = np.nan_to_num(np.asarray(controls, np.float32), nan=0.0, posinf=1.0, neginf=-1.0)
    return np.clip(finite, CONTROL_MINIMUM, CONTROL_MAXIMUM)
