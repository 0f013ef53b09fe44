"""How the brows move for each control."""

from __future__ import annotations

import numpy as np

from talking_avatar.render.warp.handles import Handles, HeadGeometry
from talking_avatar.render.warp.rig import BROW_COEFFICIENTS, RIG_COEFFICIENTS, Mesh

_BROWS = {
    "Right": ((107, 66, 105, 63, 70), (55, 65, 52, 53, 46)),
    "Left": ((336, 296, 334, 293, 300), (285, 295, 282, 283, 276)),
}
_ABOVE_LID = ((105, 159), (334, 386))
_REACH_IPD = 0.62
_LOWEST_IPD = 0.18


def brow_handles(head: HeadGeometry, mesh: Mesh) -> Handles:
    """Handles for ``BROW_COEFFICIENTS``. The lids stay; brows close above the lids move less, as what lies
    between would smear."""
    handles = Handles(RIG_COEFFICIENTS[BROW_COEFFICIENTS])
    points = head.landmarks
    height = np.mean([np.linalg.norm(points[brow] - points[lid]) for brow, lid in _ABOVE_LID])
    reach = float(np.clip(height / 0.50, 0.4, 1.0))
    held = []
    for side, rows in _BROWS.items():
        inward = 1.0 if side == "Right" else -1.0
        for row in rows:
            vertices, ids = head.at(row)
            outward = np.array([row.index(int(i)) for i in ids]) / (len(row) - 1)
            grip = handles.hold(vertices)
            grip.move("browInnerUp", dy=-0.125 * reach * (1 - 0.75 * outward))
            hump = 0.25 + 0.75 * np.sin(np.pi * (0.25 + 0.5 * outward)) * np.sqrt(outward)
            grip.move(f"browOuterUp{side}", dy=-0.115 * reach * hump)
            grip.move(f"browDown{side}", 0.04 * inward * (1 - outward), 0.075 * reach * (1 - 0.4 * outward))
            held.append(vertices)
    brow_points = head.vertices[np.concatenate(held), :2]
    offsets = (head.vertices[:, None, :2] - brow_points[None]) * np.array([1.0, 0.9])
    distance = np.linalg.norm(offsets, axis=2).min(axis=1)
    for eye in mesh.eyes:
        handles.hold(np.concatenate([eye.upper, eye.lower]))
    still = (distance > _REACH_IPD) | (head.vertices[:, 1] > _LOWEST_IPD)
    handles.hold(np.flatnonzero(still).astype(np.int32))
    return handles
