"""The named controls in the language of LivePortrait's 21 implicit keypoints, and back.

``expression = B·controls + residual``: B is made of the unit moves of LivePortrait's two editors (KwaiVGI's
portrait editor, ``gradio_pipeline.py``, and PowerHouseMan's ComfyUI node, which agree on them), so a control
does in LivePortrait what its slider does there. How far a control of 1 moves a slider follows the ends of the
node's sliders, and stays within the excursions measured on the frames of upstream's published motion
templates: y of keypoint 19 up to 0.082, of 14 up to 0.023, of 11 and 15 up to 0.021.

Keypoints are numbered from 0; axes are those of the image (x right, y down, z away), in LivePortrait's
normalised units, added after the head's rotation and before its scale. That keypoint 11 belongs to the
subject's left eye follows from the editors' one-eyed wink, which draws the lips (17) towards +x, its own side
of the picture; with it go 13 and 3, and 15, 16 and 7 with the right one.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_INDEX, CONTROL_MAXIMUM, CONTROL_MINIMUM
from talking_avatar.motion.face_motion import KEYPOINT_COUNT

Move = tuple[tuple[int, str, float], ...]

MOVES: Mapping[str, Move] = MappingProxyType(
    {
        "mouth open": ((19, "y", 0.001), (19, "z", 0.0001), (17, "y", -0.0001)),
        "grin": ((14, "y", -0.001), (20, "y", -0.001), (20, "z", -0.001)),
        "purse": ((14, "y", 0.001), (3, "y", -0.0005), (7, "y", -0.0005), (17, "z", -0.0005)),
        "shift": ((19, "x", 1.0),),
        "smile": ((14, "y", -0.02), (20, "y", -0.01), (17, "y", 0.0065), (17, "z", 0.003)),
        "smile, left cheek": ((13, "y", -0.00275), (3, "y", -0.0035)),
        "smile, right cheek": ((16, "y", -0.00275), (7, "y", -0.0035)),
        "left lid": ((11, "y", 0.001), (13, "y", -0.0003)),
        "right lid": ((15, "y", 0.001), (16, "y", -0.0003)),
        "gaze right": ((11, "x", 0.00085), (15, "x", 0.00085)),
        "gaze down": ((11, "y", 0.0005), (15, "y", 0.0005), (13, "y", 0.00015), (16, "y", 0.00015)),
        "brows up": ((1, "y", 0.001), (2, "y", -0.001)),
        "brows down": ((1, "x", 0.001), (2, "x", -0.001), (1, "y", -0.0003), (2, "y", 0.0003)),
        "lips in": ((17, "z", 0.001),),
        "lip up": ((20, "y", -0.001),),
        "left lower lid": ((13, "y", -0.001),),
        "right lower lid": ((16, "y", -0.001),),
    }
)
"""``(keypoint, axis, amount)`` for one unit of a slider; names of the sliders in the two editors:

*mouth open* ("aaa", "lip close <-> open"), *grin* ("eee"), *purse* ("woo"), *shift* ("pouting") and both
*brows* as they are. *smile* is cut into its middle and the two cheeks, *blink* into its two lids. *gaze
right* is the mean of the editors' two directions, which differ between the eyes by a third; *gaze down* is
their net effect with the lids that follow, negated. The last four are single entries of *smile*, *grin* and
*blink*, for controls that the editors do not have."""

RECIPES: Mapping[str, tuple[tuple[str, float], ...]] = MappingProxyType(
    {
        # Two thirds of the node's slider (120), which is as far as measured motion goes.
        "jawOpen": (("mouth open", 80),),
        # A third of the measured sideways excursions (0.018 to the right); the jaw takes half of that.
        "mouthX": (("shift", 0.018),),
        "jawX": (("shift", 0.009),),
        # The slider's lower end (-30): lips meet over a jaw that is open by 0.37.
        "mouthClose": (("mouth open", -30),),
        "mouthPress": (("mouth open", -12), ("lips in", 2)),
        # The slider's end (15); the open ring parts the lips by as much as the aperture in motion/lips.py.
        "mouthPucker": (("purse", 15),),
        "mouthFunnel": (("purse", 10), ("mouth open", 24)),
        # Both together are the slider's end (15).
        "mouthStretchLeft": (("grin", 7.5),),
        "mouthStretchRight": (("grin", 7.5),),
        # Both together are a smile of 1; frowns are its negative end (-0.3).
        "mouthSmileLeft": (("smile", 0.5), ("smile, left cheek", 1)),
        "mouthSmileRight": (("smile", 0.5), ("smile, right cheek", 1)),
        "mouthFrownLeft": (("smile", -0.15), ("smile, left cheek", -0.3)),
        "mouthFrownRight": (("smile", -0.15), ("smile, right cheek", -0.3)),
        # Lips part as far as in motion/lips.py; the upper one by the grin's keypoint.
        "mouthUpperUp": (("lip up", 8), ("mouth open", 10)),
        "mouthLowerDown": (("mouth open", 21),),
        # Rolled lips draw in, as they do by 0.003 in a smile.
        "mouthRollUpper": (("lips in", 3), ("mouth open", -5)),
        "mouthRollLower": (("lips in", 3), ("mouth open", -8)),
        # The node's blink ends at -20 and its wink at 25; its eyes widen up to 5.
        "eyeBlinkLeft": (("left lid", 20),),
        "eyeBlinkRight": (("right lid", 20),),
        "eyeWideLeft": (("left lid", -5),),
        "eyeWideRight": (("right lid", -5),),
        # Mostly the lower lid, within its measured 0.011.
        "eyeSquintLeft": (("left lid", 5), ("left lower lid", 6)),
        "eyeSquintRight": (("right lid", 5), ("right lower lid", 6)),
        # The node's sliders end at 15.
        "gazeX": (("gaze right", 15),),
        "gazeY": (("gaze down", 15),),
        # Together the slider's upper end (15), and both lowered its lower end (-10): it has no sides.
        "browInnerUp": (("brows up", 8),),
        "browOuterUpLeft": (("brows up", 3.5),),
        "browOuterUpRight": (("brows up", 3.5),),
        "browDownLeft": (("brows down", 5),),
        "browDownRight": (("brows down", 5),),
    }
)
"""Units of ``MOVES`` that a control of 1 asks for. ``cheekPuff``, ``noseSneer`` and ``tongueUp`` are missing:
the editors have nothing like them, and such motion stays in the residual."""

_AXES = "xyz"


def _basis() -> NDArray[np.float64]:
    basis = np.zeros((CONTROL_COUNT, KEYPOINT_COUNT, 3))
    for control, recipe in RECIPES.items():
        for move, units in recipe:
            for keypoint, axis, amount in MOVES[move]:
                basis[CONTROL_INDEX[control], keypoint, _AXES.index(axis)] += units * amount
    basis.setflags(write=False)
    return basis


KEYPOINT_BASIS: NDArray[np.float64] = _basis()
"""B ``(C, 21, 3)``: what each control adds to LivePortrait's expression at 1."""

