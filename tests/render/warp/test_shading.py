"""Folds and shadows come with the expression, lie on the skin where they belong, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.framing import ColourBackground, FrameKind, Framing
from talking_avatar.render.warp.engine import WarpRenderer
from talking_avatar.render.warp.gain_rows import GAIN_ONE, GAIN_ZERO
from talking_avatar.render.warp.moving_mesh import RIG_COEFFICIENTS
from talking_avatar.render.warp.rig import WarpRig
from talking_avatar.render.warp.shading import SHADING_TERMS
from talking_avatar.render.warp.shading_curves import Crease, ShadeGrid, draw_crease, draw_patch
from talking_avatar.render.warp.shading_gain import gain_tables
from tests.on_demand import OnDemand

NAMES = ("woman", "man", "photo", "open-mouth")
SMILE = {"mouthSmileLeft": 1.0, "mouthSmileRight": 1.0}


def shade(
    portrait: Portrait, rig: WarpRig, state: FaceState, framing: Framing | None = None
) -> tuple[NDArray[np.float64], WarpRenderer]:
    """How much brighter the shading makes each pixel of the frame, in grey levels."""
    plain = replace(rig, shading=replace(rig.shading, maps=np.zeros_like(rig.shading.maps)))
    with_shade = WarpRenderer(portrait, rig, framing)
    frames = [
        r.draw(state).astype(float).mean(2) for r in (with_shade, WarpRenderer(portrait, plain, framing))
    ]
    return frames[0] - frames[1], with_shade


def landmarks_now(renderer: WarpRenderer, rig: WarpRig, state: FaceState) -> NDArray[np.float32]:
    """``(478, 2)`` where the landmarks lie in the frame of ``state``; (0, 0) for those without a vertex."""
    xy = renderer.pose(state).xy
    vertex = rig.mesh.landmark_vertex
    return np.where(vertex[:, None] >= 0, xy[np.maximum(vertex, 0)], 0)


def centroid(weight: NDArray[np.float64]) -> NDArray[np.float64]:
    y, x = np.mgrid[: weight.shape[0], : weight.shape[1]]
    return np.array([(x * weight).sum(), (y * weight).sum()]) / weight.sum()


@pytest.mark.parametrize("name", NAMES)
def test_a_resting_face_and_a_turned_head_get_no_shade(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    for state in (FaceState.neutral(), FaceState.of(None, yaw_deg=12, roll_deg=6)):
        assert not shade(portraits[name], rigs[name], state)[0].any()
    assert not rigs[name].shading.mix(np.zeros(len(RIG_COEFFICIENTS), np.float32)).any()


@pytest.mark.parametrize("pose", [{}, {"yaw_deg": 13.0, "roll_deg": 7.0}], ids=["facing", "turned"])
@pytest.mark.parametrize("name", ["woman", "man", "photo"])
def test_a_smile_folds_the_skin_between_nose_and_mouth_corner(
    name: str, pose: dict[str, float], portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    """Also on a turned head: the folds are part of the skin."""
    state = FaceState.of(SMILE, **pose)
    change, renderer = shade(portraits[name], rigs[name], state)
    points = landmarks_now(renderer, rigs[name], state)
    y, x = np.mgrid[: change.shape[0], : change.shape[1]]
    for beside_mouth, cheek in ((206, 205), (426, 425)):
        middle = points[beside_mouth]
        near = np.hypot(x - middle[0], y - middle[1]) < 0.22 * portraits[name].head.ipd_px
        assert change[near].min() < -4
        at = points[cheek].astype(int)
        assert change[at[1], at[0]] > np.percentile(change[near], 10) + 4


@pytest.mark.parametrize("name", NAMES)
def test_one_side_of_a_face_folds_alone(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    """The subject's left is on the right of the picture."""
    state = FaceState.of({"mouthSmileLeft": 1.0})
    change, renderer = shade(portraits[name], rigs[name], state)
    middle = landmarks_now(renderer, rigs[name], state)[topology.CHIN, 0]
    columns = np.abs(change).sum(0)
    assert (
        columns[int(middle) :].sum() > 12 * columns[: int(middle)].sum() > 0
        or not columns[: int(middle)].any()
    )


