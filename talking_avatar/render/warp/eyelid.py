"""The skin of the closing lid: the photo's own thin strip of lid looks dirty when stretched over the eye."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numba
import numpy as np
from numba import types
from numpy.typing import NDArray

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.eyelid_parts import (
    dilated,
    frame_edges,
    lash_height,
    lash_look,
    lid_skin,
    paint_lashes,
    skin_detail,
)
from talking_avatar.render.warp.jit import kernel, reads, writes
from talking_avatar.render.warp.moving_mesh import RIG_COEFFICIENTS, EyeContour, Mesh
from talking_avatar.render.warp.opening import (
    BOX,
    OpeningProfile,
    at_bin,
    bounding_box,
    opening_profile,
    sample,
    smoothstep,
)
from talking_avatar.render.warp.overlay import (
    crop_units_from_canvas,
    polygon_mask,
    smooth,
    to_bytes,
    to_crop_pixels,
)
from talking_avatar.render.warp.posed_face import PosedFace
from talking_avatar.render.warp.spectacle_rims import distance_to_rim_ipd, rim_free

_SKIN_FADE, _SKIN_MOST = (0.12, 0.70), 0.88
_LASH_FADE = (0.30, 0.90)
_SHUT_FADE = (0.65, 0.95)
_CREASE_EYE_WIDTHS = (0.07, 0.30)
"""How far above the open lid's margin the closed lid begins: higher where long lashes hang before it."""

_LASH_REACH_EYE_WIDTHS = 0.17


@dataclass(frozen=True, eq=False)
class EyelidLayer:
    """What the lid shows when it closes.

    ``skin (h, w, 4)`` uint8: RGB of the lid in pixels of ``Portrait.crop`` from ``origin_px``, and how far it
    may replace the photo (less where a spectacle frame runs). ``anchor_px (3,)``: centre of the eye in crop
    units with its depth. ``margin_px (n, 3)``: the open upper lid's margin in crop units;
    ``crease_eye_widths``: how far above it the drawn lid begins. ``lashes (h, w, 1)`` uint8: opacity of the
    lashes, along the margin and down from it by ``_LASH_REACH_EYE_WIDTHS``.
    ``lash_colour (3,)`` float32, ``lash_strength`` 0..1; ``outer_left``: the outer corner is on the left;
    ``detail``: crop pixels to a crop unit.
    """

    skin: NDArray[np.uint8]
    origin_px: NDArray[np.float64]
    anchor_px: NDArray[np.float64]
    margin_px: NDArray[np.float64]
    crease_eye_widths: float
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
    down = portrait.head.down
    height = lash_height(photo, upper - origin, down, width)
    lashes = np.concatenate([upper, (upper - height * width * down)[::-1]])
    lash_zone = dilated(opening | polygon_mask(lashes - origin, photo.shape[:2]), 0.13 * width, 0.18 * width)
    filled, source = lid_skin(photo, lash_zone, width)
    skin = filled + skin_detail(photo, source, seed=index + 1)
    rim = distance_to_rim_ipd(portrait, mesh)
    if rim is None:
        # every strong edge that is not a lash's may belong to a frame
        allowed = 1.0 - portrait.traits.glasses * frame_edges(photo, lash_zone, width)
    else:
        allowed = rim_free(rim[y0:y1, x0:x1])
    strength, colour = lash_look(photo, upper - origin, opening, np.median(photo[source], 0))
    contour = np.concatenate([eye.upper, eye.lower])
    centre = mesh.vertices_px[contour].mean(0)
    packed = np.dstack([skin, 255 * allowed])
    return EyelidLayer(
        skin=to_bytes(packed),
        origin_px=origin,
        anchor_px=centre,
        margin_px=mesh.vertices_px[eye.upper].copy(),
        crease_eye_widths=float(np.clip(height + 0.03, *_CREASE_EYE_WIDTHS)),
        lashes=paint_lashes(index == 0, seed=11 + index),
        lash_colour=colour.astype(np.float32),
        lash_strength=strength,
        outer_left=index == 0,
        detail=detail,
    )


@dataclass(frozen=True, eq=False)
class LidOpening:
    """What a closing lid covers, in canvas px: ``profile`` from where its margin rests to where it is,
    ``width_px`` of the eye, and the ``points (n, 2)`` of both margins."""

    profile: OpeningProfile
    width_px: float
    points: NDArray[np.float32]


def lid_opening(posed: PosedFace, eye: EyeContour, layer: EyelidLayer) -> LidOpening:
    """For the lid of ``layer`` in this pose."""
    margin = posed.xy[eye.upper]
    rest = posed.projection.head_fixed(layer.margin_px).astype(np.float32)
    width_px = max(float(np.linalg.norm(margin[-1] - margin[0])), 1.0)
    points = np.concatenate([margin, rest])
    rest[0], rest[-1] = margin[0], margin[-1]
    return LidOpening(opening_profile(rest, margin, posed.projection.down), width_px, points)


def draw_eyelid(
    frame: NDArray[np.uint8], posed: PosedFace, eye: EyeContour, layer: EyelidLayer
) -> LidOpening | None:
    """Draw the lid over what the closing margin has uncovered, in place, and say where; nothing while the eye
    is open."""
    closing = float(posed.coefficients[RIG_COEFFICIENTS.index("eyeBlink" + eye.side)])
    opacity = _SKIN_MOST * smooth(*_SKIN_FADE, closing)
    if opacity <= 0:
        return None
    opening = lid_opening(posed, eye, layer)
    profile, width_px = opening.profile, opening.width_px
    box = bounding_box(
        opening.points,
        max(0.2, layer.crease_eye_widths + 0.12) * width_px + 2,
        (frame.shape[1], frame.shape[0]),
    )
    if box is None:
        return None
    to_patch = crop_units_from_canvas(posed.projection, layer.anchor_px) * layer.detail
    to_patch[:, 2] += (layer.detail - 1) / 2 - layer.origin_px
    _draw(
        frame, box, to_patch, profile.right, profile.down, profile.start, profile.step, profile.upper,
        profile.lower, width_px, layer.crease_eye_widths, layer.skin, layer.lashes, layer.lash_colour,
        opacity, layer.lash_strength * smooth(*_LASH_FADE, closing),
        opacity * smooth(*_SHUT_FADE, closing), layer.outer_left,
    )  # fmt: skip
    return opening


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
    types.float64, types.float64, reads("uint8", 3), reads("uint8", 3), reads("float32", 1), types.float64,
    types.float64, types.float64, types.boolean,
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
    crease_eye_widths: float,
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
            crease = at_bin(rest, position) - crease_eye_widths * width_px * bulge
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
