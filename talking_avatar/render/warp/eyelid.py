"""The skin of the closing lid: the photo's own thin strip of lid looks dirty when stretched over the eye."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numba
import numpy as np
from numba import types
from numpy.typing import NDArray

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.jit import kernel, reads, writes
from talking_avatar.render.warp.opening import BOX, at_bin, bounding_box, opening_profile, sample, smoothstep
from talking_avatar.render.warp.overlay import (
    crop_units_from_canvas,
    grain_sigma,
    polygon_mask,
    smooth,
    smooth_array,
    to_bytes,
    to_crop_pixels,
)
from talking_avatar.render.warp.posed_face import PosedFace
from talking_avatar.render.warp.push_pull import push_pull
from talking_avatar.render.warp.rig import RIG_COEFFICIENTS, EyeContour, Mesh

_SKIN_FADE, _SKIN_MOST = (0.12, 0.70), 0.88
_LASH_FADE = (0.30, 0.90)
_SHUT_FADE = (0.65, 0.95)
_CREASE_EYE_WIDTHS = 0.07
_LASH_REACH_EYE_WIDTHS = 0.17
_LASH_PICTURE = (40, 240)
_LASH_COUNT = 26


@dataclass(frozen=True, eq=False)
class EyelidLayer:
    """What the lid shows when it closes.

    ``skin (h, w, 4)`` uint8: RGB of the lid in pixels of ``Portrait.crop`` from ``origin_px``, and how far it
    may replace the photo (less where a spectacle frame runs). ``anchor_px (3,)``: centre of the eye in crop
    units with its depth. ``margin_px (n, 3)``: the open upper lid's margin in crop units. ``lashes
    (h, w, 1)`` uint8: opacity of the lashes, along the margin and down from it by ``_LASH_REACH_EYE_WIDTHS``.
    ``lash_colour (3,)`` float32, ``lash_strength`` 0..1; ``outer_left``: the outer corner is on the left.
    """

    skin: NDArray[np.uint8]
    origin_px: NDArray[np.float64]
    anchor_px: NDArray[np.float64]
    margin_px: NDArray[np.float64]
    lashes: NDArray[np.uint8]
    lash_colour: NDArray[np.float32]
    lash_strength: float
    outer_left: bool
    detail: int


def prepare_eyelid(portrait: Portrait, mesh: Mesh, index: int) -> EyelidLayer:
    """Lid skin for eye ``index`` (0 = left in the picture) from the skin around it."""
    eye, detail = mesh.eyes[index], portrait.detail
    upper = to_crop_pixels(mesh.vertices_px[eye.upper, :2], detail)
    lower = to_crop_pixels(mesh.vertices_px[eye.lower, :2], detail)
    outline = np.concatenate([upper, lower[::-1]])
    width = float(np.linalg.norm(upper[-1] - upper[0]))
    side = portrait.crop.shape[0]
    reach = np.array([0.35, 0.75]) * width
    x0, y0 = np.clip(np.floor(outline.min(0) - reach), 0, side - 8).astype(int)
    x1, y1 = np.clip(np.ceil(outline.max(0) + reach), [x0 + 8, y0 + 8], side).astype(int)
    origin = np.array([x0, y0], np.float64)
    photo = portrait.crop[y0:y1, x0:x1].astype(np.float32)
    opening = polygon_mask(outline - origin, photo.shape[:2])
    lash_zone = _dilated(opening, 0.13 * width, 0.18 * width)
    filled, source = _lid_skin(photo, lash_zone, width)
    grain = 0.6 * grain_sigma(photo, source)
    skin = filled + np.random.default_rng(index + 1).normal(0, grain, filled.shape[:2])[..., None]
    allowed = 1.0 - portrait.traits.glasses * _frame_edges(photo, lash_zone, width)
    strength, colour = _lash_look(photo, upper - origin, opening, np.median(photo[source], 0))
    contour = np.concatenate([eye.upper, eye.lower])
    centre = mesh.vertices_px[contour].mean(0)
    packed = np.dstack([skin, 255 * allowed])
    return EyelidLayer(
        skin=to_bytes(packed),
        origin_px=origin,
        anchor_px=centre,
        margin_px=mesh.vertices_px[eye.upper].copy(),
        lashes=_paint_lashes(index == 0, seed=11 + index),
        lash_colour=colour.astype(np.float32),
        lash_strength=strength,
        outer_left=index == 0,
        detail=detail,
    )


def draw_eyelid(frame: NDArray[np.uint8], posed: PosedFace, eye: EyeContour, layer: EyelidLayer) -> None:
    """Draw the lid over what the closing margin has uncovered, in place; nothing while the eye is open."""
    closing = float(posed.coefficients[RIG_COEFFICIENTS.index("eyeBlink" + eye.side)])
    opacity = _SKIN_MOST * smooth(*_SKIN_FADE, closing)
    if opacity <= 0:
        return
    projection = posed.projection
    margin = posed.xy[eye.upper]
    rest = projection.head_fixed(layer.margin_px).astype(np.float32)
    width_px = max(float(np.linalg.norm(margin[-1] - margin[0])), 1.0)
    box = bounding_box(np.concatenate([margin, rest]), 0.2 * width_px + 2, (frame.shape[1], frame.shape[0]))
    if box is None:
        return
    rest[0], rest[-1] = margin[0], margin[-1]
    profile = opening_profile(rest, margin, projection.down)
    to_patch = crop_units_from_canvas(projection, layer.anchor_px) * layer.detail
    to_patch[:, 2] += (layer.detail - 1) / 2 - layer.origin_px
    _draw(
        frame, box, to_patch, profile.right, profile.down, profile.start, profile.step, profile.upper,
        profile.lower, width_px, layer.skin, layer.lashes, layer.lash_colour, opacity,
        layer.lash_strength * smooth(*_LASH_FADE, closing), opacity * smooth(*_SHUT_FADE, closing),
        layer.outer_left,
    )  # fmt: skip


@numba.njit(nogil=True, cache=True, inline="always")
def _whiter(frame: NDArray[np.uint8], x: int, y: int, skin: NDArray[np.uint8], px: float, py: float) -> Any:
    """0..1: how surely a pixel beside the closed margin is left-over sclera, brighter and paler than skin."""
    red, green, blue = float(frame[y, x, 0]), float(frame[y, x, 1]), float(frame[y, x, 2])
    skin_red, skin_blue = sample(skin, px, py, 0), sample(skin, px, py, 2)
    brighter = (red + green + blue) / 3 - (skin_red + sample(skin, px, py, 1) + skin_blue) / 3
    paler = (skin_red - skin_blue) / max(skin_red, 1.0) - (red - blue) / max(red, 1.0)
    return max(
        smoothstep(0.08, 0.22, paler) * smoothstep(-25.0, 5.0, brighter), smoothstep(40.0, 70.0, brighter)
    )


@kernel(
    writes("uint8", 3), BOX, reads("float64", 2), reads("float64", 1),
    reads("float64", 1), types.float64, types.float64, reads("float32", 1), reads("float32", 1),
    types.float64, reads("uint8", 3), reads("uint8", 3), reads("float32", 1), types.float64, types.float64,
    types.float64, types.boolean,
)  # fmt: skip
def _draw(
    frame: NDArray[np.uint8],
    box: tuple[int, int, int, int],
    to_patch: NDArray[np.float64],
    right: NDArray[np.float64],
    down: NDArray[np.float64],
    start: float,
    step: float,
    rest: NDArray[np.float32],
    margin: NDArray[np.float32],
    width_px: float,
    skin: NDArray[np.uint8],
    lashes: NDArray[np.uint8],
    lash_colour: NDArray[np.float32],
    opacity: float,
    lash_opacity: float,
    shut: float,
    outer_left: bool,
) -> None:
    bins = rest.shape[0]
    soft = max(0.11 * width_px, 0.8)
    line = max(0.016 * width_px, 0.6)
    reach = _LASH_REACH_EYE_WIDTHS * width_px
    for y in range(box[1], box[3]):
        for x in range(box[0], box[2]):
            position = (x * right[0] + y * right[1] - start) / step
            if position < 0 or position > bins - 1:
                continue
            along = position / (bins - 1)
            bulge = np.sin(np.pi * along)
            s = x * down[0] + y * down[1]
            edge = at_bin(margin, position)
            crease = at_bin(rest, position) - _CREASE_EYE_WIDTHS * width_px * bulge
            cover = smoothstep(-soft, soft, s - crease) * min(max(edge - s + 0.5, 0.0), 1.0)
            # The corners of the eye keep their own skin.
            cover *= opacity * smoothstep(0.0, 0.05, min(along, 1.0 - along))
            outer = 1.0 - along if outer_left else along
            below = s - edge
            thick = line * (0.55 + 0.75 * smoothstep(0.05, 0.75, outer))
            dark = 0.0
            if abs(below) < 3 * thick:
                dark = np.exp(-((below / thick) ** 2)) * 0.9 * smoothstep(0.0, 0.12, min(along, 1 - along))
            if -0.02 * reach <= below < reach:
                lash = sample(
                    lashes, along * (lashes.shape[1] - 1), below / reach * (lashes.shape[0] - 1), 0
                ) * (0.75 / 255)
                dark = max(dark, lash)
            dark *= lash_opacity
            beside = 0.0
            if -1.0 < below < 0.10 * width_px:
                beside = shut * smoothstep(0.10 * width_px, 0.06 * width_px, below)
            if cover <= 0.004 and dark <= 0.004 and beside <= 0.004:
                continue
            px = to_patch[0, 0] * x + to_patch[0, 1] * y + to_patch[0, 2]
            py = to_patch[1, 0] * x + to_patch[1, 1] * y + to_patch[1, 2]
            cover *= sample(skin, px, py, 3) * (1 / 255)
            down_lid = (s - crease) / max(edge - crease, 1.0)
            middle = (2.0 * along - 1.0) / 0.75
            shade = 0.95 + 0.08 * np.exp(-(((down_lid - 0.50) / 0.30) ** 2) - middle * middle)
            shade -= 0.15 * smoothstep(0.60, 1.05, down_lid)
            if beside > 0.004:
                cover = max(cover, beside * _whiter(frame, x, y, skin, px, py))
            for c in range(3):
                old = frame[y, x, c]
                value = old + (sample(skin, px, py, c) * shade - old) * cover
                value += (lash_colour[c] - value) * dark
                frame[y, x, c] = np.uint8(min(max(value + 0.5, 0.0), 255.0))


def _dilated(mask: NDArray[np.uint8], across: float, along: float) -> NDArray[np.uint8]:
    size = (max(3, int(across)) | 1, max(3, int(along)) | 1)
    return np.asarray(cv2.dilate(mask, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, size)), np.uint8)


def _lid_skin(
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


def _frame_edges(
    photo: NDArray[np.float32], lash_zone: NDArray[np.uint8], width: float
) -> NDArray[np.float64]:
    """0..1: thin strong structures outside the lashes, such as the rim of spectacles."""
    light = photo.mean(2)
    difference = np.abs(light - cv2.GaussianBlur(light, (0, 0), 0.08 * width)).astype(np.float64)
    difference[lash_zone > 0] = 0
    edges = smooth_array(18.0, 45.0, difference).astype(np.float32)
    size = max(3, int(0.08 * width)) | 1
    return np.asarray(cv2.dilate(edges, np.ones((size, size), np.uint8)), np.float64)


def _lash_look(
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


def _paint_lashes(outer_left: bool, seed: int) -> NDArray[np.uint8]:
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
