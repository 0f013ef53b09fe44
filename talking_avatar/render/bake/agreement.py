"""Whether another engine drew the face that was asked for, by landmarks found on both engines' frames.

The same network looks at both, so that its own errors cancel.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.render.bake.states import FacePart
from talking_avatar.render.bake.teacher import FoundFace

LEAST_SCORE = 0.5
_MEDIAN_IPD, _FAR_IPD = 0.10, 0.20
"""Distances between the two frames' landmarks: half of them, and nine of ten, are nearer."""

_LIP_GAP_IPD, _LIP_GAP_SHARE = 0.08, 0.45
_LID_GAP = 0.15
"""Height of the lid opening over the eye's width; open eyes have about 0.3."""

_BROWS = (70, 63, 105, 66, 107, 55, 65, 52, 53, 46, 300, 293, 334, 296, 336, 285, 295, 282, 283, 276)
_POINTS = {
    FacePart.MOUTH: tuple({*topology.OUTER_LIP_UPPER, *topology.OUTER_LIP_LOWER, *topology.CHIN_FOLD}),
    FacePart.EYES: (*topology.RIGHT_EYE, *topology.LEFT_EYE),
    FacePart.BROWS: _BROWS,
}
_INNER_LIPS = (topology.INNER_LIP_UPPER, topology.INNER_LIP_LOWER)
_NAMES = {FacePart.MOUTH: "lips", FacePart.EYES: "eyes", FacePart.BROWS: "brows"}
_EYES = (
    (topology.RIGHT_EYE_UPPER, topology.RIGHT_EYE_LOWER),
    (topology.LEFT_EYE_UPPER, topology.LEFT_EYE_LOWER),
)


def objection(ours: FoundFace, theirs: FoundFace, part: FacePart | None, ipd_px: float) -> str:
    """Why ``theirs`` is not the face that ``ours`` shows, as the end of a sentence; empty when it is.

    ``part`` is what the state was asked for; None looks at the whole face.
    """
    if theirs.score < LEAST_SCORE:
        return "no face was found in the picture"
    away = np.linalg.norm(theirs.points_px - ours.points_px, axis=1) / ipd_px
    for looked_at, points in _POINTS.items():
        if part not in (None, looked_at):
            continue
        median, far = (float(v) for v in np.quantile(away[list(points)], (0.5, 0.9)))
        if median > _MEDIAN_IPD or far > _FAR_IPD:
            percent = 100 * max(median, far)
            return f"its {_NAMES[looked_at]} lie {percent:.0f} % of the eyes' distance from where they should"
    if part in (None, FacePart.MOUTH):
        ours_ipd, theirs_ipd = (_lip_gap(face.points_px) / ipd_px for face in (ours, theirs))
        if abs(theirs_ipd - ours_ipd) > max(_LIP_GAP_IPD, _LIP_GAP_SHARE * ours_ipd):
            return f"its lips are {_than(theirs_ipd, ours_ipd)} apart than was asked for"
    if part in (None, FacePart.EYES):
        for eye in _EYES:
            ours_open, theirs_open = (_lid_gap(face.points_px, *eye) for face in (ours, theirs))
            if abs(theirs_open - ours_open) > _LID_GAP:
                return f"its lids are {_than(theirs_open, ours_open)} apart than was asked for"
    return ""


def _than(theirs: float, ours: float) -> str:
    return "further" if theirs > ours else "less far"


def _lip_gap(points: NDArray[np.float64]) -> float:
    upper, lower = (points[list(line)][4:7].mean(0) for line in _INNER_LIPS)
    return float(np.linalg.norm(lower - upper))


def _lid_gap(points: NDArray[np.float64], upper: tuple[int, ...], lower: tuple[int, ...]) -> float:
    top, bottom = points[list(upper)], points[list(lower)]
    width = max(float(np.linalg.norm(top[-1] - top[0])), 1.0)
    return float(np.linalg.norm(bottom[3:6].mean(0) - top[3:6].mean(0))) / width
