"""The teeth a photo shows, taken over into the painted row."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.mouth_colours import MouthColours
from talking_avatar.render.warp.overlay import polygon_mask, to_crop_pixels
from talking_avatar.render.warp.polyline import smoothstep
from talking_avatar.render.warp.teeth import (
    ARCH_DEPTH_PER_IPD,
    HALF_WIDTH_IPD,
    TOP_IPD,
    UPPER_TEETH,
    picture_size,
)

_LEAST_SHARE = 0.18
"""Teeth must cover this much of the opening to be worth keeping."""

_SIDE_FADE_IPD = 0.06
_LIGHT_SPREAD_IPD = 0.08
_MIDDLE_IPD = 0.12
_ENAMEL_LEAST_LIGHT, _ENAMEL_REDNESS = 0.78, 16.0
_GUM_FADE_IPD = (0.012, 0.050)


@dataclass(frozen=True, eq=False)
class PhotoTeeth:
    """Real upper teeth: ``edge_ipd``: how far below the upper lip's middle the incisors end;
    ``colour (3,)``: RGB of the incisors; ``mask (D, D)`` 0/1 in crop pixels."""

    edge_ipd: float
    colour: NDArray[np.float64]
    mask: NDArray[np.uint8]


def find_photo_teeth(
    portrait: Portrait,
    upper: NDArray[np.float64],
    lower: NDArray[np.float64],
    colours: MouthColours,
) -> PhotoTeeth | None:
    """Bright, hardly red pixels between the lips ``upper`` and ``lower (n, 2)`` crop units; None if too few.

    Only the first run of tooth below the upper lip counts: what follows a dark gap belongs to the jaw.
    """
    crop = portrait.crop
    outline = to_crop_pixels(np.concatenate([upper, lower[::-1]]), portrait.detail)
    opening = polygon_mask(outline, crop.shape[:2])
    if opening.sum() < 30:
        return None
    lab = cv2.cvtColor(crop.astype(np.float32) / 255.0, cv2.COLOR_RGB2LAB)
    bright = lab[..., 0] > max(0.62 * colours.skin_lab[0], 0.95 * colours.lip_lab[0])
    pale = lab[..., 1] < 0.5 * (colours.lip_lab[1] + colours.skin_lab[1]) + 2
    teeth = ((opening > 0) & bright & pale).astype(np.uint8)
    closed = np.asarray(cv2.morphologyEx(teeth, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), np.uint8)
    teeth = closed & opening
    if teeth.sum() < _LEAST_SHARE * opening.sum():
        return None
    scale = portrait.head.ipd_px * portrait.detail
    first = _first_run(teeth, max(round(0.02 * scale), 1))
    middle = outline[: len(upper)].mean(0)
    rows, columns = np.nonzero(first)
    central = np.abs(columns - middle[0]) < _MIDDLE_IPD * scale
    if central.sum() < 5:
        return None
    lip_y = to_crop_pixels(upper[len(upper) // 2], portrait.detail)[1]
    edge = float(np.percentile(rows[central], 94) - lip_y) / scale
    pixels = crop[rows[central], columns[central]].astype(np.float64)
    light = pixels.mean(1)
    colour = np.median(pixels[light >= np.percentile(light, 55)], 0)
    return PhotoTeeth(max(edge, 0.01), colour, first)


def take_over(
    painted: NDArray[np.float32],
    portrait: Portrait,
    teeth: PhotoTeeth,
    anchor_px: NDArray[np.float64],
    axes_px: NDArray[np.float64],
    px_per_ipd: float,
) -> NDArray[np.float32]:
    """``painted (h, w, 4)`` with the real teeth in it and a fifth channel: how far the light on a tooth is
    theirs (0..1)."""
    width, height = picture_size(px_per_ipd)
    x = (np.arange(width) + 0.5) / px_per_ipd - HALF_WIDTH_IPD
    y = (np.arange(height) + 0.5) / px_per_ipd + TOP_IPD
    grid_x, grid_y = np.meshgrid(x, y)
    depth = ARCH_DEPTH_PER_IPD * np.minimum(grid_x**2, 0.3)
    units = (
        anchor_px[:2]
        + grid_x[..., None] * axes_px[0, :2]
        + grid_y[..., None] * axes_px[1, :2]
        + depth[..., None] * axes_px[2, :2]
    )
    at = to_crop_pixels(units, portrait.detail).astype(np.float32)
    at_x, at_y = at[..., 0], at[..., 1]
    photo = cv2.remap(portrait.crop, at_x, at_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    seen = cv2.remap(teeth.mask, at_x, at_y, cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT)
    real: NDArray = photo.astype(np.float32)
    alpha: NDArray = seen.astype(np.float32)
    columns = np.nonzero(seen.sum(0) >= 2)[0]
    if len(columns) < 4:
        return np.dstack([painted, np.zeros(painted.shape[:2], np.float32)])
    inset = max(round(0.012 * px_per_ipd), 1)
    enamel = _enamel(real, teeth.colour)
    for column in columns:
        rows = np.nonzero(seen[:, column])[0]
        clean = np.nonzero(enamel[rows, column])[0]
        root = min(rows[clean[0] if len(clean) else 0] + inset, rows[-1])
        # Behind the lip the tooth goes on as it begins, a little darker towards the gum.
        up = np.arange(root, 0, -1) / px_per_ipd
        fade = np.clip(1 - 0.9 * up, 0.75, 1.0)[:, None]
        real[:root, column] = real[root : root + 2, column].mean(0) * fade
        alpha[:root, column] = 1.0
    # Where a tooth would end there is painted gum.
    gum = painted_edge_ipd() - UPPER_TEETH[0].height
    tooth = smoothstep(gum + _GUM_FADE_IPD[0], gum + _GUM_FADE_IPD[1], y)
    has = np.zeros(width)
    has[columns] = 1
    to_end = cv2.distanceTransform(np.tile(np.pad(has, 1).astype(np.uint8), (3, 1)), cv2.DIST_L2, 3)[1, 1:-1]
    side = smoothstep(0.0, _SIDE_FADE_IPD * px_per_ipd, to_end.astype(np.float64))
    # Only the smear behind the lip is smoothed sideways; the visible teeth stay as they are.
    smeared = cv2.GaussianBlur(real, (0, 0), 0.012 * px_per_ipd)
    real = np.where((seen > 0)[..., None], real, smeared)
    alpha = cv2.GaussianBlur(alpha, (0, 0), 0.8)
    taken = (side[None] * tooth[:, None]).astype(np.float32)
    cover = painted[..., 3] * (1 - taken) + alpha * taken
    share = alpha * taken / np.maximum(cover, 1e-3)
    mixed = painted[..., :3] * (1 - share[..., None]) + real * share[..., None]
    # Painted neighbours stand in the light that the real teeth have where they meet.
    beside = cv2.GaussianBlur(share, (0, 0), _LIGHT_SPREAD_IPD * px_per_ipd, sigmaY=0.5)
    return np.dstack([mixed, cover, np.maximum(share, beside)]).astype(np.float32)


def _enamel(picture: NDArray, colour: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Pixels of ``picture (h, w, 3)`` as pale and nearly as bright as teeth of ``colour``: not the gum
    between them."""
    redness = picture[..., 0] - picture[..., 1]
    bright = picture.mean(2) > _ENAMEL_LEAST_LIGHT * colour.mean()
    return np.asarray(bright & (redness < colour[0] - colour[1] + _ENAMEL_REDNESS))


def painted_edge_ipd() -> float:
    """Where the painted incisors end below their anchor."""
    return UPPER_TEETH[0].edge


def _first_run(teeth: NDArray[np.uint8], allowed_gap_px: int) -> NDArray[np.uint8]:
    """Per column, the topmost tooth pixels down to the first gap longer than allowed."""
    out = np.zeros_like(teeth)
    for column in np.nonzero(teeth.any(0))[0]:
        rows = np.nonzero(teeth[:, column])[0]
        breaks = np.nonzero(np.diff(rows) > allowed_gap_px + 1)[0]
        end = rows[breaks[0]] if len(breaks) else rows[-1]
        out[rows[0] : end + 1, column] = 1
    return out
