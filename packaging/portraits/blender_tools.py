"""Short ways to make Blender objects and shader nodes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import bpy
import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Shader:
    """A material's node tree with a Principled BSDF."""

    material: bpy.types.Material
    principled: bpy.types.Node

    def node(self, kind: str, **settings: Any) -> bpy.types.Node:
        node = self.material.node_tree.nodes.new(kind)
        for key, value in settings.items():
            setattr(node, key, value)
        return node

    def link(self, source: bpy.types.NodeSocket, target: bpy.types.NodeSocket) -> None:
        self.material.node_tree.links.new(source, target)

    def set(self, **inputs: Any) -> None:
        """Set inputs of the Principled BSDF; underscores in the names stand for spaces."""
        for key, value in inputs.items():
            socket = self.principled.inputs[key.replace("_", " ")]
            socket.default_value = (
                (*value, 1)
                if isinstance(value, tuple) and len(value) == 3 and socket.type == "RGBA"
                else value
            )

    def attribute(self, name: str, output: str = "Fac") -> bpy.types.NodeSocket:
        return self.node("ShaderNodeAttribute", attribute_name=name).outputs[output]

    def coordinates(self) -> bpy.types.NodeSocket:
        return self.node("ShaderNodeTexCoord").outputs["Object"]

    def noise(self, scale: float, detail: float = 3.0) -> bpy.types.NodeSocket:
        node = self.node("ShaderNodeTexNoise")
        node.inputs["Scale"].default_value = scale
        node.inputs["Detail"].default_value = detail
        self.link(self.coordinates(), node.inputs["Vector"])
        return node.outputs[0]

    def math(self, operation: str, *values: Any) -> bpy.types.NodeSocket:
        node = self.node("ShaderNodeMath", operation=operation)
        for socket, value in zip(node.inputs, values, strict=False):
            if isinstance(value, float | int):
                socket.default_value = value
            else:
                self.link(value, socket)
        return node.outputs[0]

    def bump(self, height: bpy.types.NodeSocket, strength: float, distance_m: float) -> None:
        node = self.node("ShaderNodeBump")
        node.inputs["Strength"].default_value = strength
        node.inputs["Distance"].default_value = distance_m
        self.link(height, node.inputs["Height"])
        self.link(node.outputs[0], self.principled.inputs["Normal"])


def shader(name: str) -> Shader:
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    return Shader(material, material.node_tree.nodes["Principled BSDF"])


def add_mesh(
    name: str, vertices: NDArray[np.float64], faces: Any, material: bpy.types.Material, subdivisions: int = 0
) -> bpy.types.Object:
    """A smooth-shaded mesh object in the scene; ``faces``: array or list of index lists."""
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(np.asarray(vertices).tolist(), [], [list(map(int, f)) for f in faces])
    mesh.polygons.foreach_set("use_smooth", [True] * len(mesh.polygons))
    mesh.materials.append(material)
    thing = bpy.data.objects.new(name, mesh)
    bpy.context.scene.collection.objects.link(thing)
    if subdivisions:
        modifier = thing.modifiers.new("subdivide", "SUBSURF")
        modifier.levels = modifier.render_levels = subdivisions
    return thing


def add_attribute(thing: bpy.types.Object, name: str, values: NDArray[np.float64]) -> None:
    """Store per-vertex numbers ``(V,)`` or colours ``(V, 3)`` for shaders."""
    if values.ndim == 1:
        thing.data.attributes.new(name, "FLOAT", "POINT").data.foreach_set("value", values.astype(np.float32))
    else:
        rgba = np.column_stack([values, np.ones(len(values))]).astype(np.float32)
        thing.data.attributes.new(name, "FLOAT_COLOR", "POINT").data.foreach_set("color", rgba.ravel())


def add_tube(
    name: str, points: NDArray[np.float64], radius_m: float, material: bpy.types.Material, closed: bool
) -> bpy.types.Object:
    """A round tube along ``points (N, 3)``."""
    curve = bpy.data.curves.new(name, "CURVE")
    curve.dimensions = "3D"
    curve.bevel_depth = radius_m
    curve.bevel_resolution = 4
    spline = curve.splines.new("POLY")
    spline.points.add(len(points) - 1)
    spline.points.foreach_set("co", np.column_stack([points, np.ones(len(points))]).ravel())
    spline.use_cyclic_u = closed
    spline.use_smooth = True
    curve.materials.append(material)
    thing = bpy.data.objects.new(name, curve)
    bpy.context.scene.collection.objects.link(thing)
    return thing
