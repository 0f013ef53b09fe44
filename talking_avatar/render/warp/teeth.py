"""Painted teeth: one row as a picture in the plane of the incisors, in tones that fit the photo."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.render.warp.polyline import smoothstep

HALF_WIDTH_IPD = 0.52
TOP_IPD, BOTTOM_IPD = -0.24, 0.14
"""Extent of a row's picture: x from the midline, y down from the resting lip line."""

ARCH_DEPTH_PER_IPD = 1.9
"""The dental arch recedes by this times x squared (about 9 mm at the canines, 30 mm at the molars)."""

_SUPERSAMPLING = 3


@dataclass(frozen=True)
class Tooth:
    """As seen from the front, in IPD: ``width``; ``edge``: y of the biting edge; ``height`` up to the gum;
    ``corner``: rounding of the far corner; ``tone``: brightness relative to the first incisor."""

    width: float
    edge: float
    height: float
    corner: float
    tone: float


# Crown sizes after Wheeler's dental anatomy (63 mm to the IPD), narrowed by the arch's foreshortening.
UPPER_TEETH = (
    Tooth(0.130, 0.050, 0.165, 0.022, 1.00),
    Tooth(0.098, 0.041, 0.145, 0.030, 0.965),
    Tooth(0.098, 0.047, 0.160, 0.040, 0.90),
    Tooth(0.078, 0.036, 0.135, 0.028, 0.86),
    Tooth(0.064, 0.029, 0.125, 0.026, 0.80),
    Tooth(0.050, 0.022, 0.115, 0.024, 0.72),
)
LOWER_TEETH = (
    Tooth(0.079, 0.030, 0.130, 0.012, 0.93),
    Tooth(0.084, 0.031, 0.130, 0.014, 0.92),
    Tooth(0.088, 0.026, 0.140, 0.032, 0.87),
    Tooth(0.080, 0.034, 0.120, 0.026, 0.82),
    Tooth(0.066, 0.040, 0.110, 0.024, 0.76),
    Tooth(0.050, 0.046, 0.105, 0.022, 0.68),
)


def paint_row(
    teeth: tuple[Tooth, ...],
    upper: bool,
    colour: NDArray[np.float64],
    gum: NDArray[np.float64],
    px_per_ipd: float,
    blur_px: float,
    grain: float,
    tint: float,
    seed: int,
) -> NDArray[np.float32]:
    """``(h, w, 4)`` float32: RGB 0..255 and alpha 0..1, not premultiplied; extent as the constants above.

    ``colour`` and ``gum (3,)`` RGB 0..255; ``blur_px`` and ``grain`` (grey levels) make the row as soft and
    as grainy as the photo; ``tint`` 0 gives it no colours of its own, as a grey photo needs. Teeth vary a
    little in place, width and tone, always alike for one ``seed``.
    """
    rng = np.random.default_rng(seed)
    scale = px_per_ipd * _SUPERSAMPLING
    width, height = picture_size(px_per_ipd)
    x = (np.arange(width * _SUPERSAMPLING) + 0.5) / scale - HALF_WIDTH_IPD
    y = (np.arange(height * _SUPERSAMPLING) + 0.5) / scale + TOP_IPD
    down = (y if upper else -y)[:, None]
    coverage = np.zeros((len(y), len(x)))
    tone: NDArray = np.ones_like(coverage)
    along: NDArray = np.zeros_like(coverage)
    for side in (-1.0, 1.0):
        start = 0.0
        for tooth in teeth:
            wide = tooth.width * (1 + rng.normal(0, 0.02))
            place = (x * side - start)[None] / wide
            inside = (place >= 0) & (place < 1)
            edge = (tooth.edge if upper else -tooth.edge) + rng.normal(0, 0.0025)
            shape = _crown(place, down - edge, wide, tooth)
            brightness = tooth.tone * (1 + rng.normal(0, 0.012)) * _relief(place, down - edge, tooth.height)
            coverage = np.where(inside, shape, coverage)
            tone = np.where(inside, brightness, tone)
            along = np.where(inside, np.clip((down - edge) / tooth.height + 1, 0, 1), along)
            start += wide
        coverage = np.where((x * side >= start)[None], 0.0, coverage)
    layers = np.dstack([coverage, tone, along]).astype(np.float32)
    layers = np.asarray(cv2.resize(layers, (width, height), interpolation=cv2.INTER_AREA), np.float32)
    cover, tone, along = (layers[..., i] for i in range(3))
    rgb = colour * tone[..., None]
    # Dentine shows through near the gum: yellower; the thin biting edge is cooler and greyer.
    neck = (1 - smoothstep(0.15, 0.75, along))[..., None] * (0.4 + 0.6 * tint)
    tip = smoothstep(0.86, 1.0, along)[..., None]
    rgb = rgb * (1 - neck * (0.08 + tint * np.array([-0.05, 0.0, 0.05])))
    rgb = rgb * (1 - tip * (0.08 + tint * np.array([0.02, 0.0, -0.03])))
    gum_part = smoothstep(0.10, 0.0, along)[..., None]
    rgb = rgb * (1 - gum_part) + gum * gum_part
    if blur_px > 0.2:
        rgb = np.asarray(cv2.GaussianBlur(rgb * cover[..., None], (0, 0), blur_px))
        cover = np.asarray(cv2.GaussianBlur(cover, (0, 0), blur_px))
        rgb = rgb / np.maximum(cover, 1e-3)[..., None]
    rgb = rgb + rng.normal(0, grain, rgb.shape[:2])[..., None]
    return np.dstack([np.clip(rgb, 0, 255), cover]).astype(np.float32)


def picture_size(px_per_ipd: float) -> tuple[int, int]:
    """Width and height in px of a row's picture."""
    return round(2 * HALF_WIDTH_IPD * px_per_ipd), round((BOTTOM_IPD - TOP_IPD) * px_per_ipd)


def _crown(place: NDArray, beyond_edge: NDArray, width: float, tooth: Tooth) -> NDArray:
    """Coverage of one crown; neighbours touch at a contact point and part below it."""
    across = np.abs(place - 0.5) * 2
    far = np.where(place > 0.5, tooth.corner, 0.55 * tooth.corner)
    lifted = -beyond_edge - far * np.clip((across - 0.35) / 0.65, 0, 1) ** 3 - 0.003 * across**2
    softness = 0.004
    bite = np.clip(lifted / softness + 0.5, 0, 1)
    # The dark line between two teeth opens towards the edge and closes at the contact point.
    from_edge = np.clip(-beyond_edge / tooth.height, 0, 1)
    line_width = 0.0022 + 0.006 * np.exp(-from_edge / 0.10)
    to_side = (1 - across) * width / 2
    line = np.clip(to_side / line_width, 0, 1)
    depth = 0.28 + 0.45 * np.exp(-from_edge / 0.12)
    neck = np.clip((tooth.height + 0.06 + beyond_edge) / 0.01, 0, 1)
    return np.asarray(bite * neck * (1 - depth * (1 - line)))


def _relief(place: NDArray, beyond_edge: NDArray, height: float) -> NDArray:
    """Light on the bulging crown: bright slightly off the middle, falling towards its sides and the gum."""
    across = (place - 0.45) * 2
    up = np.clip(-beyond_edge / height, 0, 1)
    gloss = 0.05 * np.exp(-((across / 0.35) ** 2)) * np.exp(-(((up - 0.45) / 0.22) ** 2))
    return np.asarray((1 - 0.13 * np.abs(across) ** 2.6) * (1 - 0.10 * up) + gloss)
