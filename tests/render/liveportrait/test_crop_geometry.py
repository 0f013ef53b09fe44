"""Crops and paste-back against the published code's."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import torch

from talking_avatar.render.liveportrait.crop_geometry import (
    DRIVING_SCALE,
    DRIVING_SHIFT_Y,
    MARKUPS,
    PORTRAIT_SCALE,
    PORTRAIT_SHIFT_Y,
    corners,
    crop_from_image,
    face_axes,
    inverse_affine,
    square_around,
    then,
)
from talking_avatar.render.liveportrait.frame_place import FramePlace, paste_mask, warped_mask
from talking_avatar.render.liveportrait.paste_back import PasteBack, levels
from tests.render.liveportrait.recipe import picture, reference

MAX_PX = 5e-4
SETS = sorted(MARKUPS)


@pytest.mark.parametrize("count", SETS)
@pytest.mark.parametrize("lips", [False, True])
def test_rectangles(count: int, lips: bool) -> None:
    maths = reference("maths")
    points = maths[f"in/lmk_{count}"]
    square = square_around(
        points, face_axes(points, MARKUPS[count], lips), PORTRAIT_SCALE, 0.05, PORTRAIT_SHIFT_Y
    )
    x, y, width, height, angle = maths[f"rect_{count}_lip{int(lips)}"]
    assert np.abs(square.centre_px - [x, y]).max() < MAX_PX
    assert abs(square.side_px - width) < MAX_PX and width == height
    assert abs(square.angle - angle) < 1e-5


@pytest.mark.parametrize("count", SETS)
def test_crop_matrices(count: int) -> None:
    maths = reference("maths")
    points = maths[f"in/lmk_{count}"]
    square = square_around(points, face_axes(points, MARKUPS[count]), PORTRAIT_SCALE, 0.0, PORTRAIT_SHIFT_Y)
    o2c = crop_from_image(square, 512)
    assert np.abs(at_corners(o2c, 640) - at_corners(maths[f"crop_o2c_{count}"], 640)).max() < 2e-3
    c2o = inverse_affine(o2c)
    assert np.abs(at_corners(c2o, 512) - at_corners(maths[f"crop_c2o_{count}"], 512)).max() < 2e-3
    upright = crop_from_image(square, 512, turned=False)
    assert np.abs(at_corners(upright, 640) - at_corners(maths[f"crop_o2c_norot_{count}"], 640)).max() < 2e-3
    assert np.allclose(then(o2c, c2o), [[1, 0, 0], [0, 1, 0]], atol=1e-9)


def at_corners(affine: np.ndarray, side: int) -> np.ndarray:
    return np.array([[0, 0], [side, 0], [0, side], [side, side]]) @ affine[:, :2].T + affine[:, 2]


@pytest.mark.parametrize("count", SETS)
def test_driving_boxes(count: int) -> None:
    maths = reference("maths")
    points = maths[f"in/lmk_{count}"]
    square = square_around(points, face_axes(points, MARKUPS[count]), DRIVING_SCALE, 0.0, DRIVING_SHIFT_Y)
    assert np.abs(corners(square, turned=False) - maths[f"bbox_{count}"]).max() < MAX_PX
    assert np.abs(corners(square) - maths[f"bbox_rot_{count}"]).max() < MAX_PX


def photo() -> np.ndarray:
    channels = picture("maths/photo", 640)
    return np.rint(255 * np.moveaxis(channels, 0, -1)).astype(np.uint8)[:480]


def test_crop_pixels() -> None:
    maths = reference("maths")
    points = maths["in/lmk_203"]
    square = square_around(points, face_axes(points, MARKUPS[203]), PORTRAIT_SCALE, 0.0, PORTRAIT_SHIFT_Y)
    o2c = crop_from_image(square, 512)
    crop = cv2.warpAffine(photo(), o2c, (512, 512), flags=cv2.INTER_LINEAR)
    assert np.abs(crop[::8, ::8].astype(int) - maths["crop_image/img_stride8"]).max() <= 2
    small = cv2.resize(crop, (256, 256), interpolation=cv2.INTER_AREA)
    assert np.abs(small[::8, ::8].astype(int) - maths["crop_image/img_256_area_stride8"]).max() <= 2
    assert np.abs(points @ o2c[:, :2].T + o2c[:, 2] - maths["crop_image/pt_crop"]).max() < 2e-3


def test_mask_is_the_published_one() -> None:
    maths, mask = reference("maths"), paste_mask()
    assert np.array_equal(mask[256], maths["mask_template/row256"])
    assert np.array_equal(mask[:, 256], maths["mask_template/col256"])
    assert np.array_equal(mask[::16, ::16], maths["mask_template/stride16"])


def test_paste_back() -> None:
    maths = reference("maths")
    c2o = maths["crop_image/M_c2o"][:2].astype(np.float64)
    animated = np.rint(255 * np.moveaxis(picture("maths/animated", 512), 0, -1)).astype(np.uint8)
    mask = warped_mask(c2o, (640, 480))
    assert np.abs(mask[::8, ::8] - maths["paste_back/mask_stride8"]).max() <= 2 / 255
    place = FramePlace.of(c2o, (640, 480), np.full((480, 640), 255, np.uint8))
    drawn = torch.from_numpy(np.moveaxis(animated + np.float32(0.5), -1, 0))[None] / 255
    out = photo()
    y0, y1, x0, x1 = place.box
    out[y0:y1, x0:x1] = PasteBack(place, out.copy(), torch.device("cpu"))(drawn).numpy()
    assert np.abs(out[::4, ::4].astype(int) - maths["paste_back/out_stride4"]).max() <= 2


def test_fractions_are_cut_off() -> None:
    maths = reference("maths")
    cut = levels(torch.from_numpy(maths["parse_output/in"])).movedim(-3, -1)
    assert np.array_equal(cut.numpy(), maths["parse_output/out"])
