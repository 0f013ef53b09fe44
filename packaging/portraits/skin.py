"""Skin: colour, roughness and relief computed at the vertices of the fine mesh, plus pores in the shader."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from portraits.blender_tools import Shader, add_attribute, add_mesh, shader
from portraits.figure import LEFT_LIDS, RIGHT_LIDS, Figure
from portraits.noise import smooth_noise, smoothstep
from portraits.person import Person

NASOLABIAL = ((129, 203, 206, 216, 212), (358, 423, 426, 436, 432))
MARIONETTE = ((61, 202, 210), (291, 422, 430))
UPPER_MARGINS = ((33, 246, 161, 160, 159, 158, 157, 173), (263, 466, 388, 387, 386, 385, 384, 398))
BAGS = ((245, 233, 232, 231, 230), (465, 453, 452, 451, 450))
BUMP_M = 0.0007


def add_skin(figure: Figure, person: Person, scalp: NDArray[np.float64], beard: NDArray[np.float64]) -> None:
    """Add the body to the scene. ``scalp (V,)``, ``beard (V,)``: how much hair grows at each vertex, 0..1."""
    head = figure.to_head(figure.skin.vertices)
    colour = _colour(figure, person, head, scalp, beard)
    relief = _relief(figure, person, head)
    vertices = figure.skin.vertices + figure.skin.normals * relief[:, None]
    skin = _shader()
    thing = add_mesh("skin", vertices, figure.skin.faces, skin.material)
    add_attribute(thing, "colour", colour)
    add_attribute(thing, "roughness", _roughness(figure, person, head, colour))


def _near(head: NDArray[np.float64], centre: NDArray[np.float64], radius: float) -> NDArray[np.float64]:
    """A soft spot ``(N,)`` around ``centre``; ``radius`` in eye distances."""
    return np.asarray(np.exp(-((head - centre) ** 2).sum(1) / (2 * radius**2)))


def _along(head: NDArray[np.float64], line: NDArray[np.float64], width: float) -> NDArray[np.float64]:
    """A soft line ``(N,)`` along the polyline ``line (K, 3)``, fading at its ends."""
    best = np.zeros(len(head))
    steps = 24
    t = np.linspace(0, len(line) - 1, steps)
    points = np.stack([np.interp(t, np.arange(len(line)), line[:, k]) for k in range(3)], 1)
    strength = np.sin(np.pi * np.linspace(0.08, 0.92, steps)) ** 0.5
    close = np.flatnonzero(
        ((head - line.mean(0)) ** 2).sum(1) < (np.ptp(line, axis=0).max() + 6 * width) ** 2
    )
    near = head[close].astype(np.float32)
    found = np.zeros(len(close), np.float32)
    for point, gain in zip(points.astype(np.float32), strength, strict=True):
        np.maximum(
            found, np.float32(gain) * np.exp(-((near - point) ** 2).sum(1) / (2 * width**2)), out=found
        )
    best[close] = found
    return best


def _colour(
    figure: Figure,
    person: Person,
    head: NDArray[np.float64],
    scalp: NDArray[np.float64],
    beard: NDArray[np.float64],
) -> NDArray[np.float64]:
    skin = person.skin
    marks = figure.head_landmarks()
    base = np.array(skin.colour)
    red, pale = base * [1.0, 0.68, 0.64], np.clip(base * [1.05, 1.08, 1.08], 0, 1)
    yellow, dark = base * [1.0, 0.98, 0.86], base * [0.72, 0.66, 0.64]
    colour = np.tile(base, (len(head), 1))

    def mix(other: NDArray[np.float64], amount: NDArray[np.float64]) -> None:
        nonlocal colour
        amount = np.clip(amount, 0, 1)[:, None]
        colour = colour * (1 - amount) + other * amount

    mix(pale, 0.30 + 0.22 * smooth_noise(head, 0.9, person.seed))
    mix(red, 0.10 * skin.redness * (1 + smooth_noise(head, 0.16, person.seed + 1)))
    mix(yellow, 0.5 * smoothstep(0.3, 0.6, head[:, 1]) * (head[:, 2] > 0))
    for cheek in (50, 280):
        mottled = 1 + 0.35 * smooth_noise(head, 0.10, person.seed + 2)
        mix(red, 0.62 * skin.redness * _near(head, marks[cheek] + [0, 0.04, 0], 0.27) * mottled)
    mix(red, 0.55 * skin.redness * _near(head, marks[4], 0.17))
    mix(red, 0.30 * skin.redness * _near(head, marks[199], 0.22))
    mix(red, 0.5 * figure.mask("mpfb_ears.jpg", figure.skin))
    for lids in (RIGHT_LIDS, LEFT_LIDS):
        centre = marks[list(lids)].mean(0)
        mix(dark * [1.0, 0.93, 0.95], 0.42 * _near(head, centre + [0, -0.10, 0], 0.20))
        mix(dark, 0.25 * _near(head, centre + [0, 0.13, 0], 0.16))
        rim = _along(head, np.vstack([marks[list(lids)], marks[lids[0]]]), 0.022)
        mix(base * [0.92, 0.52, 0.50], 0.55 * rim)
    for margin in UPPER_MARGINS:
        lashes = _along(head, marks[list(margin)] + [0, 0.012, 0], 0.022)
        mix(np.array((0.025, 0.016, 0.012)), (0.45 + 0.45 * skin.make_up) * lashes)
        mix(
            dark * [0.8, 0.72, 0.72],
            0.5 * skin.make_up * _along(head, marks[list(margin)] + [0, 0.07, 0], 0.05),
        )
    for bag in BAGS:
        mix(dark, (0.22 + 0.3 * skin.wrinkles) * _along(head, marks[list(bag)] + [0, -0.015, 0], 0.03))
    for fold in NASOLABIAL:
        mix(dark, (0.12 + 0.25 * skin.wrinkles) * _along(head, marks[list(fold)], 0.035))
    if skin.wrinkles:
        mix(dark, 500 * skin.wrinkles * _fine_wrinkles(marks, head, person.seed))
    spots = smoothstep(2.0, 2.6, smooth_noise(head, 0.045, person.seed + 3, 1))
    mix(
        base * [0.66, 0.50, 0.42],
        0.75 * skin.freckles * spots * smoothstep(0.55, 0.0, np.abs(head[:, 1] + 0.3)),
    )
    blotches = smoothstep(1.9, 2.6, smooth_noise(head, 0.12, person.seed + 4, 2))
    mix(base * [0.70, 0.52, 0.42], 0.6 * skin.spots * blotches)
    mix(base * [0.62, 0.64, 0.68], 0.5 * skin.stubble * beard)
    hair = _hair_colour(person)
    mix(hair * 0.75 + dark * 0.25, 0.85 * scalp)
    if person.beard.length_m:
        mix(hair * 0.6 + dark * 0.4, 0.6 * beard)

    lips = figure.mask("mpfb_lips.jpg", figure.skin)
    lines = smooth_noise(head * [1, 0.15, 0.3], 0.03, person.seed + 5, 1)
    seam = _along(
        head,
        marks[[61, 91, 84, 17, 314, 321, 291]] * [1, 0, 1]
        + marks[[61, 88, 87, 14, 317, 318, 291]] * [0, 1, 0],
        0.035,
    )
    mix(np.array(skin.lips), skin.lip_strength * lips * (1 + 0.06 * lines))
    mix(np.array(skin.lips) * [0.55, 0.4, 0.4], 0.28 * lips * seam)
    mix(np.array((0.30, 0.07, 0.06)), figure.mask("mpfb_inside-mouth.jpg", figure.skin))
    return np.clip(colour, 0.004, 1)


def _hair_colour(person: Person) -> NDArray[np.float64]:
    """A rough reflectance for hair roots on the skin."""
    fibre = person.fibre
    dark, blond = np.array((0.018, 0.012, 0.010)), np.array((0.45, 0.30, 0.16))
    colour = dark + (blond - dark) * (1 - fibre.melanin) ** 1.5 * (
        1 - 0.5 * fibre.red * np.array((0, 0.6, 1))
    )
    return np.asarray(colour * (1 - fibre.grey) + np.array((0.42, 0.40, 0.38)) * fibre.grey)


def _relief(figure: Figure, person: Person, head: NDArray[np.float64]) -> NDArray[np.float64]:
    """Height of the skin above the mesh ``(V,)`` in m: unevenness, folds and wrinkles."""
    marks = figure.head_landmarks()
    wrinkles = person.skin.wrinkles
    relief = 0.00012 * smooth_noise(head, 0.25, person.seed + 6, 2)
    for fold in NASOLABIAL:
        relief -= (0.0003 + 0.0012 * wrinkles) * _along(head, marks[list(fold)], 0.035)
    for fold in MARIONETTE:
        relief -= 0.0010 * wrinkles * _along(head, marks[list(fold)], 0.035)
    for bag in BAGS:
        relief -= (0.0002 + 0.0007 * wrinkles) * _along(head, marks[list(bag)] + [0, -0.03, 0], 0.025)
    if wrinkles:
        relief -= wrinkles * _fine_wrinkles(marks, head, person.seed)
    lips = figure.mask("mpfb_lips.jpg", figure.skin)
    relief += 0.00010 * lips * smooth_noise(head * [1, 0.12, 0.3], 0.04, person.seed + 7, 1)
    covered = figure.mask("mpfb_inside-mouth.jpg", figure.skin) + figure.mask("mpfb_ears.jpg", figure.skin)
    return np.asarray(relief * (1 - np.clip(covered, 0, 1)))


def _fine_wrinkles(marks: NDArray[np.float64], head: NDArray[np.float64], seed: int) -> NDArray[np.float64]:
    """Depth (m) of forehead lines, crow's feet and lines between the brows at full age."""
    rng = np.random.default_rng(seed)
    depth = np.zeros(len(head))
    brow = marks[[105, 334]].mean(0)[1]
    for k in range(4):
        x = np.linspace(-0.62, 0.62, 9)
        y = brow + 0.16 + 0.13 * k + 0.05 * np.cos(2.2 * x) + rng.normal(size=9) * 0.008
        z = np.interp(y, marks[[9, 10], 1], marks[[9, 10], 2]) - 0.28 * x**2
        depth += (0.0008 - 0.0001 * k) * _along(head, np.stack([x, y, z], 1), 0.022)
    for corner, side in ((33, -1), (263, 1)):
        for angle in (-0.45, -0.1, 0.25):
            t = np.linspace(0.06, 0.30, 5)
            line = marks[corner] + np.stack([side * t, t * np.sin(angle) - 0.1 * t**2, -0.75 * t], 1)
            depth += 0.0006 * _along(head, line, 0.014)
    for x in (-0.06, 0.06):
        line = marks[9] + np.stack([np.full(5, x), np.linspace(-0.16, 0.06, 5), np.full(5, -0.01)], 1)
        depth += 0.0006 * _along(head, line, 0.016)
    for k in range(3):
        depth += 0.0004 * _along(head, marks[[132, 152, 361]] + [0, -0.45 - 0.22 * k, -0.55], 0.03)
    return depth


