"""Hair strands as curves: a distance field of the body, growth under a style's flow, and the fibre shader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import bpy
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from portraits.person import Fibre

Flow = Callable[[NDArray[np.float64], float, NDArray[np.float64]], NDArray[np.float64]]
"""Wanted growth directions ``(N, 3)`` at ``points (N, 3)``, a share 0..1 of the length, outward normals."""


@dataclass(frozen=True, eq=False)
class Strands:
    """``points (N, K, 3)`` m; ``radius_m`` at the root; ``tip``: radius at the tip relative to that.

    ``thinness (N,)`` optionally scales each strand's radius.
    """

    points: NDArray[np.float64]
    radius_m: float
    tip: float = 0.4
    thinness: NDArray[np.float64] | None = None


class BodyField:
    """Signed distance to the body and the direction away from it, interpolated on a regular grid."""

    def __init__(
        self,
        vertices: NDArray[np.float64],
        normals: NDArray[np.float64],
        low: NDArray[np.float64],
        high: NDArray[np.float64],
        step_m: float,
    ) -> None:
        """``vertices (V, 3)`` of a mesh that is finer than ``step_m``, and their outward unit normals."""
        self._low, self._step = low, step_m
        shape = np.ceil((high - low) / step_m).astype(int) + 1
        axes = [low[k] + step_m * np.arange(shape[k]) for k in range(3)]
        grid = np.stack(np.meshgrid(*axes, indexing="ij"), -1).reshape(-1, 3)
        far, nearest = cKDTree(vertices).query(grid)
        above = ((grid - vertices[nearest]) * normals[nearest]).sum(1)
        # Beside a vertex the plane through it is a better measure than the vertex itself.
        distance = np.where(far < 2 * step_m, above, np.sign(above) * far).reshape(shape)
        slopes = np.gradient(distance, step_m)
        self._values = np.stack([distance, *slopes], -1).astype(np.float32)

    def _interpolate(self, points: NDArray[np.float64], channels: slice) -> NDArray[np.float64]:
        shape = np.array(self._values.shape[:3])
        place = np.clip((points - self._low) / self._step, 0, shape - 1.001)
        cell = place.astype(int)
        f = (place - cell).astype(np.float32)
        values = self._values[..., channels].reshape(-1, self._values[..., channels].shape[-1])
        strides = np.array([shape[1] * shape[2], shape[2], 1])
        first = cell @ strides
        total = np.zeros((len(points), values.shape[1]), np.float32)
        for corner in range(8):
            offset = np.array([corner >> 2 & 1, corner >> 1 & 1, corner & 1])
            x, y, z = (f[:, k] if offset[k] else 1 - f[:, k] for k in range(3))
            total += (x * y * z)[:, None] * values[first + int(offset @ strides)]
        return total.astype(np.float64)

    def distance(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Distance ``(N,)`` in m, negative inside; constant beyond the grid's border."""
        return self._interpolate(points, slice(0, 1))[:, 0]

    def normal(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Unit directions ``(N, 3)`` away from the body."""
        return _unit(self._interpolate(points, slice(1, 4)))


def sample_roots(
    vertices: NDArray[np.float64],
    faces: NDArray[np.int64],
    density: NDArray[np.float64],
    count: int,
    rng: np.random.Generator,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """``count`` random points ``(N, 3)`` on quads, as dense as ``density (V,)``; their densities ``(N,)``."""
    a, b, c, d = (vertices[faces[:, k]] for k in range(4))
    area = np.linalg.norm(np.cross(c - a, d - b), axis=1) / 2
    weight = area * density[faces].mean(1)
    chosen = rng.choice(len(faces), count, p=weight / weight.sum())
    u, v = rng.random((2, count, 1))
    corner_weights = ((1 - u) * (1 - v), u * (1 - v), u * v, (1 - u) * v)
    points = sum(w * vertices[faces[chosen, k]] for k, w in enumerate(corner_weights))
    here = sum(w[:, 0] * density[faces[chosen, k]] for k, w in enumerate(corner_weights))
    return np.asarray(points), np.asarray(here)


@dataclass(frozen=True, eq=False)
class Growth:
    """How strands grow: ``length_m (N,)``, ``lift_m (N,)`` least height above the skin away from the root.

    ``inertia`` 0..1 keeps direction. ``settle``: share of the length over which ``lift_m`` is reached.
    """

    length_m: NDArray[np.float64]
    lift_m: NDArray[np.float64]
    steps: int = 24
    inertia: float = 0.7
    start_along_normal: float = 0.7
    settle: float = 0.15


def grow(field: BodyField, roots: NDArray[np.float64], flow: Flow, growth: Growth) -> NDArray[np.float64]:
    """Integrate strands ``(N, steps + 1, 3)`` through ``flow``, kept outside the body."""
    normal = field.normal(roots)
    place = roots - 0.0008 * normal
    first = flow(roots, 0.0, normal)
    direction = _unit(growth.start_along_normal * normal + (1 - growth.start_along_normal) * _unit(first))
    path = [place]
    step = (growth.length_m / growth.steps)[:, None]
    for k in range(growth.steps):
        share = (k + 1) / growth.steps
        normal = field.normal(place)
        wanted = _unit(flow(place, share, normal))
        direction = _unit(growth.inertia * direction + (1 - growth.inertia) * wanted)
        place = place + direction * step
        height = field.distance(place)
        least = growth.lift_m * min(1.0, share / growth.settle)
        place = place + field.normal(place) * np.maximum(least - height, 0)[:, None]
        path.append(place)
    return np.stack(path, 1)


def clump(
    strands: NDArray[np.float64], size: int, strength: float, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Draw every strand towards the strand of its lock, more so towards the tips; ``size`` strands a lock."""
    count = max(1, len(strands) // size)
    leaders = rng.choice(len(strands), count, replace=False)
    nearest = cKDTree(strands[leaders, 0]).query(strands[:, 0])[1]
    own = strength * rng.uniform(0.5, 1.0, len(strands))
    share = np.linspace(0, 1, strands.shape[1]) ** 0.8
    weight = (own[:, None] * share)[..., None]
    return np.asarray(strands * (1 - weight) + strands[leaders][nearest] * weight)


def frizz(
    strands: NDArray[np.float64], amount_m: float, rng: np.random.Generator, waves: float = 2.0
) -> NDArray[np.float64]:
    """Bend every strand by its own smooth random curve that grows from the root; ``waves`` along it."""
    share = np.linspace(0, 1, strands.shape[1])
    phase = rng.uniform(0, 2 * np.pi, (len(strands), 1, 3))
    rate = rng.uniform(0.5, 1.5, (len(strands), 1, 3)) * waves * 2 * np.pi
    size = amount_m * rng.gamma(2.0, 0.5, (len(strands), 1, 1)) * share[None, :, None]
    return np.asarray(strands + size * (np.sin(rate * share[None, :, None] + phase) - np.sin(phase)))


def curl(
    strands: NDArray[np.float64], radius_m: float, turns: float, lock: int, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Wind strands round their own path; ``lock`` neighbours share a phase."""
    leaders = rng.choice(len(strands), max(1, len(strands) // lock), replace=False)
    nearest = cKDTree(strands[leaders, 0]).query(strands[:, 0])[1]
    phase = rng.uniform(0, 2 * np.pi, len(leaders))[nearest] + rng.normal(size=len(strands)) * 0.5
    rate = (turns * rng.uniform(0.8, 1.2, len(leaders)))[nearest]
    share = np.linspace(0, 1, strands.shape[1])
    angle = 2 * np.pi * rate[:, None] * share + phase[:, None]
    tangent = _unit(np.gradient(strands, axis=1))
    side = _unit(np.cross(tangent, np.array([0.3, 0.2, 1.0])))
    other = np.cross(tangent, side)
    size = radius_m * np.minimum(1, share * 3)[None, :, None]
    return np.asarray(strands + size * (np.cos(angle)[..., None] * side + np.sin(angle)[..., None] * other))


def _unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(vectors / (np.linalg.norm(vectors, axis=-1, keepdims=True) + 1e-9))


def add_strands(name: str, strands: Strands, material: bpy.types.Material) -> None:
    """Add hair curves to the scene."""
    count, length, _ = strands.points.shape
    curves = bpy.data.hair_curves.new(name)
    curves.add_curves([length] * count)
    curves.position_data.foreach_set("vector", strands.points.astype(np.float32).ravel())
    radius = strands.radius_m * np.linspace(1, strands.tip, length)[None] * np.ones((count, 1))
    if strands.thinness is not None:
        radius = radius * strands.thinness[:, None]
    curves.attributes.new("radius", "FLOAT", "POINT").data.foreach_set(
        "value", radius.astype(np.float32).ravel()
    )
    curves.materials.append(material)
    bpy.context.scene.collection.objects.link(bpy.data.objects.new(name, curves))


def fibre_shader(name: str, fibre: Fibre, seed: int) -> bpy.types.Material:
    """Principled hair with melanin that varies from strand to strand; a share of the strands is white."""
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    nodes, links = material.node_tree.nodes, material.node_tree.links
    nodes.clear()
    output = nodes.new("ShaderNodeOutputMaterial")
    hair = nodes.new("ShaderNodeBsdfHairPrincipled")
    hair.parametrization = "MELANIN"
    info = nodes.new("ShaderNodeHairInfo")
    white = nodes.new("ShaderNodeMath")
    white.operation = "GREATER_THAN"
    links.new(info.outputs["Random"], white.inputs[0])
    white.inputs[1].default_value = fibre.grey
    amount = nodes.new("ShaderNodeMapRange")
    links.new(white.outputs[0], amount.inputs[0])
    amount.inputs[3].default_value = 0.06
    amount.inputs[4].default_value = fibre.melanin
    links.new(amount.outputs[0], hair.inputs["Melanin"])
    hair.inputs["Melanin Redness"].default_value = fibre.red
    hair.inputs["Roughness"].default_value = 0.32
    hair.inputs["Radial Roughness"].default_value = 0.45
    hair.inputs["Random Color"].default_value = 0.25
    hair.inputs["Random Roughness"].default_value = 0.2
    links.new(hair.outputs[0], output.inputs[0])
    return material
