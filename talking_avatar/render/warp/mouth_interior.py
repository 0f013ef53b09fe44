"""The inside of the mouth, drawn between the lips."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_INDEX
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.eyeball import EyeballLayer
from talking_avatar.render.warp.mouth_colours import MouthColours, measure_mouth_colours
from talking_avatar.render.warp.mouth_shading import shade_mouth
from talking_avatar.render.warp.moving_mesh import MOUTH_COEFFICIENTS, RIG_COEFFICIENTS, Mesh
from talking_avatar.render.warp.opening import (
    PROFILE_BINS,
    OpeningProfile,
    bounding_box,
    opening_mask,
    opening_profile,
)
from talking_avatar.render.warp.overlay import photo_blur_px, smooth, to_bytes, to_crop_pixels
from talking_avatar.render.warp.photo_teeth import find_photo_teeth, painted_edge_ipd, take_over
from talking_avatar.render.warp.posed_face import PosedFace
from talking_avatar.render.warp.teeth import LOWER_TEETH, UPPER_TEETH, paint_row

TEETH_BEHIND_LIPS_IPD = 0.10
_JAW_TEETH_FOLLOW_CHIN = 0.95
_REST_GAP_IPD = 0.02
_CHIN_LANDMARKS = (152, 148, 377, 175, 199, 200)
_EDGE_BLUR_IPD = 0.0075
_RIM_IPD, _LIGHT_IPD = 0.055, 0.16
_TONGUE_TOP_IPD = -0.055
_LOWER_TEETH_BARE_IPD = 0.028
_SEAM_IPD, _SEAM_OPEN_IPD = (0.002, 0.012), (-0.004, 0.006)
"""Overlap of the lips from which a seam shows, and from which it is full: lips that the photo shows parted
have no dark line of their own."""


@dataclass(frozen=True, eq=False)
class MouthLayer:
    """What is behind the lips.

    ``upper_row``, ``lower_row (h, w, 5)`` uint8: teeth as ``teeth.paint_row`` lays them out,
    ``row_px_per_ipd`` pixels to the IPD; RGB, alpha, and how much of the light on them is the photo's own.
    ``skull_anchor_px``, ``jaw_anchor_px (3,)``: their origins at rest in crop units. ``axes_px (3, 3)``: the
    head's right, down and inward in crop units per IPD. ``colours (4, 3)`` float32: throat top and bottom,
    tongue, highlight. ``rim_upper``, ``rim_lower (3, PROFILE_BINS)`` float32: colours of the lips beside the
    opening. ``chin_vertices (k,)`` int32. ``tint``: 0 for a grey photo to 1.
    ``open_at_rest``: the photo shows an open mouth.
    """

    upper_row: NDArray[np.uint8]
    lower_row: NDArray[np.uint8]
    row_px_per_ipd: float
    skull_anchor_px: NDArray[np.float64]
    jaw_anchor_px: NDArray[np.float64]
    axes_px: NDArray[np.float64]
    colours: NDArray[np.float32]
    rim_upper: NDArray[np.float32]
    rim_lower: NDArray[np.float32]
    chin_vertices: NDArray[np.int32]
    tint: float
    open_at_rest: bool


def prepare_mouth(portrait: Portrait, mesh: Mesh, eyeballs: tuple[EyeballLayer, EyeballLayer]) -> MouthLayer:
    """Invent what the photo hides, in the photo's colours, softness and grain."""
    colours = measure_mouth_colours(portrait, eyeballs)
    axes = portrait.head.rotation * portrait.head.ipd_px
    upper, lower = mesh.vertices_px[mesh.upper_lip], mesh.vertices_px[mesh.lower_lip]
    middle = len(mesh.upper_lip) // 2
    lip_depth = float(np.concatenate([upper, lower])[:, 2].mean())
    anchor = np.array([upper[middle, 0], upper[middle, 1], lip_depth]) + TEETH_BEHIND_LIPS_IPD * axes[2]
    gap_ipd = float(np.linalg.norm(lower[middle, :2] - upper[middle, :2])) / portrait.head.ipd_px
    rest_gap = 0.0 if mesh.lips_closed else gap_ipd
    jaw_anchor = anchor + (rest_gap + _REST_GAP_IPD) * axes[1]
    scale = portrait.head.ipd_px * portrait.detail
    blur = photo_blur_px(portrait)
    real = None if mesh.lips_closed else find_photo_teeth(portrait, upper[:, :2], lower[:, :2], colours)
    tooth = colours.tooth if real is None else real.colour
    upper_row = paint_row(UPPER_TEETH, True, tooth, colours.gum, scale, blur, colours.grain, colours.tint, 1)
    lower_row = paint_row(LOWER_TEETH, False, tooth, colours.gum, scale, blur, colours.grain, colours.tint, 2)
    nothing_real = np.zeros(lower_row.shape[:2], np.float32)
    lower_row = np.dstack([lower_row, nothing_real])
    if real is None:
        upper_row = np.dstack([upper_row, nothing_real])
    else:
        anchor = anchor + (real.edge_ipd - painted_edge_ipd()) * axes[1]
        upper_row = take_over(upper_row, portrait, real, anchor, axes, scale)
    chin = mesh.landmark_vertex[list(_CHIN_LANDMARKS)]
    return MouthLayer(
        upper_row=_packed(upper_row),
        lower_row=_packed(lower_row),
        row_px_per_ipd=scale,
        skull_anchor_px=anchor,
        jaw_anchor_px=jaw_anchor,
        axes_px=axes,
        colours=_palette(colours),
        rim_upper=_lip_colours(portrait, upper[:, :2], -1.0),
        rim_lower=_lip_colours(portrait, lower[:, :2], 1.0),
        chin_vertices=chin[chin >= 0].astype(np.int32),
        tint=colours.tint,
        open_at_rest=not mesh.lips_closed,
    )


