"""A closed eye is skin with a line of lashes; an open one is the photo's."""

from __future__ import annotations

import dataclasses

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.eyelid import draw_eyelid, prepare_eyelid
from talking_avatar.render.warp.eyelid_parts import lash_height
from talking_avatar.render.warp.rig import WarpRig
from tests.on_demand import OnDemand
from tests.render.warp.overlay_scene import FLAT, Scene, grey, scene

NAMES = ("woman", "man", "photo", "open-mouth")
SHUT = {"eyeBlinkLeft": 1.0, "eyeBlinkRight": 1.0}


def lids(
    portraits: OnDemand[Portrait],
    rigs: OnDemand[WarpRig],
    name: str,
    controls: dict[str, float],
    size_px: int = 512,
) -> Scene:
    made = scene(portraits[name], rigs[name], controls, size_px)
    for contour, layer in zip(made.rig.mesh.eyes, made.rig.eyelids, strict=True):
        draw_eyelid(made.flat, made.posed, contour, layer)
    return made


def open_eye(made: Scene, rest: Scene, index: int) -> NDArray[np.bool_]:
    """Where the photo shows the middle of the eyeball, on a canvas of the same pose of the head."""
    eye = made.rig.mesh.eyes[index]
    return rest.polygon(eye.upper, eye.lower)


@pytest.mark.parametrize("name", NAMES)
def test_open_eyes_are_left_alone(name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    for controls in ({}, {"gazeX": 1.0}, {"eyeWideLeft": 1.0}, {"eyeBlinkLeft": 0.1}):
        assert not lids(portraits, rigs, name, controls).touched().any()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("index", [0, 1])
def test_a_closed_eye_has_neither_white_nor_pupil(
    name: str, index: int, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    rest, made = (lids(portraits, rigs, name, controls) for controls in ({}, SHUT))
    where = open_eye(made, rest, index)
    y = np.nonzero(where)[0]
    where[int(np.percentile(y, 55)) :] = False
    seen = made.drawn[where].astype(float)
    usual = np.median(made.rig.eyelids[index].skin[..., :3].reshape(-1, 3), 0)
    assert np.abs(np.median(seen, 0) - usual).max() < 40
    before = rest.drawn[where].astype(float)
    assert seen.std(0).mean() < 0.5 * before.std(0).mean()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("index", [0, 1])
def test_the_lashes_of_a_closed_eye_form_a_dark_line_along_its_margin(
    name: str, index: int, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    made = lids(portraits, rigs, name, SHUT)
    margin = made.posed.xy[made.rig.mesh.eyes[index].upper]
    inner = margin[len(margin) // 4 : -len(margin) // 4]
    shade = grey(made.drawn)
    width = float(np.linalg.norm(margin[-1] - margin[0]))
    on, above = [], []
    for x, y in inner:
        column = shade[:, round(float(x))]
        on.append(column[round(y) - 2 : round(y) + 3].min())
        above.append(np.median(column[round(y - 0.25 * width) : round(y - 0.10 * width)]))
    assert np.mean(on) < np.mean(above) - 10


def test_one_eye_can_wink(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    made = lids(portraits, rigs, "woman", {"eyeBlinkRight": 1.0})
    middle = made.posed.projection.head_fixed(portraits["woman"].head.origin_px[None])[0, 0]
    columns = np.nonzero(made.touched())[1]
    assert len(columns) > 100 and columns.max() < middle


@pytest.mark.parametrize("name", NAMES)
def test_the_lid_stays_between_crease_and_lashes(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    rest, made = (lids(portraits, rigs, name, controls) for controls in ({}, SHUT))
    grow = round(0.13 * made.px_per_ipd)
    allowed = np.zeros((512, 512), np.bool_)
    for eye in made.rig.mesh.eyes:
        allowed |= rest.polygon(eye.upper, eye.lower, grow_px=grow)
    assert not (made.touched() & ~allowed).any()


def test_spectacle_frames_weaken_the_lid(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    """A dark rim painted above the eye must survive the closing lid when glasses are known."""
    portrait, mesh = portraits["woman"], rigs["woman"].mesh
    crop = portrait.crop.copy()
    eye = mesh.vertices_px[mesh.eyes[0].upper, :2]
    y = round(float((eye[:, 1].min() - 0.16 * np.ptp(eye[:, 0]) + 0.5) * portrait.detail))
    x0, x1 = (round(float(v * portrait.detail)) for v in (eye[0, 0], eye[-1, 0]))
    crop[y - 2 * portrait.detail : y + 1, x0:x1] = 15
    for glasses, kept in ((1.0, True), (0.0, False)):
        traits = dataclasses.replace(portrait.traits, glasses=glasses)
        layer = prepare_eyelid(dataclasses.replace(portrait, crop=crop, traits=traits), mesh, 0)
        row = y - int(layer.origin_px[1])
        column = (x0 + x1) // 2 - int(layer.origin_px[0])
        assert bool(layer.skin[row, column, 3] < 128) is kept


@pytest.mark.full
def test_the_same_lids_at_twice_the_size(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    small, large = (lids(portraits, rigs, "photo", SHUT, size) for size in (512, 1024))
    halved = large.flat.reshape(512, 2, 512, 2, 3).mean((1, 3))
    both = (small.flat != FLAT).all(2)
    assert np.abs(halved - small.flat)[both].mean() < 9


def test_the_same_bytes_again(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    assert np.array_equal(*(lids(portraits, rigs, "woman", SHUT).flat for _ in range(2)))


@pytest.mark.parametrize("name", ["woman", "man"])
def test_a_closed_lid_is_skin_like_the_skin_around(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    """As finely grained as the cheek, and without the streaks of lashes that were stretched over it."""
    made = scene(portraits[name], rigs[name], SHUT, 1024)
    shade = grey(made.drawn)
    fine = shade - cv2.GaussianBlur(shade, (0, 0), 3.0)
    for eye in made.rig.mesh.eyes:
        margin = made.posed.xy[eye.upper]
        width = np.linalg.norm(margin[-1] - margin[0])
        x, y = margin[len(margin) // 2]
        half, high = int(0.22 * width), int(0.12 * width)
        lid = fine[int(y) - high - 8 : int(y) - 8, int(x) - half : int(x) + half]
        cheek = fine[int(y + 0.45 * width) : int(y + 0.7 * width), int(x) - half : int(x) + half]
        assert 0.4 * cheek.std() < lid.std() < 2.2 * cheek.std() + 1


def test_long_lashes_raise_the_drawn_lid() -> None:
    """Streaks above the margin are measured; plain skin above it is not."""
    rng = np.random.default_rng(4)
    y, x = np.mgrid[:160, :240]
    margin = np.column_stack([np.linspace(50.0, 190, 60), np.full(60, 100.0)])
    plain = (180 + rng.normal(0, 1.5, (160, 240, 1))).repeat(3, 2).astype(np.float32)
    hairy = plain.copy()
    lashes = (y < 100) & (y > 100 - 0.2 * 140) & (x % 6 < 2)
    hairy[lashes] -= 70
    down = np.array([0.0, 1.0])
    assert lash_height(plain, margin, down, 140.0) == 0
    assert lash_height(hairy, margin, down, 140.0) == pytest.approx(0.2, abs=0.04)
