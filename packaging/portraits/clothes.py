"""Tops that follow the body: the skin's surface blown up, smoothed and cut at the neckline."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, diags

from portraits.blender_tools import Shader, add_attribute, add_mesh, shader
from portraits.figure import Figure
from portraits.noise import smooth_noise, smoothstep
from portraits.person import Person, Rgb

BAND_M = 0.020
"""Width of the ribbed band along the neckline."""


def add_clothes(figure: Figure, person: Person) -> None:
    """Add the person's garment to the scene."""
    garment = person.garment
    neck = figure.mesh.centre("joint-neck", figure.base_vertices)
    if garment.kind == "vee":
        _add_top(figure, person, neck, "crew", garment.inner, 0.004, 0.15)
        _add_top(figure, person, neck, "vee", garment.colour, 0.010, garment.knit)
    else:
        _add_top(figure, person, neck, "crew", garment.colour, 0.008, garment.knit)


def _neckline(kind: str, offset: NDArray[np.float64]) -> NDArray[np.float64]:
    """Height (m) above the garment's edge of points given relative to the neck's joint ``(N, 3)``."""
    x, y, z = offset.T
    front = smoothstep(0.02, -0.06, y)
    if kind == "vee":
        return np.asarray(z - (0.012 + 0.50 * y) + front * np.clip(0.095 - 1.25 * np.abs(x), 0, 1))
    return np.asarray(z - (0.004 + 0.60 * y))


def _add_top(
    figure: Figure,
    person: Person,
    neck: NDArray[np.float64],
    kind: str,
    colour: Rgb,
    thickness: float,
    knit: float,
) -> None:
    surface = figure.skin
    jaw = figure.landmarks[152, 2] - 0.012
    used = surface.faces[(surface.vertices[surface.faces, 2] < jaw).all(1)]
    used = used[_neckline(kind, surface.vertices[used].mean(1) - neck) < 0.03]
    ids, faces = np.unique(used, return_inverse=True)
    faces = faces.reshape(used.shape)
    vertices = _smoothed(surface.vertices[ids], faces, 60)
    normals = _smoothed(surface.normals[ids], faces, 40)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True) + 1e-9
    height = _neckline(kind, surface.vertices[ids] - neck)
    loose = thickness + 0.010 * smoothstep(-0.02, -0.15, height)
    folds = (
        0.0030
        * smooth_noise(vertices * [1, 1, 0.45], 0.07, person.seed + 70, 2)
        * smoothstep(-0.02, -0.08, height)
    )
    folds += 0.0025 * smooth_noise(
        vertices @ np.array([[1, 0, 0.6], [0, 1, 0], [-0.6, 0, 1]]), 0.10, person.seed + 71, 1
    )
    vertices = vertices + normals * (loose + folds * smoothstep(0, -0.05, height))[:, None]
    cloth = _cloth(colour, knit)
    thing = add_mesh("top", vertices, faces, cloth.material)
    add_attribute(thing, "edge", height / _steepness(height, vertices, faces))
    add_attribute(
        thing, "around", np.arctan2(surface.vertices[ids, 0] - neck[0], neck[1] - surface.vertices[ids, 1])
    )
    solid = thing.modifiers.new("solid", "SOLIDIFY")
    solid.thickness, solid.offset = 0.0028, 1


def _steepness(
    height: NDArray[np.float64], vertices: NDArray[np.float64], faces: NDArray[np.int64]
) -> NDArray[np.float64]:
    """How fast ``height (V,)`` changes along the surface, ``(V,)``, smooth and at least 0.3."""
    a, b = faces.ravel(), np.roll(faces, 1, axis=1).ravel()
    slope = np.abs(height[a] - height[b]) / (np.linalg.norm(vertices[a] - vertices[b], axis=1) + 1e-9)
    steepest = np.zeros(len(height))
    np.maximum.at(steepest, np.r_[a, b], np.r_[slope, slope])
    return np.maximum(_smoothed(steepest[:, None], faces, 20)[:, 0], 0.3)


def _smoothed(values: NDArray[np.float64], faces: NDArray[np.int64], rounds: int) -> NDArray[np.float64]:
    """Average ``values (N, 3)`` with the neighbours' again and again."""
    a, b = faces.ravel(), np.roll(faces, 1, axis=1).ravel()
    ones = np.ones(2 * len(a))
    graph = coo_matrix((ones, (np.r_[a, b], np.r_[b, a])), shape=(len(values),) * 2).tocsr()
    average = diags(1 / np.asarray(graph.sum(1)).ravel()) @ graph
    border = np.asarray(graph.sum(1)).ravel() < 7
    smooth = values.copy()
    for _ in range(rounds):
        smooth = np.where(border[:, None], values, 0.5 * smooth + 0.5 * (average @ smooth))
    return smooth


def _cloth(colour: Rgb, knit: float) -> Shader:
    """Cloth that is transparent above its edge, with a ribbed band below it."""
    cloth = shader("cloth")
    cloth.set(Roughness=0.88, Sheen_Weight=0.25, Sheen_Roughness=0.4, Specular_IOR_Level=0.2)
    edge = cloth.attribute("edge")
    mottled = cloth.node("ShaderNodeHueSaturation")
    mottled.inputs["Color"].default_value = (*colour, 1)
    value = cloth.math("ADD", 0.88, cloth.math("MULTIPLY", cloth.noise(1400, 2), 0.24))
    seam = cloth.math("LESS_THAN", cloth.math("ABSOLUTE", cloth.math("ADD", edge, BAND_M)), 0.0012)
    value = cloth.math("MULTIPLY", value, cloth.math("SUBTRACT", 1.0, cloth.math("MULTIPLY", seam, 0.35)))
    cloth.link(value, mottled.inputs["Value"])
    cloth.link(mottled.outputs[0], cloth.principled.inputs["Base Color"])
    in_band = cloth.math("GREATER_THAN", edge, -BAND_M)
    ribs = cloth.math("SINE", cloth.math("MULTIPLY", cloth.attribute("around"), 170.0))
    banded = cloth.math("MULTIPLY", cloth.math("MULTIPLY", ribs, in_band), 0.6)
    weave = cloth.math("ADD", cloth.noise(1100, 2), banded)
    cloth.bump(weave, 0.25 + 0.5 * knit, 0.0012)
    clear = cloth.node("ShaderNodeBsdfTransparent")
    mix = cloth.node("ShaderNodeMixShader")
    cloth.link(cloth.math("GREATER_THAN", edge, 0.0), mix.inputs[0])
    cloth.link(cloth.principled.outputs[0], mix.inputs[1])
    cloth.link(clear.outputs[0], mix.inputs[2])
    cloth.link(mix.outputs[0], cloth.material.node_tree.nodes["Material Output"].inputs["Surface"])
    return cloth
