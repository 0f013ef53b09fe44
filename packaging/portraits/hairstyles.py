"""Head hair, beard and brows of a person: which way each style grows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from portraits.figure import Figure
from portraits.hair import (
    BodyField,
    Growth,
    Strands,
    add_strands,
    clump,
    curl,
    fibre_shader,
    frizz,
    grow,
    sample_roots,
)
from portraits.noise import smooth_noise, smoothstep
from portraits.person import Fibre, Person

FIELD_STEP_M = 0.006
BROWS = (
    ((107, 66, 105, 63, 70), (55, 65, 52, 53, 46)),
    ((336, 296, 334, 293, 300), (285, 295, 282, 283, 276)),
)
"""Upper and lower edge of each brow from the nose outwards."""
UP, FORWARD = np.array([0.0, 0, 1]), np.array([0.0, -1, 0])


def body_field(figure: Figure) -> BodyField:
    """The distance field of head and shoulders."""
    low = figure.origin + [-0.20, -0.10, -0.30]
    high = figure.origin + [0.20, 0.26, 0.19]
    return BodyField(figure.skin.vertices, figure.skin.normals, low, high, FIELD_STEP_M)


def add_hair(figure: Figure, person: Person, field: BodyField, scalp: NDArray[np.float64]) -> None:
    """Grow the person's hairstyle from the fine mesh's ``scalp (V,)`` density."""
    style = person.hair
    if style.style == "none":
        return
    rng = np.random.default_rng(person.seed + 40)
    roots, density = sample_roots(figure.skin.vertices, figure.skin.faces, scalp, style.count, rng)
    make = {"swept": _swept, "long": _long, "curls": _curls}[style.style]
    strands = make(figure, person, field, roots, rng)
    thinness = 0.45 + 0.55 * smoothstep(0.0, 0.8, density)
    hair = Strands(strands, style.radius_mm / 1000, 0.45, thinness)
    add_strands("hair", hair, fibre_shader("hair", person.fibre, person.seed))


def _swept(
    figure: Figure, person: Person, field: BodyField, roots: NDArray[np.float64], rng: np.random.Generator
) -> NDArray[np.float64]:
    """Short back and sides, longer on top and combed away from a side parting."""
    style = person.hair
    head = figure.to_head(roots)
    count = len(roots)
    top = smoothstep(0.55, 1.15, head[:, 1]) * smoothstep(-1.5, -0.9, head[:, 2])
    length = style.length_m * (0.16 + 0.84 * top) * rng.uniform(0.8, 1.12, count)
    # Some hair beside the parting falls across it.
    gentle = np.tanh((head[:, 0] - style.part + 0.10 * rng.normal(size=count)) / 0.10)
    swirl = smooth_noise(head, 0.5, person.seed + 41, 2)
    lift = 0.0012 + style.volume_m * top * (0.25 + 0.75 * rng.random(count))

    def flow(points: NDArray[np.float64], share: float, normal: NDArray[np.float64]) -> NDArray[np.float64]:
        over = np.stack([gentle + 0.2 * swirl, 0.55 + 0.2 * swirl, np.full(count, -0.1 - 0.3 * share)], 1)
        beside = np.tile([0.0, 0.5, -1.0], (count, 1))
        wanted = top[:, None] * over + (1 - top[:, None]) * beside
        wanted += (1.1 * (1 - 2.5 * share) * top if share < 0.4 else 0.0 * top)[:, None] * normal
        return _laid(wanted, points, normal, field, lift) if share > 0.3 else wanted

    growth = Growth(length, lift, steps=18, inertia=0.6, start_along_normal=0.5, settle=0.5)
    strands = grow(field, roots, flow, growth)
    strands = clump(strands, 45, 0.6, rng)
    return frizz(strands, 0.0010 + 0.003 * style.wave, rng)


def _laid(
    wanted: NDArray[np.float64],
    points: NDArray[np.float64],
    normal: NDArray[np.float64],
    field: BodyField,
    lift_m: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Directions ``wanted (N, 3)`` bent by weight: hair above ``lift_m`` sinks onto the skin below it."""
    outward = np.maximum((wanted * normal).sum(1), 0)
    excess = np.clip((field.distance(points) - lift_m) / 0.012, 0, 1)
    rests = smoothstep(-0.3, 0.3, normal[:, 2])
    return np.asarray(wanted - normal * (outward + 0.7 * excess * rests)[:, None])


