"""What stands behind the subject where a moving head uncovers it, and how softly the subject meets it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.portrait import CROP_PX, Portrait
from talking_avatar.render.warp.push_pull import push_pull
from talking_avatar.render.warp.texture_fill import continued_detail

OPAQUE_WITHIN_PX = 4.0
GONE_BEYOND_PX = 10.0
"""Pixels may belong to the subject up to the first of these distances outside its mask, and surely do not
beyond the second: masks are not exact."""

_STRAY_REACH_PX = 26.0
_STRAY_CONTRAST = 9.0
"""Least colour distance (0..255 per channel, Euclidean) at which something beside the subject belongs to
it."""

_STRAY_CONTRAST_TO_TEXTURE = 3.5
_STRAY_TOWARDS = 0.12
"""Least share of the way from the background's colour to the subject's, unless the contrast is striking."""

_STRIKING = 4.0

_BROAD_PX, _BROAD_TOWARDS = 9, 0.55
"""Hairs are thin: what is as broad as this belongs to the subject only when most of its colour is the
subject's."""

_DIRT_PX = 3.0
"""Pixels up to this much further away carry some of its colour and tell nothing of the background."""

_EVEN_PX = 2.5
_GRAIN_SHARE = 0.7
_GRAIN_MAX = 6.0


@dataclass(frozen=True, eq=False)
class Plate:
    """In crop units: ``reach (CROP_PX, CROP_PX)`` uint8, how far a pixel may belong to the subject; ``fill
    (CROP_PX, CROP_PX, 3)`` uint8 RGB of the background without the subject (equal to the photo well outside),
    ``grain`` the standard deviation (0..255) of the noise that the fill lacks."""

    reach: NDArray[np.uint8]
    fill: NDArray[np.uint8]
    grain: float


def prepare_plate(portrait: Portrait) -> Plate:
    """Reach by distance from the subject; fill by continued texture over a push-pull pyramid.

    The pyramid alone gives the right colours, and a blurred crescent wherever the background has detail.
    """
    picture: NDArray = portrait.crop
    if picture.shape[0] != CROP_PX:
        picture = cv2.resize(picture, (CROP_PX, CROP_PX), interpolation=cv2.INTER_AREA)
    outside = _distance_outside(picture, np.ascontiguousarray(portrait.subject > 0))
    # single hairs would give the soft edge a scalloped outline
    even = cv2.GaussianBlur(outside, (0, 0), _EVEN_PX)
    fade = np.clip((even - OPAQUE_WITHIN_PX) / (GONE_BEYOND_PX - OPAQUE_WITHIN_PX), 0, 1)
    reach = np.rint(255 * (1 - fade * fade * (3 - 2 * fade))).astype(np.uint8)
    known = outside > OPAQUE_WITHIN_PX + _DIRT_PX
    if not known.any():
        return Plate(reach, picture.copy(), 0.0)
    smooth = push_pull(picture.astype(np.float32), known.astype(np.float32))
    detail, backed = continued_detail(picture, known & _inside_photo(portrait))
    fill = np.where(known[..., None], picture, smooth + detail * backed[..., None])
    fine = picture.astype(np.float32) - cv2.GaussianBlur(picture, (0, 0), 2).astype(np.float32)
    grain = min(1.48 * float(np.median(np.abs(fine[known]))), _GRAIN_MAX) * _GRAIN_SHARE
    return Plate(reach, np.clip(np.rint(fill), 0, 255).astype(np.uint8), grain)


def _distance_outside(picture: NDArray[np.uint8], subject: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Distance from the subject in px, the subject taken with the hairs and edges that its mask left out.

    Those are what is close to the mask, joined to it, and unlike the background as it continues from further
    away, above all in the direction of the subject's own colour; a head that moves would leave them standing.
    Where the background itself is as uneven as that, the mask is taken as it is."""
    distance: NDArray = cv2.distanceTransform((~subject).astype(np.uint8), cv2.DIST_L2, 5)
    known = distance > _STRAY_REACH_PX
    if not subject.any() or not known.any():
        return distance
    pixels = picture.astype(np.float32)
    ground = push_pull(pixels, known.astype(np.float32))
    own_colour = push_pull(
        pixels, cv2.erode(subject.astype(np.uint8), np.ones((5, 5), np.uint8)).astype(np.float32)
    )
    unlike = pixels - ground
    contrast = own_colour - ground
    towards = (unlike * contrast).sum(2) / np.maximum((contrast**2).sum(2), 1.0)
    smooth = cv2.GaussianBlur(pixels, (0, 0), _STRAY_REACH_PX / 4)
    beside = (known & (distance < 3 * _STRAY_REACH_PX)).astype(np.float32)
    uneven = np.linalg.norm(pixels - smooth, axis=2)[..., None]
    texture = push_pull(np.asarray(uneven, np.float32), beside)[..., 0]
    distinct = np.linalg.norm(unlike, axis=2) / np.maximum(
        _STRAY_CONTRAST, _STRAY_CONTRAST_TO_TEXTURE * texture
    )
    stray = (((distinct > 1) & (towards > _STRAY_TOWARDS)) | (distinct > _STRIKING)) & ~known
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_BROAD_PX, _BROAD_PX))
    broad = cv2.dilate(cv2.morphologyEx((stray & ~subject).astype(np.uint8), cv2.MORPH_OPEN, disc), disc)
    stray &= (broad == 0) | (towards > _BROAD_TOWARDS)
    joined = cv2.dilate((stray | subject).astype(np.uint8), np.ones((3, 3), np.uint8))
    _, labels = cv2.connectedComponents(joined)
    own = np.zeros(int(labels.max()) + 1, bool)
    own[labels[subject]] = True
    whole = subject | (stray & own[labels])
    return np.asarray(cv2.distanceTransform((~whole).astype(np.uint8), cv2.DIST_L2, 5), np.float32)


def _inside_photo(portrait: Portrait) -> NDArray[np.bool_]:
    """Crop units that show the photo and not what lies beyond its edge."""
    height, width = portrait.photo.shape[:2]
    to_crop = portrait.crop_from_photo
    x0, y0 = np.ceil(to_crop @ [0.0, 0.0, 1.0]).astype(int)
    x1, y1 = np.floor(to_crop @ [width - 1.0, height - 1.0, 1.0]).astype(int)
    inside = np.zeros((CROP_PX, CROP_PX), bool)
    inside[max(y0, 0) : max(y1 + 1, 0), max(x0, 0) : max(x1 + 1, 0)] = True
    return inside
