"""An open mouth is dark with bright teeth above, and only the mouth is drawn."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.eyeball import prepare_eyeball
from talking_avatar.render.warp.mouth_interior import draw_mouth, prepare_mouth
from talking_avatar.render.warp.rig import WarpRig
from tests.on_demand import OnDemand
from tests.render.warp.overlay_scene import FLAT, Scene, grey, scene

NAMES = ("woman", "man", "photo", "open-mouth")
CLOSED = ("woman", "man")


def mouth(
    portraits: OnDemand[Portrait],
    rigs: OnDemand[WarpRig],
    name: str,
    controls: dict[str, float],
    size_px: int = 512,
    **pose: float,
) -> Scene:
    made = scene(portraits[name], rigs[name], controls, size_px, **pose)
    draw_mouth(made.flat, made.posed, made.rig.mesh, made.rig.mouth)
    return made


def inside(made: Scene) -> NDArray[np.bool_]:
    return made.polygon(made.rig.mesh.upper_lip, made.rig.mesh.lower_lip)


@pytest.mark.parametrize("name", NAMES)
def test_a_resting_mouth_is_left_to_the_photo(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    assert not mouth(portraits, rigs, name, {}).touched().any()
    assert not mouth(portraits, rigs, name, {"eyeBlinkLeft": 1, "browInnerUp": 1}, yaw_deg=12).touched().any()


@pytest.mark.parametrize("name", CLOSED)
def test_a_smile_with_closed_lips_shows_no_hole(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    made = mouth(portraits, rigs, name, {"mouthSmileLeft": 0.7, "mouthSmileRight": 0.7})
    before = scene(portraits[name], rigs[name], {}).drawn
    bright = grey(made.flat)[made.touched()]
    assert made.touched().sum() < 0.02 * made.px_per_ipd**2 or bright.max() < np.percentile(grey(before), 60)


@pytest.mark.parametrize("name", CLOSED)
def test_lips_that_hardly_part_show_no_black_line(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    before, made = (scene(portraits[name], rigs[name], {"jawOpen": jaw}) for jaw in (0.0, 0.04))
    lips = made.polygon(made.rig.mesh.upper_lip, made.rig.mesh.lower_lip, grow_px=2)
    darkest = np.percentile(grey(made.drawn)[lips], 10)
    assert darkest > 0.75 * np.percentile(grey(before.drawn)[lips], 10)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("yaw_deg", [-14.0, 0.0, 14.0])
def test_only_the_opening_and_the_edge_of_the_lips_are_drawn(
    name: str, yaw_deg: float, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    made = mouth(portraits, rigs, name, {"jawOpen": 0.6}, yaw_deg=yaw_deg)
    mesh = made.rig.mesh
    allowed = made.polygon(mesh.upper_lip, mesh.lower_lip, grow_px=round(0.05 * made.px_per_ipd))
    assert made.touched().any()
    assert not (made.touched() & ~allowed).any()
    covered = made.touched() & inside(made)
    assert covered.sum() > 0.97 * inside(made).sum()


@pytest.mark.parametrize("name", NAMES)
def test_an_open_mouth_has_bright_teeth_above_a_dark_throat(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    made = mouth(portraits, rigs, name, {"jawOpen": 0.7, "mouthUpperUp": 0.5})
    shade = grey(made.flat)
    rows, columns = np.nonzero(inside(made))
    middle = np.abs(columns - np.median(columns)) < 0.10 * made.px_per_ipd
    rows, columns = rows[middle], columns[middle]
    depth = (rows - rows.min()) / np.ptp(rows)
    values = shade[rows, columns]
    teeth, throat = np.percentile(values[depth < 0.35], 90), values[(depth > 0.35) & (depth < 0.6)].min()
    skin = np.median(grey(made.drawn)[made.posed.xy[:, 1].astype(int).clip(0, 511), 256])
    assert teeth > throat + 50
    assert teeth > 0.55 * skin
    assert throat < 0.5 * skin


@pytest.mark.parametrize("name", CLOSED)
def test_lips_that_only_just_part_show_no_bright_line(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    wide = mouth(portraits, rigs, name, {"jawOpen": 0.5, "mouthUpperUp": 0.5})
    slit = mouth(portraits, rigs, name, {"jawOpen": 0.035})
    brightest = np.percentile(grey(wide.flat)[inside(wide)], 97)
    drawn = slit.touched() & inside(slit)
    if drawn.any():
        composite = slit.drawn[drawn]
        assert np.percentile(composite.mean(1), 90) < 0.8 * brightest


def test_a_photo_with_teeth_keeps_its_own(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    made = mouth(portraits, rigs, "photo", {"jawOpen": 0.12})
    rest = scene(portraits["photo"], rigs["photo"], {}).drawn
    rows, columns = np.nonzero(inside(made))
    middle = np.abs(columns - np.median(columns)) < 0.22 * made.px_per_ipd
    top = rows < np.percentile(rows, 45)
    at = rows[middle & top], columns[middle & top]
    photo, drawn = grey(rest)[at], grey(made.drawn)[at]
    assert np.corrcoef(photo, drawn)[0, 1] > 0.6
    assert abs(float(photo.mean() - drawn.mean())) < 25


@pytest.mark.full
def test_a_rising_tongue_fills_the_dark(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    low = mouth(portraits, rigs, "open-mouth", {"jawOpen": 0.2})
    high = mouth(portraits, rigs, "open-mouth", {"jawOpen": 0.2, "tongueUp": 1})
    rows, _ = np.nonzero(inside(low))
    band = inside(low).copy()
    band[: int(np.percentile(rows, 25))] = False
    band[int(np.percentile(rows, 60)) :] = False
    assert high.flat[band][:, 0].mean() > low.flat[band][:, 0].mean() + 15


def test_rounded_lips_dim_the_teeth(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    spread = mouth(portraits, rigs, "photo", {"jawOpen": 0.3})
    rounded = mouth(portraits, rigs, "photo", {"jawOpen": 0.3, "mouthFunnel": 1})
    assert (
        np.percentile(grey(rounded.flat)[inside(rounded)], 95)
        < np.percentile(grey(spread.flat)[inside(spread)], 95) - 15
    )


@pytest.mark.full
@pytest.mark.parametrize("name", ["woman", "photo"])
def test_the_same_mouth_at_twice_the_size(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    controls = {"jawOpen": 0.5, "mouthSmileLeft": 0.3}
    small, large = (mouth(portraits, rigs, name, controls, size) for size in (512, 1024))
    halved = large.flat.reshape(512, 2, 512, 2, 3).mean((1, 3))
    both = inside(small) & (small.flat != FLAT).all(2)
    assert np.abs(halved - small.flat)[both].mean() < 9


def test_the_same_bytes_again(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    first, second = (mouth(portraits, rigs, "woman", {"jawOpen": 0.5}, yaw_deg=8).flat for _ in range(2))
    assert np.array_equal(first, second)


def test_a_canvas_that_cuts_the_mouth_gets_its_part(
    portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    made = scene(portraits["woman"], rigs["woman"], {"jawOpen": 0.8})
    lip_y = int(made.posed.xy[made.rig.mesh.upper_lip, 1].mean())
    above, cut, whole = made.flat[:8].copy(), made.flat[: lip_y + 10].copy(), made.flat.copy()
    for canvas in (above, cut, whole):
        draw_mouth(canvas, made.posed, made.rig.mesh, made.rig.mouth)
    assert (above == FLAT).all()
    assert (cut != FLAT).any()
    assert np.abs(cut[: lip_y + 4].astype(int) - whole[: lip_y + 4]).mean() < 0.5


def test_a_grey_photo_gets_a_grey_mouth(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    portrait, mesh = portraits["woman"], rigs["woman"].mesh
    luminance = grey(portrait.crop).astype(np.uint8)
    old = dataclasses.replace(portrait, crop=np.repeat(luminance[..., None], 3, axis=2))
    eyeballs = (prepare_eyeball(old, mesh, 0), prepare_eyeball(old, mesh, 1))
    made = scene(portrait, rigs["woman"], {"jawOpen": 0.6, "mouthUpperUp": 0.5})
    draw_mouth(made.flat, made.posed, mesh, prepare_mouth(old, mesh, eyeballs))
    solid = made.polygon(mesh.upper_lip[4:-4], mesh.lower_lip[4:-4])
    solid &= ~made.polygon(mesh.upper_lip, mesh.upper_lip, 3) & ~made.polygon(
        mesh.lower_lip, mesh.lower_lip, 3
    )
    assert solid.sum() > 300
    assert np.ptp(made.flat[solid].astype(int), axis=1).max() <= 6
