"""Turn a picture into an oil painting: strokes along its structure, coarse to fine, in relief on canvas.

After A. Hertzmann, "Painterly Rendering with Curved Brush Strokes of Multiple Sizes" (SIGGRAPH 1998), with
directions from the smoothed structure tensor (J. E. Kyprianidis and H. Kang, "Image and Video Abstraction by
Coherence-Enhancing Filtering", Computer Graphics Forum 2011) and a relief lit from the upper left.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.float32]
"""``(H, W, 3)`` RGB 0..1, or ``(H, W)``."""


@dataclass(frozen=True)
class Brush:
    """``width_px`` of a stroke; ``steps`` of one width along it; ``error``: least difference worth a stroke.

    ``colour_spread``: how much strokes differ from the colour they should have.
    """

    width_px: float
    steps: int
    error: float
    colour_spread: float


BRUSHES = (
    Brush(52, 6, 0.0, 0.060),
    Brush(26, 7, 0.075, 0.045),
    Brush(13, 7, 0.060, 0.032),
    Brush(7, 6, 0.050, 0.018),
    Brush(3.5, 5, 0.042, 0.006),
    Brush(2, 4, 0.085, 0.0),
)
TENSOR_SIGMA_PX = 5.0
RELIEF, CANVAS = 0.40, 0.035
BRISTLES_PX = 13


def paint(picture: Picture, seed: int) -> Picture:
    """The painting of ``picture``, of the same size."""
    rng = np.random.default_rng(seed)
    along, coherence = stroke_directions(picture, rng)
    canvas = np.tile(picture.mean((0, 1)) * 0.7, (*picture.shape[:2], 1)).astype(np.float32)
    height = np.zeros(picture.shape[:2], np.float32)
    for brush in BRUSHES:
        _paint_layer(canvas, height, picture, along, brush, rng)
    relief = height + 0.55 * _bristles(along, rng)
    return _lit(canvas, cv2.GaussianBlur(relief, (0, 0), 0.8), 1 - 0.35 * coherence)


def stroke_directions(picture: Picture, rng: np.random.Generator) -> tuple[Picture, Picture]:
    """Unit vectors ``(H, W, 2)`` along edges, and how sure they are ``(H, W)`` 0..1.

    Where the picture is even they follow a slow random field.
    """
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    gx, gy = cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1)
    strength = np.sqrt(gx**2 + gy**2) + 1e-6
    # Weak edges count for more than in the plain tensor, or outlines would rule the whole face.
    gx, gy = gx / strength**0.5, gy / strength**0.5
    xx, yy, xy = (cv2.GaussianBlur(v, (0, 0), TENSOR_SIGMA_PX) for v in (gx * gx, gy * gy, gx * gy))
    drift = _smooth_field(grey.shape, 90, rng) * 1.6 + 0.9
    even = 0.004
    xx, yy, xy = (
        xx + even * np.sin(drift) ** 2,
        yy + even * np.cos(drift) ** 2,
        xy - even * np.sin(drift) * np.cos(drift),
    )
    angle = 0.5 * np.arctan2(2 * xy, xx - yy) + np.pi / 2
    coherence = np.sqrt((xx - yy) ** 2 + 4 * xy**2) / (xx + yy + 1e-9)
    return np.stack([np.cos(angle), np.sin(angle)], 2).astype(np.float32), coherence.astype(np.float32)


def _smooth_field(shape: tuple[int, ...], sigma_px: float, rng: np.random.Generator) -> Picture:
    """Noise ``(H, W)`` of standard deviation 1 without detail below ``sigma_px``."""
    small = rng.normal(size=(shape[0] // 8 + 2, shape[1] // 8 + 2)).astype(np.float32)
    field = cv2.resize(
        cv2.GaussianBlur(small, (0, 0), sigma_px / 8), shape[1::-1], interpolation=cv2.INTER_CUBIC
    )
    return np.asarray((field - field.mean()) / field.std())


def _paint_layer(
    canvas: Picture, height: Picture, picture: Picture, along: Picture, brush: Brush, rng: np.random.Generator
) -> None:
    rows, columns = picture.shape[:2]
    wanted = cv2.GaussianBlur(picture, (0, 0), brush.width_px * 0.22)
    error = cv2.GaussianBlur(np.abs(wanted - canvas).sum(2), (0, 0), brush.width_px * 0.4)
    spacing = brush.width_px * 0.55
    y, x = np.mgrid[0:rows:spacing, 0:columns:spacing]
    start = np.stack([x.ravel(), y.ravel()], 1) + rng.uniform(-0.5, 0.5, (x.size, 2)) * spacing
    start = np.clip(start, 0, [columns - 1, rows - 1])
    start = start[_at(error, start) > brush.error]
    rng.shuffle(start)
    colour = _at(wanted, start) * (1 + rng.normal(size=(len(start), 1)) * brush.colour_spread)
    colour = np.clip(colour + rng.normal(size=colour.shape) * brush.colour_spread * 0.4, 0, 1)
    paths, lengths = _trace(start, colour, wanted, along, brush)
    level = rng.uniform(0.0, 1.0, len(start)) * (0.35 + 0.05 * brush.width_px**0.5)
    fixed = np.round(paths * 16).astype(np.int32)
    thickness = np.maximum(1, np.round(brush.width_px * rng.uniform(0.75, 1.15, len(start)))).astype(int)
    for k in range(len(start)):
        line = [fixed[k, : lengths[k]].reshape(-1, 1, 2)]
        cv2.polylines(canvas, line, False, colour[k].tolist(), int(thickness[k]), cv2.LINE_AA, 4)
        cv2.polylines(height, line, False, float(level[k]), int(thickness[k]), cv2.LINE_AA, 4)


def _at(field: Picture, points: NDArray[np.float64]) -> Picture:
    """``field`` at the pixels nearest to ``points (..., 2)`` as x, y."""
    x = np.clip(np.round(points[..., 0]).astype(int), 0, field.shape[1] - 1)
    y = np.clip(np.round(points[..., 1]).astype(int), 0, field.shape[0] - 1)
    return np.asarray(field[y, x])


def _trace(
    start: NDArray[np.float64], colour: Picture, wanted: Picture, along: Picture, brush: Brush
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Paths ``(N, K, 2)`` along the directions and their numbers of points.

    A stroke ends where the picture differs more from its colour than the canvas may (Hertzmann's criterion).
    """
    path = [start]
    heading = _at(along, start).astype(np.float64)
    alive = np.ones(len(start), bool)
    lengths = np.ones(len(start), int)
    tolerance = 0.06 + 2 * brush.error
    for _ in range(brush.steps):
        direction = _at(along, path[-1]).astype(np.float64)
        direction *= np.where((direction * heading).sum(1) < 0, -1, 1)[:, None]
        heading = 0.5 * heading + 0.5 * direction
        heading /= np.linalg.norm(heading, axis=1, keepdims=True) + 1e-9
        path.append(path[-1] + heading * brush.width_px * 0.8)
        alive &= np.abs(_at(wanted, path[-1]) - colour).sum(1) < tolerance
        lengths += alive
    return np.stack(path, 1), np.maximum(lengths, 2)


