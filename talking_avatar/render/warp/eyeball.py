"""The eyeball behind the lids: sclera without iris, the iris alone, and the catch-light that stays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import types
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_INDEX
from talking_avatar.portrait.face_mesh_topology import (
    LEFT_IRIS_CENTRE,
    LEFT_IRIS_RING,
    RIGHT_IRIS_CENTRE,
    RIGHT_IRIS_RING,
)
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.eye_parts import (
    sclera_without_iris,
    separate_iris,
    visible_insets,
    visible_opening,
)
from talking_avatar.render.warp.iris_fit import IrisCircle, fit_iris
from talking_avatar.render.warp.jit import kernel, reads, writes
from talking_avatar.render.warp.moving_mesh import RIG_COEFFICIENTS, EyeContour, Mesh
from talking_avatar.render.warp.opening import (
    BOX,
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

GAZE_X_RADII, GAZE_Y_RADII = 0.85, 0.60
"""How far the iris travels at full gaze, in its own radii."""

_BALL_RADII = 2.05
"""Radius of the eyeball in iris radii (12 mm to 5.9 mm)."""

_CATCH_LIGHT_FOLLOWS = 0.35
"""The cornea's mirror image moves this part of the iris's way."""

_LUMINANCE = np.array([0.299, 0.587, 0.114], np.float32)
_FULLY_ACTIVE = 0.22
_LID_SHADOW = 0.30
_CLOSING_SHADOW, _SHADED_BELOW = 0.50, 0.85
"""Light lost in a closing eye, and the openness below which it is lost."""

_LID_SHADOW_EYE_WIDTHS = 0.10
_EDGE_SOFTNESS_EYE_WIDTHS = 0.055


@dataclass(frozen=True, eq=False)
class EyeballLayer:
    """One eye taken apart, in pixels of ``Portrait.crop``.

    ``sclera (h, w, 3)`` uint8 with its first pixel at ``origin_px``, the iris filled in and the lid's
    shadow taken out; ``iris (2 R + 1, 2 R + 1, 4)`` uint8 straight alpha, centred on ``iris_centre_px (2,)``
    (in pixels of ``sclera``), completed under the lids, without shadow and catch-light; ``catch_light (h, w,
    4)`` uint8, colour and straight alpha. ``anchor_px (3,)``: centre of the eye in crop units with its depth.
    ``inset_upper``, ``inset_lower`` and ``gap (PROFILE_BINS,)`` float32 crop units: how far the visible eye
    begins inside the mesh's lid margins, and the neutral opening. ``eye_width`` in crop units.
    ``gaze_gain``: 0 for eyes without an iris to move. ``detail``: crop pixels to a crop unit.
    """

    sclera: NDArray[np.uint8]
    iris: NDArray[np.uint8]
    catch_light: NDArray[np.uint8]
    origin_px: NDArray[np.float64]
    iris_centre_px: NDArray[np.float64]
    iris_radius_px: float
    anchor_px: NDArray[np.float64]
    inset_upper: NDArray[np.float32]
    inset_lower: NDArray[np.float32]
    gap: NDArray[np.float32]
    eye_width: float
    gaze_gain: float
    detail: int


def prepare_eyeball(portrait: Portrait, mesh: Mesh, index: int) -> EyeballLayer:
    """Take eye ``index`` (0 = left in the picture, the subject's right) of the photo apart."""
    eye = mesh.eyes[index]
    detail = portrait.detail
    upper = to_crop_pixels(mesh.vertices_px[eye.upper, :2], detail)
    lower = to_crop_pixels(mesh.vertices_px[eye.lower, :2], detail)
    photo, opening, origin = _eye_patch(portrait, mesh, index)
    grey = photo @ _LUMINANCE
    circle = _iris_circle(portrait, mesh, index)

    profile = opening_profile(
        (upper - origin).astype(np.float32), (lower - origin).astype(np.float32), portrait.head.down
    )
    eye_width = float(np.linalg.norm(upper[-1] - upper[0]))
    inset_upper, inset_lower = visible_insets(photo, opening, profile, circle, eye_width)
    visible, below_lid = visible_opening(profile, inset_upper, inset_lower, photo.shape[:2])

    y, x = np.mgrid[: photo.shape[0], : photo.shape[1]]
    from_iris = np.hypot(x - circle.x_px, y - circle.y_px) / circle.radius_px
    shade = 1.0 - _LID_SHADOW * np.exp(-np.maximum(below_lid, 0) / (_LID_SHADOW_EYE_WIDTHS * eye_width))
    lit = (photo / shade[..., None]).astype(np.float32)
    sclera = sclera_without_iris(lit, grey, shade, visible, from_iris, eye_width)
    iris, catch_light = separate_iris(photo, visible, circle, shade)
    units = 1.0 / detail
    contour = np.concatenate([eye.upper, eye.lower])
    centre_units = (np.array([circle.x_px, circle.y_px]) + origin + 0.5) / detail - 0.5
    return EyeballLayer(
        sclera=to_bytes(sclera),
        iris=iris,
        catch_light=catch_light,
        origin_px=origin,
        iris_centre_px=np.array([circle.x_px, circle.y_px]),
        iris_radius_px=circle.radius_px,
        anchor_px=np.array([*centre_units, float(mesh.vertices_px[contour, 2].mean())]),
        inset_upper=(inset_upper * units).astype(np.float32),
        inset_lower=(inset_lower * units).astype(np.float32),
        gap=(profile.gap_px * units).astype(np.float32),
        eye_width=eye_width * units,
        gaze_gain=smooth(0.08, 0.25, portrait.traits.iris_contrast),
        detail=detail,
    )


def draw_eyeball(frame: NDArray[np.uint8], posed: PosedFace, eye: EyeContour, layer: EyeballLayer) -> None:
    """Draw the ball where the lids leave it open, in place; nothing while eye and gaze rest."""
    controls, coefficients = posed.state.controls, posed.coefficients
    gaze_x = float(controls[CONTROL_INDEX["gazeX"]]) * layer.gaze_gain
    gaze_y = float(controls[CONTROL_INDEX["gazeY"]]) * layer.gaze_gain
    lids = max(
        float(coefficients[RIG_COEFFICIENTS.index(name + eye.side)])
        for name in ("eyeBlink", "eyeWide", "eyeSquint")
    )
    weight = smooth(0.0, _FULLY_ACTIVE, max(abs(gaze_x), abs(gaze_y), lids))
    if weight <= 0:
        return
    upper, lower = posed.xy[eye.upper], posed.xy[eye.lower]
    box = bounding_box(np.concatenate([upper, lower]), 2.0, (frame.shape[1], frame.shape[0]))
    if box is None:
        return
    profile = opening_profile(upper, lower, posed.projection.down)
    px_per_unit = abs(profile.step) * (profile.upper.shape[0] - 1) / layer.eye_width
    open_part = np.clip(profile.gap_px / np.maximum(layer.gap * px_per_unit, 1e-3), 0.0, 1.0)
    inset_upper = (layer.inset_upper * px_per_unit * open_part).astype(np.float32)
    inset_lower = (layer.inset_lower * px_per_unit * open_part).astype(np.float32)
    # Lids and lashes leave a closing eye in the dark.
    openness = float(profile.gap_px.sum()) / max(float(layer.gap.sum()) * px_per_unit, 1e-3)
    light = 1.0 - _CLOSING_SHADOW * (1.0 - smooth(0.0, _SHADED_BELOW, openness))
    to_patch = crop_units_from_canvas(posed.projection, layer.anchor_px) * layer.detail
    to_patch[:, 2] += (layer.detail - 1) / 2 - layer.origin_px
    _draw(
        frame, box, to_patch, profile.right, profile.down, profile.start, profile.step,
        profile.upper, profile.lower, inset_upper, inset_lower, max(layer.eye_width * px_per_unit, 1.0),
        layer.sclera, layer.iris, layer.catch_light, layer.iris_centre_px, layer.iris_radius_px,
        gaze_x * GAZE_X_RADII, gaze_y * GAZE_Y_RADII, light, weight,
    )  # fmt: skip


@kernel(
    writes("uint8", 3), BOX, reads("float64", 2), reads("float64", 1),
    reads("float64", 1), types.float64, types.float64, reads("float32", 1), reads("float32", 1),
    reads("float32", 1), reads("float32", 1), types.float64, reads("uint8", 3), reads("uint8", 3),
    reads("uint8", 3), reads("float64", 1), types.float64, types.float64, types.float64, types.float64,
    types.float64,
)  # fmt: skip
def _draw(
    frame: NDArray[np.uint8],
    box: tuple[int, int, int, int],
    to_patch: NDArray[np.float64],
    right: NDArray[np.float64],
    down: NDArray[np.float64],
    start: float,
    step: float,
    upper: NDArray[np.float32],
    lower: NDArray[np.float32],
    inset_upper: NDArray[np.float32],
    inset_lower: NDArray[np.float32],
    eye_width_px: float,
    sclera: NDArray[np.uint8],
    iris: NDArray[np.uint8],
    catch_light: NDArray[np.uint8],
    iris_centre: NDArray[np.float64],
    radius: float,
    shift_x: float,
    shift_y: float,
    light: float,
    weight: float,
) -> None:
    bins = upper.shape[0]
    soft = max(_EDGE_SOFTNESS_EYE_WIDTHS * eye_width_px, 0.8)
    shadow_px = _LID_SHADOW_EYE_WIDTHS * eye_width_px
    # A turned ball shows its iris foreshortened along the turn.
    narrow_x = np.sqrt(1.0 - min(shift_x / _BALL_RADII, 0.9) ** 2)
    narrow_y = np.sqrt(1.0 - min(shift_y / _BALL_RADII, 0.9) ** 2)
    centre_x, centre_y = iris_centre[0] + shift_x * radius, iris_centre[1] + shift_y * radius
    half = (iris.shape[0] - 1) / 2
    for y in range(box[1], box[3]):
        for x in range(box[0], box[2]):
            position = (x * right[0] + y * right[1] - start) / step
            if position < 0 or position > bins - 1:
                continue
            s = x * down[0] + y * down[1]
            below_lid = s - at_bin(upper, position) - at_bin(inset_upper, position)
            above_lid = at_bin(lower, position) - at_bin(inset_lower, position) - s
            # In a slit the edges are sharper, or the photo's squashed eye would show through.
            edge = min(soft, max(0.3 * (below_lid + above_lid), 0.8))
            cover = smoothstep(-0.5 * edge, 0.5 * edge, min(below_lid, above_lid)) * weight
            if cover <= 0.004:
                continue
            px = to_patch[0, 0] * x + to_patch[0, 1] * y + to_patch[0, 2]
            py = to_patch[1, 0] * x + to_patch[1, 1] * y + to_patch[1, 2]
            ix, iy = (px - centre_x) / narrow_x + half, (py - centre_y) / narrow_y + half
            alpha = 0.0
            if 0 < ix < 2 * half and 0 < iy < 2 * half:
                alpha = sample(iris, ix, iy, 3) * (1 / 255)
            lit = light * (1.0 - _LID_SHADOW * np.exp(-max(below_lid, 0.0) / shadow_px))
            cx = px - _CATCH_LIGHT_FOLLOWS * shift_x * radius
            cy = py - _CATCH_LIGHT_FOLLOWS * shift_y * radius
            mirror = sample(catch_light, cx, cy, 3) * (1 / 255) * (0.3 + 0.7 * alpha)
            for c in range(3):
                value = sample(sclera, px, py, c)
                if alpha > 0:
                    value += (sample(iris, ix, iy, c) - value) * alpha
                value *= lit
                if mirror > 0:
                    value += (sample(catch_light, cx, cy, c) - value) * mirror
                old = frame[y, x, c]
                frame[y, x, c] = np.uint8(min(max(old + (value - old) * cover + 0.5, 0.0), 255.0))


def _eye_patch(
    portrait: Portrait, mesh: Mesh, index: int
) -> tuple[NDArray[np.float32], NDArray[np.uint8], NDArray[np.float64]]:
    """The photo around one eye, the 0/1 opening between the landmarks' lids, and the patch's first pixel."""
    eye = mesh.eyes[index]
    outline = mesh.vertices_px[np.concatenate([eye.upper, eye.lower[::-1]]), :2]
    outline = to_crop_pixels(outline, portrait.detail)
    margin = 1.8 * _landmark_iris(portrait, index)[1] + 4
    side = portrait.crop.shape[0]
    x0, y0 = np.clip(np.floor(outline.min(0) - margin), 0, side - 8).astype(int)
    x1, y1 = np.clip(np.ceil(outline.max(0) + margin), [x0 + 8, y0 + 8], side).astype(int)
    photo = portrait.crop[y0:y1, x0:x1].astype(np.float32)
    origin = np.array([x0, y0], np.float64)
    return photo, polygon_mask(outline - origin, photo.shape[:2]), origin


def _iris_circle(portrait: Portrait, mesh: Mesh, index: int) -> IrisCircle:
    """The iris of eye ``index`` in its patch; of two fits that disagree, the larger radius holds for both."""
    fits, searches = [], []
    for each in (index, 1 - index):
        photo, opening, origin = _eye_patch(portrait, mesh, each)
        guess, radius = _landmark_iris(portrait, each)
        searches.append((photo @ _LUMINANCE, opening, guess - origin, radius))
        fits.append(fit_iris(*searches[-1]))
    ours, other = fits
    if other.radius_px > 1.12 * ours.radius_px and other.contrast > 0:
        return fit_iris(*searches[0], (other.radius_px / searches[0][3],))
    return ours


def _landmark_iris(portrait: Portrait, index: int) -> tuple[NDArray[np.float64], float]:
    centre_id, ring = (
        (RIGHT_IRIS_CENTRE, RIGHT_IRIS_RING) if index == 0 else (LEFT_IRIS_CENTRE, LEFT_IRIS_RING)
    )
    points = to_crop_pixels(portrait.landmarks_px[:, :2], portrait.detail)
    radius = np.linalg.norm(points[list(ring)] - points[centre_id], axis=1).mean()
    return points[centre_id], max(float(radius), 2.0)
