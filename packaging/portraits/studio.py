"""Camera, lights, blurred background and render settings."""

from __future__ import annotations

from pathlib import Path

import bpy
import cv2
import numpy as np
from mathutils import Matrix, Vector
from numpy.typing import NDArray

from portraits.figure import Figure
from portraits.person import Studio

LENS_MM, SENSOR_MM = 92.0, 36.0
BACKGROUND_BEHIND_M = 1.5
BACKGROUND_PX = 640
TURNING_AXIS_BEHIND_M = 0.09
"""From between the eyes to about the neck's axis."""


def set_up_studio(figure: Figure, studio: Studio, seed: int) -> None:
    """Add camera, lights and background to the scene."""
    scene = bpy.context.scene
    aim = figure.origin + np.array([0, 0, -0.020])
    aim[0] = 0
    camera = bpy.data.cameras.new("camera")
    camera.lens, camera.sensor_width = LENS_MM, SENSOR_MM
    place = aim + np.array([0, -studio.distance_m, 0.005])
    scene.camera = _place(bpy.data.objects.new("camera", camera), place, aim)
    camera.dof.use_dof = True
    camera.dof.focus_distance = float(np.linalg.norm(figure.landmarks[[33, 263]].mean(0) - place))
    camera.dof.aperture_fstop = 6.3
    side = -1 if studio.key_from_left else 1
    _light(aim, (side * 0.75, -0.95, 0.55), 0.75, 15, (1.0, 0.95, 0.89))
    _light(aim, (-side * 1.1, -1.0, 0.10), 1.3, 6.5, (0.90, 0.95, 1.0))
    _light(aim, (0.0, -0.9, -0.75), 0.9, 1.6, (1.0, 0.93, 0.88))
    _light(aim, (-side * 0.75, 0.75, 0.55), 0.5, 16, (1.0, 0.97, 0.92))
    _light(aim, (side * 0.8, 0.7, 0.75), 0.5, 8, (0.92, 0.96, 1.0))
    world = bpy.data.worlds.new("world")
    scene.world = world
    world.use_nodes = True
    world.node_tree.nodes["Background"].inputs[0].default_value = (0.75, 0.78, 0.82, 1)
    world.node_tree.nodes["Background"].inputs[1].default_value = 0.22
    _add_background(place, aim, studio, seed)


def turn_away(figure: Figure, turn_deg: float) -> None:
    """Walk camera, lights and background around the head, so that it looks ``turn_deg`` to the camera's left.

    The body turns with the head, and the light falls on the seen side as it did from the front.
    """
    scene = bpy.context.scene
    bpy.context.view_layer.update()
    axis = Vector((0.0, float(figure.origin[1]) + TURNING_AXIS_BEHIND_M, 0.0))
    turn = Matrix.Rotation(np.deg2rad(turn_deg), 4, "Z")
    around = Matrix.Translation(axis) @ turn @ Matrix.Translation(-axis)
    for thing in scene.objects:
        if thing.type in ("CAMERA", "LIGHT") or thing.name == "background":
            thing.matrix_world = around @ thing.matrix_world
    scene.camera.data.dof.use_dof = turn_deg == 0


def _place(thing: bpy.types.Object, place: NDArray[np.float64], aim: NDArray[np.float64]) -> bpy.types.Object:
    thing.location = tuple(place)
    thing.rotation_euler = (Vector(aim) - Vector(place)).to_track_quat("-Z", "Y").to_euler()
    bpy.context.scene.collection.objects.link(thing)
    return thing


def _light(
    aim: NDArray[np.float64],
    offset: tuple[float, float, float],
    size: float,
    power: float,
    colour: tuple[float, float, float],
) -> None:
    light = bpy.data.lights.new("softbox", "AREA")
    light.size, light.energy, light.color = size, power, colour
    _place(bpy.data.objects.new("softbox", light), aim + np.array(offset), aim)


