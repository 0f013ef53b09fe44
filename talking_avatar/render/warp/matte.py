"""Cutting the person out of the photo, for backgrounds other than the photo's own."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.push_pull import push_pull
from talking_avatar.render.warp.view import View

_GUIDE_RADIUS_IPD = 0.06
_GUIDE_EPSILON = 2e-3
_MATTE_LOW, _MATTE_HIGH = 0.12, 0.92
_OWNER_REACH_PX = 10
"""Crop units by which the matte may exceed the owner's mask: hair and soft edges."""

_LIKELY, _LIKELY_BEYOND = 40, 150
_SURE_PX = (0.5, 3.0)
_BAND_IPD = 0.14
_TELLING = (30.0, 90.0)
"""Colour distance (0..255 per channel, Euclidean) from which the two sides can be told apart, and fully."""

_UNEXPLAINED = 45.0
_MIXED = (0.08, 0.80)
_PATTERN_SPREAD = 2.0
_RAISED = 0.25
"""Share of a correction upwards that is made: a patterned wall may look like the person, hardly the
reverse."""

_PURE = 0.98
_WORK_PX = 720
"""Colours behind soft edges vary slowly: they are worked out on a picture at most this high."""


def person_alpha(portrait: Portrait, picture: NDArray[np.uint8], view: View) -> NDArray[np.uint8]:
    """``(H, W)`` uint8 alpha of the portrait's person in ``picture (H, W, 3)``, seen in ``view``.

    The segmentation's matte is refined by a guided filter (He, Sun and Tang 2010) on the frame's own pixels
    and limited to the person who owns the face."""
    height, width = picture.shape[:2]
    matte_scale = portrait.photo.shape[1] / portrait.matte.shape[1]
    grow = view.photo_scale * matte_scale
    # matte pixel centres: photo px = (m + .5) * matte_scale - .5
    shift = view.photo_offset + view.photo_scale * (0.5 * matte_scale - 0.5)
    coarse: NDArray = cv2.warpAffine(
        portrait.matte,
        np.array([[grow, 0, shift[0]], [0, grow, shift[1]]]),
        (width, height),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    owner = _owner(portrait, coarse, view)
    radius = max(2, round(_GUIDE_RADIUS_IPD * portrait.head.ipd_px * view.scale))
    fine = _guided(picture.astype(np.float32) / 255, coarse.astype(np.float32) / 255, radius)
    alpha = np.clip((fine - _MATTE_LOW) / (_MATTE_HIGH - _MATTE_LOW), 0, 1) * owner
    affine = np.array([[view.scale, 0, view.offset[0]], [0, view.scale, view.offset[1]]])
    inside = cv2.warpAffine(surely_inside(portrait), affine, view.size_px, flags=cv2.INTER_LINEAR)
    alpha = np.maximum(alpha, inside)
    alpha = _by_colour(picture, alpha, _BAND_IPD * portrait.head.ipd_px * view.scale)
    return np.asarray(np.rint(alpha * 255), np.uint8)


def _by_colour(picture: NDArray[np.uint8], alpha: NDArray, band_px: float) -> NDArray:
    """``alpha`` corrected near its edge by where each pixel lies between the colours on both sides.

    The colours are those of the person and of the background some way from the edge, continued towards it. A
    pixel that lies between them says how much of each it is made of; the correction counts as much as the two
    differ and the pixel is explained by them.
    """
    inside = alpha > 0.5
    from_edge = cv2.distanceTransform(inside.astype(np.uint8), cv2.DIST_L2, 5)
    beyond_edge = cv2.distanceTransform((~inside).astype(np.uint8), cv2.DIST_L2, 5)
    person = _filled(picture, (from_edge > band_px).astype(np.uint8))
    ground = _filled(picture, (beyond_edge > band_px).astype(np.uint8))
    between = person - ground
    length = np.maximum(np.linalg.norm(between, axis=2), 1.0)
    unlike = picture - ground
    share = (unlike * between).sum(2) / length**2
    # how far the background's own pattern strays towards the person's colour
    strays = np.repeat(np.minimum((share * length) ** 2 / 100, 255)[..., None], 3, axis=2)
    pattern = 10 * np.sqrt(_filled(strays, (beyond_edge > band_px).astype(np.uint8))[..., 0])
    least = _MIXED[0] + _PATTERN_SPREAD * pattern / length
    unexplained = np.linalg.norm(unlike - between * np.clip(share, 0, 1)[..., None], axis=2)
    trust = np.clip((length - _TELLING[0]) / (_TELLING[1] - _TELLING[0]), 0, 1)
    trust *= np.exp(-((unexplained / _UNEXPLAINED) ** 2)) * np.clip(2 - 4 * least, 0, 1)
    trust *= np.clip(2 - 2 * (from_edge + beyond_edge) / band_px, 0, 1)
    steeper = np.clip((share - least) / (_MIXED[1] - np.minimum(least, 0.6)), 0, 1)
    change = (steeper - alpha) * trust
    return np.asarray(alpha + np.where(change > 0, _RAISED * change, change))


def surely_inside(portrait: Portrait) -> NDArray[np.float32]:
    """``(CROP_PX, CROP_PX)``: 1 well inside the subject's own, sharper mask, falling to 0 at its edge."""
    inside = cv2.distanceTransform((portrait.subject > 0).astype(np.uint8), cv2.DIST_L2, 5)
    return np.asarray(np.clip((inside - _SURE_PX[0]) / (_SURE_PX[1] - _SURE_PX[0]), 0, 1), np.float32)


def _owner(portrait: Portrait, coarse: NDArray, view: View) -> NDArray:
    """Soft mask of where the face's owner may be: the connected part of the matte under the face and, within
    the crop, near the subject."""
    height, width = coarse.shape
    reach = np.ones((2 * _OWNER_REACH_PX + 1,) * 2, np.uint8)
    near = cv2.dilate((portrait.subject > 0).astype(np.uint8), reach)
    affine = np.array([[view.scale, 0, view.offset[0]], [0, view.scale, view.offset[1]]])
    in_crop = cv2.warpAffine(near, affine, (width, height), flags=cv2.INTER_NEAREST)
    crop_area = cv2.warpAffine(np.ones_like(near), affine, (width, height), flags=cv2.INTER_NEAREST)
    # beyond the crop nothing but the rough matte tells the owner from things: there it must be sure of itself
    beyond = (coarse > _LIKELY_BEYOND) & _continues(in_crop, crop_area)
    likely = np.where(crop_area > 0, (coarse > _LIKELY) & (in_crop > 0), beyond)
    possible = likely.astype(np.uint8)
    count, labels = cv2.connectedComponents(possible)
    face = portrait.head.origin_px[:2] * view.scale + view.offset
    x, y = (int(v) for v in np.clip(np.rint(face), 0, [width - 1, height - 1]))
    if count < 2 or labels[y, x] == 0:
        return np.asarray(in_crop > 0, np.float32)
    own = (labels == labels[y, x]).astype(np.uint8)
    own = cv2.dilate(own, np.ones((5, 5), np.uint8))
    return np.asarray(cv2.blur(own.astype(np.float32), (5, 5)))


def _continues(in_crop: NDArray, crop_area: NDArray) -> NDArray[np.bool_]:
    """Where a body that leaves the crop may go on: down; sideways no higher than it touches that side; up
    only where it touches the top."""
    rows, columns = np.nonzero(crop_area.any(1))[0], np.nonzero(crop_area.any(0))[0]
    allowed = np.zeros(in_crop.shape, bool)
    if not len(rows) or not len(columns):
        return ~allowed
    top, bottom, left, right = rows[0], rows[-1], columns[0], columns[-1]
    allowed[bottom + 1 :] = True
    for inner, outer in ((left, slice(0, left)), (right, slice(right + 1, None))):
        touched = np.nonzero(in_crop[:, inner])[0]
        if len(touched):
            allowed[touched[0] :, outer] = True
    allowed[:top] |= in_crop[top] > 0
    return allowed


def _guided(guide: NDArray, mask: NDArray, radius: int) -> NDArray:
    """Guided filter with a grey guide; the window is ``2 radius + 1`` wide."""
    grey = cv2.cvtColor(guide, cv2.COLOR_RGB2GRAY)
    window = (2 * radius + 1, 2 * radius + 1)

    def mean(values: NDArray) -> NDArray:
        return np.asarray(cv2.blur(values, window))

    mean_grey, mean_mask = mean(grey), mean(mask)
    slope = (mean(grey * mask) - mean_grey * mean_mask) / (mean(grey * grey) - mean_grey**2 + _GUIDE_EPSILON)
    intercept = mean_mask - slope * mean_grey
    return np.asarray(mean(slope) * grey + mean(intercept))


def foreground_colours(picture: NDArray[np.uint8], alpha: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """``picture`` with the pixels that are not wholly the person's given the person's own nearby colours, so
    that a soft edge does not carry the old background along."""
    pure = cv2.erode((alpha >= _PURE * 255).astype(np.uint8), np.ones((3, 3), np.uint8))
    inward = _filled(picture, pure)
    weight = cv2.blur(pure.astype(np.float32), (3, 3))[..., None]
    return np.asarray(np.rint(picture * weight + inward * (1 - weight)), np.uint8)


def without_person(picture: NDArray[np.uint8], alpha: NDArray[np.uint8], reach_px: int) -> NDArray[np.uint8]:
    """``picture`` with everything within ``reach_px`` of the person filled from the background around."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach_px + 1, 2 * reach_px + 1))
    away = 1 - cv2.dilate((alpha > 8).astype(np.uint8), kernel)
    filled = _filled(picture, away)
    return np.asarray(np.where(away[..., None] > 0, picture, np.rint(filled)), np.uint8)


def _filled(picture: NDArray, known: NDArray) -> NDArray:
    """Push-pull fill of ``picture`` where ``known`` is 0, worked out at a bounded size."""
    height, width = known.shape
    shrink = max(1.0, height / _WORK_PX)
    small_size = (max(1, round(width / shrink)), max(1, round(height / shrink)))
    weight = cv2.resize(known.astype(np.float32), small_size, interpolation=cv2.INTER_AREA)
    small = cv2.resize(
        picture * known[..., None].astype(np.float32), small_size, interpolation=cv2.INTER_AREA
    )
    small = small / np.maximum(weight, 1e-6)[..., None]
    filled = push_pull(
        small.astype(np.float32), np.where(weight > 0.99, 1.0, weight * 0.5).astype(np.float32)
    )
    return np.clip(cv2.resize(filled, (width, height), interpolation=cv2.INTER_LINEAR), 0, 255)
