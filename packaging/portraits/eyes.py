"""Eyeballs with painted irises, lashes, and what shows inside the mouth."""

from __future__ import annotations

import bpy
import numpy as np
from numpy.typing import NDArray

from portraits.blender_tools import add_mesh, shader
from portraits.figure import Figure
from portraits.hair import Strands, add_strands, fibre_shader
from portraits.person import Fibre, Person, Rgb

PUPIL, IRIS, LIMBUS = 0.17, 0.455, 0.50
"""Radii as angles (radians) seen from the eyeball's centre."""
UPPER_LIDS = ((33, 246, 161, 160, 159, 158, 157, 173, 133), (263, 466, 388, 387, 386, 385, 384, 398, 362))
LOWER_LIDS = ((33, 7, 163, 144, 145, 153, 154, 155, 133), (263, 249, 390, 373, 374, 380, 381, 382, 362))


def add_eyes(figure: Figure, person: Person) -> None:
    target = figure.origin + np.array([0, -person.studio.distance_m, 0])
    for centre, radius in figure.eyes:
        gaze = target - centre
        _add_eyeball(centre, radius * 0.985, gaze / np.linalg.norm(gaze), person.iris)


def _add_eyeball(centre: NDArray[np.float64], radius: float, gaze: NDArray[np.float64], iris: Rgb) -> None:
    bpy.ops.mesh.primitive_uv_sphere_add(segments=96, ring_count=64, radius=radius, location=tuple(centre))
    ball = bpy.context.object
    bpy.ops.object.shade_smooth()
    eye = shader("eye")
    ball.data.materials.append(eye.material)
    unit = eye.node("ShaderNodeVectorMath", operation="NORMALIZE")
    eye.link(eye.coordinates(), unit.inputs[0])
    along = eye.node("ShaderNodeVectorMath", operation="DOT_PRODUCT")
    eye.link(unit.outputs[0], along.inputs[0])
    along.inputs[1].default_value = tuple(gaze)
    angle = eye.math("ARCCOSINE", along.outputs["Value"])
    ramp = eye.node("ShaderNodeValToRGB")
    eye.link(angle, ramp.inputs[0])
    tint = np.array(iris)
    stops: list[tuple[float, NDArray[np.float64]]] = [
        (0.0, np.full(3, 0.002)),
        (PUPIL, np.full(3, 0.003)),
        (PUPIL + 0.03, tint * 0.9 + [0.03, 0.015, 0.0]),
        (0.31, tint * 1.5),
        (IRIS - 0.05, tint * 1.1),
        (IRIS, tint * 0.25),
        (LIMBUS + 0.03, np.array((0.50, 0.465, 0.44))),
        (0.70, np.array((0.61, 0.565, 0.54))),
        (0.95, np.array((0.56, 0.43, 0.40))),
        (1.2, np.array((0.50, 0.28, 0.26))),
    ]
    elements = ramp.color_ramp.elements
    # A colour ramp starts with two stops and ends at 1; angles are scaled to fit.
    scale = 1 / 1.2
    angle_scaled = eye.math("MULTIPLY", angle, scale)
    eye.link(angle_scaled, ramp.inputs[0])
    while len(elements) < len(stops):
        elements.new(0.5)
    for element, (position, colour) in zip(elements, stops, strict=True):
        element.position = position * scale
        element.color = (*np.clip(colour, 0, 1), 1)
    streaks = _iris_streaks(eye, angle)
    blend = eye.node("ShaderNodeMix", data_type="RGBA", blend_type="OVERLAY")
    eye.link(eye.math("MULTIPLY", eye.math("LESS_THAN", angle, IRIS), 0.75), blend.inputs[0])
    eye.link(ramp.outputs[0], blend.inputs[6])
    eye.link(streaks, blend.inputs[7])
    eye.link(blend.outputs[2], eye.principled.inputs["Base Color"])
    # The wet coat mirrors the lamps; the ball below it is dull, or a haze would lie over dark irises.
    eye.set(Roughness=0.4, Specular_IOR_Level=0.12, Coat_Weight=0.7, Coat_Roughness=0.015)
    eye.set(Subsurface_Weight=0.12, Subsurface_Scale=0.002)


