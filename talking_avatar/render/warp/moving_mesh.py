"""The mesh over a portrait, and how it moves: the types, and the names of what moves it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RIG_COEFFICIENTS: tuple[str, ...] = (
    "jawOpen", "jawX", "mouthClose", "mouthFunnel", "mouthPucker", "mouthX",
    "mouthStretchLeft", "mouthStretchRight", "mouthSmileLeft", "mouthSmileRight",
    "mouthFrownLeft", "mouthFrownRight", "mouthUpperUp", "mouthLowerDown", "mouthPress",
    "mouthRollUpper", "mouthRollLower", "cheekPuff", "noseSneer",
    "eyeBlinkLeft", "eyeBlinkRight", "eyeSquintLeft", "eyeSquintRight", "eyeWideLeft", "eyeWideRight",
    "lidGazeLeft", "lidGazeRight",
    "browInnerUp", "browOuterUpLeft", "browOuterUpRight", "browDownLeft", "browDownRight",
)  # fmt: skip
"""Columns of the basis: FaceMotion's controls that move vertices, and the lids that follow the gaze."""

MOUTH_COEFFICIENTS = slice(0, 19)
EYE_COEFFICIENTS = slice(19, 27)
BROW_COEFFICIENTS = slice(27, 32)


@dataclass(frozen=True, eq=False)
class EyeContour:
    """Vertex indices of one eye's lid margins, left to right in the picture, corners shared.

    ``lash_ring`` are the vertices of the ring just above the upper margin and ``lash_of`` the position on
    ``upper`` each belongs to. ``side`` is the subject's: "Left" or "Right".
    """

    side: str
    upper: NDArray[np.int32]
    lower: NDArray[np.int32]
    lash_ring: NDArray[np.int32]
    lash_of: NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Mesh:
    """Triangle mesh of the subject, cut along the lip line and the lid margins.

    ``vertices_px (N, 3)`` float64: x, y in crop units, z (same unit) away from the camera.
    ``triangles (M, 3)`` int32; the last ``filler_count`` bridge the cut openings and lie behind the rest.
    ``upper_lip``, ``lower_lip (n,)`` int32: inner lip vertices left to right in the picture, corners shared.
    ``upper_border``, ``lower_border (k,)`` int32: where the red of the lips ends, without the corners.
    ``eyes``: picture-left eye (the subject's right) first. ``landmark_vertex (478,)`` int32: the vertex at
    each landmark, -1 where there is none. ``lips_closed``: the photo's lips meet, and the cut follows the lip
    line.
    """

    vertices_px: NDArray[np.float64]
    triangles: NDArray[np.int32]
    filler_count: int
    upper_lip: NDArray[np.int32]
    lower_lip: NDArray[np.int32]
    upper_border: NDArray[np.int32]
    lower_border: NDArray[np.int32]
    eyes: tuple[EyeContour, EyeContour]
    landmark_vertex: NDArray[np.int32]
    lips_closed: bool


@dataclass(frozen=True, eq=False)
class MotionBasis:
    """How the mesh moves.

    ``displacements (3 N, K)`` float32, crop px per unit of each of ``RIG_COEFFICIENTS`` (row 3 v + axis).
    ``pose_weight (N,)`` float32: 1 moves with the head, 0 stays with the photo. ``pivot_px (3,)`` float64:
    the point the head turns about (the base of the skull). ``ear_depth_px``: z of the plane through the ears.
    """

    displacements: NDArray[np.float32]
    pose_weight: NDArray[np.float32]
    pivot_px: NDArray[np.float64]
    ear_depth_px: float
