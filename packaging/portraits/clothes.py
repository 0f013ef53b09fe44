"""Tops that follow the body: the skin's surface blown up, smoothed and cut at the neckline."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, diags

from portraits.blender_tools import Shader, add_attribute, add_mesh, shader
from portraits.figure import Figure
from portraits.noise import smooth_noise, smoothstep
from portraits.person import Garment, Person, Rgb

COLLAR_STEPS = 72


def add_clothes(figure: Figure, person: Person) -> None:
    """Add the person's garment to the scene."""
    garment = person.garment
    neck = figure.mesh.centre("joint-neck", figure.base_vertices)
    if garment.kind == "vee":
        _add_top(figure, person, neck, "crew", garment.inner, 0.004, 0.15)
        _add_top(figure, person, neck, "vee", garment.colour, 0.010, garment.knit)
    elif garment.kind == "shirt":
        _add_top(figure, person, neck, "shirt", garment.colour, 0.007, garment.knit)
        _add_collar(figure, person, neck, garment)
    else:
        _add_top(figure, person, neck, garment.kind, garment.colour, 0.008, garment.knit)


def _neckline(kind: str, offset: NDArray[np.float64]) -> NDArray[np.float64]:
    """Height (m) above the garment's edge of points given relative to the neck's joint ``(N, 3)``."""
    x, y, z = offset.T
    front = smoothstep(0.02, -0.06, y)
    if kind == "turtleneck":
        return np.asarray(z - 0.052 + 0.25 * y)
    if kind == "vee":
        return np.asarray(z - (0.012 + 0.50 * y) + front * np.clip(0.095 - 1.25 * np.abs(x), 0, 1))
    if kind == "shirt":
        return np.asarray(z - (0.018 + 0.55 * y) + front * np.clip(0.055 - 1.6 * np.abs(x), 0, 1))
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
    if kind == "turtleneck":
        loose = loose + 0.004 * smoothstep(-0.055, -0.045, height)
    folds = (
        0.0030
        * smooth_noise(vertices * [1, 1, 0.45], 0.07, person.seed + 70, 2)
        * smoothstep(-0.02, -0.08, height)
    )
    folds += 0.0025 * smooth_noise(
        vertices @ np.array([[1, 0, 0.6], [0, 1, 0], [-0.6, 0, 1]]), 0.10, person.seed + 71, 1
    )
    vertices = vertices + normals * (loose + folds * smoothstep(0, -0.05, height))[:, None]
    cloth = _cloth(colour, knit, band_m=0.0 if kind == "shirt" else 0.020)
    thing = add_mesh("top", vertices, faces, cloth.material)
    add_attribute(thing, "edge", height)
    add_attribute(
        thing, "around", np.arctan2(surface.vertices[ids, 0] - neck[0], neck[1] - surface.vertices[ids, 1])
    )
    solid = thing.modifiers.new("solid", "SOLIDIFY")
    solid.thickness, solid.offset = 0.0028, 1


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


def _cloth(colour: Rgb, knit: float, band_m: float) -> Shader:
    """Cloth that is transparent above its edge, with a ribbed band of ``band_m`` below it."""
    cloth = shader("cloth")
    cloth.set(Roughness=0.88, Sheen_Weight=0.25, Sheen_Roughness=0.4, Specular_IOR_Level=0.2)
    edge = cloth.attribute("edge")
    mottled = cloth.node("ShaderNodeHueSaturation")
    mottled.inputs["Color"].default_value = (*colour, 1)
    value = cloth.math("ADD", 0.88, cloth.math("MULTIPLY", cloth.noise(1400, 2), 0.24))
    if band_m:
        seam = cloth.math("LESS_THAN", cloth.math("ABSOLUTE", cloth.math("ADD", edge, band_m)), 0.0012)
        value = cloth.math("MULTIPLY", value, cloth.math("SUBTRACT", 1.0, cloth.math("MULTIPLY", seam, 0.35)))
    cloth.link(value, mottled.inputs["Value"])
    cloth.link(mottled.outputs[0], cloth.principled.inputs["Base Color"])
    in_band = cloth.math("GREATER_THAN", edge, -band_m) if band_m else None
    weave = cloth.noise(1100, 2)
    if in_band is not None:
        ribs = cloth.math("SINE", cloth.math("MULTIPLY", cloth.attribute("around"), 170.0))
        weave = cloth.math("ADD", weave, cloth.math("MULTIPLY", cloth.math("MULTIPLY", ribs, in_band), 0.6))
    cloth.bump(weave, 0.25 + 0.5 * knit, 0.0012)
    clear = cloth.node("ShaderNodeBsdfTransparent")
    mix = cloth.node("ShaderNodeMixShader")
    cloth.link(cloth.math("GREATER_THAN", edge, 0.0), mix.inputs[0])
    cloth.link(cloth.principled.outputs[0], mix.inputs[1])
    cloth.link(clear.outputs[0], mix.inputs[2])
    cloth.link(mix.outputs[0], cloth.material.node_tree.nodes["Material Output"].inputs["Surface"])
    return cloth


def _add_collar(figure: Figure, person: Person, neck: NDArray[np.float64], garment: Garment) -> None:
    """An open, folded shirt collar: a profile swept round the neck, with points in front."""
    gap = 0.36
    angles = np.linspace(gap, 2 * np.pi - gap, COLLAR_STEPS)
    rows = []
    for angle in angles:
        outward = np.array([np.sin(angle), -np.cos(angle), 0])
        behind = 0.5 - 0.5 * np.cos(angle)
        pointed = np.exp(-((min(angle, 2 * np.pi - angle) - gap) ** 2) / 0.16)
        base = _neck_point(figure, neck, outward, 0.012 + 0.030 * behind)
        top = _neck_point(figure, neck, outward, 0.034 + 0.034 * behind)
        fall = 0.034 + 0.030 * pointed
        profile = [
            base + outward * 0.006,
            0.5 * (base + top) + outward * 0.006,
            top + outward * 0.007,
            top + outward * 0.0105 + [0, 0, 0.0025],
            top + outward * 0.0145 + [0, 0, -0.001],
            top + outward * (0.0185 + 0.25 * fall) - [0, 0, 0.5 * fall],
            top + outward * (0.0215 + 0.55 * fall) - [0, 0, 0.95 * fall],
        ]
        rows.append(profile)
    points = np.array(rows)
    across = points.shape[1]
    faces = [
        (i * across + k, i * across + k + 1, (i + 1) * across + k + 1, (i + 1) * across + k)
        for i in range(COLLAR_STEPS - 1)
        for k in range(across - 1)
    ]
    cloth = _cloth(garment.colour, garment.knit, band_m=0.0)
    collar = add_mesh("collar", points.reshape(-1, 3), faces, cloth.material)
    add_attribute(collar, "edge", np.full(points.shape[0] * across, -1.0))
    solid = collar.modifiers.new("solid", "SOLIDIFY")
    solid.thickness, solid.offset = 0.0022, 0
    smooth = collar.modifiers.new("smooth", "SUBSURF")
    smooth.levels = smooth.render_levels = 2


def _neck_point(
    figure: Figure, neck: NDArray[np.float64], outward: NDArray[np.float64], height: float
) -> NDArray[np.float64]:
    """Where a ray from the neck's axis leaves the skin, ``height`` (m) above the neck's joint."""
    from mathutils import Vector

    start = neck + [0, -0.005, height]
    place, _, _, _ = figure.tree.ray_cast(Vector(start + 0.25 * outward), Vector(-outward), 0.3)
    return np.array(place) if place is not None else start + 0.06 * outward