@pytest.mark.parametrize("name", ["woman", "man"])
def test_raised_brows_line_the_forehead_and_lowered_ones_the_glabella(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    raised = FaceState.of({"browInnerUp": 1.0, "browOuterUpLeft": 1.0, "browOuterUpRight": 1.0})
    change, renderer = shade(portraits[name], rigs[name], raised)
    points = landmarks_now(renderer, rigs[name], raised)
    brows = points[[105, 334], 1].max()
    x, y = centroid(np.maximum(-change, 0))
    assert points[topology.FOREHEAD, 1] - 10 < y < brows
    assert points[105, 0] < x < points[334, 0]
    column = change[int(points[topology.FOREHEAD, 1]) : int(brows), int(points[9, 0])]
    turns = np.diff(np.sign(np.diff(column[np.abs(column) > 0.3])))
    assert (np.abs(turns) > 1).sum() >= 3, "several furrows, one above the other"

    lowered = FaceState.of({"browDownLeft": 1.0, "browDownRight": 1.0})
    change, renderer = shade(portraits[name], rigs[name], lowered)
    points = landmarks_now(renderer, rigs[name], lowered)
    x, y = centroid(np.maximum(-change, 0))
    assert points[107, 0] < x < points[336, 0]
    assert points[9, 1] - 15 < y < points[168, 1] + 15


@pytest.mark.parametrize("name", NAMES)
def test_neither_hair_nor_background_is_shaded(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    portrait = portraits[name]
    everything = FaceState.of(
        {n: 1.0 for n in RIG_COEFFICIENTS if n.startswith(("brow", "mouthSmile", "eyeSq"))}
    )
    change, renderer = shade(portrait, rigs[name], everything)
    points = landmarks_now(renderer, rigs[name], everything)
    outline = cv2.convexHull(points[list(topology.FACE_OVAL)].astype(np.float32))
    face = np.zeros(change.shape, np.uint8)
    cv2.fillConvexPoly(face, np.rint(outline).astype(np.int32), 1)
    assert np.abs(change[cv2.dilate(face, np.ones((9, 9), np.uint8)) == 0]).max() < 1
    assert (np.abs(change) > 4).sum() > 300


@pytest.mark.full
@pytest.mark.parametrize(
    "framing",
    [Framing(FrameKind.CROP, 1024), Framing(FrameKind.WIDE, 540), Framing(FrameKind.CROP, 512, 1.6)],
    ids=["1024", "wide", "zoomed"],
)
def test_shade_lies_on_the_same_skin_in_every_framing(
    framing: Framing, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    portrait, rig = portraits["woman"], rigs["woman"]
    state = FaceState.of({**SMILE, "browInnerUp": 1.0})
    usual, _ = shade(portrait, rig, state)
    other, renderer = shade(portrait, rig, state, framing)
    view = renderer.canvas.view
    rows, columns = (np.indices((512, 512), np.float32)[i] for i in (0, 1))
    back = cv2.remap(
        cv2.GaussianBlur(other, (0, 0), max(view.scale, 1.0)),
        (columns * view.scale + view.offset[0]).astype(np.float32),
        (rows * view.scale + view.offset[1]).astype(np.float32),
        cv2.INTER_LINEAR,
    )
    smooth = cv2.GaussianBlur(usual, (0, 0), 1.0)
    seen = np.abs(smooth) + np.abs(back) > 1
    assert np.corrcoef(smooth[seen], back[seen])[0, 1] > 0.9


def test_skin_before_another_background_is_shaded_alike(
    portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    state = FaceState.of(SMILE)
    before = WarpRenderer(portraits["woman"], rigs["woman"], None, ColourBackground((0, 90, 0))).draw(state)
    plain = WarpRenderer(portraits["woman"], rigs["woman"]).draw(state)
    x, y = portraits["woman"].landmarks_px[205, :2].astype(int)
    patch = (slice(y - 20, y + 20), slice(x - 10, x + 25))
    assert np.abs(before[patch].astype(int) - plain[patch]).max() <= 1


@pytest.mark.parametrize("name", NAMES)
def test_maps_are_bounded_and_end_softly(name: str, rigs: OnDemand[WarpRig]) -> None:
    maps = rigs[name].shading.maps
    assert rigs[name].shading.names == SHADING_TERMS
    assert maps.min() > -0.35
    assert maps.max() < 0.2
    assert (np.abs(maps).max(axis=(1, 2)) > 0.02).all(), "every term draws something"
    border = np.concatenate(
        [maps[:, [0, -1]].reshape(len(maps), -1), maps[:, :, [0, -1]].reshape(len(maps), -1)], 1
    )
    assert not border.any()


@pytest.mark.full
def test_dark_skin_folds_as_light_skin_does(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    """Shade multiplies: in relative terms it is the same on every skin."""
    for name in ("woman", "man"):
        change, renderer = shade(portraits[name], rigs[name], FaceState.of(SMILE))
        frame = renderer.draw(FaceState.of(SMILE)).astype(float).mean(2)
        assert -0.35 < (change / np.maximum(frame, 1)).min() < -0.06


GRID = ShadeGrid(np.array([10.0, 20.0]), 2.0, (60, 80))


def test_a_crease_is_dark_along_its_curve_and_bright_beside_it() -> None:
    target = np.zeros(GRID.shape)
    curve = np.array([[40.0, 80.0], [90.0, 80.0], [140.0, 80.0]])
    draw_crease(target, GRID, curve, Crease(0.2, 4.0, 0.1, 14.0, 5.0))
    column = target[:, 40]
    assert np.argmin(column) == pytest.approx((80 - 20) / 2, abs=1)
    assert column.min() == pytest.approx(-0.2, abs=0.03)
    # running to the right, its right-hand side is below it
    assert np.argmax(column) == pytest.approx((80 + 14 - 20) / 2, abs=2)
    assert column.max() == pytest.approx(0.1, abs=0.03)
    assert abs(target[30, 16]) < 0.25 * abs(target[30, 40]), "it fades out at its ends"


def test_a_patch_is_highest_in_its_middle_and_gone_outside() -> None:
    target = np.zeros(GRID.shape)
    draw_patch(target, GRID, np.array([90.0, 80.0]), (10.0, 6.0), 0.3)
    row, column = np.unravel_index(target.argmax(), target.shape)
    assert (10 + 2 * column, 20 + 2 * row) == (90, 80)
    assert target.max() == pytest.approx(0.3)
    assert target[row, column + 5] == pytest.approx(0.3 * np.exp(-0.5), abs=0.01)
    assert abs(target[0]).max() < 0.005


def test_what_lies_beyond_the_map_is_left_out() -> None:
    target = np.zeros(GRID.shape)
    draw_crease(target, GRID, np.array([[500.0, 500.0], [520.0, 500.0]]), Crease(0.2, 4.0))
    draw_patch(target, GRID, np.array([-200.0, -100.0]), (10.0, 6.0), 0.3)
    assert not target.any()


def test_a_grey_photo_is_shaded_grey() -> None:
    grey, coloured = gain_tables(0.0), gain_tables(1.0)
    assert np.array_equal(grey[0], grey[2])
    darker = GAIN_ZERO // 2
    assert coloured[0, darker] > grey[0, darker] > coloured[2, darker]
    assert (coloured[:, GAIN_ZERO] == GAIN_ONE).all()
    assert (grey[:, GAIN_ZERO] == GAIN_ONE).all()
