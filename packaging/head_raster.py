"""A small software renderer: pictures of the MakeHuman head in which every pixel knows its triangle."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numba
import numpy as np
from numpy.typing import NDArray

from makehuman_data import BaseMesh, MakeHumanData

CAMERA_DISTANCE_DM = 12.0
IRIS_RADIUS = 0.46
"""Iris radius as an angle (radians) seen from the eyeball's centre."""
PUPIL_RADIUS = 0.18
SKIN_RGB, LIP_RGB, BROW_RGB = (0.72, 0.52, 0.43), (0.62, 0.28, 0.27), (0.16, 0.10, 0.07)
EYE_WHITE_RGB, IRIS_RGB, PUPIL_RGB = (0.86, 0.83, 0.80), (0.25, 0.17, 0.10), (0.02, 0.02, 0.02)
BACKGROUND_RGB = (0.55, 0.58, 0.60)


@dataclass(frozen=True, eq=False)
class HeadMesh:
    """Triangles of the head (skin, eyeballs, teeth, tongue).

    ``triangles (T, 3)`` index the base mesh; ``is_eye (T,)`` and ``is_skin (T,)`` tell what they belong to;
    ``colour (V, 3)`` RGB reflectance of every vertex.
    """

    triangles: NDArray[np.int64]
    is_eye: NDArray[np.bool_]
    is_skin: NDArray[np.bool_]
    colour: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class HeadPicture:
    """``rgb (S, S, 3)`` uint8; ``triangle (S, S)`` int32, -1 outside; ``weights (S, S, 3)`` barycentric."""

    rgb: NDArray[np.uint8]
    triangle: NDArray[np.int32]
    weights: NDArray[np.float64]


def head_mesh(data: MakeHumanData, mesh: BaseMesh, vertices: NDArray[np.float64]) -> HeadMesh:
    """Select and colour the head of the base mesh in the shape ``vertices``."""
    eyes, mouth = (
        ("helper-l-eye", "helper-r-eye"),
        ("helper-upper-teeth", "helper-lower-teeth", "helper-tongue"),
    )
    lowest = mesh.centre("joint-neck", vertices)[1]
    triangles, is_eye, is_skin = [], [], []
    for group in ("body", *eyes, *mouth):
        for polygon in mesh.polygons[group]:
            ids = [v for v, _ in polygon]
            if vertices[ids, 1].min() > lowest:
                for k in range(1, len(ids) - 1):
                    triangles.append([ids[0], ids[k], ids[k + 1]])
                    is_eye.append(group in eyes)
                    is_skin.append(group == "body")
    return HeadMesh(
        np.array(triangles), np.array(is_eye), np.array(is_skin), _reflectance(data, mesh, vertices)
    )


def _reflectance(data: MakeHumanData, mesh: BaseMesh, vertices: NDArray[np.float64]) -> NDArray[np.float64]:
    colour = np.tile(SKIN_RGB, (len(vertices), 1))
    lips = _mask_at_vertices(data, mesh, "mpfb_lips.jpg")[:, None]
    colour = colour * (1 - lips) + np.array(LIP_RGB) * lips
    inside = _mask_at_vertices(data, mesh, "mpfb_inside-mouth.jpg")[:, None]
    colour *= 1 - 0.75 * inside
    for side in ("l", "r"):
        eye = vertices[mesh.vertex_ids(f"helper-{side}-eye")].mean(0)
        offset = vertices - eye
        lateral, height = np.sign(eye[0]) * offset[:, 0], offset[:, 1]
        arch = 0.215 + 0.03 * np.cos((lateral - 0.08) * 6)
        brow = (
            np.exp(-(((height - arch) / 0.028) ** 2)) * (np.abs(lateral - 0.02) < 0.21) * (offset[:, 2] > 0)
        )
        colour = colour * (1 - brow[:, None]) + np.array(BROW_RGB) * brow[:, None]
    colour[mesh.vertex_ids("helper-upper-teeth", "helper-lower-teeth")] = (0.85, 0.82, 0.76)
    colour[mesh.vertex_ids("helper-tongue")] = (0.55, 0.22, 0.2)
    return np.asarray(colour)


def _mask_at_vertices(data: MakeHumanData, mesh: BaseMesh, name: str) -> NDArray[np.float64]:
    """Sample a grey texture mask (0..1) at the texture coordinates of the body's vertices."""
    mask = cv2.imread(str(data.texture(name)), cv2.IMREAD_GRAYSCALE)
    height, width = mask.shape
    values = np.zeros(len(mesh.vertices))
    for polygon in mesh.polygons["body"]:
        for vertex, texture in polygon:
            u, v = mesh.texture_coordinates[texture]
            values[vertex] = mask[
                int(np.clip((1 - v) * height, 0, height - 1)), int(np.clip(u * width, 0, width - 1))
            ]
    return values / 255