def _long(
    figure: Figure, person: Person, field: BodyField, roots: NDArray[np.float64], rng: np.random.Generator
) -> NDArray[np.float64]:
    """Hair that falls from a parting down both sides of the face and the back."""
    style = person.hair
    head = figure.to_head(roots)
    count = len(roots)
    side = np.where(head[:, 0] + 0.02 * rng.normal(size=count) > style.part, 1.0, -1.0)
    behind = smoothstep(0.1, -0.9, head[:, 2])
    front = 1 - behind
    eyes_up = head[:, 1]
    # Ends lie at one height: what grows higher is longer.
    length = style.length_m + 0.45 * figure.ipd * np.maximum(eyes_up, -0.4)
    length = length * rng.uniform(0.93, 1.03, count)
    swirl = smooth_noise(head, 0.6, person.seed + 43, 2)
    face_half = 1.02 * np.abs(figure.head_landmarks()[[234, 454], 0]).mean()

    lift = 0.003 + style.volume_m * rng.random(count) ** 0.8

    def flow(points: NDArray[np.float64], share: float, normal: NDArray[np.float64]) -> NDArray[np.float64]:
        place = figure.to_head(points)
        on_top = smoothstep(0.35, 1.0, place[:, 1])
        wanted = np.zeros_like(points)
        wanted[:, 0] = side * on_top * (0.35 + 0.65 * front)
        wanted[:, 1] = (
            0.35 * on_top * front + 0.8 * on_top * behind + 0.12 * smoothstep(0.9, -0.2, place[:, 1])
        )
        wanted[:, 2] = -0.25 - 0.75 * (1 - on_top)
        # Keep hair that falls beside the face out of the face.
        inside = (
            np.clip(face_half - np.abs(place[:, 0]), 0, 0.4) * (place[:, 1] < 0.75) * (place[:, 2] > -0.9)
        )
        wanted[:, 0] += side * 1.8 * inside
        wanted[:, 1] += 1.2 * inside
        wanted[:, 0] += 0.10 * swirl * share
        return _laid(wanted, points, normal, field, lift)

    growth = Growth(length, lift, steps=34, inertia=0.5, start_along_normal=0.2, settle=0.12)
    strands = grow(field, roots, flow, growth)
    strands = clump(strands, 90, 0.45 + 0.25 * style.wave, rng)
    strands = frizz(strands, 0.0015 + 0.003 * style.wave, rng, 1.5)
    if style.wave > 0.4:
        strands = curl(strands, 0.007 * style.wave, 2.2, 260, rng)
    return strands


def _curls(
    figure: Figure, person: Person, field: BodyField, roots: NDArray[np.float64], rng: np.random.Generator
) -> NDArray[np.float64]:
    """Full curly hair: locks wound round paths that stand off the head."""
    style = person.hair
    head = figure.to_head(roots)
    count = len(roots)
    frontal = smoothstep(0.0, 0.5, head[:, 2])
    length = style.length_m * (1 - 0.30 * frontal) * rng.uniform(0.75, 1.1, count)
    lean = 0.5 * np.stack([smooth_noise(head, 0.22, person.seed + 44 + k, 1) for k in range(3)], 1)

    def flow(points: NDArray[np.float64], share: float, normal: NDArray[np.float64]) -> NDArray[np.float64]:
        return normal * (1.1 - 0.4 * share) + lean + 0.15 * UP - 0.5 * share * UP - 0.10 * FORWARD

    growth = Growth(
        length,
        0.35 * length,
        steps=40,
        inertia=0.75,
        start_along_normal=0.9,
        settle=0.8,
    )
    strands = grow(field, roots, flow, growth)
    strands = clump(strands, 50, 0.85, rng)
    return frizz(curl(strands, 0.0052, style.length_m / 0.021, 50, rng), 0.0016, rng)


