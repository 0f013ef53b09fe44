"""A person's body as a fine mesh with landmarks, made from MakeHuman's base mesh."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import bpy
import cv2
import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree
from numpy.typing import NDArray

from makehuman_data import METRES_PER_UNIT, BaseMesh, MakeHumanData
from portraits.person import Person

SUBDIVISIONS = 3
LOWEST_BELOW_EYES_M = 0.42
TIES = Path(__file__).with_name("landmark_ties.npz")
RIGHT_LIDS = (33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7)
LEFT_LIDS = (263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249)


@dataclass(frozen=True, eq=False)
class Surface:
    """A quad mesh: ``vertices (V, 3)``, ``faces (F, 4)``, unit ``normals (V, 3)``, ``uv (V, 2)``. Metres."""

    vertices: NDArray[np.float64]
    faces: NDArray[np.int64]
    normals: NDArray[np.float64]
    uv: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Figure:
    """A morphed body in Blender's axes: x to the right of the picture, y away from the camera, z up; metres.

    ``skin`` is the fine surface, ``tree`` finds places on it. ``landmarks (478, 3)`` lie on the skin.
    ``eyes``: centre and radius for the right (left in the picture) and the left eye.
    """

    data: MakeHumanData
    mesh: BaseMesh
    base_vertices: NDArray[np.float64]
    skin: Surface
    tree: BVHTree
    landmarks: NDArray[np.float64]
    origin: NDArray[np.float64]
    ipd: float
    eyes: tuple[tuple[NDArray[np.float64], float], tuple[NDArray[np.float64], float]]

    def to_head(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Points ``(N, 3)`` as (right, up, forward) from midway between the eyes, in eye distances."""
        offset = (points - self.origin) / self.ipd
        return np.asarray(np.stack([offset[..., 0], offset[..., 2], -offset[..., 1]], -1))

    def from_head(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """The reverse of :meth:`to_head`."""
        moved = np.stack([points[..., 0], -points[..., 2], points[..., 1]], -1)
        return np.asarray(moved * self.ipd + self.origin)

    def head_landmarks(self) -> NDArray[np.float64]:
        return self.to_head(self.landmarks)

    def mask(self, name: str, surface: Surface) -> NDArray[np.float64]:
        """One of MakeHuman's texture masks (0..1) at the vertices of ``surface``."""
        picture = cv2.imread(str(self.data.texture(name)), cv2.IMREAD_GRAYSCALE).astype(np.float32) / 255
        height, width = picture.shape
        u = (surface.uv[:, 0] * width - 0.5).astype(np.float32)
        v = ((1 - surface.uv[:, 1]) * height - 0.5).astype(np.float32)
        values = [
            cv2.remap(picture, u[i : i + 30000, None], v[i : i + 30000, None], cv2.INTER_LINEAR)
            for i in range(0, len(u), 30000)
        ]
        return np.concatenate(values).ravel().astype(np.float64)

    def project(self, point: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The nearest point of the skin and its normal."""
        place, normal, _, _ = self.tree.find_nearest(Vector(point))
        return np.array(place), np.array(normal)


def build_figure(person: Person, data: MakeHumanData) -> Figure:
    """Morph the base mesh into the person and subdivide it."""
    mesh = data.base_mesh()
    count = len(mesh.vertices)
    vertices = mesh.vertices + data.adult(person.shares, count)
    for name, weight in person.targets.items():
        for side in ("l", "r") if "/*-" in name else ("",):
            vertices += weight * data.target(name.replace("/*-", f"/{side}-"), count)
    for name, weight in person.units.items():
        vertices += weight * data.face_unit(name, count)
    base = vertices[:, [0, 2, 1]] * np.array([1, -1, 1]) * METRES_PER_UNIT

    ties = np.load(TIES)
    tied = (base[ties["corners"]] * ties["weights"][..., None]).sum(1)
    eye_middles = tied[list(RIGHT_LIDS)].mean(0), tied[list(LEFT_LIDS)].mean(0)
    origin = (eye_middles[0] + eye_middles[1]) / 2
    skin = _subdivided(mesh, base, origin[2] - LOWEST_BELOW_EYES_M)
    fine_tree = BVHTree.FromPolygons(skin.vertices.tolist(), skin.faces.tolist())
    on_skin = np.array([fine_tree.find_nearest(Vector(p))[0] for p in tied])
    on_skin[468:] = tied[468:]

    def eye(side: str) -> tuple[NDArray[np.float64], float]:
        points = base[mesh.vertex_ids(f"helper-{side}-eye")]
        centre = points.mean(0)
        return centre, float(np.linalg.norm(points - centre, axis=1).max())

    return Figure(
        data=data,
        mesh=mesh,
        base_vertices=base,
        skin=skin,
        tree=fine_tree,
        landmarks=on_skin,
        origin=origin,
        ipd=float(np.linalg.norm(eye_middles[1] - eye_middles[0])),
        eyes=(eye("r"), eye("l")),
    )


def _subdivided(mesh: BaseMesh, base: NDArray[np.float64], lowest: float) -> Surface:
    """The part of the body above ``lowest`` (m), Catmull-Clark subdivided by Blender."""
    polygons = [f for f in mesh.polygons["body"] if min(base[v, 2] for v, _ in f) > lowest]
    ids = np.array(sorted({v for f in polygons for v, _ in f}))
    renumber = {int(v): k for k, v in enumerate(ids)}
    blender_mesh = bpy.data.meshes.new("body")
    blender_mesh.from_pydata(base[ids].tolist(), [], [[renumber[v] for v, _ in f] for f in polygons])
    layer = blender_mesh.uv_layers.new(name="uv")
    corner_uv = np.array([mesh.texture_coordinates[t] for f in polygons for _, t in f])
    layer.data.foreach_set("uv", corner_uv.astype(np.float32).ravel())
    thing = bpy.data.objects.new("body", blender_mesh)
    bpy.context.scene.collection.objects.link(thing)
    modifier = thing.modifiers.new("subdivide", "SUBSURF")
    modifier.levels = modifier.render_levels = SUBDIVISIONS
    evaluated = thing.evaluated_get(bpy.context.evaluated_depsgraph_get()).to_mesh()
    surface = _surface(evaluated)
    bpy.data.objects.remove(thing)
    return surface


def _surface(mesh: bpy.types.Mesh) -> Surface:
    vertices = np.zeros(len(mesh.vertices) * 3)
    mesh.vertices.foreach_get("co", vertices)
    normals = np.zeros(len(mesh.vertices) * 3)
    mesh.vertices.foreach_get("normal", normals)
    corners = np.zeros(len(mesh.loops), np.int64)
    mesh.loops.foreach_get("vertex_index", corners)
    corner_uv = np.zeros(len(mesh.loops) * 2)
    mesh.uv_layers[0].data.foreach_get("uv", corner_uv)
    uv = np.zeros((len(mesh.vertices), 2))
    uv[corners] = corner_uv.reshape(-1, 2)
    return Surface(vertices.reshape(-1, 3), corners.reshape(-1, 4), normals.reshape(-1, 3), uv)
