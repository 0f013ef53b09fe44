"""The triangle mesh over a portrait, cut open along the lips and the lids."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import Delaunay, cKDTree

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.portrait import CROP_PX, Portrait
from talking_avatar.render.warp.contours import Opening, face_contours
from talking_avatar.render.warp.depth import vertex_depth
from talking_avatar.render.warp.moving_mesh import EyeContour, Mesh
from talking_avatar.render.warp.polyline import FloatArray, inside_polygon

SUBJECT_MARGIN_PX = 30.0
"""How far the mesh reaches beyond the subject; the soft edge of the background plate lies within."""

_FINE_SPACING_PX = 6.0
_COARSE_SPACING_PX = 11.0
_FINE_REACH_PX = 10.0
_CONTOUR_CLEARANCE_PX = 1.6
_LANDMARK_CLEARANCE_PX = 1.5
_LONGEST_EDGE_PX = 40.0


def build_mesh(portrait: Portrait) -> Mesh:
    """Triangulate ``portrait``.

    Vertices: the cut contours, the lash rings, the borders of the lips, the other face landmarks, and a
    staggered grid that is finer on the face. One Delaunay triangulation of all, less what lies in an
    opening; the openings are bridged by filler triangles, which show the photo's own eyes and mouth, so that
    the undeformed mesh covers everything.
    """
    contours = face_contours(portrait)
    face_distance = distance_to_face(portrait)
    points = _Points()
    lips = _add_opening(points, contours.mouth)
    eyes = [_add_opening(points, eye) for eye in contours.eyes]
    rings = [points.add(ring[:, :2], ring) for ring, _ in contours.lash_rings]

    borders = [_add_border(points, border) for border in contours.lip_borders]

    openings = [o.polygon for o in (contours.mouth, *contours.eyes)]
    chosen = _free_landmarks(portrait, points.flat, openings)
    landmark_vertex = np.full(len(portrait.landmarks_px), -1, np.int32)
    landmark_vertex[chosen] = points.add(portrait.landmarks_px[chosen, :2], portrait.landmarks_px[chosen])
    _mark_contour_landmarks(landmark_vertex, portrait, (*lips, *eyes[0], *eyes[1], *borders), points.flat)

    subject_distance = cv2.distanceTransform(1 - portrait.subject, cv2.DIST_L2, 5)
    for spacing, region in (
        (_FINE_SPACING_PX, face_distance < _FINE_REACH_PX),
        (_COARSE_SPACING_PX, subject_distance < SUBJECT_MARGIN_PX),
    ):
        grid = _grid(spacing, region)
        far_enough = cKDTree(points.flat).query(grid)[0] > 0.62 * spacing
        points.add(_outside(grid[far_enough], openings))

    flat = points.flat
    triangles = _triangles(flat, openings, [lips, *eyes])
    fillers = np.vstack([_filler(upper, lower) for upper, lower in (lips, *eyes)])
    known_z = points.depth
    xy = points.placed[:, :2]
    z = vertex_depth(portrait, xy, triangles, known_z, sample(face_distance, xy))
    return Mesh(
        vertices_px=np.column_stack([xy, z]),
        triangles=np.ascontiguousarray(np.vstack([triangles, fillers]), np.int32),
        filler_count=len(fillers),
        upper_lip=lips[0],
        lower_lip=lips[1],
        upper_border=borders[0],
        lower_border=borders[1],
        eyes=(
            EyeContour("Right", *eyes[0], rings[0], contours.lash_rings[0][1]),
            EyeContour("Left", *eyes[1], rings[1], contours.lash_rings[1][1]),
        ),
        landmark_vertex=landmark_vertex,
        lips_closed=contours.lips_closed,
    )


def distance_to_face(portrait: Portrait) -> NDArray[np.float32]:
    """Distance in crop px from each crop unit to the convex hull of the face's landmarks, 0 inside."""
    mask = np.ones((CROP_PX, CROP_PX), np.uint8)
    outline = cv2.convexHull(portrait.landmarks_px[: topology.SKIN_POINTS, :2].astype(np.int32))
    cv2.fillConvexPoly(mask, outline, 0)
    return np.asarray(cv2.distanceTransform(mask, cv2.DIST_L2, 5), np.float32)


def sample(field: NDArray, xy: FloatArray) -> NDArray:
    """Values of ``field (CROP_PX, CROP_PX)`` at ``xy (n, 2)``; points beyond the crop read its border."""
    column, row = np.clip(xy, 0, CROP_PX - 1).astype(np.intp).T
    return np.asarray(field[row, column])


class _Points:
    """Vertices as they are collected: ``flat`` for triangulating, ``placed`` (x, y, z) where they are.

    Depth is not-a-number where it is not known yet.
    """

    def __init__(self) -> None:
        self._flat: list[FloatArray] = []
        self._placed: list[FloatArray] = []
        self._count = 0

    def add(self, flat: FloatArray, placed: FloatArray | None = None) -> NDArray[np.int32]:
        if placed is None:
            placed = np.column_stack([flat, np.full(len(flat), np.nan)])
        self._flat.append(flat)
        self._placed.append(placed)
        self._count += len(flat)
        return np.arange(self._count - len(flat), self._count, dtype=np.int32)

    @property
    def flat(self) -> FloatArray:
        return np.vstack(self._flat)

    @property
    def placed(self) -> FloatArray:
        return np.vstack(self._placed)

    @property
    def depth(self) -> FloatArray:
        return np.asarray(self.placed[:, 2])


