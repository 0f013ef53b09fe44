"""The iris goes where it is told, the white stays white, and a resting eye is the photo's."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.eyeball import GAZE_X_RADII, draw_eyeball, prepare_eyeball
from talking_avatar.render.warp.rig import WarpRig
from tests.on_demand import OnDemand
from tests.render.warp.overlay_scene import FLAT, Scene, grey, scene

NAMES = ("woman", "man", "photo", "open-mouth")


def eyes(
    portraits: OnDemand[Portrait],
    rigs: OnDemand[WarpRig],
    name: str,
    controls: dict[str, float],
    size_px: int = 512,
    **pose: float,
) -> Scene:
    made = scene(portraits[name], rigs[name], controls, size_px, **pose)
    for contour, layer in zip(made.rig.mesh.eyes, made.rig.eyeballs, strict=True):
        draw_eyeball(made.flat, made.posed, contour, layer)
    return made


def dark_centre(made: Scene, index: int) -> NDArray[np.float64]:
    """Centroid of the darkness in one eye of the engine's frame, canvas px."""
    eye = made.rig.mesh.eyes[index]
    seen = made.polygon(eye.upper, eye.lower)
    shade = grey(made.drawn)
    darkness = np.where(seen, np.clip(np.percentile(shade[seen], 55) - shade, 0, None), 0) ** 2
    y, x = np.mgrid[: shade.shape[0], : shade.shape[1]]
    return np.array([(x * darkness).sum(), (y * darkness).sum()]) / darkness.sum()