def _add_background(place: NDArray[np.float64], aim: NDArray[np.float64], studio: Studio, seed: int) -> None:
    """A luminous picture behind the person that only the camera sees."""
    direction = (aim - place) / np.linalg.norm(aim - place)
    middle = aim + direction * BACKGROUND_BEHIND_M
    half = 0.5 * SENSOR_MM / LENS_MM * np.linalg.norm(middle - place) * 1.06
    up = np.cross([1.0, 0, 0], direction)
    corners = [
        middle + half * (x * np.array([1.0, 0, 0]) + y * up) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    mesh = bpy.data.meshes.new("background")
    mesh.from_pydata([tuple(c) for c in corners], [], [(0, 1, 2, 3)])
    uv = mesh.uv_layers.new(name="uv")
    uv.data.foreach_set("uv", np.array([0, 0, 1, 0, 1, 1, 0, 1], np.float32))
    material = bpy.data.materials.new("background")
    material.use_nodes = True
    nodes, links = material.node_tree.nodes, material.node_tree.links
    nodes.clear()
    texture = nodes.new("ShaderNodeTexImage")
    texture.image = _as_image(blurred_room(studio, seed))
    emission = nodes.new("ShaderNodeEmission")
    output = nodes.new("ShaderNodeOutputMaterial")
    links.new(texture.outputs[0], emission.inputs[0])
    links.new(emission.outputs[0], output.inputs[0])
    mesh.materials.append(material)
    thing = bpy.data.objects.new("background", mesh)
    bpy.context.scene.collection.objects.link(thing)
    thing.visible_diffuse = thing.visible_glossy = thing.visible_transmission = thing.visible_shadow = False


def _as_image(picture: NDArray[np.float32]) -> bpy.types.Image:
    height, width, _ = picture.shape
    image = bpy.data.images.new("background", width, height, float_buffer=True)
    image.colorspace_settings.name = "Linear Rec.709"
    rgba = np.concatenate([picture[::-1], np.ones((height, width, 1), np.float32)], 2)
    image.pixels.foreach_set(rgba.ravel())
    return image


def blurred_room(studio: Studio, seed: int) -> NDArray[np.float32]:
    """An out-of-focus room ``(S, S, 3)``, linear: wall, shelves, a lit window or lamp, soft discs."""
    rng = np.random.default_rng(seed + 80)
    size = BACKGROUND_PX
    y, x = np.mgrid[0:size, 0:size] / size
    left, middle, right = (np.array(c) for c in studio.background)
    w = x[..., None]
    room = np.where(w < 0.5, left + (middle - left) * 2 * w, middle + (right - middle) * (2 * w - 1))
    room = room * (1.12 - 0.35 * y[..., None])
    for _ in range(9):
        x0, width = rng.uniform(-0.1, 1.0), rng.uniform(0.05, 0.22)
        y0, height = rng.uniform(0.0, 0.9), rng.uniform(0.06, 0.35)
        tint = np.array(studio.background[rng.integers(3)]) * rng.uniform(0.45, 1.7)
        inside = ((x > x0) & (x < x0 + width) & (y > y0) & (y < y0 + height))[..., None]
        room = np.where(inside, 0.4 * room + 0.6 * tint, room)
    window = rng.choice([0.08, 0.78])
    lit = ((np.abs(x - window - 0.07) < 0.12) & (np.abs(y - 0.30) < 0.26))[..., None]
    room = np.where(lit, room + studio.glow * np.array((0.34, 0.33, 0.29)), room)
    room = cv2.GaussianBlur(room.astype(np.float32), (0, 0), size * 0.030)
    for _ in range(14):
        cx, cy, radius = rng.uniform(0, 1), rng.uniform(0.02, 0.75), rng.uniform(0.018, 0.034)
        disc = np.clip((radius - np.hypot(x - cx, y - cy)) / 0.004, 0, 1)[..., None]
        warm = np.array((1.0, rng.uniform(0.72, 0.92), rng.uniform(0.45, 0.85)))
        room = room + disc * warm * studio.glow * rng.uniform(0.015, 0.06)
    return cv2.GaussianBlur(room.astype(np.float32), (0, 0), size * 0.005)


def set_up_render(size_px: int, samples: int, exposure: float, threads: int) -> None:
    """Cycles on the CPU, denoised, with Blender's AgX view."""
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    cycles = scene.cycles
    cycles.device, cycles.samples = "CPU", samples
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.use_adaptive_sampling, cycles.adaptive_threshold, cycles.adaptive_min_samples = True, 0.04, 4
    cycles.max_bounces, cycles.transmission_bounces, cycles.glossy_bounces = 8, 6, 4
    cycles.transparent_max_bounces = 16
    scene.cycles_curves.shape = "RIBBONS"
    scene.render.resolution_x = scene.render.resolution_y = size_px
    scene.render.threads_mode, scene.render.threads = "FIXED", threads
    scene.view_settings.view_transform = "AgX"
    scene.view_settings.look = "AgX - Medium High Contrast"
    scene.view_settings.exposure = exposure


def render(path: Path) -> None:
    scene = bpy.context.scene
    scene.render.image_settings.file_format = "PNG"
    scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)
