"""Taking the photo of an eye apart: what the lids leave visible, the sclera, the iris, the catch-light."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.render.warp.iris_fit import IrisCircle
from talking_avatar.render.warp.opening import OpeningProfile
from talking_avatar.render.warp.overlay import FloatArray, to_bytes
from talking_avatar.render.warp.polyline import smoothstep
from talking_avatar.render.warp.push_pull import push_pull

_IRIS_EDGE = (0.97, 1.15)
_PATCH_RADII = 1.5
_SCLERA_MOST = 0.9
"""Of the 90th percentile of the luminance of the sclera that is seen: a large area as bright as its brightest
part glares."""

_LAMP = 245.0
"""What the brightest mirror images reach, RGB."""

_LAMP_LEAST, _LAMP_WITHIN_RADII = 0.5, 0.88
"""Share of the way from the iris to a lamp's white that the brightest pixel of its mirror image covers, and
how far from the centre that is looked for: beyond, sclera shows through."""


def visible_insets(
    photo: FloatArray,
    opening: NDArray[np.uint8],
    profile: OpeningProfile,
    circle: IrisCircle,
    eye_width: float,
) -> tuple[FloatArray, FloatArray]:
    """Per bin, px from the landmarks' upper and lower lid margins inwards to where the eye itself begins.

    A pixel belongs to the eye when its colour is nearer to the sclera's or the iris's than to the lid's
    beside it.
    """
    lab = cv2.cvtColor(photo / 255.0, cv2.COLOR_RGB2LAB)
    y, x = np.mgrid[: photo.shape[0], : photo.shape[1]]
    far = np.hypot(x - circle.x_px, y - circle.y_px) > 1.2 * circle.radius_px
    inside = cv2.erode(opening, np.ones((3, 3), np.uint8)) > 0
    white, dark = inside & far, inside & ~far
    bins = profile.upper.shape[0]
    floor = np.full(bins, 0.02 * eye_width)
    if white.sum() < 12 or dark.sum() < 12:
        return floor, floor
    lightness = lab[..., 0]
    sclera_lab = np.median(lab[white & (lightness >= np.percentile(lightness[white], 60))], 0)
    iris_lab = np.median(lab[dark], 0)
    steps = np.arange(0, 0.15 * eye_width, 0.5)
    outward = np.linspace(0.03, 0.10, 5) * eye_width
    out = []
    for edge, sign in ((profile.upper, 1.0), (profile.lower, -1.0)):
        at = profile.start + profile.step * np.arange(bins)
        skin = np.median(_along(lab, profile, at, edge[:, None] - sign * outward[None]), 1)
        inner = _along(lab, profile, at, edge[:, None] + sign * steps[None])
        to_skin = np.linalg.norm(inner - skin[:, None], axis=2)
        to_eye = np.minimum(
            np.linalg.norm(inner - sclera_lab, axis=2), np.linalg.norm(inner - iris_lab, axis=2)
        )
        is_eye = to_eye < to_skin
        found = np.where(is_eye.any(1), steps[np.argmax(is_eye, 1)], steps[-1])
        found = np.minimum(found, 0.30 * profile.gap_px)
        found = cv2.medianBlur(found.astype(np.float32)[None], 5)[0]
        found = cv2.GaussianBlur(found[None], (0, 0), 4.0)[0]
        out.append(np.maximum(found, np.minimum(floor, 0.2 * profile.gap_px)))
    return out[0], out[1]


def _along(image: FloatArray, profile: OpeningProfile, at: FloatArray, s: FloatArray) -> FloatArray:
    x = at[:, None] * profile.right[0] + s * profile.down[0]
    y = at[:, None] * profile.right[1] + s * profile.down[1]
    x, y = x.astype(np.float32), y.astype(np.float32)
    return np.asarray(cv2.remap(image, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))


def visible_opening(
    profile: OpeningProfile,
    inset_upper: FloatArray,
    inset_lower: FloatArray,
    shape: tuple[int, int],
) -> tuple[NDArray[np.uint8], FloatArray]:
    """0/1 mask of the eye that is really seen, and px below the upper lid for every pixel."""
    y, x = np.mgrid[: shape[0], : shape[1]]
    position = (x * profile.right[0] + y * profile.right[1] - profile.start) / profile.step
    s = x * profile.down[0] + y * profile.down[1]
    bins = np.arange(profile.upper.shape[0])
    top = np.interp(position, bins, profile.upper + inset_upper)
    bottom = np.interp(position, bins, profile.lower - inset_lower)
    between = (position >= 0) & (position <= bins[-1]) & (s >= top) & (s <= bottom)
    return between.astype(np.uint8), s - top


def sclera_without_iris(
    photo: FloatArray,
    grey: FloatArray,
    shade: FloatArray,
    visible: NDArray[np.uint8],
    from_iris: FloatArray,
    eye_width: float,
) -> FloatArray:
    """The photo with the iris and everything hidden by the lids replaced by the sclera's own colours.

    ``photo`` has the lid's shadow ``shade (h, w)`` taken out, ``grey (h, w)`` is the luminance with it; what
    is filled in becomes no brighter under its shadow than the photo's sclera is.
    """
    inside = cv2.erode(visible, np.ones((3, 3), np.uint8)) > 0
    candidates = inside & (from_iris > 1.18)
    if candidates.sum() < 8:
        candidates = inside & (from_iris > 1.0)
    if candidates.sum() < 4:
        return photo.copy()
    bright = grey > 0.80 * np.percentile(grey[candidates], 75)
    source = candidates & bright if (candidates & bright).sum() >= 8 else candidates
    colours = photo[source]
    base = np.median(colours, 0)
    filled = push_pull(np.where(source[..., None], photo, 0).astype(np.float32), source.astype(np.float32))
    filled = cv2.GaussianBlur(0.55 * filled + 0.45 * base, (0, 0), max(0.02 * eye_width, 0.8))
    most = _SCLERA_MOST * np.percentile(grey[candidates], 90)
    filled *= np.minimum(1.0, most / np.maximum(filled.mean(2) * shade, 1.0))[..., None]
    remnant = (from_iris < 1.7) & (grey < 0.68 * base.mean())
    own = inside & (from_iris > 1.16) & ~remnant
    keep = cv2.GaussianBlur(own.astype(np.float32), (0, 0), 0.8)[..., None]
    return np.asarray(photo * keep + filled * (1 - keep))


def separate_iris(
    photo: FloatArray, visible: NDArray[np.uint8], circle: IrisCircle, shade: FloatArray
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The iris patch without catch-light and shadow, and the catch-light in the frame of the photo patch."""
    radius = circle.radius_px
    half = int(np.ceil(radius * _PATCH_RADII))
    dy, dx = np.mgrid[-half : half + 1, -half : half + 1].astype(np.float32)
    at_x, at_y = dx + np.float32(circle.x_px), dy + np.float32(circle.y_px)
    border = cv2.BORDER_REPLICATE
    lit = (photo / shade[..., None]).astype(np.float32)
    patch = cv2.remap(lit, at_x, at_y, cv2.INTER_LINEAR, borderMode=border)
    seen = cv2.remap(visible.astype(np.float32), at_x, at_y, cv2.INTER_LINEAR) > 0.9
    from_centre = np.hypot(dx, dy)
    radial = _radial_median(patch, seen, from_centre, radius)
    excess = patch.mean(2) - radial.mean(2)
    catch = seen & (from_centre < 1.02 * radius) & (excess > np.maximum(22.0, 0.30 * radial.mean(2)))
    strength = excess / np.maximum(_LAMP - radial.mean(2), 1.0)
    catch = _lamps(catch, strength * (from_centre < _LAMP_WITHIN_RADII * radius))
    catch = cv2.dilate(catch.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    plain = seen & ~catch
    mirrored = np.where(plain[:, ::-1, None], patch[:, ::-1], radial)
    turned = np.where(plain[::-1, :, None], patch[::-1], mirrored)
    filler = cv2.GaussianBlur((0.35 * turned + 0.65 * radial).astype(np.float32), (0, 0), 0.8)
    keep = cv2.GaussianBlur(plain.astype(np.float32), (0, 0), 0.7)[..., None] * plain[..., None]
    clean = patch * keep + filler * (1 - keep)
    low, high = _IRIS_EDGE
    alpha = 255 * (1 - smoothstep(low * radius, high * radius, from_centre))
    iris = to_bytes(np.dstack([clean, alpha]))

    soft = cv2.GaussianBlur(catch.astype(np.float32), (0, 0), 0.6) * (from_centre < 1.05 * radius)
    light = np.maximum(patch - clean, 0) * soft[..., None]
    y, x = np.mgrid[: photo.shape[0], : photo.shape[1]].astype(np.float32)
    placed = cv2.remap(
        np.dstack([clean, light]), x - np.float32(circle.x_px) + half, y - np.float32(circle.y_px) + half,
        cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0,
    )  # fmt: skip
    return iris, _mirror_image(placed[..., :3] * shade[..., None], placed[..., 3:] * shade[..., None])


def _lamps(bright: NDArray[np.bool_], strength: FloatArray) -> NDArray[np.bool_]:
    """Those connected parts of ``bright`` that are somewhere nearly as white as a lamp.

    A broad dim sheen, or the sclera at the iris's edge, is no lamp: parted from the iris it would smear.
    """
    count, labels = cv2.connectedComponents(bright.astype(np.uint8))
    white = np.zeros(count, bool)
    white[np.unique(labels[bright & (strength > _LAMP_LEAST)])] = True
    return np.asarray(white[labels] & bright)


def _mirror_image(under: FloatArray, light: FloatArray) -> NDArray[np.uint8]:
    """Light ``(h, w, 3)`` that lies over the colours ``under`` as ``(h, w, 4)`` colour and alpha.

    Where it travels over other colours it stays the picture of a lamp, as white as it was; added up it would
    turn blue over brown eyes and their pupils.
    """
    strength = light.mean(2) / np.maximum(_LAMP - under.mean(2), 1.0)
    alpha = np.clip(strength, 0.0, 1.0)
    colour = np.clip(under + light / np.maximum(alpha, 1 / 255)[..., None], 0, 255)
    return to_bytes(np.dstack([colour * (alpha > 0)[..., None], 255 * alpha]))


def _radial_median(
    patch: FloatArray, seen: NDArray[np.bool_], from_centre: FloatArray, radius: float
) -> FloatArray:
    """Every pixel replaced by the darker median of the seen pixels at its distance from the centre."""
    rings = np.arange(int(np.ceil(radius * _PATCH_RADII * 1.5)) + 1)
    table = np.zeros((len(rings), 3), np.float32)
    value = patch[patch.shape[0] // 2, patch.shape[1] // 2]
    for ring in rings:
        on = seen & (np.abs(from_centre - ring) < 0.8)
        if on.sum() > 3:
            # The 40th percentile: a catch-light brightens a large part of the inner rings.
            value = np.percentile(patch[on], 40, axis=0)
        table[ring] = value
    return np.stack([np.interp(from_centre, rings, table[:, c]) for c in range(3)], -1).astype(np.float32)
