"""Framing: which pixels a frame shows, and that nothing is lost on the way."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from talking_avatar.errors import UserError
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.framing import FrameKind, Framing
from talking_avatar.render.warp import engine
from talking_avatar.render.warp.engine import WarpRenderer
from talking_avatar.render.warp.photo_sampling import photo_rectangle, sample_photo
from talking_avatar.render.warp.rig import WarpRig
from talking_avatar.render.warp.view import view_of
from tests.on_demand import OnDemand

NAMES = ("woman", "man", "photo", "open-mouth")
FRAMINGS = (
    Framing(),
    Framing(FrameKind.CROP, 720, 1.7),
    Framing(FrameKind.PHOTO, 480),
    Framing(FrameKind.WIDE, 540),
    Framing(FrameKind.WIDE, 1080, 1.3),
)


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_photo_at_its_own_size_is_the_photo(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    portrait = portraits[name]
    height = portrait.photo.shape[0]
    renderer = WarpRenderer(portrait, rigs[name], Framing(FrameKind.PHOTO, height))
    frame = renderer.draw(FaceState.neutral())
    rows, columns = frame.shape[:2]
    assert np.array_equal(frame, portrait.photo[:rows, :columns])
    assert rows >= height - 1
    assert columns >= portrait.photo.shape[1] - 1


@pytest.mark.parametrize("name", NAMES)
def test_the_face_crop_is_the_crop_wherever_it_shows_the_photo(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    portrait = portraits[name]
    side = portrait.crop.shape[0]
    renderer = WarpRenderer(portrait, rigs[name], Framing(height_px=side))
    view = renderer.canvas.view
    x0, y0, x1, y1 = photo_rectangle(
        portrait.photo.shape[1::-1], view.photo_scale, view.photo_offset, view.size_px
    )
    assert (x1 - x0) * (y1 - y0) > side * side / 2
    frame = renderer.draw(FaceState.neutral())
    assert np.array_equal(frame[y0:y1, x0:x1], portrait.crop[y0:y1, x0:x1])


@pytest.mark.parametrize("framing", FRAMINGS, ids=str)
@pytest.mark.parametrize("name", NAMES)
def test_drawing_an_unmoved_mesh_gives_the_neutral_frame(
    name: str,
    framing: Framing,
    portraits: OnDemand[Portrait],
    rigs: OnDemand[WarpRig],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Through rasteriser, sampling and blending, not by the short cut for the neutral state."""
    renderer = WarpRenderer(portraits[name], rigs[name], framing)
    neutral = renderer.draw(FaceState.neutral())
    monkeypatch.setattr(engine, "_MOVED_PX", -1.0)
    drawn = renderer.draw(FaceState.of(None, x_ipd=1e-6))
    assert renderer._bounds[2:].tolist() > [100, 100]
    assert np.array_equal(drawn, neutral)


@pytest.mark.every_case
@pytest.mark.parametrize("framing", FRAMINGS, ids=str)
def test_sides_are_even_and_as_asked(framing: Framing, woman: Portrait) -> None:
    width, height = view_of(woman, framing).size_px
    assert (width % 2, height) == (0, framing.height_px)
    if framing.kind is FrameKind.WIDE:
        assert width == pytest.approx(height * 16 / 9, abs=1)


def test_odd_heights_are_rounded_down(woman: Portrait) -> None:
    assert view_of(woman, Framing(height_px=513)).size_px == (512, 512)


@pytest.mark.parametrize("size", [(331, 1007), (1601, 401), (513, 511)], ids=str)
def test_photos_of_any_shape(size: tuple[int, int], photo_on: Portrait) -> None:
    """The astronaut on a canvas of that size keeps its proportions in every framing."""
    width, height = size
    photo = np.full((height, width, 3), 90, np.uint8)
    photo[:401, : min(width, 512)] = photo_on.photo[:401, : min(width, 512)]
    portrait = replace(photo_on, photo=photo)
    view = view_of(portrait, Framing(FrameKind.PHOTO, 480))
    assert view.size_px[0] % 2 == 0
    assert view.size_px[0] / 480 == pytest.approx(width / height, abs=2 / 480)
    wide = view_of(portrait, Framing(FrameKind.WIDE, 480))
    face = portrait.landmarks_px[:, :2] * wide.scale + wide.offset
    assert face.min() > 0
    assert (face.max(0) < wide.size_px).all()