@dataclass(frozen=True, eq=False)
class MouthOpening:
    """Where the inside of the mouth was drawn.

    ``mask (h, w)`` uint8: how much of each pixel the opening covers, from ``box``'s corner on; ``profile`` of
    the lips; ``upper_teeth (2,)``: the upper teeth's anchor in canvas px, from which ``inverse (2, 2)`` leads
    to IPD in their plane; ``jaw_drop_ipd``: how low the lower teeth's anchor is there; ``weight`` of what was
    drawn.
    """

    box: tuple[int, int, int, int]
    mask: NDArray[np.uint8]
    profile: OpeningProfile
    px_per_ipd: float
    upper_teeth: NDArray[np.float64]
    inverse: NDArray[np.float64]
    jaw_drop_ipd: float
    weight: float


def draw_mouth(
    frame: NDArray[np.uint8], posed: PosedFace, mesh: Mesh, layer: MouthLayer
) -> MouthOpening | None:
    """Draw the inside of the mouth where the lips leave it open, in place, and say where; nothing while the
    mouth rests."""
    activity = _activity(posed)
    weight = smooth(0.0, 0.15, activity) if layer.open_at_rest else smooth(0.0, 0.02, activity)
    if weight <= 0:
        return None
    projection = posed.projection
    upper, lower = posed.xy[mesh.upper_lip], posed.xy[mesh.lower_lip]
    scale = projection.px_per_ipd
    box = bounding_box(np.concatenate([upper, lower]), 3.0 + 0.04 * scale, (frame.shape[1], frame.shape[0]))
    if box is None:
        return None
    _draw_seam(frame, box, upper, lower, posed, layer, weight)
    hard = opening_mask(upper, lower, projection.down, box, 0.0)
    if hard is None:
        return None
    profile = opening_profile(upper, lower, projection.down)
    mask = np.asarray(cv2.GaussianBlur(hard, (0, 0), max(_EDGE_BLUR_IPD * scale, 0.5)), np.uint8)
    rim_field, light_field = _box_blur(hard, _RIM_IPD * scale), _box_blur(hard, _LIGHT_IPD * scale)

    probes = layer.skull_anchor_px + 0.3 * np.concatenate([np.zeros((1, 3)), layer.axes_px])
    seen = projection.head_fixed(probes)
    basis = (seen[1:] - seen[0]) / 0.3
    inverse = np.linalg.inv(basis[:2].T)
    jaw_shift = _chin_shift(posed, mesh, layer) * _JAW_TEETH_FOLLOW_CHIN
    jaw_anchor = projection.head_fixed(layer.jaw_anchor_px[None])[0] + jaw_shift

    coefficient = {name: float(posed.coefficients[i]) for i, name in enumerate(RIG_COEFFICIENTS)}
    # The lower lip covers all but the edges of its teeth, unless it is drawn down.
    lip = inverse @ (lower[len(lower) // 2] - jaw_anchor)
    bare = float(lip[1]) - LOWER_TEETH[0].edge
    allowed = _LOWER_TEETH_BARE_IPD + 0.10 * coefficient["mouthLowerDown"]
    teeth_anchor = jaw_anchor + max(bare - allowed, 0.0) * basis[1]
    raised = float(posed.state.controls[CONTROL_INDEX["tongueUp"]])
    jaw_drop = float((inverse @ (jaw_anchor - seen[0]))[1])
    # The tongue's back stays nearer the palate than the jaw does.
    low = _TONGUE_TOP_IPD - 0.30 * max(jaw_drop, 0.0)
    tongue_top = low + (0.02 - jaw_drop - low) * raised
    rounded = min(max(coefficient["mouthFunnel"], coefficient["mouthPucker"]), 1.0)
    shade_mouth(
        frame, box, mask, rim_field, light_field, profile.right, profile.down, profile.start, profile.step,
        profile.upper, profile.lower, scale, seen[0], teeth_anchor, jaw_anchor, inverse, basis[2],
        layer.upper_row, layer.lower_row, layer.row_px_per_ipd, tongue_top, raised, layer.colours,
        layer.rim_upper, layer.rim_lower, rounded, 0.0 if layer.open_at_rest else 0.95,
        layer.tint, weight,
    )  # fmt: skip
    return MouthOpening(box, mask, profile, scale, seen[0], inverse, jaw_drop, weight)


def _draw_seam(
    frame: NDArray[np.uint8],
    box: tuple[int, int, int, int],
    upper: NDArray[np.float32],
    lower: NDArray[np.float32],
    posed: PosedFace,
    layer: MouthLayer,
    weight: float,
) -> None:
    """A soft dark line where lips overlap: the rasteriser ends the upper lip there in hard steps."""
    scale = posed.projection.px_per_ipd
    overlap = ((upper - lower) @ posed.projection.down) / scale
    low, high = _SEAM_OPEN_IPD if layer.open_at_rest else _SEAM_IPD
    meets = np.clip((overlap - low) / (high - low), 0.0, 1.0)
    meets[[0, -1]] = 0
    if not meets.any():
        return
    x0, y0, x1, y1 = box
    line = np.zeros((y1 - y0, x1 - x0), np.uint8)
    points = np.rint((upper - (x0, y0)) * 16).astype(np.int32)
    thickness = max(round((0.022 if layer.open_at_rest else 0.016) * scale), 1)
    for i in range(len(points) - 1):
        level = round(255 * float(meets[i] + meets[i + 1]) / 2)
        if level > 0:
            cv2.line(line, points[i].tolist(), points[i + 1].tolist(), level, thickness, cv2.LINE_AA, 4)
    region = frame[y0:y1, x0:x1]
    alpha = cv2.GaussianBlur(line, (0, 0), max(0.009 * scale, 0.7)).astype(np.float32)[..., None]
    alpha *= (0.85 if layer.open_at_rest else 0.65) * weight / 255
    smooth_region = cv2.GaussianBlur(region, (0, 0), max(0.012 * scale, 0.8)).astype(np.float32)
    dark = 0.56 * smooth_region + 0.44 * layer.colours[1]
    region[:] = np.clip(region + (dark - region) * alpha + 0.5, 0, 255).astype(np.uint8)


def _packed(row: NDArray[np.float32]) -> NDArray[np.uint8]:
    return to_bytes(row * np.array([1, 1, 1, 255, 255]))


def _activity(posed: PosedFace) -> float:
    moving = float(np.abs(posed.coefficients[MOUTH_COEFFICIENTS]).max())
    return max(moving, float(posed.state.controls[CONTROL_INDEX["tongueUp"]]))


def _chin_shift(posed: PosedFace, mesh: Mesh, layer: MouthLayer) -> NDArray[np.float64]:
    """Canvas px by which the expression, not the head, has moved the chin."""
    if len(layer.chin_vertices) == 0:
        return np.zeros(2)
    rest = posed.projection.head_fixed(mesh.vertices_px[layer.chin_vertices])
    return np.asarray((posed.xy[layer.chin_vertices] - rest).mean(0))


def _box_blur(mask: NDArray[np.uint8], width_px: float) -> NDArray[np.uint8]:
    size = max(int(width_px), 2) | 1
    once = cv2.blur(mask, (size, size), borderType=cv2.BORDER_CONSTANT)
    return np.asarray(cv2.blur(once, (size, size), borderType=cv2.BORDER_CONSTANT), np.uint8)


def _palette(colours: MouthColours) -> NDArray[np.float32]:
    return np.stack([colours.throat_top, colours.throat_bottom, colours.tongue, colours.highlight]).astype(
        np.float32
    )


def _lip_colours(portrait: Portrait, edge: NDArray[np.float64], outward: float) -> NDArray[np.float32]:
    """``(3, PROFILE_BINS)``: the lip's colour just outside its inner edge, along the mouth."""
    head = portrait.head
    fractions = np.linspace(0, 1, len(edge))
    at = np.linspace(0, 1, PROFILE_BINS)
    line = np.column_stack([np.interp(at, fractions, edge[:, 0]), np.interp(at, fractions, edge[:, 1])])
    offsets = np.array([0.022, 0.030, 0.038]) * head.ipd_px * outward
    beside = line[:, None] + offsets[None, :, None] * head.down
    points = to_crop_pixels(beside, portrait.detail).astype(np.float32)
    colours = cv2.remap(
        portrait.crop, points[..., 0], points[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    ).astype(np.float32)
    mean = colours.mean(1)
    return np.ascontiguousarray(cv2.GaussianBlur(mean, (1, 31), 5.0).T)
