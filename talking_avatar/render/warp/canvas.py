"""One portrait in one framing before one background: everything that stays the same from frame to frame."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.portrait import CROP_PX, Portrait
from talking_avatar.render.framing import (
    Background,
    BlurredBackground,
    ColourBackground,
    FrameKind,
    Framing,
    OriginalBackground,
    PictureBackground,
    TransparentBackground,
)
from talking_avatar.render.warp.background_plate import Plate
from talking_avatar.render.warp.matte import foreground_colours, person_alpha, surely_inside, without_person
from talking_avatar.render.warp.moving_mesh import Mesh
from talking_avatar.render.warp.photo_sampling import photo_rectangle, sample_photo
from talking_avatar.render.warp.raster import NOTHING, rasterise
from talking_avatar.render.warp.soft_edge import part_edge
from talking_avatar.render.warp.view import View, view_of

_MARGIN_IPD = 0.30
"""How much the texture exceeds the frame: what a moving head can bring into view."""

_PERSON_REACH_IPD = 0.12


@dataclass(frozen=True, eq=False)
class Canvas:
    """``view``: the frame's place. ``channels``: 3, or 4 with straight alpha.

    ``texture (H + 2 m, W + 2 m, 4)`` uint8: the photo's colours and the subject's alpha, ``m = margin_px``
    beyond the frame on every side. ``texture_xy (N, 2)`` float32: each mesh vertex in it; ``frame_xy (N, 2)``
    the same in the frame. ``picture (H, W, channels)``: the neutral frame. ``behind (H, W, channels)``: what
    shows where the mesh leaves the frame bare."""

    view: View
    channels: int
    margin_px: int
    texture: NDArray[np.uint8]
    texture_xy: NDArray[np.float32]
    frame_xy: NDArray[np.float32]
    picture: NDArray[np.uint8]
    behind: NDArray[np.uint8]


def build_canvas(
    portrait: Portrait, mesh: Mesh, plate: Plate, framing: Framing, background: Background
) -> Canvas:
    """The canvas of ``portrait`` seen in ``framing`` before ``background``. Raises ``UserError`` for bad
    sizes."""
    view = view_of(portrait, framing)
    margin = math.ceil(_MARGIN_IPD * portrait.head.ipd_px * view.scale)
    width, height = view.size_px
    padded = replace(
        view,
        size_px=(width + 2 * margin, height + 2 * margin),
        offset=view.offset + margin,
        photo_offset=view.photo_offset + margin,
    )
    picture = _photo_in(portrait, padded, framing, margin)
    texture_xy = (mesh.vertices_px[:, :2] * padded.scale + padded.offset).astype(np.float32)
    covered = _covered(mesh, texture_xy, padded.size_px)
    if isinstance(background, OriginalBackground):
        colours, alpha, behind = _before_itself(portrait, picture, plate, padded, covered)
        neutral = picture
    else:
        colours, alpha, behind, neutral = _before_another(
            portrait, picture, padded, margin, covered, background
        )
    inner = (slice(margin, margin + height), slice(margin, margin + width))
    return Canvas(
        view=view,
        channels=neutral.shape[2],
        margin_px=margin,
        texture=np.dstack([colours, alpha]),
        texture_xy=texture_xy,
        frame_xy=texture_xy - np.float32(margin),
        picture=np.ascontiguousarray(neutral[inner]),
        behind=np.ascontiguousarray(behind[inner]),
    )


def _photo_in(portrait: Portrait, view: View, framing: Framing, margin: int) -> NDArray[np.uint8]:
    picture = sample_photo(portrait.photo, view.photo_scale, view.photo_offset, view.size_px)
    side = view.size_px[1] - 2 * margin
    if framing.kind is FrameKind.CROP and framing.zoom == 1.0 and side in (CROP_PX, portrait.crop.shape[0]):
        # the crop itself, as it was looked at, wherever it shows the photo
        crop = portrait.crop
        if crop.shape[0] != side:
            crop = np.asarray(cv2.resize(crop, (side, side), interpolation=cv2.INTER_AREA), np.uint8)
        x0, y0, x1, y1 = photo_rectangle(
            portrait.photo.shape[1::-1], view.photo_scale, view.photo_offset - margin, (side, side)
        )
        picture[margin + y0 : margin + y1, margin + x0 : margin + x1] = crop[y0:y1, x0:x1]
    return picture


def _covered(mesh: Mesh, texture_xy: NDArray[np.float32], size_px: tuple[int, int]) -> NDArray[np.bool_]:
    """Pixels that the resting mesh covers."""
    width, height = size_px
    depth = np.full((height, width), NOTHING, np.float32)
    rasterise(
        texture_xy,
        np.zeros(len(texture_xy), np.float32),
        mesh.triangles,
        mesh.filler_count,
        texture_xy,
        0,
        np.array([0, 0, width, height], np.int64),
        np.empty((height, 2), np.int64),
        np.empty((height, width, 2), np.int16),
        np.empty((height, width), np.uint16),
        depth,
    )
    return np.asarray(depth < NOTHING / 2)


def _crop_to_frame(layer: NDArray[np.uint8], view: View) -> NDArray[np.uint8]:
    affine = np.array([[view.scale, 0, view.offset[0]], [0, view.scale, view.offset[1]]])
    return np.asarray(
        cv2.warpAffine(layer, affine, view.size_px, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE),
        np.uint8,
    )


def _before_itself(
    portrait: Portrait, picture: NDArray[np.uint8], plate: Plate, view: View, covered: NDArray[np.bool_]
) -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint8]]:
    """Colours, alpha, behind. The blend of the resting subject and what is behind it is the photo, exactly;
    what the mesh does not cover stands still."""
    reach = _crop_to_frame(plate.reach, view)
    ground = _crop_to_frame(plate.fill, view)
    core = _crop_to_frame(np.rint(255 * surely_inside(portrait)).astype(np.uint8), view)
    colours, alpha, behind = part_edge(picture, ground, reach, core)
    grain = np.rint(np.random.default_rng(0).normal(0.0, plate.grain, (256, 256, 1))).astype(np.int16)
    height, width = alpha.shape
    tile = np.tile(grain, (height // 256 + 1, width // 256 + 1, 3))[:height, :width]
    np.copyto(behind, cv2.add(ground, tile, dtype=cv2.CV_8U), where=(alpha == 255)[..., None])
    np.copyto(behind, picture, where=~covered[..., None])
    return colours, alpha, behind


def _before_another(
    portrait: Portrait,
    picture: NDArray[np.uint8],
    view: View,
    margin: int,
    covered: NDArray[np.bool_],
    background: Background,
) -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint8]]:
    """Colours, alpha, behind, neutral. What the mesh does not cover stands still and is part of behind."""
    alpha = person_alpha(portrait, picture, view)
    colours = foreground_colours(picture, alpha)
    if isinstance(background, TransparentBackground):
        neutral = np.dstack([np.where(alpha[..., None] > 0, colours, 0), alpha]).astype(np.uint8)
        return colours, alpha, np.where(covered[..., None], 0, neutral).astype(np.uint8), neutral
    scenery = _scenery(portrait, picture, alpha, view, margin, background)
    share = alpha[..., None].astype(np.uint32)
    neutral = ((colours * share + scenery * (255 - share) + 127) // 255).astype(np.uint8)
    return colours, alpha, np.where(covered[..., None], scenery, neutral), neutral


def _scenery(
    portrait: Portrait,
    picture: NDArray[np.uint8],
    alpha: NDArray[np.uint8],
    view: View,
    margin: int,
    background: Background,
) -> NDArray[np.uint8]:
    width, height = view.size_px
    if isinstance(background, ColourBackground):
        return np.full((height, width, 3), background.rgb, np.uint8)
    if isinstance(background, PictureBackground):
        framed = _cover(background.picture, width - 2 * margin, height - 2 * margin)
        return np.asarray(
            cv2.copyMakeBorder(framed, margin, margin, margin, margin, cv2.BORDER_REPLICATE), np.uint8
        )
    if isinstance(background, BlurredBackground):
        ipd = portrait.head.ipd_px * view.scale
        empty = without_person(picture, alpha, max(2, round(_PERSON_REACH_IPD * ipd)))
        return _blurred(empty, max(background.radius_ipd * ipd, 0.1))
    raise TypeError(f"no scenery for {background!r}")


def _cover(picture: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """``picture`` scaled to cover the frame, its middle kept."""
    scale = max(width / picture.shape[1], height / picture.shape[0])
    size = (max(width, round(picture.shape[1] * scale)), max(height, round(picture.shape[0] * scale)))
    shrinking = scale < 1
    scaled = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if shrinking else cv2.INTER_CUBIC)
    x, y = (size[0] - width) // 2, (size[1] - height) // 2
    return np.ascontiguousarray(scaled[y : y + height, x : x + width])


def _blurred(picture: NDArray[np.uint8], sigma_px: float) -> NDArray[np.uint8]:
    """A wide Gaussian blur, taken on a smaller picture where that makes no difference."""
    shrink = max(1, int(sigma_px / 4))
    height, width = picture.shape[:2]
    small = cv2.resize(
        picture, (max(1, width // shrink), max(1, height // shrink)), interpolation=cv2.INTER_AREA
    )
    small = cv2.GaussianBlur(small, (0, 0), sigma_px / shrink, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR))
