"""Which controls part the lips, which close them, and how far apart they are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_INDEX, CONTROL_NAMES

MOUTH_CONTROLS: tuple[str, ...] = CONTROL_NAMES[: CONTROL_INDEX["tongueUp"] + 1]
"""Everything below the eyes: jaw, lips, cheeks, nose wings and tongue."""

PARTING_CONTROLS: tuple[str, ...] = ("jawOpen", "mouthFunnel", "mouthUpperUp", "mouthLowerDown")
CLOSING_CONTROLS: tuple[str, ...] = ("mouthClose", "mouthPress", "mouthRollUpper", "mouthRollLower")


def control_mask(names: tuple[str, ...]) -> NDArray[np.bool_]:
    """``(C,)``, true at ``names``; read-only."""
    mask = np.zeros(CONTROL_COUNT, bool)
    mask[[CONTROL_INDEX[name] for name in names]] = True
    mask.setflags(write=False)
    return mask


IS_MOUTH = control_mask(MOUTH_CONTROLS)
IS_PARTING = control_mask(PARTING_CONTROLS)
IS_CLOSING = control_mask(CLOSING_CONTROLS)

_APERTURE_IPD = np.zeros(CONTROL_COUNT, np.float32)
for _name, _gap in zip(PARTING_CONTROLS, (0.38, 0.115, 0.10, 0.10), strict=True):
    _APERTURE_IPD[CONTROL_INDEX[_name]] = _gap
_CLOSE = CONTROL_INDEX["mouthClose"]

LIPS_SHUT_IPD = 0.02
"""Lips closer than this look shut (one or two pixels of a 512 px face)."""


def lip_aperture_ipd(controls: NDArray[np.floating]) -> NDArray[np.floating]:
    """Gap between the inner lips in interpupillary distances, from ``controls (..., C)``.

    First order: how far the warp engine's handles part the middle of the lips for each control;
    ``mouthClose`` takes that share of it away.
    """
    apart = np.asarray(controls) @ _APERTURE_IPD
    return np.asarray(apart * (1 - np.clip(np.asarray(controls)[..., _CLOSE], 0, 1)))
