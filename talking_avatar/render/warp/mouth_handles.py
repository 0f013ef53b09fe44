"""How lips, jaw, cheeks and nose move for each control."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.render.warp.arkit_fields import JAW_SHARE, FaceFields
from talking_avatar.render.warp.handles import Handles, HeadGeometry
from talking_avatar.render.warp.lip_handles import JAW_DROP_IPD, MouthMeasures, hold_lips
from talking_avatar.render.warp.moving_mesh import MOUTH_COEFFICIENTS, RIG_COEFFICIENTS, Mesh
from talking_avatar.render.warp.polyline import FloatArray

_SPRING = 0.3
_NECK_BELOW_CHIN_IPD = 0.85
_BROW_HEIGHT_IPD = -0.25
_FAR_FROM_FACE_IPD = 0.75
_NOSE_BRIDGE = (168, 197, 195, 5, 4)
_CHIN_FOLLOWS_CLOSING = 0.45
_SMILING_LOSS = 0.45
_OPEN_LOSS_PER_IPD, _OPEN_LOSS_MOST_IPD = 0.9, 0.25


def mouth_handles(
    head: HeadGeometry,
    mesh: Mesh,
    fields: FaceFields,
    rims: NDArray[np.intp],
    face_distance_ipd: FloatArray,
) -> Handles:
    """Handles for ``MOUTH_COEFFICIENTS``.

    The lips are held by formulas (:mod:`lip_handles`); the skin of the face is drawn by springs towards the
    motion of the ARKit shapes; lids, brows, neck, hair and the vertices ``rims`` rest. A face that smiles
    already, or a mouth that is open already, moves less that way. ``face_distance_ipd (N,)``: distance of
    each vertex from the face, in interpupillary distances.
    """
    mouth = MouthMeasures.of(head, mesh)
    handles = Handles(RIG_COEFFICIENTS[MOUTH_COEFFICIENTS])
    hold_lips(handles, head, mesh, mouth, fields)
    for eye in mesh.eyes:
        handles.hold(np.concatenate([eye.upper, eye.lower, eye.lash_ring]))
    handles.hold(np.concatenate([head.at(_NOSE_BRIDGE)[0], rims]))
    y = head.vertices[:, 1]
    chin_y = head.landmarks[topology.CHIN, 1]
    away = (y > chin_y + _NECK_BELOW_CHIN_IPD) | (y < _BROW_HEIGHT_IPD)
    handles.hold(np.flatnonzero(away | (face_distance_ipd > _FAR_FROM_FACE_IPD)))

    skin, ids = head.at(tuple(range(topology.SKIN_POINTS)))
    grip = handles.hold(skin, _SPRING)
    for name in handles.names:
        grip.move_by(name, fields.motion[ids, RIG_COEFFICIENTS.index(name)])
    closing = _CHIN_FOLLOWS_CLOSING * mouth.opening / (JAW_SHARE * JAW_DROP_IPD)
    grip.move_by("mouthClose", -closing * fields.motion[ids, RIG_COEFFICIENTS.index("jawOpen")])
    for side in ("Left", "Right"):
        handles.temper(f"mouthSmile{side}", 1 - _SMILING_LOSS * mouth.smiling)
    handles.temper("jawOpen", 1 - _OPEN_LOSS_PER_IPD * min(mouth.opening, _OPEN_LOSS_MOST_IPD))
    return handles
