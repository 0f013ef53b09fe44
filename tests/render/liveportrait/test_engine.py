"""Frames of the whole engine: where the face lies, what stays, and the published frames."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import torch

from talking_avatar.errors import UserError
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.framing import (
    ColourBackground,
    FrameKind,
    Framing,
    OriginalBackground,
    TransparentBackground,
)
from talking_avatar.render.liveportrait.compute import compute_on
from talking_avatar.render.liveportrait.crop_geometry import (
    MARKUPS,
    PORTRAIT_SCALE,
    PORTRAIT_SHIFT_Y,
    face_axes,
    inverse_affine,
    square_around,
)
from talking_avatar.render.liveportrait.driving_options import DrivingOptions
from talking_avatar.render.liveportrait.engine import LivePortraitRenderer
from talking_avatar.render.liveportrait.loading import Networks
from talking_avatar.render.liveportrait.mesh_points import portrait_square
from talking_avatar.render.liveportrait.model import LivePortraitModel
from talking_avatar.render.liveportrait.motion_transfer import SeenFace, TransferOptions, transfer_motion
from talking_avatar.render.renderer import RendererLost
from talking_avatar.render.warp.rig import WarpRig
from tests.on_demand import OnDemand
from tests.render.liveportrait.recipe import difference, image, reference
from tests.render.liveportrait.stand_in import StandInModel

SIXTY_EIGHT = (
    127, 234, 93, 132, 58, 136, 150, 176, 152, 400, 379, 365, 288, 361, 323, 454, 356,
    70, 63, 105, 66, 107, 336, 296, 334, 293, 300, 168, 197, 5, 4, 75, 97, 2, 326, 305,
    33, 160, 158, 133, 153, 144, 362, 385, 387, 263, 373, 380,
    61, 39, 37, 0, 267, 269, 291, 405, 314, 17, 84, 181, 78, 82, 13, 312, 308, 317, 14, 87,
)  # fmt: skip
"""The usual 68 landmarks in the face mesh."""


def stand_in(
    portrait: Portrait, rig: WarpRig, framing: Framing, **options: object
) -> tuple[LivePortraitRenderer, StandInModel]:
    model = StandInModel()
    renderer = LivePortraitRenderer(
        model,  # type: ignore[arg-type]
        portrait,
        rig.mesh,
        rig.plate,
        framing,
        **options,  # type: ignore[arg-type]
    )
    return renderer, model


@pytest.mark.parametrize(
    "framing",
    [Framing(FrameKind.CROP, 512), Framing(FrameKind.PHOTO, 720), Framing(FrameKind.WIDE, 360, 1.6)],
    ids=["crop", "photo", "wide"],
)
def test_what_was_cut_out_is_laid_back_where_it_was(woman: Portrait, rig: WarpRig, framing: Framing) -> None:
    renderer, _ = stand_in(woman, rig, framing)
    frame, photo = renderer.draw(FaceState.neutral()), renderer.canvas.picture
    assert frame.shape == (renderer.size_px[1], renderer.size_px[0], 3) == photo.shape
    # It went through 256 px, so details are lost; the face must not have moved.
    soft = [cv2.GaussianBlur(f, (0, 0), 4).astype(np.float32) for f in (frame, photo)]
    assert np.abs(soft[0] - soft[1]).mean() < 2.0
    shift, _ = cv2.phaseCorrelate(*(s.mean(axis=2) for s in soft))
    assert np.hypot(*shift) < 0.25


def test_around_the_crop_the_photo_stays_to_the_byte(woman: Portrait, rig: WarpRig) -> None:
    renderer, _ = stand_in(woman, rig, Framing(FrameKind.PHOTO, 720))
    frame = renderer.draw(FaceState.of(yaw_deg=15))
    changed = (frame != renderer.canvas.picture).any(axis=2)
    rows, columns = np.flatnonzero(changed.any(1)), np.flatnonzero(changed.any(0))
    assert 0 < len(rows) < 0.9 * frame.shape[0] and 0 < len(columns) < frame.shape[1]


def test_the_same_state_gives_the_same_bytes_and_out_is_filled(woman: Portrait, rig: WarpRig) -> None:
    renderer, _ = stand_in(woman, rig, Framing(FrameKind.CROP, 256))
    state, out = FaceState.of({"jawOpen": 0.4}, yaw_deg=5), np.zeros((256, 256, 3), np.uint8)
    first = renderer.draw(state)
    renderer.draw(FaceState.of(yaw_deg=-9))
    assert renderer.draw(state, out) is out and np.array_equal(out, first)
    with pytest.raises(ValueError, match="contiguous uint8"):
        renderer.draw(state, np.zeros((4, 4, 3), np.uint8))


def test_frames_under_way_come_in_order(woman: Portrait, rig: WarpRig) -> None:
    renderer, _ = stand_in(woman, rig, Framing(FrameKind.CROP, 128))
    states = [FaceState.of(yaw_deg=angle) for angle in (0, 12, -12, 6)]
    alone = [renderer.draw(state) for state in states]
    frames = []
    for state in states:
        if renderer.full:
            frames.append(renderer.take())
        renderer.submit(state)
    while renderer.under_way:
        frames.append(renderer.take())
    assert all(np.array_equal(a, b) for a, b in zip(alone, frames, strict=True))
    assert not np.array_equal(frames[1], frames[2])


def test_another_background_is_there_before_the_networks_look(woman: Portrait, rig: WarpRig) -> None:
    colour = (20, 60, 200)
    renderer, model = stand_in(woman, rig, Framing(FrameKind.CROP, 256), background=ColourBackground(colour))
    corner = model.saw[2:8, 2:8].reshape(-1, 3)
    assert np.abs(corner.astype(int) - colour).max() <= 2
    assert np.abs(renderer.draw(FaceState.neutral())[4, 4].astype(int) - colour).max() <= 2


def test_a_narrow_frame_shows_the_networks_no_black(woman: Portrait, rig: WarpRig) -> None:
    _, model = stand_in(
        woman, rig, Framing(FrameKind.CROP, 256, 2.5), background=ColourBackground((20, 60, 200))
    )
    for edge in (model.saw[:4], model.saw[-4:], model.saw[:, :4], model.saw[:, -4:]):
        assert edge.mean() > 5


def test_a_transparent_background_is_refused(woman: Portrait, rig: WarpRig) -> None:
    with pytest.raises(UserError, match=r"transparent background because .*--engine warp"):
        stand_in(woman, rig, Framing(), background=TransparentBackground())


@pytest.mark.parametrize(
    "error",
    [torch.OutOfMemoryError("CUDA out of memory. Tried"), RuntimeError("CUDA error: unspecified launch")],
    ids=["memory", "lost"],
)
def test_a_lost_device_is_told_as_such(woman: Portrait, rig: WarpRig, error: RuntimeError) -> None:
    renderer, model = stand_in(woman, rig, Framing(FrameKind.CROP, 128))

    def fail(*_: object) -> None:
        raise error

    model.draw = fail  # type: ignore[method-assign, assignment]
    with pytest.raises(RendererLost, match="LivePortrait cannot go on because the graphics card"):
        renderer.draw(FaceState.neutral())


@pytest.mark.parametrize("name", ["woman", "man", "photo", "open-mouth"])
def test_crops_agree_with_the_published_rule_on_other_landmarks(
    portraits: OnDemand[Portrait], name: str
) -> None:
    portrait = portraits[name]
    back = inverse_affine(portrait.crop_from_photo)
    points = portrait.landmarks_px[:, :2] @ back[:, :2].T + back[:, 2]
    usual = points[list(SIXTY_EIGHT)]
    theirs = square_around(usual, face_axes(usual, MARKUPS[68]), PORTRAIT_SCALE, 0.0, PORTRAIT_SHIFT_Y)
    ours = portrait_square(points)
    assert np.linalg.norm(ours.centre_px - theirs.centre_px) < 0.01 * theirs.side_px
    assert abs(ours.side_px / theirs.side_px - 1) < 0.01
    assert abs(ours.angle - theirs.angle) < np.deg2rad(0.5)


@pytest.mark.full
def test_composed_frames_are_the_published_ones(networks: Networks) -> None:
    model = LivePortraitModel(networks, compute_on(torch.device("cpu")))
    stored = reference("composed")
    source, first, second = (
        model.see_image(image(name))[1] for name in ("source_image", "driving_image_0", "driving_image_1")
    )
    both = type(source)(*(np.concatenate([getattr(f, n) for f in (first, second)]) for n in _PARTS))
    ratios = np.full((2, 2), 0.3), np.zeros((2, 1))
    seen = SeenFace(source, ratios[0][:1], ratios[1][:1])
    driving = transfer_motion(model.retargeting, seen, SeenFace(both, *ratios), TransferOptions())[1:]
    assert np.abs(driving - stored["x_d_1"]).max() < 1e-4
    volume, _ = model.see_image(image("source_image"))
    portrait = model.prepare(volume, source.keypoints())
    drawn = model.draw(portrait, torch.from_numpy(driving.astype(np.float32)))
    assert difference(drawn, "composed", "image_1") < 1e-3


_PARTS = ("canonical", "rotation", "expression", "scale", "translation")


@pytest.mark.full
def test_the_networks_draw_a_frame_of_a_portrait(networks: Networks, woman: Portrait, rig: WarpRig) -> None:
    model = LivePortraitModel(networks, compute_on(torch.device("cpu")))
    renderer = LivePortraitRenderer(
        model,
        woman,
        rig.mesh,
        rig.plate,
        Framing(FrameKind.CROP, 256),
        OriginalBackground(),
        DrivingOptions(),
    )
    frame = renderer.draw(FaceState.of({"jawOpen": 0.5}, yaw_deg=6))
    assert frame.shape == (256, 256, 3)
    assert np.array_equal(frame[0], renderer.canvas.picture[0])
    assert not np.array_equal(frame[128], renderer.canvas.picture[128])
