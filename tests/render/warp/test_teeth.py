"""Painted teeth look like teeth; those that a photo shows are kept."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.mouth_colours import measure_mouth_colours
from talking_avatar.render.warp.photo_teeth import find_photo_teeth
from talking_avatar.render.warp.rig import WarpRig
from talking_avatar.render.warp.teeth import (
    BOTTOM_IPD,
    HALF_WIDTH_IPD,
    LOWER_TEETH,
    TOP_IPD,
    UPPER_TEETH,
    Tooth,
    paint_row,
)
from tests.on_demand import OnDemand

WHITE, GUM = np.array([225.0, 215, 200]), np.array([170.0, 95, 95])
SCALE = 160.0


def row(
    teeth: tuple[Tooth, ...] = UPPER_TEETH,
    upper: bool = True,
    blur_px: float = 0.0,
    grain: float = 0.0,
    tint: float = 1.0,
    seed: int = 1,
) -> NDArray[np.float32]:
    return paint_row(teeth, upper, WHITE, GUM, SCALE, blur_px, grain, tint, seed)


def at(y_ipd: float) -> int:
    return round((y_ipd - TOP_IPD) * SCALE)


@pytest.mark.parametrize(
    ("teeth", "upper"), [(UPPER_TEETH, True), (LOWER_TEETH, False)], ids=["upper", "lower"]
)
def test_crowns_are_solid_and_end_at_their_edge(teeth: tuple[Tooth, ...], upper: bool) -> None:
    picture = row(teeth, upper)
    middle = picture.shape[1] // 2
    near = slice(middle - round(0.2 * SCALE), middle + round(0.2 * SCALE))
    sign = 1 if upper else -1
    edge = teeth[0].edge
    beyond, crown = at(edge + sign * 0.02), at(edge - sign * 0.06)
    assert picture[beyond, near, 3].max() < 0.1
    assert np.median(picture[crown, near, 3]) > 0.95


def test_upper_teeth_end_in_gum() -> None:
    picture = row()
    redness = np.median(picture[..., 0] - picture[..., 1], axis=1)
    edge, height = UPPER_TEETH[0].edge, UPPER_TEETH[0].height
    assert redness[at(edge - height - 0.01)] > redness[at(edge - 0.06)] + 30


def test_teeth_are_told_apart_and_darken_to_the_sides() -> None:
    picture = row()
    line = (picture[at(0.0), :, :3].mean(1) * picture[at(0.0), :, 3])[8:-8]
    dips = (line[1:-1] < line[:-2] - 0.5) & (line[1:-1] <= line[2:])
    assert 6 <= dips.sum() <= 14
    middle, side = len(line) // 2, len(line) // 10
    assert line[side - 5 : side + 5].mean() < 0.9 * line[middle - 15 : middle + 15].mean()


def test_a_row_is_as_soft_and_as_grainy_as_its_photo() -> None:
    sharp, soft = row(), row(blur_px=2.5)
    assert np.abs(np.diff(soft[..., 3], axis=0)).max() < 0.5 * np.abs(np.diff(sharp[..., 3], axis=0)).max()
    rough = row(grain=4.0)[..., :3] - sharp[..., :3]
    assert np.std(rough[sharp[..., 3] > 0.9]) == pytest.approx(4.0, abs=0.6)
    assert np.array_equal(row(grain=4.0), row(grain=4.0)), "always alike for one seed"


def test_a_grey_photo_gets_grey_teeth() -> None:
    grey = paint_row(UPPER_TEETH, True, np.full(3, 215.0), np.full(3, 120.0), SCALE, 0.0, 0.0, 0.0, 1)
    assert np.ptp(grey[..., :3], axis=2)[grey[..., 3] > 0.1].max() < 1.5


def photo_teeth(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig], name: str):  # type: ignore[no-untyped-def]
    portrait, rig = portraits[name], rigs[name]
    colours = measure_mouth_colours(portrait, rig.eyeballs)
    upper, lower = (rig.mesh.vertices_px[v, :2] for v in (rig.mesh.upper_lip, rig.mesh.lower_lip))
    return find_photo_teeth(portrait, upper, lower, colours)


@pytest.mark.full
def test_in_an_open_mouth_without_teeth_none_are_found(
    portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    assert photo_teeth(portraits, rigs, "open-mouth") is None


def test_teeth_are_found_in_a_grin(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    found = photo_teeth(portraits, rigs, "photo")
    assert found.colour.min() > 170
    assert 0.08 < found.edge_ipd < 0.25


def test_real_teeth_leave_no_gap_to_painted_ones_nor_to_the_gum(rigs: OnDemand[WarpRig]) -> None:
    layer = rigs["photo"].mouth
    picture, scale = layer.upper_row.astype(float), layer.row_px_per_ipd
    x = (np.arange(picture.shape[1]) + 0.5) / scale - HALF_WIDTH_IPD
    y = (np.arange(picture.shape[0]) + 0.5) / scale + TOP_IPD
    band = np.ix_((y > -0.12) & (y < 0.0), np.abs(x) < 0.40)
    assert picture[..., 3][band].min() > 0.85 * 255
    own = picture[..., 4]
    assert own[np.ix_((y > -0.02) & (y < 0.03), np.abs(x) < 0.15)].min() > 240
    assert own[y < -0.10].max() < 60, "behind the lip is painted gum"
    light = picture[..., :3].mean(2)[np.ix_((y > -0.03) & (y < 0.0), np.abs(x) < 0.40)].mean(0)
    assert np.abs(np.diff(light)).max() < 60
    assert y[-1] < BOTTOM_IPD
