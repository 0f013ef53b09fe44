"""Taking the skin and the lashes of a lid from the photo of its open eye."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.render.warp.overlay import grain_sigma, to_bytes
from talking_avatar.render.warp.polyline import smoothstep
from talking_avatar.render.warp.push_pull import push_pull
from talking_avatar.render.warp.texture_fill import continued_detail

_LASH_CONTRAST = (5.0, 2.0)
"""Lashes stand out from the skin beside them by so many grey levels, and by so many times its own detail."""

_LASH_PICTURE = (40, 240)
_LASH_COUNT = 26
_PORE_PX = 4.0
_PORE_SIGMAS = 2.0


def dilated(mask: NDArray[np.uint8], across: float, along: float) -> NDArray[np.uint8]:
    """``mask`` grown by an ellipse ``across`` px wide and ``along`` px high."""
    size = (max(3, int(across)) | 1, max(3, int(along)) | 1)
    return np.asarray(cv2.dilate(mask, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, size)), np.uint8)


def lid_skin(
    photo: NDArray[np.float32], lash_zone: NDArray[np.uint8], width: float
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Skin filled in over the eye, and where it was taken from; brow and shadow do not count."""
    light = cv2.GaussianBlur(photo.mean(2), (0, 0), 1.0)
    away = cv2.distanceTransform(1 - lash_zone, cv2.DIST_L2, 5)
    ring = (lash_zone == 0) & (away < 0.22 * width)
    if ring.sum() < 8:
        return photo.copy(), np.ones(photo.shape[:2], np.bool_)
    source = ring & (light > np.percentile(light[ring], 35))
    known = source.astype(np.float32)
    filled = push_pull(np.where(source[..., None], photo, 0).astype(np.float32), known)
    smoothed = cv2.GaussianBlur(filled, (0, 0), 0.10 * width)
    usual = np.median(photo[source], 0)
    return np.asarray(0.78 * smoothed + 0.22 * usual, np.float32), source


def lash_height(
    photo: NDArray[np.float32], margin: NDArray[np.float64], down: NDArray[np.float64], width: float
) -> float:
    """How high, in eye widths, lashes of the open eye reach above its ``margin (n, 2)``, by the contrast
    across them."""
    middle = margin[len(margin) // 8 : -(len(margin) // 8)]
    heights = np.arange(0.06, 0.50, 0.02)
    at = middle[None] - (heights * width)[:, None, None] * down
    x, y = (at[..., i].astype(np.float32) for i in (0, 1))
    rows = cv2.remap(photo.mean(2), x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    fine = np.abs(rows - cv2.GaussianBlur(rows, (9, 1), 2.5)).mean(1)
    plain = float(np.percentile(fine, 25))
    hairy = fine > max(_LASH_CONTRAST[0], _LASH_CONTRAST[1] * plain)
    first_bare = int(np.argmin(hairy)) if not hairy.all() else len(hairy)
    return float(heights[first_bare - 1]) if first_bare else 0.0


def skin_detail(photo: NDArray[np.float32], source: NDArray[np.bool_], seed: int) -> NDArray[np.float64]:
    """Pores and grain of the skin around, continued over the eye; plain grain where nothing can be
    copied. What stands out of the skin, such as a lash, is cut down to its measure."""
    copied, backed = continued_detail(to_bytes(photo), source)
    sigma = grain_sigma(photo, source)
    grain = np.random.default_rng(seed).normal(0, 0.6 * sigma, source.shape)
    fine = copied - cv2.GaussianBlur(copied, (0, 0), _PORE_PX)
    most = _PORE_SIGMAS * max(1.48 * float(np.median(np.abs(fine[source]))), sigma)
    fine = np.clip(fine, -most, most)
    return np.asarray(fine * backed[..., None] + (grain * (1 - backed))[..., None], np.float64)


def frame_edges(
    photo: NDArray[np.float32], lash_zone: NDArray[np.uint8], width: float
) -> NDArray[np.float64]:
    """0..1: thin strong structures outside the lashes, such as the rim of spectacles."""
    light = photo.mean(2)
    difference = np.abs(light - cv2.GaussianBlur(light, (0, 0), 0.08 * width)).astype(np.float64)
    difference[lash_zone > 0] = 0
    edges = smoothstep(18.0, 45.0, difference).astype(np.float32)
    size = max(3, int(0.08 * width)) | 1
    return np.asarray(cv2.dilate(edges, np.ones((size, size), np.uint8)), np.float64)


def lash_look(
    photo: NDArray[np.float32],
    margin: NDArray[np.float64],
    opening: NDArray[np.uint8],
    skin: NDArray[np.float32],
) -> tuple[float, NDArray[np.float64]]:
    """How strongly and in which colour the photo shows the upper lash line."""
    x, y = margin.astype(np.float32).T[:, None]
    offsets = np.linspace(-0.03, 0.05, 5, dtype=np.float32)[:, None] * np.float32(np.ptp(margin[:, 0]))
    line = cv2.remap(photo, x + 0 * offsets, y + offsets, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    darkest = line.mean(2).min(0)
    contrast = 1.0 - float(np.median(darkest)) / max(float(skin.mean()), 1.0)
    inside = photo[opening > 0] if opening.any() else line.reshape(-1, 3)
    light = inside.mean(1)
    dark = inside[light <= np.percentile(light, 8) + 1].mean(0)
    colour = 0.72 * dark + 0.28 * 0.35 * skin
    return float(np.clip(0.25 + 0.85 * contrast, 0.3, 0.85)), np.asarray(colour, np.float64)


def paint_lashes(outer_left: bool, seed: int) -> NDArray[np.uint8]:
    """Opacity ``(h, w, 1)`` of lashes hanging from the margin, longer and more slanted at the outer end."""
    rng = np.random.default_rng(seed)
    height, width = _LASH_PICTURE
    picture = np.zeros((height, width), np.uint8)
    for root in np.linspace(0.10, 0.97, _LASH_COUNT):
        outer = float(np.clip(root + rng.normal(0, 0.012), 0.05, 0.985))
        taper = np.sin(np.pi * min(outer + 0.12, 0.9)) ** 0.4
        length = (0.30 + 0.50 * outer**1.2) * (1 + rng.normal(0, 0.12)) * taper
        slant = 0.10 * (outer - 0.35) + rng.normal(0, 0.006)
        t = np.linspace(0, 1, 8)
        x = outer + slant * t**1.4
        x = (1 - x if outer_left else x) * (width - 1)
        y = length * (t - 0.18 * t**2) * (height - 1)
        strength = np.linspace(1.0, 0.25, 7) * rng.uniform(0.55, 0.95) * (0.45 + 0.55 * outer)
        for i in range(7):
            ends = np.rint(np.array([[x[i], y[i]], [x[i + 1], y[i + 1]]]) * 16).astype(int)
            layer = np.zeros_like(picture)
            cv2.line(layer, ends[0].tolist(), ends[1].tolist(), int(255 * strength[i]), 2, cv2.LINE_AA, 4)
            picture = np.maximum(picture, layer)
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), 1.2)[..., None])
