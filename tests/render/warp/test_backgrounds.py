"""Other backgrounds: the person stays, the old surroundings go, and the edge between shows neither."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.portrait import Portrait
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
from talking_avatar.render.warp.background_plate import prepare_plate
from talking_avatar.render.warp.engine import WarpRenderer
from talking_avatar.render.warp.rig import WarpRig
from tests.on_demand import OnDemand

TURNED = FaceState.of({"jawOpen": 0.4, "eyeBlinkLeft": 1.0}, yaw_deg=-12, roll_deg=8)
GREEN = (20, 200, 60)
NAMES = ("woman", "man", "photo", "open-mouth")


def renderer_of(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig], background: Background
) -> WarpRenderer:
    return WarpRenderer(portraits[name], rigs[name], Framing(FrameKind.WIDE, 360), background)


def face_region(renderer: WarpRenderer, portrait: Portrait) -> tuple[slice, slice]:
    points = portrait.landmarks_px[:, :2] * renderer.canvas.view.scale + renderer.canvas.view.offset
    (x0, y0), (x1, y1) = points.min(0).astype(int), points.max(0).astype(int)
    return slice(y0 + (y1 - y0) // 4, y1 - (y1 - y0) // 4), slice(x0 + (x1 - x0) // 4, x1 - (x1 - x0) // 4)


@pytest.mark.parametrize("name", NAMES)
def test_a_colour_replaces_everything_but_the_person(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    renderer = renderer_of(name, portraits, rigs, ColourBackground(GREEN))
    for state in (FaceState.neutral(), TURNED):
        frame = renderer.draw(state)
        assert frame[4, 4].tolist() == list(GREEN)
        assert frame[4, -5].tolist() == list(GREEN)
        share = (frame == GREEN).all(2).mean()
        assert 0.3 < share < 0.9
    original = renderer_of(name, portraits, rigs, OriginalBackground()).draw(TURNED)
    face = face_region(renderer, portraits[name])
    assert np.abs(renderer.draw(TURNED)[face].astype(int) - original[face]).max() <= 1


@pytest.mark.parametrize("name", NAMES)
def test_transparent_frames_over_a_colour_are_the_frames_before_that_colour(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    clear = renderer_of(name, portraits, rigs, TransparentBackground())
    coloured = renderer_of(name, portraits, rigs, ColourBackground(GREEN))
    assert (clear.channels, coloured.channels) == (4, 3)
    for state in (FaceState.neutral(), TURNED):
        frame = clear.draw(state)
        alpha = frame[..., 3:] / 255
        laid = frame[..., :3] * alpha + np.array(GREEN) * (1 - alpha)
        error = np.abs(laid - coloured.draw(state)).max(2)
        assert np.percentile(error, 99.9) <= 3
        assert frame[4, 4].tolist() == [0, 0, 0, 0]
        assert (frame[face_region(clear, portraits[name])][..., 3] == 255).all()


@pytest.mark.full
def test_a_transparent_frame_is_the_same_every_time(
    portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    renderer = renderer_of("photo", portraits, rigs, TransparentBackground())
    first = renderer.draw(TURNED).copy()
    renderer.draw(FaceState.of(None, yaw_deg=15))
    assert np.array_equal(renderer.draw(TURNED), first)
    renderer.draw(FaceState.neutral())
    assert np.array_equal(renderer.draw(TURNED), first)


def on_backdrop(portrait: Portrait, backdrop: NDArray) -> Portrait:
    """The portrait's person before ``backdrop``, as a photographer would have taken it."""
    height, width = portrait.photo.shape[:2]
    alpha = cv2.resize(portrait.matte, (width, height), interpolation=cv2.INTER_LINEAR)[..., None] / 255.0
    photo = np.rint(portrait.photo * alpha + backdrop * (1 - alpha)).astype(np.uint8)
    affine = portrait.crop_from_photo.copy()
    side = portrait.crop.shape[0]
    affine *= portrait.detail
    affine[:, 2] += (portrait.detail - 1) / 2
    crop = cv2.warpAffine(photo, affine, (side, side), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    return replace(portrait, photo=photo, crop=crop)


@pytest.mark.full
@pytest.mark.parametrize("name", ["woman", "man"])
def test_no_fringe_of_the_old_background(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    """A person photographed before bright green and put before black keeps no green outline."""
    portrait = on_backdrop(portraits[name], np.array([0.0, 255, 0]))
    rig = replace(rigs[name], plate=prepare_plate(portrait))
    framing = Framing(FrameKind.CROP, 512)
    frame = WarpRenderer(portrait, rig, framing, ColourBackground((0, 0, 0))).draw(TURNED).astype(int)
    greenness = frame[..., 1] - np.maximum(frame[..., 0], frame[..., 2])
    assert (greenness > 60).mean() < 0.0015


@pytest.mark.full
@pytest.mark.parametrize("name", ["woman", "photo"])
def test_a_blurred_background_has_no_halo_of_the_person(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    """Before a white wall the blurred wall is white right up to the person."""
    portrait = on_backdrop(portraits[name], np.array([240.0, 240, 240]))
    rig = replace(rigs[name], plate=prepare_plate(portrait))
    framing = Framing(FrameKind.CROP, 512)
    blurred = WarpRenderer(portrait, rig, framing, BlurredBackground(0.2))
    clear = WarpRenderer(portrait, rig, framing, TransparentBackground())
    frame, alpha = blurred.draw(FaceState.neutral()), clear.draw(FaceState.neutral())[..., 3]
    away = cv2.dilate((alpha > 0).astype(np.uint8), np.ones((5, 5), np.uint8)) == 0
    assert away.mean() > 0.1
    assert np.percentile(np.abs(frame[away].astype(int) - 240), 99) < 18


def test_a_blurred_background_is_out_of_focus(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    sharp = renderer_of("photo", portraits, rigs, OriginalBackground()).draw(FaceState.neutral())
    soft = renderer_of("photo", portraits, rigs, BlurredBackground(0.2)).draw(FaceState.neutral())
    corner = (slice(5, 60), slice(5, 60))

    def detail(frame: NDArray) -> float:
        return float(cv2.Laplacian(frame[corner].mean(2), cv2.CV_64F).std())

    assert detail(soft) < 0.25 * detail(sharp)


def test_a_picture_covers_the_frame_without_squeezing(
    portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    disc = np.full((900, 400, 3), 30, np.uint8)
    disc[:, :, 2] = 200
    renderer = renderer_of("woman", portraits, rigs, PictureBackground(disc))
    frame = renderer.draw(TURNED)
    for corner in (frame[2, 2], frame[2, -3]):
        assert corner.tolist() == [30, 30, 200]


def brick_wall(height: int, width: int) -> NDArray[np.float64]:
    y, x = np.mgrid[:height, :width]
    row = y // 24
    mortar = (y % 24 < 3) | ((x + 22 * (row % 2)) % 44 < 3)
    tone = np.random.default_rng(3).normal(0, 9, (height // 24 + 1, width // 44 + 3))
    brick = np.array([150.0, 84, 66]) + tone[row, (x + 22 * (row % 2)) // 44][..., None]
    return np.where(mortar[..., None], np.array([196.0, 190, 182]), brick)


@pytest.mark.full
def test_what_a_moving_head_uncovers_is_as_lively_as_the_wall_around(
    portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    """On bricks: the uncovered crescent is neither a smear nor a copy of the head."""
    plain = portraits["man"]
    portrait = on_backdrop(plain, brick_wall(*plain.photo.shape[:2]))
    plate = prepare_plate(portrait)
    inside = cv2.distanceTransform((portrait.subject > 0).astype(np.uint8), cv2.DIST_L2, 5)
    outside = cv2.distanceTransform((portrait.subject == 0).astype(np.uint8), cv2.DIST_L2, 5)
    upper = np.arange(512)[:, None] < portrait.landmarks_px[152, 1]
    ring = (inside > 2) & (inside < 14) & upper
    wall = (outside > 30) & (outside < 80) & upper
    fill = plate.fill.astype(float)
    fine = fill - cv2.GaussianBlur(fill, (0, 0), 5)
    assert fine[ring].std() > 0.5 * fine[wall].std()
    assert np.abs(fill[ring].mean(0) - fill[wall].mean(0)).max() < 25


@pytest.mark.parametrize("covered", [True, False], ids=["nothing but subject", "no subject"])
def test_extreme_masks_still_give_a_plate(covered: bool, portraits: OnDemand[Portrait]) -> None:
    portrait = replace(portraits["photo"], subject=np.full((512, 512), covered, np.uint8))
    plate = prepare_plate(portrait)
    assert (plate.reach == 255 if covered else plate.reach == 0).all()
    assert plate.fill.shape == (512, 512, 3)
