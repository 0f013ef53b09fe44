"""How an average face moves for each of the engine's coefficients: CC0 ARKit shapes at the 478 landmarks.

``resources/face/arkit_fields.npz`` (see ``packaging/make_arkit_fields.py``) holds every ARKit shape's
displacement in the head's frame. The table below says what each coefficient takes from them and how much; the
shapes' full amplitude belongs to a caricature, and their jaw swings back further than a photo can show.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from scipy.spatial import cKDTree

from talking_avatar.render.warp.moving_mesh import RIG_COEFFICIENTS
from talking_avatar.render.warp.polyline import FloatArray
from talking_avatar.resources import bundled

Recipe = tuple[tuple[str, float], ...]

JAW_SHARE = 0.75
"""What jawOpen 1 takes of the shape: it drops the lower lip by 0.42 of its 0.56 interpupillary distances."""

_SIDED: Mapping[str, Recipe] = MappingProxyType(
    {
        "mouthStretch": (("mouthStretch", 0.8),),
        "mouthSmile": (("mouthSmile", 0.58), ("cheekSquint", 0.22)),
        "mouthFrown": (("mouthFrown", 0.9),),
        "eyeBlink": (("eyeBlink", 1.0),),
        "eyeSquint": (("eyeSquint", 1.0), ("cheekSquint", 0.30)),
        "eyeWide": (("eyeWide", 1.0),),
        "browOuterUp": (("browOuterUp", 1.15),),
        "browDown": (("browDown", 0.85),),
    }
)
_WHOLE: Mapping[str, Recipe] = MappingProxyType(
    {
        "jawOpen": (("jawOpen", JAW_SHARE),),
        "jawX": (("jawLeft", 0.5), ("jawRight", -0.5)),
        "mouthFunnel": (("mouthFunnel", 1.2),),
        "mouthPucker": (("mouthPucker", 1.3),),
        "mouthX": (("mouthLeft", 0.5), ("mouthRight", -0.5)),
        "mouthUpperUp": (("mouthUpperUpLeft", 1.0), ("mouthUpperUpRight", 1.0)),
        "mouthLowerDown": (("mouthLowerDownLeft", 1.2), ("mouthLowerDownRight", 1.2)),
        "mouthPress": (("mouthPressLeft", 0.2), ("mouthPressRight", 0.2)),
        "mouthRollUpper": (("mouthRollUpper", 0.7),),
        "mouthRollLower": (("mouthRollLower", 1.0),),
        "cheekPuff": (("cheekPuff", 1.0),),
        "noseSneer": (("noseSneerLeft", 0.9), ("noseSneerRight", 0.9)),
        "browInnerUp": (("browInnerUp", 1.6),),
    }
)
_JAW_BACKWARD_SHARE = 0.6
_NOISE_IPD = 0.004
_NEIGHBOURS = 3


@dataclass(frozen=True, eq=False)
class FaceFields:
    """``motion (478, K, 3)``: displacement of each landmark per unit of each of ``RIG_COEFFICIENTS``, and the
    average face's landmarks at rest, ``rest (478, 3)``; both in head coordinates (interpupillary
    distances)."""

    motion: FloatArray
    rest: FloatArray


def recipe(coefficient: str) -> Recipe:
    """The ARKit shapes and shares that ``coefficient`` is made of; empty where ARKit has no counterpart."""
    for side in ("Left", "Right"):
        stem = coefficient.removesuffix(side)
        if stem != coefficient and stem in _SIDED:
            return tuple((shape + side, share) for shape, share in _SIDED[stem])
    return _WHOLE.get(coefficient, ())


def load_face_fields() -> FaceFields:
    """Read the shapes and mix them, averaged with their mirror images so that a symmetric face moves
    symmetrically."""
    with np.load(bundled("resources", "face", "arkit_fields.npz")) as stored:
        shapes = {str(name): field for name, field in zip(stored["names"], stored["fields"], strict=True)}
        rest = stored["landmarks"].astype(np.float64)
    motion = np.zeros((len(rest), len(RIG_COEFFICIENTS), 3))
    for column, coefficient in enumerate(RIG_COEFFICIENTS):
        for shape, share in recipe(coefficient):
            motion[:, column] += share * shapes[shape].astype(np.float64)
        if coefficient == "jawOpen":
            motion[:, column, 2] *= _JAW_BACKWARD_SHARE
    motion = (motion + _mirrored(motion, rest)) / 2
    size = np.linalg.norm(motion, axis=2, keepdims=True)
    return FaceFields(motion * np.maximum(1 - _NOISE_IPD / np.maximum(size, 1e-9), 0), rest)


def _mirrored(motion: FloatArray, rest: FloatArray) -> FloatArray:
    """``motion`` of the other side of the face: sampled at mirrored places and turned round."""
    flip = np.array([-1.0, 1.0, 1.0])
    distance, neighbour = cKDTree(rest).query(rest * flip, k=_NEIGHBOURS)
    closeness = 1 / np.maximum(distance, 1e-3)
    closeness /= closeness.sum(axis=1, keepdims=True)
    sampled = np.einsum("ik,ikcd->icd", closeness, motion[neighbour]) * flip
    columns = np.arange(len(RIG_COEFFICIENTS))
    sign = np.ones(len(RIG_COEFFICIENTS))
    for i, name in enumerate(RIG_COEFFICIENTS):
        if name.endswith("Left"):
            columns[i] = RIG_COEFFICIENTS.index(name.removesuffix("Left") + "Right")
        elif name.endswith("Right"):
            columns[i] = RIG_COEFFICIENTS.index(name.removesuffix("Right") + "Left")
        elif name in ("jawX", "mouthX"):
            sign[i] = -1.0
    return np.asarray(sampled[:, columns] * sign[:, None])