def render_head(
    mesh: BaseMesh,
    head: HeadMesh,
    vertices: NDArray[np.float64],
    centre: NDArray[np.float64],
    size_px: int,
    view_dm: float,
) -> HeadPicture:
    """Look at ``centre (3,)`` (dm) straight from the front; ``view_dm`` is the height of the view there."""
    scale = size_px / view_dm
    offset = vertices - centre
    depth = CAMERA_DISTANCE_DM - offset[:, 2]
    zoom = CAMERA_DISTANCE_DM / depth
    screen = np.column_stack(
        [size_px / 2 + scale * offset[:, 0] * zoom, size_px / 2 - scale * offset[:, 1] * zoom, depth]
    )
    triangle, weights = _rasterise(screen, head.triangles, size_px)
    return HeadPicture(_shade(mesh, head, vertices, triangle, weights), triangle, weights)


@numba.njit(cache=False)  # type: ignore[misc]
def _rasterise(screen, triangles, size):  # type: ignore[no-untyped-def]
    nearest = np.full((size, size), 1e9)
    index = np.full((size, size), -1, np.int32)
    weights = np.zeros((size, size, 3))
    for t in range(len(triangles)):
        a, b, c = screen[triangles[t, 0]], screen[triangles[t, 1]], screen[triangles[t, 2]]
        area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
        if area == 0:
            continue
        x_low, x_high = max(0, int(min(a[0], b[0], c[0]))), min(size - 1, int(max(a[0], b[0], c[0])) + 1)
        y_low, y_high = max(0, int(min(a[1], b[1], c[1]))), min(size - 1, int(max(a[1], b[1], c[1])) + 1)
        for y in range(y_low, y_high + 1):
            for x in range(x_low, x_high + 1):
                w_b = ((x - a[0]) * (c[1] - a[1]) - (y - a[1]) * (c[0] - a[0])) / area
                w_c = ((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])) / area
                w_a = 1 - w_b - w_c
                if w_a >= -1e-6 and w_b >= -1e-6 and w_c >= -1e-6:
                    z = w_a * a[2] + w_b * b[2] + w_c * c[2]
                    if z < nearest[y, x]:
                        nearest[y, x] = z
                        index[y, x] = t
                        weights[y, x, 0], weights[y, x, 1], weights[y, x, 2] = w_a, w_b, w_c
    return index, weights


def _shade(
    mesh: BaseMesh,
    head: HeadMesh,
    vertices: NDArray[np.float64],
    triangle: NDArray[np.int32],
    weights: NDArray[np.float64],
) -> NDArray[np.uint8]:
    corners = head.triangles[triangle]
    normals = _vertex_normals(vertices, head.triangles)
    normal = (normals[corners] * weights[..., None]).sum(2)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True) + 1e-9
    place = (vertices[corners] * weights[..., None]).sum(2)
    colour = (head.colour[corners] * weights[..., None]).sum(2)
    for side in ("l", "r"):
        eye = vertices[mesh.vertex_ids(f"helper-{side}-eye")].mean(0)
        ray = place - eye
        angle = np.arccos(np.clip(ray[..., 2] / (np.linalg.norm(ray, axis=-1) + 1e-9), -1, 1))
        here = head.is_eye[triangle] & (np.linalg.norm(ray, axis=-1) < 0.3)
        for limit, rgb in ((9.0, EYE_WHITE_RGB), (IRIS_RADIUS, IRIS_RGB), (PUPIL_RADIUS, PUPIL_RGB)):
            colour[here & (angle < limit)] = rgb
    key, fill = np.array([-0.45, 0.55, 0.70]), np.array([0.7, 0.2, 0.68])
    light = 0.25 + 0.65 * np.clip(normal @ key, 0, None) + 0.25 * np.clip(normal @ fill, 0, None)
    picture = np.where((triangle >= 0)[..., None], colour * light[..., None], BACKGROUND_RGB)
    return np.asarray(np.clip(255 * np.clip(picture, 0, 1) ** (1 / 1.6), 0, 255).astype(np.uint8))


def _vertex_normals(vertices: NDArray[np.float64], triangles: NDArray[np.int64]) -> NDArray[np.float64]:
    a, b, c = (vertices[triangles[:, k]] for k in range(3))
    face_normals = np.cross(b - a, c - a)
    normals = np.zeros_like(vertices)
    for k in range(3):
        np.add.at(normals, triangles[:, k], face_normals)
    return np.asarray(normals / (np.linalg.norm(normals, axis=1, keepdims=True) + 1e-12))
