"""The faces that the other engine is asked for, and the coordinates in which they are interpolated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import FaceState
from talking_avatar.render.warp.baked_face import EXTRA_COEFFICIENTS, StateSpace
from talking_avatar.render.warp.moving_mesh import RIG_COEFFICIENTS

NEUTRAL = "neutral"
SIDES = ("Left", "Right")


class FacePart(str, Enum):
    """What a state is asked for; the rest of the face stays neutral."""

    MOUTH = "mouth"
    EYES = "eyes"
    BROWS = "brows"


@dataclass(frozen=True)
class BakeState:
    """``controls`` by name; a name without its side stands for both."""

    name: str
    part: FacePart
    controls: Mapping[str, float]

    @property
    def face(self) -> FaceState:
        """The head stays as it is in the photo."""
        return FaceState.of(
            {full: value for name, value in self.controls.items() for full in _both_sides(name)}
        )


BAKE_STATES: tuple[BakeState, ...] = (
    BakeState("ajar", FacePart.MOUTH, {"jawOpen": 0.25}),
    BakeState("open", FacePart.MOUTH, {"jawOpen": 0.6}),
    BakeState("wide-open", FacePart.MOUTH, {"jawOpen": 1.0}),
    BakeState("ee", FacePart.MOUTH, {"jawOpen": 0.2, "mouthStretch": 0.7, "mouthLowerDown": 0.3}),
    BakeState("eh", FacePart.MOUTH, {"jawOpen": 0.45, "mouthStretch": 0.5, "mouthUpperUp": 0.3}),
    BakeState("oh", FacePart.MOUTH, {"jawOpen": 0.4, "mouthFunnel": 0.8}),
    BakeState("oo", FacePart.MOUTH, {"jawOpen": 0.1, "mouthPucker": 0.9}),
    BakeState("teeth", FacePart.MOUTH, {"jawOpen": 0.1, "mouthUpperUp": 0.6, "mouthLowerDown": 0.6}),
    BakeState("ff", FacePart.MOUTH, {"jawOpen": 0.15, "mouthRollLower": 0.8, "mouthUpperUp": 0.3}),
    BakeState("ll", FacePart.MOUTH, {"jawOpen": 0.4, "tongueUp": 1.0}),
    BakeState("smile", FacePart.MOUTH, {"mouthSmile": 0.9}),
    BakeState("laugh", FacePart.MOUTH, {"mouthSmile": 0.8, "jawOpen": 0.35, "mouthUpperUp": 0.3}),
    BakeState("press", FacePart.MOUTH, {"mouthPress": 0.9}),
    BakeState("frown", FacePart.MOUTH, {"mouthFrown": 0.9}),
    BakeState("half-closed", FacePart.EYES, {"eyeBlink": 0.5}),
    BakeState("closed", FacePart.EYES, {"eyeBlink": 1.0}),
    BakeState("squint", FacePart.EYES, {"eyeSquint": 1.0}),
    BakeState("brows-inner", FacePart.BROWS, {"browInnerUp": 1.0}),
    BakeState("brows-outer", FacePart.BROWS, {"browOuterUp": 1.0}),
    BakeState("brows-up", FacePart.BROWS, {"browInnerUp": 1.0, "browOuterUp": 1.0}),
    BakeState("brows-down", FacePart.BROWS, {"browDown": 1.0}),
)

_AXES: Mapping[FacePart, tuple[str, ...]] = {
    FacePart.MOUTH: (
        "jawOpen", "mouthFunnel", "mouthPucker", "mouthStretch", "mouthSmile", "mouthFrown", "mouthUpperUp",
        "mouthLowerDown", "mouthPress", "mouthRollLower", "tongueUp",
    ),
    FacePart.EYES: ("eyeBlink", "eyeSquint"),
    FacePart.BROWS: ("browInnerUp", "browOuterUp", "browDown"),
}  # fmt: skip

_COLUMNS = (*RIG_COEFFICIENTS, *EXTRA_COEFFICIENTS)


def state_space(
    part: FacePart, sides: Sequence[str], names: Sequence[str], coefficients: Sequence[NDArray[np.float32]]
) -> StateSpace:
    """Where the states ``names`` of ``part`` lie as the ``sides`` of the face show them, by their mean.

    ``coefficients``: of each state, as ``StateSpace.axes`` takes them.
    """
    axes = np.zeros((len(_AXES[part]), len(_COLUMNS)), np.float32)
    for row, name in zip(axes, _AXES[part], strict=True):
        columns = [name] if name in _COLUMNS else [name + side for side in sides]
        for column in columns:
            row[_COLUMNS.index(column)] = 1 / len(columns)
    nodes = [np.zeros(len(axes), np.float32), *(axes @ c for c in coefficients)]
    return StateSpace((NEUTRAL, *names), axes, np.stack(nodes).astype(np.float32))


def _both_sides(name: str) -> tuple[str, ...]:
    return (name,) if name in _COLUMNS else tuple(name + side for side in SIDES)