def _iris_streaks(eye, angle: bpy.types.NodeSocket) -> bpy.types.NodeSocket:  # type: ignore[no-untyped-def]
    """Noise that changes quickly round the pupil and slowly away from it."""
    split = eye.node("ShaderNodeSeparateXYZ")
    eye.link(eye.coordinates(), split.inputs[0])
    around = eye.math("ARCTAN2", split.outputs[0], split.outputs[2])
    place = eye.node("ShaderNodeCombineXYZ")
    eye.link(eye.math("MULTIPLY", around, 4.0), place.inputs[0])
    eye.link(eye.math("MULTIPLY", angle, 3.0), place.inputs[1])
    noise = eye.node("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value = 5
    noise.inputs["Detail"].default_value = 5
    eye.link(place.outputs[0], noise.inputs["Vector"])
    return noise.outputs[0]


def add_mouth(figure: Figure) -> None:
    """Teeth and tongue, for open mouths."""
    for group, colour in (
        ("helper-upper-teeth", (0.72, 0.66, 0.56)),
        ("helper-lower-teeth", (0.68, 0.62, 0.52)),
        ("helper-tongue", (0.5, 0.18, 0.16)),
    ):
        ids = figure.mesh.vertex_ids(group)
        renumber = {int(v): k for k, v in enumerate(ids)}
        faces = [[renumber[v] for v, _ in f] for f in figure.mesh.polygons[group]]
        material = shader(group)
        material.set(Base_Color=colour, Roughness=0.25, Subsurface_Weight=0.2, Subsurface_Scale=0.003)
        add_mesh(group, figure.base_vertices[ids], faces, material.material, 1)


def add_lashes(figure: Figure, person: Person) -> None:
    """Upper and lower lashes along the lid margins."""
    rng = np.random.default_rng(person.seed + 20)
    curves = []
    for (centre, _), upper, lower in zip(figure.eyes, UPPER_LIDS, LOWER_LIDS, strict=True):
        curves += _lash_row(figure.landmarks[list(upper)], centre, 170, person.lashes_m, 1.0, rng)
        curves += _lash_row(figure.landmarks[list(lower)], centre, 90, person.lashes_m * 0.5, -0.75, rng)
    points = np.array(curves)
    material = fibre_shader("lashes", Fibre(melanin=1.0, red=0.0), 0)
    add_strands("lashes", Strands(points, 0.00007, tip=0.15), material)


def _lash_row(
    margin: NDArray[np.float64],
    eye: NDArray[np.float64],
    count: int,
    length: float,
    curl: float,
    rng: np.random.Generator,
) -> list[NDArray[np.float64]]:
    """Lashes from outer to inner corner; ``curl`` > 0 bends them up."""
    outwards = np.sign(margin[0, 0] - margin[-1, 0])
    rows = []
    for _ in range(count):
        t = rng.beta(1.0, 1.15) * 0.93 + 0.02
        root = np.array(
            [np.interp(t * (len(margin) - 1), np.arange(len(margin)), margin[:, k]) for k in range(3)]
        )
        size = length * (0.6 + 0.4 * np.sin(np.pi * (1 - t) ** 0.7)) * rng.uniform(0.7, 1.1)
        root = root + np.array([0, -0.0003, rng.normal() * 0.00025])
        forward = np.array([0.9 * (root[0] - eye[0]) / 0.014 * 0.55, -1.0, 0.15 * curl])
        forward[0] += outwards * 0.15 + rng.normal() * 0.10
        forward /= np.linalg.norm(forward)
        s = np.linspace(0, 1, 7)[:, None]
        rows.append(root + size * (s * forward + s**2 * np.array([0, 0.12, 0.62 * curl])))
    return rows
