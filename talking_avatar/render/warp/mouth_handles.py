"""How lips, jaw and cheeks move for each control."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.render.warp.handles import Grip, Handles, HeadGeometry
from talking_avatar.render.warp.polyline import FloatArray, smoothstep
from talking_avatar.render.warp.rig import MOUTH_COEFFICIENTS, RIG_COEFFICIENTS, Mesh

JAW_DROP_IPD = 0.42
"""How far the lower lip sinks at jawOpen 1."""

_CORNER_SHARE = 0.24
_SIDES: tuple[tuple[Literal["Left", "Right"], int], ...] = (("Left", 1), ("Right", -1))

_CHIN = (199, 175, 152, 200, 18, 201, 421, 208, 428, 171, 396)
_JAW_SHARE = {
    148: 0.95, 377: 0.95, 176: 0.90, 400: 0.90, 149: 0.78, 378: 0.78, 150: 0.64, 379: 0.64,
    136: 0.48, 365: 0.48, 172: 0.34, 397: 0.34, 58: 0.18, 288: 0.18, 132: 0.06, 361: 0.06,
    93: 0.0, 323: 0.0, 234: 0.0, 454: 0.0,
}  # fmt: skip
_PUFFED_JAW = (172, 397, 136, 365, 58, 288)
_CHEEK = (205, 425)
_UPPER_CHEEK = (50, 280, 117, 346)
_NASOLABIAL = (207, 427, 216, 436)
_NOSE_WING = (98, 327, 64, 294, 48, 278)
_UNDER_EYE = (110, 24, 23, 22, 26, 339, 254, 253, 252, 256, 112, 341)
_AT_REST = (
    1, 4, 5, 6, 168, 197, 195, 2, 116, 345, 123, 352, 227, 447,
    127, 356, 162, 389, 33, 263, 10, 151, 9, 8,
)  # fmt: skip
_NECK_BELOW_CHIN_IPD = 0.85
_BROW_HEIGHT_IPD = -0.25
_FAR_FROM_FACE_IPD = 0.75


@dataclass(frozen=True, eq=False)
class _Mouth:
    """Measures in head coordinates: ``centre (3,)``; half widths between the inner and the outer corners;
    thickness of the lips; ``gap (n, 3)`` from each lower inner vertex to its upper partner; ``opening``."""

    centre: FloatArray
    half_width: float
    outer_half_width: float
    upper_thickness: float
    lower_thickness: float
    gap: FloatArray
    opening: float

    @classmethod
    def of(cls, head: HeadGeometry, mesh: Mesh) -> _Mouth:
        points = head.landmarks
        gap = head.vertices[mesh.upper_lip] - head.vertices[mesh.lower_lip]
        if mesh.lips_closed:
            gap = np.zeros_like(gap)
        return cls(
            centre=(points[78] + points[308]) / 2,
            half_width=float(np.linalg.norm(points[308, :2] - points[78, :2])) / 2,
            outer_half_width=float(np.linalg.norm(points[291, :2] - points[61, :2])) / 2,
            upper_thickness=max(float(np.linalg.norm(points[13] - points[0])), 0.03),
            lower_thickness=max(float(np.linalg.norm(points[14] - points[17])), 0.04),
            gap=gap,
            opening=float(np.linalg.norm(gap, axis=1).max()),
        )

    def across(self, x: FloatArray, half_width: float) -> FloatArray:
        """Position along the mouth, -1 at the picture-left corner to 1 at the other, for head ``x``."""
        return np.asarray(np.clip((x - self.centre[0]) / half_width, -1.3, 1.3))


def mouth_handles(head: HeadGeometry, mesh: Mesh, face_distance_ipd: FloatArray) -> Handles:
    """Handles for ``MOUTH_COEFFICIENTS``.

    ``face_distance_ipd (N,)``: distance of each vertex from the face, in interpupillary distances. Amplitudes
    are in the same unit; ``u`` runs from -1 at the picture-left corner of the mouth to 1.
    """
    mouth = _Mouth.of(head, mesh)
    handles = Handles(RIG_COEFFICIENTS[MOUTH_COEFFICIENTS])
    _inner_lips(handles, head, mesh, mouth)
    _outer_lips(handles, head, mouth)
    _corners(handles, head, mesh, mouth)
    _chin_and_jaw(handles, head, mouth)
    _cheeks(handles, head, mouth)
    handles.hold(head.at(_AT_REST)[0])
    y = head.vertices[:, 1]
    chin_y = head.landmarks[topology.CHIN, 1]
    away = (y > chin_y + _NECK_BELOW_CHIN_IPD) | (y < _BROW_HEIGHT_IPD)
    handles.hold(np.flatnonzero(away | (face_distance_ipd > _FAR_FROM_FACE_IPD)).astype(np.int32))
    return handles


def _bump(u: FloatArray, exponent: float = 2.6) -> FloatArray:
    """1 in the middle of the mouth, 0 at its corners; flatter for larger exponents."""
    return np.maximum(0.0, 1.0 - np.abs(u) ** exponent)


def _arch(u: FloatArray) -> FloatArray:
    """Like a bump, but leaving the corners steeply, so that an open mouth is round there."""
    return np.asarray(np.maximum(0.0, 1.0 - np.abs(u) ** 2.4) ** 0.75)


def _share(u: FloatArray, side: int) -> FloatArray:
    """How much of a motion of one side reaches ``u``; both sides sum to 1."""
    return smoothstep(-0.5, 0.5, u * side)


def _inner_lips(handles: Handles, head: HeadGeometry, mesh: Mesh, mouth: _Mouth) -> None:
    x = (head.vertices[mesh.upper_lip, 0] + head.vertices[mesh.lower_lip, 0]) / 2
    u = np.maximum.accumulate(np.clip(mouth.across(x, mouth.half_width), -1.0, 1.0))[1:-1]
    gap = mouth.gap[1:-1]
    corner = _CORNER_SHARE * JAW_DROP_IPD
    width = mouth.half_width
    for upper, margin in ((True, mesh.upper_lip), (False, mesh.lower_lip)):
        grip = handles.hold(margin[1:-1])
        if upper:
            lift = 0.035 * float(np.clip(1 - mouth.opening / 0.12, 0, 1))
            grip.move("jawOpen", dx=-0.06 * u, dy=corner * np.abs(u) ** 4 - lift * _arch(u))
            grip.move_by("mouthClose", -0.28 * gap)
            grip.move("mouthFunnel", -0.24 * width * u, -0.045 * _arch(u), -0.09 * _bump(u))
            grip.move("mouthUpperUp", dy=-0.10 * _bump(u, 2))
            grip.move("noseSneer", dy=-0.02 * _bump(u, 2))
            grip.move("mouthRollUpper", dy=0.10 * mouth.upper_thickness * _bump(u), dz=0.05)
            grip.move("jawX", dx=0.02 * _bump(u))
        else:
            grip.move("jawOpen", -0.06 * u, corner + (JAW_DROP_IPD - corner) * _arch(u), 0.05 * _bump(u))
            grip.move_by("mouthClose", 0.72 * gap)
            grip.move("mouthFunnel", -0.24 * width * u, 0.070 * _arch(u), -0.09 * _bump(u))
            grip.move("mouthLowerDown", dy=0.10 * _bump(u, 2))
            grip.move("mouthRollLower", dy=-0.16 * mouth.lower_thickness * _bump(u), dz=0.05)
            grip.move("jawX", dx=0.09 * _bump(u))
        # Both lips move alike in what keeps the mouth shut: otherwise a closed smile gapes.
        grip.move("mouthPucker", dx=-0.36 * width * u, dz=-0.12)
        grip.move("mouthX", dx=0.12)
        for name, side in _SIDES:
            share = _share(u, side)
            grip.move(f"mouthStretch{name}", dx=0.17 * width * u * share, dz=0.02 * share)
            smile = smoothstep(-0.25, 1, u * side)
            grip.move(
                f"mouthSmile{name}",
                side * 0.14 * width * smile,
                -0.100 * smile * np.abs(u) ** 1.3 - 0.004 * smile,
                0.03 * smile,
            )
            grip.move(f"mouthFrown{name}", 0.015 * u * share, 0.06 * u**2 * share)


def _outer_lips(handles: Handles, head: HeadGeometry, mouth: _Mouth) -> None:
    corner = _CORNER_SHARE * JAW_DROP_IPD
    width = mouth.half_width
    upper, ids = head.at(topology.OUTER_LIP_UPPER[1:-1])
    u = mouth.across(head.landmarks[ids, 0], mouth.outer_half_width)
    grip = handles.hold(upper)
    thickness = mouth.upper_thickness
    grip.move("jawOpen", dx=-0.055 * u, dy=corner * np.abs(u) ** 4 - 0.026 * _bump(u, 2))
    grip.move("jawX", dx=0.02 * _bump(u))
    grip.move("mouthClose", dy=0.18 * mouth.opening * _bump(u, 2))
    grip.move("mouthFunnel", -0.22 * width * u, -0.065 * _bump(u), -0.08 * _bump(u))
    grip.move("mouthPucker", -0.30 * width * u, -0.03 * _bump(u), -0.10)
    grip.move("mouthUpperUp", dy=-0.085 * _bump(u, 2))
    grip.move("noseSneer", dy=-0.03 * _bump(u, 2))
    grip.move("mouthPress", dy=0.30 * thickness * _bump(u, 4))
    grip.move("mouthRollUpper", dy=0.55 * thickness * _bump(u, 4), dz=0.03)
    grip.move("cheekPuff", dy=-0.012 * _bump(u), dz=-0.02)
    _outer_sides(grip, u, width, rise=0.092, middle=0.006, stretch=(0.16, 0.012), sink=(0.06, 0.0))

    lower, ids = head.at(topology.OUTER_LIP_LOWER[1:-1])
    u = mouth.across(head.landmarks[ids, 0], mouth.outer_half_width)
    grip = handles.hold(lower)
    thickness = mouth.lower_thickness
    grip.move("jawOpen", -0.05 * u, corner + (0.96 * JAW_DROP_IPD - corner) * _arch(u), 0.06 * _bump(u))
    grip.move("jawX", dx=0.09 * _bump(u))
    grip.move("mouthClose", dy=-0.66 * mouth.opening * _bump(u, 3))
    grip.move("mouthFunnel", -0.20 * width * u, 0.072 * _bump(u, 4), -0.08 * _bump(u))
    grip.move("mouthPucker", -0.26 * width * u, 0.030 * _bump(u, 4), -0.10)
    grip.move("mouthLowerDown", dy=0.085 * _bump(u, 2.4))
    grip.move("mouthPress", dy=-0.30 * thickness * _bump(u, 4))
    grip.move("mouthRollLower", dy=-0.50 * thickness * _bump(u, 4), dz=0.03)
    _outer_sides(grip, u, width, rise=0.080, middle=-0.014, stretch=(0.17, -0.012), sink=(0.055, -0.012))


def _outer_sides(
    grip: Grip,
    u: FloatArray,
    width: float,
    *,
    rise: float,
    middle: float,
    stretch: tuple[float, float],
    sink: tuple[float, float],
) -> None:
    grip.move("mouthX", dx=0.12)
    for name, side in _SIDES:
        share = _share(u, side)
        grip.move(
            f"mouthStretch{name}", stretch[0] * width * u * share, stretch[1] * _bump(u) * share, 0.02 * share
        )
        smile = smoothstep(-0.25, 1, u * side)
        lifted = -rise * smile * np.abs(u) ** 1.3 + middle * smile
        grip.move(f"mouthSmile{name}", side * 0.14 * width * smile, lifted, 0.03 * smile)
        grip.move(f"mouthFrown{name}", 0.015 * u * share, (sink[0] * u**2 + sink[1] * _bump(u)) * share)


def _corners(handles: Handles, head: HeadGeometry, mesh: Mesh, mouth: _Mouth) -> None:
    inner = np.array([mesh.upper_lip[0], mesh.upper_lip[-1]], np.int32)
    outer, ids = head.at((61, 291))
    vertices = np.concatenate([inner, outer])
    s = np.concatenate([[-1.0, 1.0], np.where(ids == 61, -1.0, 1.0)])
    width = mouth.half_width
    grip = handles.hold(vertices)
    grip.move("jawOpen", -0.06 * s, _CORNER_SHARE * JAW_DROP_IPD, 0.02)
    grip.move("jawX", dx=0.03)
    grip.move("mouthX", dx=0.12)
    grip.move("mouthFunnel", dx=-0.30 * width * s, dz=-0.05)
    grip.move("mouthPucker", dx=-0.40 * width * s, dz=-0.08)
    grip.move("mouthPress", dx=0.03 * width * s)
    for name, side in _SIDES:
        own = (s == side).astype(np.float64)
        grip.move(f"mouthStretch{name}", 0.20 * width * s * own, 0.012 * own, 0.03 * own)
        grip.move(f"mouthSmile{name}", 0.17 * width * s * own, -0.115 * own, 0.04 * own)
        grip.move(f"mouthFrown{name}", 0.02 * s * own, 0.085 * own)


def _chin_and_jaw(handles: Handles, head: HeadGeometry, mouth: _Mouth) -> None:
    drop = JAW_DROP_IPD
    grip = handles.hold(head.at(_CHIN)[0])
    grip.move("jawOpen", dy=0.93 * drop, dz=0.09)
    grip.move("jawX", dx=0.11)
    grip.move("mouthX", dx=0.03)
    grip.move("mouthClose", dy=-0.45 * mouth.opening)
    grip.move("mouthFunnel", dy=0.04)
    grip.move("mouthPucker", dy=0.015)
    grip.move("mouthLowerDown", dy=0.03)
    grip.move("mouthPress", dy=-0.015)
    grip.move("mouthRollLower", dy=-0.03)
    for name, _ in _SIDES:
        grip.move(f"mouthFrown{name}", dy=-0.01)

    vertices, ids = head.at(tuple(_JAW_SHARE))
    share = np.array([_JAW_SHARE[int(i)] for i in ids])
    s = np.sign(head.landmarks[ids, 0] - mouth.centre[0])
    grip = handles.hold(vertices)
    grip.move("jawOpen", -0.03 * s * share, 0.90 * drop * share, 0.09 * share)
    grip.move("jawX", dx=0.10 * share)
    grip.move("mouthClose", dy=-0.42 * mouth.opening * share)
    grip.move("cheekPuff", dx=0.06 * s * np.isin(ids, _PUFFED_JAW))


def _cheeks(handles: Handles, head: HeadGeometry, mouth: _Mouth) -> None:
    def sides_of(ids: NDArray[np.intp]) -> FloatArray:
        return np.asarray(np.sign(head.landmarks[ids, 0] - mouth.centre[0]))

    width = mouth.half_width
    vertices, ids = head.at(_NASOLABIAL)
    s = sides_of(ids)
    grip = handles.hold(vertices)
    grip.move("jawOpen", dx=-0.02 * s, dy=0.18 * JAW_DROP_IPD)
    grip.move("mouthX", dx=0.07)
    grip.move("mouthFunnel", dx=-0.10 * width * s)
    grip.move("mouthPucker", dx=-0.14 * width * s)
    grip.move("mouthUpperUp", 0.005 * s, -0.02)
    grip.move("cheekPuff", dx=0.05 * s, dz=-0.06)
    for name, side in _SIDES:
        own = (s == side).astype(np.float64)
        grip.move(f"mouthStretch{name}", dx=0.08 * width * s * own)
        grip.move(f"mouthSmile{name}", 0.05 * s * own, -0.06 * own, -0.03 * own)
        grip.move(f"mouthFrown{name}", dy=0.03 * own)

    for landmarks, smile in (
        (_CHEEK, (0.02, -0.055, -0.04)),
        (_UPPER_CHEEK, (0.008, -0.035, -0.02)),
        (_UNDER_EYE, (0.0, -0.014, 0.0)),
        (_NOSE_WING, (0.012, -0.006, 0.0)),
    ):
        vertices, ids = head.at(landmarks)
        s = sides_of(ids)
        grip = handles.hold(vertices)
        for name, side in _SIDES:
            own = (s == side).astype(np.float64)
            grip.move(f"mouthSmile{name}", smile[0] * s * own, smile[1] * own, smile[2] * own)
        if landmarks is _CHEEK:
            grip.move("jawOpen", -0.012 * s, 0.05 * JAW_DROP_IPD)
            grip.move("mouthX", dx=0.03)
            grip.move("mouthPucker", -0.02 * s, 0.01)
            grip.move("cheekPuff", dx=0.04 * s, dz=-0.08)
        elif landmarks is _NOSE_WING:
            grip.move("mouthUpperUp", dy=-0.012)
            grip.move("noseSneer", 0.005 * s, -0.045)
