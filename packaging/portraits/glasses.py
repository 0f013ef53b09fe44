"""Spectacles: two rims with lenses, a bridge, pads and temples, fitted to the landmarks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from portraits.blender_tools import Shader, add_mesh, add_tube, shader
from portraits.figure import Figure
from portraits.person import Glasses

WIDTH_IPD, HEIGHT_IPD, DROP_IPD = 0.80, 0.60, 0.07
"""Size of a lens and how far its centre lies below the eye, in eye distances."""
RIM_POINTS = 96


def add_glasses(figure: Figure, glasses: Glasses) -> None:
    """Add spectacles to the scene."""
    frame = shader("frame")
    frame.set(Base_Color=glasses.colour, Roughness=0.22, Coat_Weight=0.5)
    lens = _lens_material()
    marks = figure.head_landmarks()
    bridge = marks[6]
    ahead = max(bridge[2] + 0.02, marks[[159, 386, 66, 296], 2].max() + 0.09)
    radius = glasses.wire_mm / 2000
    rims = []
    for side in (-1, 1):
        centre = np.array([side * 0.53, -DROP_IPD, ahead - 0.02])
        rim = _rim(centre, side, glasses.round)
        rims.append(rim)
        points = figure.from_head(rim)
        add_tube("rim", points, radius, frame.material, closed=True)
        middle = points.mean(0)
        add_mesh(
            "lens",
            np.vstack([middle, points]),
            [(0, 1 + k, 1 + (k + 1) % RIM_POINTS) for k in range(RIM_POINTS)],
            lens.material,
        )
        outer = rim[np.argmax(side * rim[:, 0] + 0.35 * rim[:, 1])]
        ear = np.array([side * (abs(marks[454 if side > 0 else 234, 0]) + 0.06), 0.10, marks[234, 2] - 0.25])
        hinge = np.array([ear[0] - side * 0.02, outer[1], outer[2] - 0.10])
        temple = np.array([outer, hinge, 0.5 * (hinge + ear), ear, ear + [0, -0.10, -0.12]])
        add_tube(
            "temple", figure.from_head(_smooth_path(temple)), radius * 1.05, frame.material, closed=False
        )
    inner = [rim[np.argmin(np.abs(rim[:, 0]) - 0.20 * rim[:, 1])] for rim in rims]
    arch = 0.5 * (inner[0] + inner[1]) + np.array([0, 0.035, 0.05])
    add_tube(
        "bridge",
        figure.from_head(_smooth_path(np.array([inner[0], arch, inner[1]]))),
        radius,
        frame.material,
        closed=False,
    )


def _rim(centre: NDArray[np.float64], side: int, roundness: float) -> NDArray[np.float64]:
    """Outline ``(RIM_POINTS, 3)`` in head coordinates: a superellipse, slightly wrapped round the face."""
    angle = np.linspace(0, 2 * np.pi, RIM_POINTS, endpoint=False)
    power = 2 / (4.2 - 2.2 * roundness)
    height = HEIGHT_IPD * (0.9 + 0.25 * roundness)
    x = WIDTH_IPD / 2 * np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** power
    y = height / 2 * np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** power
    x *= 1 + 0.10 * y / height
    forward = -0.20 * (side * x + WIDTH_IPD / 2) * 0.55 + 0.10 * y
    return np.asarray(centre + np.stack([x, y, forward], 1))


def _smooth_path(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """A finer path through or near ``points`` (Chaikin's corner cutting, ends kept)."""
    for _ in range(4):
        a, b = points[:-1], points[1:]
        cut = np.stack([0.75 * a + 0.25 * b, 0.25 * a + 0.75 * b], 1).reshape(-1, 3)
        points = np.vstack([points[:1], cut, points[-1:]])
    return points


def _lens_material() -> Shader:
    """Clear with a faint reflection: bending light would need many samples and hide the eyes."""
    lens = shader("lens")
    clear = lens.node("ShaderNodeBsdfTransparent")
    gloss = lens.node("ShaderNodeBsdfGlossy")
    gloss.inputs["Roughness"].default_value = 0.02
    mix = lens.node("ShaderNodeMixShader")
    mix.inputs[0].default_value = 0.028
    lens.link(clear.outputs[0], mix.inputs[1])
    lens.link(gloss.outputs[0], mix.inputs[2])
    lens.link(mix.outputs[0], lens.material.node_tree.nodes["Material Output"].inputs["Surface"])
    return lens