def add_beard(figure: Figure, person: Person, field: BodyField, area: NDArray[np.float64]) -> None:
    """Grow a beard from the density ``area (V,)``; nothing when its length is 0."""
    beard = person.beard
    if not beard.length_m:
        return
    rng = np.random.default_rng(person.seed + 50)
    roots, density = sample_roots(figure.skin.vertices, figure.skin.faces, area, beard.count, rng)
    head = figure.to_head(roots)
    marks = figure.head_landmarks()
    chin = smoothstep(marks[61, 1] + 0.25, marks[152, 1], head[:, 1]) * smoothstep(
        0.95, 0.35, np.abs(head[:, 0])
    )
    length = beard.length_m * (0.3 + 0.85 * chin) * rng.uniform(0.6, 1.1, len(roots)) * (0.4 + 0.6 * density)
    above_lip = (head[:, 1] > marks[13, 1]) & (np.abs(head[:, 0]) < 0.42)
    length[above_lip] = 0.5 * beard.length_m * rng.uniform(0.7, 1.1, above_lip.sum())
    lean = rng.normal(size=(len(roots), 3)) * 0.18

    def flow(points: NDArray[np.float64], share: float, normal: NDArray[np.float64]) -> NDArray[np.float64]:
        wanted = np.tile([0.0, 0.0, -1.0], (len(points), 1)) + (0.45 - 0.35 * share) * normal + lean
        wanted[:, 0] += np.where(above_lip, 1.1 * np.tanh(head[:, 0] / 0.12), -0.25 * head[:, 0])
        return wanted

    growth = Growth(length, 0.22 * length, steps=10, inertia=0.6, start_along_normal=0.3)
    strands = frizz(clump(grow(field, roots, flow, growth), 10, 0.35, rng), 0.06 * beard.length_m, rng, 1.0)
    add_strands("beard", Strands(strands, 0.00008, 0.35), fibre_shader("beard", person.fibre, person.seed))


def add_brows(figure: Figure, person: Person) -> None:
    """Brow hairs between the landmarks of each brow's edges, fanning from upright to sideways."""
    brows = person.brows
    rng = np.random.default_rng(person.seed + 60)
    curves = []
    for (upper, lower), side in zip(BROWS, (-1.0, 1.0), strict=True):
        top, bottom = (_flattened(figure.landmarks[list(ids)], brows.flat) for ids in (upper, lower))
        for _ in range(brows.count):
            along = rng.beta(1.05, 1.0) * 0.97
            taper = (1 - 0.55 * along**1.5) * (0.75 + 0.25 * min(1.0, along / 0.15)) * brows.thickness
            across = 0.42 + 0.48 * taper * np.clip(rng.normal() * 0.5, -1, 1)
            start = _on_line(bottom, along) * (1 - across) + _on_line(top, along) * across
            root, _ = figure.project(start + np.array([0, -0.004, 0]))
            rise = 1.15 * (1 - along) ** 1.3 - 0.25 * along - 0.9 * (across - 0.42)
            direction = np.array([side * (0.45 + 0.75 * along), 0.25 * along, rise + rng.normal() * 0.16])
            direction /= np.linalg.norm(direction)
            size = brows.length_m * (0.75 + 0.35 * np.sin(np.pi * along)) * rng.uniform(0.7, 1.1)
            path = []
            for s in np.linspace(0, 1, 6):
                point = root + direction * size * s + np.array([side * 0.10, 0, -0.22]) * size * s**2
                place, out = figure.project(point)
                path.append(place + out * (0.0012 * np.sin(np.pi * min(s, 0.75)) - 0.0003 * (s == 0)))
            curves.append(path)
    fibre = Fibre(brows.melanin, person.fibre.red, person.fibre.grey)
    add_strands("brows", Strands(np.array(curves), 0.00006, 0.25), fibre_shader("brows", fibre, person.seed))


def _flattened(line: NDArray[np.float64], amount: float) -> NDArray[np.float64]:
    """``line (K, 3)`` with less of an arch: heights pulled towards the straight line between its ends."""
    heights = np.linspace(line[0, 2], line[-1, 2], len(line))
    flat = line.copy()
    flat[:, 2] += amount * (heights - line[:, 2])
    return flat


def _on_line(line: NDArray[np.float64], t: float) -> NDArray[np.float64]:
    """Point at share ``t`` 0..1 of the polyline ``line (K, 3)``."""
    place = t * (len(line) - 1)
    k = min(int(place), len(line) - 2)
    return np.asarray(line[k] + (line[k + 1] - line[k]) * (place - k))
