"""The colours inside a mouth, guessed from the lips, the skin and the eyes of the photo."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.face_mesh_topology import (
    INNER_LIP_LOWER,
    INNER_LIP_UPPER,
    OUTER_LIP_LOWER,
    OUTER_LIP_UPPER,
)
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.eyeball import EyeballLayer
from talking_avatar.render.warp.overlay import grain_sigma, polygon_mask, smooth, to_crop_pixels

_CHEEKS = (50, 280, 425, 205, 152, 4)


@dataclass(frozen=True, eq=False)
class MouthColours:
    """All ``(3,)`` RGB 0..255; ``lip_lab`` and ``skin_lab`` CIE L*a*b*; ``tint``: 0 for a grey photo to 1 for
    a coloured one; ``grain`` in grey levels."""

    throat_top: NDArray[np.float64]
    throat_bottom: NDArray[np.float64]
    tongue: NDArray[np.float64]
    gum: NDArray[np.float64]
    tooth: NDArray[np.float64]
    highlight: NDArray[np.float64]
    lip_lab: NDArray[np.float64]
    skin_lab: NDArray[np.float64]
    tint: float
    grain: float


def measure_mouth_colours(portrait: Portrait, eyeballs: tuple[EyeballLayer, EyeballLayer]) -> MouthColours:
    """From the lower half of the face; teeth are as bright as the brighter of skin and sclera suggests."""
    points = to_crop_pixels(portrait.landmarks_px[:, :2], portrait.detail)
    low = np.maximum(points[list(_CHEEKS) + list(OUTER_LIP_UPPER)].min(0) - 4, 0).astype(int)
    high = points[list(_CHEEKS)].max(0).astype(int) + 5
    region = portrait.crop[low[1] : high[1], low[0] : high[0]].astype(np.float32)
    points = points - low
    shape = region.shape[:2]
    face = polygon_mask(cv2.convexHull(points[list(_CHEEKS)].astype(np.float32))[:, 0], shape) > 0
    outer = polygon_mask(points[list(OUTER_LIP_UPPER + OUTER_LIP_LOWER[::-1])], shape) > 0
    inner = polygon_mask(points[list(INNER_LIP_UPPER + INNER_LIP_LOWER[::-1])], shape) > 0
    lips, skin = outer & ~inner, face & ~outer
    lab = cv2.cvtColor(region / 255.0, cv2.COLOR_RGB2LAB)
    skin_lab = np.median(lab[skin], 0).astype(np.float64) if skin.any() else np.array([65.0, 10, 15])
    skin_lab[0] = np.percentile(lab[..., 0][skin], 60) if skin.any() else skin_lab[0]
    lip_lab = np.median(lab[lips], 0).astype(np.float64) if lips.sum() > 20 else skin_lab * [0.65, 1.6, 0.9]
    sclera = float(np.mean([_sclera_lightness(ball) for ball in eyeballs]))

    lightness = float(np.clip(max(1.08 * skin_lab[0], sclera), 30, 91))
    # Teeth are a warm white under the light that colours the skin.
    tint = smooth(2.0, 9.0, float(np.hypot(*skin_lab[1:])))
    tooth = _rgb(lightness + 4, tint * 1.5 + 0.12 * skin_lab[1], tint * 4.0 + 0.30 * skin_lab[2])
    colour = lip_lab[1:]
    return MouthColours(
        throat_top=_rgb(0.07 * lip_lab[0], *(0.22 * colour)),
        throat_bottom=_rgb(0.30 * lip_lab[0], *(0.72 * colour)),
        tongue=_rgb(0.90 * lip_lab[0] + 2, 1.02 * lip_lab[1] + 2 * tint, 0.80 * lip_lab[2]),
        gum=_rgb(0.72 * lip_lab[0], *(1.0 * colour)),
        tooth=tooth,
        highlight=_rgb(min(lightness + 6, 97), *(0.15 * skin_lab[1:])),
        lip_lab=lip_lab,
        skin_lab=skin_lab,
        tint=tint,
        grain=0.7 * grain_sigma(region, skin),
    )


def _sclera_lightness(ball: EyeballLayer) -> float:
    lab = cv2.cvtColor(ball.sclera.astype(np.float32) / 255.0, cv2.COLOR_RGB2LAB)
    x, y = ball.iris_centre_px.astype(int)
    reach = max(int(1.6 * ball.iris_radius_px), 2)
    rows = slice(max(y - reach // 3, 0), y + reach // 3 + 1)
    return float(np.percentile(lab[rows, max(x - reach, 0) : x + reach + 1, 0], 60))


def _rgb(lightness: float, a: float, b: float) -> NDArray[np.float64]:
    lab = np.array([[[lightness, a, b]]], np.float32)
    return np.asarray(np.clip(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB)[0, 0] * 255.0, 0, 255), np.float64)