SPLIT_GROUPS: tuple[tuple[str, ...], ...] = (
    ("jawOpen",),
    ("mouthClose",),
    ("mouthX",),
    ("mouthPucker",),
    ("mouthStretchLeft", "mouthStretchRight"),
    ("mouthSmileLeft",),
    ("mouthSmileRight",),
    ("mouthFrownLeft", "mouthFrownRight"),
    ("mouthUpperUp",),
    ("eyeBlinkLeft",),
    ("eyeBlinkRight",),
    ("eyeWideLeft",),
    ("eyeWideRight",),
    ("gazeX",),
    ("gazeY",),
    ("browInnerUp", "browOuterUpLeft", "browOuterUpRight"),
    ("browDownLeft", "browDownRight"),
)
"""The controls that an expression is split into. Keypoints do not tell the members of a group apart: they get
the same value. The other controls move the keypoints almost as a mixture of these does."""

_RIDGE = 1e-6
"""Cost of a squared control against squared keypoint units: keeps noise in the keypoints from moving weak
controls far, and shrinks a lone blink by 0.2 %."""

_SWEEPS = 60


def keypoint_expression(
    controls: NDArray[np.floating], residual: NDArray[np.floating]
) -> NDArray[np.float32]:
    """LivePortrait's expression ``(..., 21, 3)``, relative to the portrait's own, of ``controls (..., C)``
    and ``residual (..., 21, 3)``."""
    return np.asarray(_from_controls(np.asarray(controls)) + np.asarray(residual), np.float32)


def split_expression(
    expression: NDArray[np.floating],
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Controls ``(..., C)`` within their ranges, and the residual ``(..., 21, 3)``, of an ``expression
    (..., 21, 3)`` relative to neutral.

    :func:`keypoint_expression` of the two gives the expression back to float32's precision: what no control
    says is in the residual. The controls solve the least squares problem with ridge ``_RIDGE`` under their
    ranges, by cyclic coordinate descent (the exact minimum in one variable at a time; see D. Bertsekas,
    "Nonlinear Programming", section 3.7 on its convergence under box constraints).
    """
    wanted = np.asarray(expression, np.float64)
    rows = wanted.reshape(-1, KEYPOINT_COUNT * 3)
    controls = _solve(rows).reshape(*wanted.shape[:-2], CONTROL_COUNT).astype(np.float32)
    return controls, np.asarray(wanted - _from_controls(controls), np.float32)


def _from_controls(controls: NDArray[np.floating]) -> NDArray[np.float64]:
    flat = KEYPOINT_BASIS.reshape(CONTROL_COUNT, -1)
    return np.asarray(controls.astype(np.float64) @ flat).reshape(*controls.shape[:-1], KEYPOINT_COUNT, 3)


def _solve(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """``(T, C)`` for rows ``(T, 63)``."""
    members = [[CONTROL_INDEX[name] for name in group] for group in SPLIT_GROUPS]
    flat = KEYPOINT_BASIS.reshape(CONTROL_COUNT, -1)
    basis = np.stack([flat[group].sum(axis=0) for group in members])
    gram = basis @ basis.T
    target = basis @ rows.T
    values = np.zeros((len(members), len(rows)))
    for _ in range(_SWEEPS):
        for k, group in enumerate(members):
            others = gram[k] @ values - gram[k, k] * values[k]
            best = (target[k] - others) / (gram[k, k] + _RIDGE)
            values[k] = np.clip(best, CONTROL_MINIMUM[group[0]], CONTROL_MAXIMUM[group[0]])
    controls = np.zeros((len(rows), CONTROL_COUNT))
    for value, group in zip(values, members, strict=True):
        controls[:, group] = value[:, None]
    return controls