def _roughness(
    figure: Figure, person: Person, head: NDArray[np.float64], colour: NDArray[np.float64]
) -> NDArray[np.float64]:
    marks = figure.head_landmarks()
    rough = 0.50 + 0.03 * smooth_noise(head, 0.12, person.seed + 8)
    for mark, radius, shine in ((4, 0.16, 0.10), (151, 0.35, 0.07), (50, 0.2, 0.04), (280, 0.2, 0.04)):
        rough -= shine * _near(head, marks[mark], radius)
    return np.asarray(rough - 0.12 * figure.mask("mpfb_lips.jpg", figure.skin))


def _shader() -> Shader:
    skin = shader("skin")
    tint = skin.node("ShaderNodeHueSaturation")
    skin.link(skin.attribute("colour", "Color"), tint.inputs["Color"])
    grain = skin.math("ADD", skin.noise(260, 6), skin.noise(900, 2))
    skin.link(skin.math("ADD", 0.62, skin.math("MULTIPLY", grain, 0.38)), tint.inputs["Value"])
    skin.link(tint.outputs[0], skin.principled.inputs["Base Color"])
    skin.link(skin.attribute("roughness"), skin.principled.inputs["Roughness"])
    skin.set(Subsurface_Weight=0.55, Subsurface_Radius=(1.0, 0.35, 0.18), Subsurface_Scale=0.0055)
    skin.set(Specular_IOR_Level=0.42, Sheen_Weight=0.03, Sheen_Roughness=0.5)
    pores = skin.node("ShaderNodeTexVoronoi")
    pores.inputs["Scale"].default_value = 950
    skin.link(skin.coordinates(), pores.inputs["Vector"])
    height = skin.math("ADD", skin.math("MULTIPLY", pores.outputs["Distance"], 0.8), skin.noise(420, 5))
    skin.bump(skin.math("ADD", height, skin.noise(120, 3)), 0.32, BUMP_M)
    return skin
