"""How the lips move for each control."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.render.warp.arkit_fields import FaceFields
from talking_avatar.render.warp.handles import Grip, Handles, HeadGeometry
from talking_avatar.render.warp.moving_mesh import MOUTH_COEFFICIENTS, RIG_COEFFICIENTS, Mesh
from talking_avatar.render.warp.polyline import FloatArray, smoothstep

JAW_DROP_IPD = 0.42
"""How far the lower lip sinks at jawOpen 1."""

_CLOSING_OVERLAP_IPD, _ROOMY_GAP_IPD = 0.014, 0.10
_SMILE_LIFT_IPD = (0.06, 0.13)
_CHIN_FOLD_FOLLOWS_CLOSING = 0.52
_CORNER_DROP_IPD = 0.36 * JAW_DROP_IPD
_JAW_BACKWARD_IPD = 0.11
_SIDES: tuple[tuple[Literal["Left", "Right"], int], ...] = (("Left", 1), ("Right", -1))


@dataclass(frozen=True, eq=False)
class MouthMeasures:
    """A mouth in head coordinates: ``centre (3,)``; half widths between the inner and the outer corners;
    thickness of the lips in the middle; ``upper_edge``, ``lower_edge (n, 3)``: the inner margins, left to
    right; ``gap (n, 3)`` from each lower inner vertex to its upper partner; ``opening``, the largest gap;
    ``smiling``: 0 to 1, as far as the photo shows a smile already."""

    centre: FloatArray
    half_width: float
    outer_half_width: float
    upper_thickness: float
    lower_thickness: float
    upper_edge: FloatArray
    lower_edge: FloatArray
    gap: FloatArray
    opening: float
    smiling: float

    @classmethod
    def of(cls, head: HeadGeometry, mesh: Mesh) -> MouthMeasures:
        points = head.landmarks
        gap = head.vertices[mesh.upper_lip] - head.vertices[mesh.lower_lip]
        if mesh.lips_closed:
            gap = np.zeros_like(gap)
        lift = (points[0, 1] + points[17, 1] - points[61, 1] - points[291, 1]) / 2
        return cls(
            centre=(points[78] + points[308]) / 2,
            half_width=float(np.linalg.norm(points[308, :2] - points[78, :2])) / 2,
            outer_half_width=float(np.linalg.norm(points[291, :2] - points[61, :2])) / 2,
            upper_thickness=max(float(np.linalg.norm(points[13] - points[0])), 0.03),
            lower_thickness=max(float(np.linalg.norm(points[14] - points[17])), 0.04),
            upper_edge=head.vertices[mesh.upper_lip],
            lower_edge=head.vertices[mesh.lower_lip],
            gap=gap,
            opening=float(np.linalg.norm(gap, axis=1).max()),
            smiling=float(smoothstep(*_SMILE_LIFT_IPD, lift)),
        )

    def across(self, x: FloatArray, half_width: float) -> FloatArray:
        """Position along the mouth, -1 at the picture-left corner to 1 at the other, for head ``x``."""
        return np.asarray(np.clip((x - self.centre[0]) / half_width, -1.0, 1.0))

    def thickness(self, outer: FloatArray, edge: FloatArray) -> FloatArray:
        """Height ``(k,)`` of the lip between its inner ``edge (n, 3)`` and the points ``outer (k, 3)``."""
        inner_y = np.interp(outer[:, 0], edge[:, 0], edge[:, 1])
        return np.asarray(np.maximum(np.abs(outer[:, 1] - inner_y), 0.01))

    def gap_at(self, x: FloatArray) -> FloatArray:
        """How far the lips are apart at head ``x (k,)``."""
        return np.asarray(np.interp(x, self.lower_edge[:, 0], np.linalg.norm(self.gap, axis=1)))


def hold_lips(
    handles: Handles, head: HeadGeometry, mesh: Mesh, mouth: MouthMeasures, fields: FaceFields
) -> None:
    """Grip the lips. Amplitudes are in interpupillary distances; ``u`` runs from -1 to 1 along the mouth.

    The inner edges follow closed formulas, equal for both lips wherever a shut mouth must stay shut. The
    profiles of jawOpen are fitted to the ARKit shape (corners sink by 0.36 of the drop and draw the ends of
    the upper lip down with them, which keeps a wide open mouth round). The outer edges follow the ARKit
    shapes where they have no need to agree with the formulas.
    """
    _inner_edges(handles, head, mesh, mouth)
    _corners(handles, head, mesh, mouth)
    _upper_outer_edge(handles, head, mesh, mouth, fields)
    _lower_outer_edge(handles, head, mesh, mouth, fields)
    _chin_fold(handles, head, mouth, fields)


def _bump(u: FloatArray, exponent: float = 2.6) -> FloatArray:
    """1 in the middle of the mouth, 0 at its corners; flatter for larger exponents."""
    return np.maximum(0.0, 1.0 - np.abs(u) ** exponent)


def _arch(u: FloatArray) -> FloatArray:
    """Shape of the open lower lip: between a parabola and an ellipse."""
    return np.asarray(_bump(u, 2.2) ** 0.9)


def _narrowed(u: FloatArray, middle: float, corner: float) -> FloatArray:
    """How far an outer edge is drawn together, in half widths, by the share in its middle and at its
    corners; there it must go with the corner, or it would fold over it."""
    return np.asarray((middle + (corner - middle) * u**4) * u)


def _share(u: FloatArray, side: int) -> FloatArray:
    """How much of a motion of one side reaches ``u``; both sides sum to 1."""
    return smoothstep(-0.6, 0.6, u * side)


def _closed_motions(grip: Grip, u: FloatArray, width: float) -> None:
    """What both inner edges do alike."""
    grip.move("mouthPucker", dx=-0.36 * width * u, dz=-0.12)
    grip.move("mouthX", dx=0.12)
    grip.move("cheekPuff", dx=-0.03 * u, dz=-0.05)
    for name, side in _SIDES:
        share = _share(u, side)
        grip.move(f"mouthStretch{name}", 0.18 * width * u * share, 0.012 * u**2 * share, 0.03 * u**2 * share)
        grip.move(
            f"mouthSmile{name}",
            0.24 * width * np.sign(u) * np.abs(u) ** 1.3 * share,
            -(0.020 + 0.095 * u**2) * share,
            0.06 * u**2 * share,
        )
        grip.move(f"mouthFrown{name}", 0.015 * u * share, 0.075 * np.abs(u) ** 2.5 * share)


def _inner_edges(handles: Handles, head: HeadGeometry, mesh: Mesh, mouth: MouthMeasures) -> None:
    x = (head.vertices[mesh.upper_lip, 0] + head.vertices[mesh.lower_lip, 0]) / 2
    u = np.maximum.accumulate(mouth.across(x, mouth.half_width))[1:-1]
    gap = mouth.gap[1:-1]
    width = mouth.half_width

    upper = handles.hold(mesh.upper_lip[1:-1])
    _closed_motions(upper, u, width)
    lift = 0.03 * float(np.clip(1 - mouth.opening / 0.12, 0, 1))
    sunk = _CORNER_DROP_IPD * np.abs(u) ** 2.3
    upper.move("jawOpen", -0.04 * u, sunk - lift * _bump(u, 2), 0.09 * u**2)
    upper.move_by("mouthClose", -0.28 * gap)
    upper.move("mouthFunnel", -0.24 * width * u, -0.050 * _arch(u), -0.09 * _bump(u))
    upper.move("mouthUpperUp", dy=-0.095 * _bump(u, 3))
    upper.move("mouthRollUpper", dy=0.10 * mouth.upper_thickness * _bump(u), dz=0.05 * _bump(u))
    upper.move("jawX", dx=0.014 + 0.03 * u**4)

    lower = handles.hold(mesh.lower_lip[1:-1])
    _closed_motions(lower, u, width)
    drop = _CORNER_DROP_IPD + (JAW_DROP_IPD - _CORNER_DROP_IPD) * _arch(u)
    lower.move("jawOpen", -0.04 * u, drop, 0.06 + 0.05 * _bump(u))
    lower.move_by("mouthClose", 0.72 * gap)
    # open lips that close overlap a little: the upper one hides where exactly they meet
    lower.move("mouthClose", dy=-_CLOSING_OVERLAP_IPD * min(mouth.opening / _ROOMY_GAP_IPD, 1.0) * _bump(u))
    lower.move("mouthFunnel", -0.24 * width * u, 0.075 * _arch(u), -0.09 * _bump(u))
    lower.move("mouthLowerDown", dy=0.095 * _bump(u, 3))
    lower.move("mouthRollLower", dy=-0.08 * mouth.lower_thickness * _bump(u), dz=0.05 * _bump(u))
    lower.move("jawX", dx=0.045 + 0.055 * _bump(u, 2))


def _corners(handles: Handles, head: HeadGeometry, mesh: Mesh, mouth: MouthMeasures) -> None:
    outer, ids = head.at((61, 291))
    vertices = np.concatenate([mesh.upper_lip[[0, -1]], outer])
    s = np.concatenate([[-1.0, 1.0], np.where(ids == 61, -1.0, 1.0)])
    width = mouth.half_width
    grip = handles.hold(vertices)
    _closed_motions(grip, s, width)
    grip.move("jawOpen", -0.04 * s, _CORNER_DROP_IPD, _JAW_BACKWARD_IPD * 0.8)
    grip.move("jawX", dx=0.045)
    grip.move("mouthFunnel", dx=-0.27 * width * s, dz=-0.05)
    grip.move("mouthPucker", dx=-0.03 * width * s, dz=0.03)
    grip.move("mouthPress", dx=0.03 * width * s)


_FROM_FORMULAS = (
    "jawOpen", "mouthClose", "mouthFunnel", "mouthPucker", "mouthPress", "mouthRollUpper", "mouthRollLower",
    "mouthUpperUp", "mouthLowerDown", "mouthX",
)  # fmt: skip


def _outer_edge(
    handles: Handles,
    head: HeadGeometry,
    mouth: MouthMeasures,
    fields: FaceFields,
    border: NDArray[np.int32],
    landmarks: tuple[int, ...],
) -> tuple[Grip, FloatArray, FloatArray]:
    """Grip an outer edge, moving as the ARKit shapes do for what the formulas leave open; its places ``(k,
    3)`` and their ``u``."""
    places = head.vertices[border]
    grip = handles.hold(border)
    known = head.landmarks[list(landmarks)]
    shapes = fields.motion[list(landmarks)]
    for column, name in enumerate(RIG_COEFFICIENTS[MOUTH_COEFFICIENTS]):
        if name not in _FROM_FORMULAS:
            grip.move(
                name, *(np.interp(places[:, 0], known[:, 0], shapes[:, column, axis]) for axis in range(3))
            )
    grip.move("mouthX", dx=0.12)
    return grip, places, mouth.across(places[:, 0], mouth.outer_half_width)


def _upper_outer_edge(
    handles: Handles, head: HeadGeometry, mesh: Mesh, mouth: MouthMeasures, fields: FaceFields
) -> None:
    grip, places, u = _outer_edge(handles, head, mouth, fields, mesh.upper_border, topology.OUTER_LIP_UPPER)
    width, thickness = mouth.half_width, mouth.thickness(places, mouth.upper_edge)
    grip.move("jawOpen", -0.035 * u, 0.012 + (_CORNER_DROP_IPD - 0.012) * np.abs(u) ** 2.1, 0.09 * u**2)
    grip.move("mouthClose", dy=0.10 * mouth.gap_at(places[:, 0]))
    grip.move("mouthFunnel", -_narrowed(u, 0.22, 0.27) * width, -0.065 * _bump(u), -0.08 * _bump(u))
    grip.move("mouthPucker", -_narrowed(u, 0.30, 0.39) * width, -0.03 * _bump(u), -0.10)
    grip.move("mouthUpperUp", dy=-0.080 * _bump(u, 3))
    grip.move("mouthPress", dy=0.30 * thickness * _bump(u, 4))
    grip.move("mouthRollUpper", dy=0.55 * thickness * _bump(u, 4), dz=0.03)


def _lower_outer_edge(
    handles: Handles, head: HeadGeometry, mesh: Mesh, mouth: MouthMeasures, fields: FaceFields
) -> None:
    grip, places, u = _outer_edge(handles, head, mouth, fields, mesh.lower_border, topology.OUTER_LIP_LOWER)
    width, thickness = mouth.half_width, mouth.thickness(places, mouth.lower_edge)
    drop = _CORNER_DROP_IPD + (0.98 * JAW_DROP_IPD - _CORNER_DROP_IPD) * _arch(u)
    grip.move("jawOpen", -0.03 * u, drop, 0.08 + 0.06 * _bump(u))
    grip.move("mouthClose", dy=-0.64 * mouth.gap_at(places[:, 0]))
    grip.move("mouthFunnel", -_narrowed(u, 0.20, 0.27) * width, 0.072 * _bump(u, 4), -0.08 * _bump(u))
    grip.move("mouthPucker", -_narrowed(u, 0.26, 0.39) * width, -0.015 * _bump(u, 4), -0.10)
    grip.move("mouthLowerDown", dy=0.085 * _bump(u, 3))
    grip.move("mouthPress", dy=-0.30 * thickness * _bump(u, 4))
    grip.move("mouthRollLower", dy=-0.50 * thickness * _bump(u, 4), dz=0.03)


def _chin_fold(handles: Handles, head: HeadGeometry, mouth: MouthMeasures, fields: FaceFields) -> None:
    """The skin right below the lower lip: rounding lips take it along, or they would fold over it."""
    vertices, ids = head.at(topology.CHIN_FOLD)
    grip = handles.hold(vertices)
    u = mouth.across(head.landmarks[ids, 0], mouth.outer_half_width)
    width = mouth.half_width
    for name in handles.names:
        if name not in ("mouthFunnel", "mouthPucker"):
            grip.move_by(name, fields.motion[ids, RIG_COEFFICIENTS.index(name)])
    grip.move("mouthClose", dy=-_CHIN_FOLD_FOLLOWS_CLOSING * mouth.gap_at(head.landmarks[ids, 0]))
    grip.move("mouthX", dx=0.10)
    grip.move("mouthFunnel", -0.12 * width * u, 0.045 * _bump(u, 4), -0.04)
    grip.move("mouthPucker", -0.16 * width * u, -0.035 * _bump(u, 4), -0.05)