@pytest.mark.parametrize("name", NAMES)
def test_a_resting_eye_is_left_to_the_photo(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    assert not eyes(portraits, rigs, name, {}).touched().any()
    assert not eyes(portraits, rigs, name, {"jawOpen": 1, "browInnerUp": 1}, yaw_deg=10).touched().any()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("index", [0, 1])
def test_the_iris_follows_the_gaze(
    name: str, index: int, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    layer = rigs[name].eyeballs[index]
    radius = layer.iris_radius_px / layer.detail
    at = {g: dark_centre(eyes(portraits, rigs, name, {"gazeX": g}), index) for g in (-0.6, 0.0, 0.6)}
    travelled = at[0.6][0] - at[-0.6][0]
    assert at[-0.6][0] < at[0.0][0] < at[0.6][0]
    assert 0.45 * radius < travelled < 1.3 * radius
    up, down = (dark_centre(eyes(portraits, rigs, name, {"gazeY": g}), index) for g in (-0.6, 0.6))
    assert down[1] - up[1] > 0.15 * radius


@pytest.mark.parametrize("name", NAMES)
def test_where_the_iris_was_is_clean_sclera(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    for index, layer in enumerate(rigs[name].eyeballs):
        x, y = layer.iris_centre_px.astype(int)
        half = max(int(0.5 * layer.iris_radius_px), 1)
        filled = grey(layer.sclera)[y - half : y + half + 1, x - half : x + half + 1]
        rest = scene(portraits[name], rigs[name], {})
        eye = rest.rig.mesh.eyes[index]
        photo = grey(rest.drawn)[rest.polygon(eye.upper, eye.lower)]
        assert filled.mean() > np.percentile(photo, 45)
        assert np.percentile(filled, 95) < 1.35 * np.percentile(photo, 97)


@pytest.mark.parametrize("name", NAMES)
def test_uncovered_sclera_is_no_brighter_than_the_photos(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    rest, away = scene(portraits[name], rigs[name], {}), eyes(portraits, rigs, name, {"gazeX": 0.9})
    for eye in rigs[name].mesh.eyes:
        seen, uncovered = rest.polygon(eye.upper, eye.lower), away.polygon(eye.upper, eye.lower)
        photo, drawn = grey(rest.drawn)[seen], grey(away.flat)[uncovered & away.touched()]
        assert np.percentile(drawn, 80) < 1.02 * np.percentile(photo, 96)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_outside_the_lids_is_drawn(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    controls = {"gazeX": 0.9, "gazeY": -0.5, "eyeBlinkLeft": 0.4}
    made = eyes(portraits, rigs, name, controls, yaw_deg=-12, roll_deg=8)
    allowed = np.zeros(made.flat.shape[:2], np.bool_)
    for eye in made.rig.mesh.eyes:
        allowed |= made.polygon(eye.upper, eye.lower, grow_px=2)
    assert made.touched().sum() > 100
    assert not (made.touched() & ~allowed).any()


def test_a_shut_eye_shows_no_eyeball_and_the_other_stays_open(
    portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    made = eyes(portraits, rigs, "woman", {"eyeBlinkLeft": 1})
    right, left = (made.polygon(e.upper, e.lower, grow_px=3) for e in made.rig.mesh.eyes)
    assert (made.touched() & left).sum() < 0.02 * made.px_per_ipd**2
    assert not (made.touched() & right).any()


@pytest.mark.parametrize("name", ["woman", "photo", "open-mouth"])
def test_the_white_of_a_half_closed_eye_lies_in_the_shade(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    """Lids and lashes darken it; a bright slit would flash in every blink."""
    bright = []
    for blink in (0.05, 0.5):
        made = eyes(portraits, rigs, name, {"eyeBlinkLeft": blink, "eyeBlinkRight": blink})
        seen = np.zeros(made.drawn.shape[:2], np.bool_)
        for eye in made.rig.mesh.eyes:
            seen |= made.polygon(eye.upper, eye.lower)
        bright.append(np.percentile(grey(made.drawn)[seen], 85))
    assert bright[1] < 0.84 * bright[0]


def test_the_catch_light_moves_less_than_the_iris(
    portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    layer = rigs["photo"].eyeballs[0]
    assert layer.catch_light.max() > 40
    way = _catch_light(portraits, rigs, 0.55) - _catch_light(portraits, rigs, 0.2)
    iris_way = 0.35 * GAZE_X_RADII * layer.iris_radius_px / layer.detail
    assert 0 <= way < 0.65 * iris_way


def _catch_light(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig], gaze: float) -> float:
    """Where along x the catch-light of the picture's left eye lies, canvas px."""
    made = scene(portraits["photo"], rigs["photo"], {"gazeX": gaze})
    layer, contour = rigs["photo"].eyeballs[0], made.rig.mesh.eyes[0]
    without = made.flat.copy()
    dull = dataclasses.replace(layer, catch_light=np.zeros_like(layer.catch_light))
    draw_eyeball(made.flat, made.posed, contour, layer)
    draw_eyeball(without, made.posed, contour, dull)
    light = np.clip(grey(made.flat) - grey(without), 0, None)
    return float((light.sum(0) * np.arange(light.shape[1])).sum() / light.sum())


@pytest.mark.full
def test_the_same_eyes_at_twice_the_size(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    small, large = (eyes(portraits, rigs, "woman", {"gazeX": 0.6}, size) for size in (512, 1024))
    halved = large.flat.reshape(512, 2, 512, 2, 3).mean((1, 3))
    solid = np.zeros((512, 512), np.bool_)
    for eye in small.rig.mesh.eyes:
        solid |= small.polygon(eye.upper, eye.lower)
    solid &= (small.flat != FLAT).all(2)
    assert np.abs(halved - small.flat)[solid].mean() < 9


@pytest.mark.full
def test_the_same_bytes_again(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    first, second = (eyes(portraits, rigs, "woman", {"gazeX": -0.5}).flat for _ in range(2))
    assert np.array_equal(first, second)


def test_blank_eyes_have_nothing_to_move(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    portrait, made = portraits["woman"], scene(portraits["woman"], rigs["woman"], {"gazeX": 1.0})
    blank = dataclasses.replace(portrait, traits=dataclasses.replace(portrait.traits, iris_contrast=0.02))
    layer = prepare_eyeball(blank, made.rig.mesh, 0)
    draw_eyeball(made.flat, made.posed, made.rig.mesh.eyes[0], layer)
    assert not made.touched().any()


@pytest.mark.parametrize("name", ["woman", "photo"])
def test_the_mirror_image_of_a_lamp_stays_white_over_the_pupil(name: str, rigs: OnDemand[WarpRig]) -> None:
    """Light added to a brown iris, and that iris taken away, would be blue."""
    for layer in rigs[name].eyeballs:
        colour, alpha = layer.catch_light[..., :3].astype(int), layer.catch_light[..., 3]
        lamp = alpha > 0.6 * alpha.max()
        assert lamp.any()
        assert np.median((colour[..., 2] - colour[..., 0])[lamp]) < 25
        assert np.median(colour.mean(2)[lamp]) > 150


@pytest.mark.parametrize(("brightness", "lamp"), [(25, False), (180, True)])
def test_a_dim_sheen_belongs_to_the_iris_and_a_lamp_does_not(
    brightness: int, lamp: bool, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    portrait, layer = portraits["woman"], rigs["woman"].eyeballs[0]
    centre, radius = layer.origin_px + layer.iris_centre_px, layer.iris_radius_px
    x, y = np.rint(centre + np.array([0.55, 0.1]) * radius).astype(int)
    half = round(0.16 * radius)
    crop = portrait.crop.copy()
    spot = crop[y - half : y + half + 1, x - half : x + half + 1]
    spot[:] = np.minimum(spot.astype(int) + brightness, 250)
    painted = prepare_eyeball(dataclasses.replace(portrait, crop=crop), rigs["woman"].mesh, 0)
    column, row = np.rint(centre + np.array([0.55, 0.1]) * radius - painted.origin_px).astype(int)
    assert bool(painted.catch_light[row, column, 3] > 60) is lamp