def _bristles(along: Picture, rng: np.random.Generator) -> Picture:
    """Grooves of the brush's hairs: noise smeared along the strokes (line integral convolution)."""
    rows, columns = along.shape[:2]
    noise = cv2.GaussianBlur(rng.normal(size=(rows, columns)).astype(np.float32), (0, 0), 0.7)
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    total = noise.copy()
    for sign in (-1.0, 1.0):
        px, py = x.copy(), y.copy()
        for _ in range(BRISTLES_PX):
            step = cv2.remap(along, px, py, cv2.INTER_NEAREST, borderMode=cv2.BORDER_REPLICATE)
            px, py = px + sign * step[..., 0], py + sign * step[..., 1]
            total += cv2.remap(noise, px, py, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    return np.asarray(0.5 + 0.25 * total / total.std())


def _lit(canvas: Picture, relief: Picture, amount: Picture) -> Picture:
    """Paint lit from the upper left, on woven canvas that shows where the paint is thin."""
    rows, columns = relief.shape
    y, x = np.mgrid[0:rows, 0:columns]
    over = np.sin(2 * np.pi * x / 5.0) * np.sin(2 * np.pi * y / 5.0)
    weave = (CANVAS * over * np.clip(1.2 - relief, 0.2, 1)).astype(np.float32)
    slope = cv2.Sobel(relief, cv2.CV_32F, 1, 0, scale=0.125) + cv2.Sobel(
        relief, cv2.CV_32F, 0, 1, scale=0.125
    )
    light = 1 + np.clip(RELIEF * amount * slope, -0.16, 0.16) + weave
    shine = np.clip(slope - 0.25, 0, 0.4)[..., None] * 0.06
    return np.clip(canvas * light[..., None] + shine, 0, 1).astype(np.float32)