_Margins = tuple[NDArray[np.int32], NDArray[np.int32]]


def _add_opening(points: _Points, opening: Opening) -> _Margins:
    upper = points.add(opening.apart_upper, opening.upper)
    lower = points.add(opening.apart_lower[1:-1], opening.lower[1:-1])
    return upper, np.concatenate([upper[:1], lower, upper[-1:]])


def _add_border(points: _Points, border: FloatArray) -> NDArray[np.int32]:
    """The points of ``border (k, 3)`` that are clear of what is there already."""
    clear = cKDTree(points.flat).query(border[:, :2])[0] >= _CONTOUR_CLEARANCE_PX
    return points.add(border[clear, :2], border[clear])


def _outside(candidates: FloatArray, openings: list[FloatArray]) -> FloatArray:
    return np.asarray(candidates[~np.any([inside_polygon(candidates, o) for o in openings], axis=0)])


def _free_landmarks(portrait: Portrait, taken: FloatArray, openings: list[FloatArray]) -> NDArray[np.intp]:
    """Landmarks on the skin that are clear of the contours, of each other and of the crop's edge."""
    on_contour = np.zeros(len(portrait.landmarks_px), bool)
    for margin in _CONTOUR_LANDMARKS:
        on_contour[list(margin)] = True
    candidates = np.flatnonzero(~on_contour[: topology.SKIN_POINTS])
    xy = portrait.landmarks_px[candidates, :2]
    usable = ((xy > 0) & (xy < CROP_PX - 1)).all(axis=1)
    usable &= cKDTree(taken).query(xy)[0] >= _CONTOUR_CLEARANCE_PX
    usable &= ~np.any([inside_polygon(xy, o) for o in openings], axis=0)
    candidates, xy = candidates[usable], xy[usable]
    crowded = cKDTree(xy).query_pairs(_LANDMARK_CLEARANCE_PX, output_type="ndarray")
    return np.delete(candidates, np.unique(crowded[:, 1]))


_CONTOUR_LANDMARKS = (
    topology.INNER_LIP_UPPER,
    topology.INNER_LIP_LOWER,
    topology.RIGHT_EYE_UPPER,
    topology.RIGHT_EYE_LOWER,
    topology.LEFT_EYE_UPPER,
    topology.LEFT_EYE_LOWER,
    topology.OUTER_LIP_UPPER[1:-1],
    topology.OUTER_LIP_LOWER[1:-1],
)


def _mark_contour_landmarks(
    landmark_vertex: NDArray[np.int32],
    portrait: Portrait,
    margins: tuple[NDArray[np.int32], ...],
    flat: FloatArray,
) -> None:
    """Landmarks on a contour stand for the nearest vertex of their own margin."""
    for landmarks, margin in zip(_CONTOUR_LANDMARKS, margins, strict=True):
        nearest = cKDTree(flat[margin]).query(portrait.landmarks_px[list(landmarks), :2])[1]
        landmark_vertex[list(landmarks)] = margin[nearest]


def _grid(spacing: float, region: NDArray[np.bool_]) -> FloatArray:
    """Staggered grid points over the crop and one step beyond it, where ``region`` holds."""
    xs = np.arange(-spacing, CROP_PX + spacing, spacing)
    ys = np.arange(-spacing, CROP_PX + spacing, spacing * 0.87)
    shift = np.where(np.arange(len(ys)) % 2 == 1, spacing / 2, 0.0)
    x = xs[None, :] + shift[:, None]
    y = np.broadcast_to(ys[:, None], x.shape)
    points = np.stack([x.ravel(), y.ravel()], axis=1)
    return np.asarray(points[sample(region, points)])


def _triangles(flat: FloatArray, openings: list[FloatArray], margins: list[_Margins]) -> NDArray[np.int32]:
    triangles = Delaunay(flat).simplices.astype(np.int32)
    corners = flat[triangles]
    keep = ~np.any([inside_polygon(corners.mean(axis=1), o) for o in openings], axis=0)
    edges = np.linalg.norm(corners - np.roll(corners, -1, axis=1), axis=2).max(axis=1)
    keep &= edges < _LONGEST_EDGE_PX
    for upper, lower in margins:
        keep &= ~(np.isin(triangles, upper[1:-1]).any(axis=1) & np.isin(triangles, lower[1:-1]).any(axis=1))
    return np.asarray(triangles[keep])


def _filler(upper: NDArray[np.int32], lower: NDArray[np.int32]) -> NDArray[np.int32]:
    """Two triangles per step between an opening's margins, one at each corner."""
    first = np.stack([upper[:-1], upper[1:], lower[1:]], axis=1)
    second = np.stack([upper[:-1], lower[1:], lower[:-1]], axis=1)
    both = np.stack([first, second], axis=1).reshape(-1, 3)
    distinct = (both[:, 0] != both[:, 1]) & (both[:, 1] != both[:, 2]) & (both[:, 0] != both[:, 2])
    return np.asarray(both[distinct])
