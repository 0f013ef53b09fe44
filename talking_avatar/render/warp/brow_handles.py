"""How the brows move for each control."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.render.warp.arkit_fields import FaceFields
from talking_avatar.render.warp.handles import Handles, HeadGeometry
from talking_avatar.render.warp.moving_mesh import BROW_COEFFICIENTS, RIG_COEFFICIENTS, Mesh

_BROWS = (107, 66, 105, 63, 70, 55, 65, 52, 53, 46, 336, 296, 334, 293, 300, 285, 295, 282, 283, 276)
_ABOVE_LID = ((105, 159), (334, 386))
_ROOMY_IPD = 0.44
_REACH_IPD = 0.62
_LOWEST_IPD = 0.18
_SPRING = 0.1


def brow_handles(head: HeadGeometry, mesh: Mesh, fields: FaceFields, rims: NDArray[np.intp]) -> Handles:
    """Handles for ``BROW_COEFFICIENTS``: brows and forehead follow the ARKit shapes while the lids and the
    vertices ``rims`` rest.

    Brows close above the lids move less, as the little skin between would smear.
    """
    handles = Handles(RIG_COEFFICIENTS[BROW_COEFFICIENTS])
    points = head.landmarks
    height = np.mean([np.linalg.norm(points[brow] - points[lid]) for brow, lid in _ABOVE_LID])
    room = float(np.clip(height / _ROOMY_IPD, 0.4, 1.0))
    for eye in mesh.eyes:
        handles.hold(np.concatenate([eye.upper, eye.lower, eye.lash_ring]))
    handles.hold(rims)
    brows = head.at(_BROWS)[0]
    offsets = (head.vertices[:, None, :2] - head.vertices[None, brows, :2]) * np.array([1.0, 0.9])
    distance = np.linalg.norm(offsets, axis=2).min(axis=1)
    handles.hold(np.flatnonzero((distance > _REACH_IPD) | (head.vertices[:, 1] > _LOWEST_IPD)))
    for landmarks, weight in ((_BROWS, np.inf), (tuple(range(topology.SKIN_POINTS)), _SPRING)):
        vertices, ids = head.at(landmarks)
        grip = handles.hold(vertices, weight)
        for name in handles.names:
            grip.move_by(name, room * fields.motion[ids, RIG_COEFFICIENTS.index(name)])
    return handles