@pytest.fixture
def photo_on(portraits: OnDemand[Portrait]) -> Portrait:
    return portraits["photo"]


@pytest.mark.every_case
@pytest.mark.parametrize("height", [8, 100_000])
def test_impossible_sizes_are_refused_in_a_sentence(height: int, woman: Portrait) -> None:
    with pytest.raises(UserError, match="pixels high"):
        view_of(woman, Framing(height_px=height))


@pytest.mark.every_case
@pytest.mark.parametrize("scale", [0.23, 0.5, 0.71, 1.0, 1.9])
def test_sampling_puts_a_dot_where_the_scale_says(scale: float) -> None:
    photo = np.zeros((300, 400, 3), np.uint8)
    cv2.circle(photo, (201, 143), 12, (255, 255, 255), -1, cv2.LINE_AA)
    offset = np.array([7.25, -3.5]) if scale != 1.0 else np.array([7.0, -3.0])
    sampled = sample_photo(photo, scale, offset, (round(400 * scale), round(300 * scale)))
    weight = sampled[..., 0].astype(float)
    y, x = np.mgrid[: weight.shape[0], : weight.shape[1]]
    centre = np.array([(weight * x).sum(), (weight * y).sum()]) / weight.sum()
    assert centre == pytest.approx(np.array([201, 143]) * scale + offset, abs=0.06)


def test_shrinking_averages_instead_of_skipping() -> None:
    stripes = np.zeros((400, 400, 3), np.uint8)
    stripes[:, ::2] = 255
    small = sample_photo(stripes, 0.27, np.array([0.0, 0.0]), (100, 100))
    assert np.abs(small[10:90, 10:90].astype(int) - 127).max() <= 30


def test_beyond_the_photo_is_a_calm_backdrop(portraits: OnDemand[Portrait]) -> None:
    """It continues the photo at its edge, has no streaks, and gets no brighter outwards."""
    photo = portraits["photo"].photo
    frame = sample_photo(photo, 1.0, np.array([200.0, 0.0]), (912, 512)).astype(float)
    assert np.array_equal(frame[:, 200:712], photo)
    edges = ((199, 200, slice(0, 150)), (712, 711, slice(762, 912)))
    for outside, inside, far in edges:
        assert np.median(np.abs(frame[:, outside] - frame[:, inside])) < 8
        backdrop = cv2.GaussianBlur(frame[:, far], (0, 0), 3.0)  # grain apart
        assert np.abs(np.diff(backdrop, axis=0)).mean() < 1.5
        assert backdrop.mean() < frame[:, 200:712].mean() + 10


def test_beyond_the_photo_its_grain_goes_on() -> None:
    rng = np.random.default_rng(3)
    noise = cv2.GaussianBlur(rng.normal(0, 9, (300, 400)).astype(np.float32), (0, 0), 0.8)
    photo = np.repeat(np.clip(120 + noise, 0, 255).astype(np.uint8)[..., None], 3, axis=2)
    frame = sample_photo(photo, 1.0, np.array([100.0, 0.0]), (600, 300)).astype(float)[..., 0]
    inside, outside = frame[:, 250:350], frame[:, 10:90] - frame[:, 10:90].mean(axis=0)
    assert outside.std() == pytest.approx(inside.std(), rel=0.25)
    steps = [np.diff(part, axis=0).std() / part.std() for part in (inside, outside)]
    assert steps[1] == pytest.approx(steps[0], rel=0.25)
