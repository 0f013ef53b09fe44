"""How far from the camera each vertex lies."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.biharmonic import Laplacian
from talking_avatar.render.warp.polyline import FloatArray

_SPRING = 0.05
_MEMBRANE = 0.15
_HAIR_BEHIND_EARS_IPD = 0.10
_HAIR_FROM_FACE_IPD = 0.30


def ear_depth_px(portrait: Portrait) -> float:
    """Depth of the plane through the ears, crop px."""
    return float(portrait.landmarks_px[[topology.RIGHT_EAR_SIDE, topology.LEFT_EAR_SIDE], 2].mean())


def vertex_depth(
    portrait: Portrait,
    xy: FloatArray,
    triangles: NDArray[np.int32],
    known_z: FloatArray,
    face_distance: NDArray[np.float32],
) -> FloatArray:
    """Depth ``(N,)`` in crop px for vertices at ``xy (N, 2)``.

    ``known_z (N,)`` holds the landmarks' depth and not-a-number elsewhere; ``face_distance (N,)`` is the
    distance from the face in px. Hair, neck and shoulders lie in a plane just behind the ears, and all is
    joined smoothly: steeper gradients would fold when the head turns.
    """
    ipd_px = portrait.head.ipd_px
    behind = ear_depth_px(portrait) + _HAIR_BEHIND_EARS_IPD * ipd_px
    value = known_z.copy()
    value[np.isnan(known_z) & (face_distance > _HAIR_FROM_FACE_IPD * ipd_px)] = behind
    handles = np.flatnonzero(~np.isnan(value))
    return Laplacian.of(xy, triangles).spread(
        handles, value[handles, None], np.full(len(handles), _SPRING), _MEMBRANE
    )[:, 0]
