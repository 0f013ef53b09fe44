"""What a teacher paints is found again on the warp engine's frames, where it belongs and as strong as it
should be; and what is not the asked face is refused."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.bake.bake import Baker
from talking_avatar.render.bake.states import BAKE_STATES
from talking_avatar.render.framing import (
    ColourBackground,
    FrameKind,
    Framing,
    OriginalBackground,
    TransparentBackground,
)
from talking_avatar.render.renderer import Renderer
from talking_avatar.render.warp.baked_face import BakedFace, flaw_of
from talking_avatar.render.warp.coefficients import limited_state
from talking_avatar.render.warp.engine import WarpRenderer
from talking_avatar.render.warp.mouth_interior import draw_mouth
from talking_avatar.render.warp.rig import WarpRig
from tests.render.bake.conftest import states
from tests.render.bake.painted_teacher import WRINKLE_AT_IPD, PaintedTeacher

Frame = NDArray[np.uint8]
TURNED = {"yaw_deg": 11.0, "roll_deg": -6.0, "pitch_deg": 4.0}


@pytest.fixture(scope="module")
def plain(woman: Portrait, rig: WarpRig) -> WarpRenderer:
    return WarpRenderer(woman, rig)


@pytest.fixture(scope="module")
def baked(woman: Portrait, rig: WarpRig, painted: BakedFace) -> WarpRenderer:
    return WarpRenderer(woman, rig, baked=painted)


@pytest.fixture(scope="module")
def truth(woman: Portrait, rig: WarpRig) -> PaintedTeacher:
    """What the teacher would draw if it made no errors."""
    return PaintedTeacher(woman, rig)


def psnr(one: Frame, other: Frame) -> float:
    square = float(((one.astype(np.float64) - other) ** 2).mean())
    return float(10 * np.log10(255**2 / max(square, 1e-9)))


def mouth_box(portrait: Portrait) -> tuple[slice, slice]:
    points = portrait.landmarks_px[list(topology.OUTER_LIP_UPPER + topology.OUTER_LIP_LOWER), :2]
    (x0, y0), (x1, y1) = points.min(0).astype(int) - 15, points.max(0).astype(int) + 15
    return slice(y0, y1 + 30), slice(x0, x1)


@pytest.mark.full
def test_the_painter_is_baked_whole(painted: BakedFace) -> None:
    assert painted.refused == ()
    assert painted.engine == "painter"
    assert painted.weights == "abc"
    assert set(painted.state_names) == {"open", "wide-open", "half-closed", "closed", "brows-inner"}
    assert len(painted.lids) == 2
    assert flaw_of(painted) == ""


@pytest.mark.full
@pytest.mark.parametrize("pose", [{}, {"yaw_deg": 12.0}, {"roll_deg": -8.0, "x_ipd": 0.1, "scale": 0.05}])
def test_a_resting_face_is_untouched(
    pose: dict[str, float], plain: WarpRenderer, baked: WarpRenderer
) -> None:
    state = FaceState.of(None, **pose)
    assert np.array_equal(baked.draw(state), plain.draw(state))


@pytest.mark.full
@pytest.mark.parametrize("pose", [{}, TURNED], ids=["straight", "turned"])
@pytest.mark.parametrize("jaw", [0.6, 0.8, 1.0])
def test_painted_teeth_and_tongue_are_where_they_belong(
    jaw: float,
    pose: dict[str, float],
    baked: WarpRenderer,
    plain: WarpRenderer,
    truth: PaintedTeacher,
    woman: Portrait,
    rig: WarpRig,
) -> None:
    """Stripes on the teeth in phase with the painter's, and the tongue's colour below them."""
    state = FaceState.of({"jawOpen": jaw}, **pose)
    drawn, wanted = baked.draw(state), truth.draw(state)
    posed = plain.pose(limited_state(state, woman.traits))
    opening = draw_mouth(drawn.copy(), posed, rig.mesh, rig.mouth)
    assert opening is not None
    x0, y0, x1, y1 = opening.box
    y, x = np.mgrid[y0:y1, x0:x1]
    plane = (np.stack([x, y], axis=-1) - opening.upper_teeth) @ opening.inverse.T
    inside = cv2.erode(opening.mask, np.ones((5, 5), np.uint8)) > 250
    teeth = inside & (plane[..., 1] < 0.05) & (np.abs(plane[..., 0]) < 0.25)
    assert teeth.sum() > 40

    def grey(frame: Frame) -> NDArray[np.float64]:
        return np.asarray(frame[y0:y1, x0:x1].mean(axis=2)[teeth])

    assert np.corrcoef(grey(drawn), grey(wanted))[0, 1] > 0.6
    assert abs(np.corrcoef(grey(plain.draw(state)), grey(wanted))[0, 1]) < 0.4
    tongue = inside & (plane[..., 1] > opening.jaw_drop_ipd + 0.03)
    assert tongue.sum() > 25
    shown, painted_colour = (f[y0:y1, x0:x1][tongue].mean(0) for f in (drawn, wanted))
    assert np.abs(shown - painted_colour).max() < 32


@pytest.mark.full
@pytest.mark.parametrize("pose", [{}, TURNED], ids=["straight", "turned"])
def test_a_painted_wrinkle_comes_with_the_brows(
    pose: dict[str, float], baked: WarpRenderer, plain: WarpRenderer, truth: PaintedTeacher, woman: Portrait
) -> None:
    """On the line's place on the skin, a little darker with every step; beside it nothing changes."""
    head = woman.head
    right, down = (axis[:2] / np.linalg.norm(axis[:2]) * head.ipd_px for axis in head.rotation[:2])
    depths, beside = [], []
    for raised in (0.25, 0.5, 0.75, 1.0):
        state = FaceState.of({"browInnerUp": raised}, **pose)
        posed = plain.pose(limited_state(state, woman.traits))
        resting = truth.resting_places(posed.xy, posed.z)
        darker = plain.draw(state).astype(int) - baked.draw(state)
        line = truth.wrinkle(resting) > 0.7
        assert line.sum() > 30
        depths.append(float(darker[line].mean()))
        off = (resting - head.origin_px[:2] - WRINKLE_AT_IPD[1] * down) @ down / head.ipd_px**2
        across = (resting - head.origin_px[:2]) @ right / head.ipd_px**2
        near = (np.abs(off) > 0.12) & (np.abs(off) < 0.18) & (np.abs(across) < 0.4)
        beside.append(float(np.abs(darker[near]).mean()))
    assert depths[3] > 25
    assert np.allclose(depths, np.linspace(0.25, 1, 4) * depths[3], atol=0.12 * depths[3])
    assert max(beside) < 4


@pytest.mark.full
@pytest.mark.parametrize("pose", [{}, TURNED], ids=["straight", "turned"])
def test_painted_lids_close_with_the_eye(
    pose: dict[str, float], baked: WarpRenderer, plain: WarpRenderer, truth: PaintedTeacher
) -> None:
    """Each by itself: greenish where the painter's lid is, and the other eye stays as it is."""
    greener = []
    for closing in (0.0, 0.25, 0.5, 1.0):
        state = FaceState.of({"eyeBlinkLeft": closing}, **pose)
        before, after, wanted = (r.draw(state).astype(int) for r in (plain, baked, truth))
        green = (wanted - before) @ np.array([-1, 2, -1])
        lid = green > 40
        if closing == 0:
            assert np.array_equal(before, after)
            continue
        assert lid.sum() > 20
        greener.append(float((after - before)[lid] @ np.array([-1, 2, -1]) @ np.ones(lid.sum()) / lid.sum()))
        away = cv2.dilate(lid.astype(np.uint8), np.ones((45, 61), np.uint8)) == 0
        assert np.abs(after - before)[away].max(initial=0) == 0
    assert greener[0] < greener[1] * 0.75
    assert greener[2] > 60


@pytest.mark.full
def test_nothing_jumps(baked: WarpRenderer) -> None:
    """On a steady path through several states no step is much larger than its neighbours'."""
    frames = [
        baked.draw(FaceState.of({"jawOpen": t, "eyeBlinkLeft": t, "browInnerUp": t})).astype(np.float32)
        for t in np.linspace(0.02, 1.0, 60)
    ]
    steps = np.array([np.abs(b - a).mean() for a, b in pairwise(frames)])
    assert (steps[1:-1] < 1.6 * np.maximum(steps[:-2], steps[2:])).all()


@pytest.mark.full
@pytest.mark.parametrize(
    ("framing", "background"),
    [
        (Framing(FrameKind.PHOTO, 720), OriginalBackground()),
        (Framing(FrameKind.WIDE, 360, 1.6), ColourBackground((20, 60, 120))),
        (Framing(FrameKind.CROP, 300), TransparentBackground()),
    ],
    ids=["photo", "wide", "transparent"],
)
def test_every_framing_shows_the_same_marks(
    framing: Framing,
    background: ColourBackground | OriginalBackground | TransparentBackground,
    woman: Portrait,
    rig: WarpRig,
    painted: BakedFace,
    baked: WarpRenderer,
    plain: WarpRenderer,
) -> None:
    """What baking changes in the crop, it changes in any frame, at its place."""
    state = FaceState.of({"jawOpen": 0.8, "eyeBlinkRight": 1.0, "browInnerUp": 1.0}, yaw_deg=8)
    renderers = [WarpRenderer(woman, rig, framing, background, face) for face in (None, painted)]
    without, with_baked = (r.draw(state)[..., :3].astype(np.float32) for r in renderers)
    view = renderers[0].canvas.view
    into_crop = np.array([[1 / view.scale, 0, -view.offset[0] / view.scale], [0, 1 / view.scale, 0]])
    into_crop[1, 2] = -view.offset[1] / view.scale
    seen = cv2.warpAffine(with_baked - without, into_crop, (512, 512), flags=cv2.INTER_AREA)
    wanted = baked.draw(state).astype(np.float32) - plain.draw(state)
    soft = [cv2.GaussianBlur(change, (0, 0), 2.5) for change in (seen, wanted)]
    region = np.abs(soft[1]).max(axis=2) > 4
    assert region.sum() > 800
    assert np.corrcoef(soft[0][region].ravel(), soft[1][region].ravel())[0, 1] > 0.93


@pytest.mark.full
def test_frames_repeat_whatever_came_before(
    baked: WarpRenderer, woman: Portrait, rig: WarpRig, painted: BakedFace
) -> None:
    state = FaceState.of({"jawOpen": 0.7, "eyeBlinkLeft": 0.6, "browInnerUp": 0.4}, **TURNED)
    before = baked.draw(state).copy()
    baked.draw(FaceState.of({"browInnerUp": 1.0, "jawOpen": 0.2}))
    baked.draw(FaceState.of({"eyeBlinkRight": 1.0}, yaw_deg=-14))
    assert np.array_equal(baked.draw(state), before)
    assert np.array_equal(WarpRenderer(woman, rig, baked=painted).draw(state), before)


@pytest.mark.full
def test_the_same_teacher_gives_the_same_bytes(
    woman: Portrait, rig: WarpRig, baker_of: Callable[[Renderer], Baker]
) -> None:
    few = states("open", "closed")
    first, second = (baker_of(PaintedTeacher(woman, rig)).bake(few) for _ in range(2))
    assert first.mouth is not None
    assert second.mouth is not None
    assert np.array_equal(first.mouth.pictures, second.mouth.pictures)
    for one, other in zip(first.skin, second.skin, strict=True):
        assert np.array_equal(one.maps, other.maps)
    for lid, again in zip(first.lids, second.lids, strict=True):
        assert np.array_equal(lid.pictures, again.pictures)


@pytest.mark.full
def test_with_itself_as_teacher_the_engine_draws_as_before(
    woman: Portrait, rig: WarpRig, plain: WarpRenderer, baker_of: Callable[[Renderer], Baker]
) -> None:
    """At every state, and between neighbouring ones; skin not at all different."""
    baked = baker_of(plain).bake()
    assert baked.refused == ()
    assert baked.size_bytes < 3e6
    assert max(int(np.abs(region.maps).max()) for region in baked.skin) == 0
    renderer, box = WarpRenderer(woman, rig, baked=baked), mouth_box(woman)
    for state in BAKE_STATES:
        before, after = plain.draw(state.face), renderer.draw(state.face)
        assert psnr(before, after) > 55
        assert psnr(before[box], after[box]) > 42
    between = [{"jawOpen": 0.42}, {"jawOpen": 0.8}, {"jawOpen": 0.4, "mouthFunnel": 0.4}]
    for controls in between:
        state = FaceState.of(controls, yaw_deg=6)
        before, after = plain.draw(state), renderer.draw(state)
        assert psnr(before, after) > 42
        assert psnr(before[box], after[box]) > 28


class Stubborn:
    """Draws some controls as if they had not been asked for."""

    def __init__(self, renderer: Renderer, refuses: tuple[str, ...]) -> None:
        self._renderer, self._refuses = renderer, refuses
        self.size_px, self.channels = renderer.size_px, renderer.channels

    def draw(self, state: FaceState, out: Frame | None = None) -> Frame:
        from talking_avatar.motion.controls import CONTROL_NAMES

        kept = np.array([not name.startswith(self._refuses) for name in CONTROL_NAMES])
        return self._renderer.draw(FaceState(state.controls * kept, state.pose), out)


class Noise:
    """An engine whose networks are no good."""

    size_px, channels = (512, 512), 3

    def draw(self, state: FaceState, out: Frame | None = None) -> Frame:
        return np.random.default_rng(0).integers(0, 256, (512, 512, 3), np.uint8)


@pytest.mark.full
def test_a_state_that_is_drawn_otherwise_is_left_out(
    plain: WarpRenderer, baker_of: Callable[[Renderer], Baker]
) -> None:
    asked = states("wide-open", "closed", "brows-up")
    baked = baker_of(Stubborn(plain, ("jawOpen", "eyeBlink"))).bake(asked)
    assert baked.state_names == ("brows-up",)
    assert [refusal.state for refusal in baked.refused] == ["wide-open", "closed"]
    assert baked.refused[0].sentence.startswith("The state 'wide-open' is left out: its ")
    assert "its lids are further apart than was asked for" in baked.refused[1].sentence
    assert baked.mouth is None
    assert baked.lids == ()


@pytest.mark.full
def test_an_engine_that_draws_no_state_is_refused(
    plain: WarpRenderer, baker_of: Callable[[Renderer], Baker]
) -> None:
    with pytest.raises(UserError, match="painter draws none of the 2 states as they were asked for"):
        baker_of(Stubborn(plain, ("jaw", "mouth"))).bake(states("open", "wide-open"))


def test_an_engine_that_draws_no_face_is_refused(baker_of: Callable[[Renderer], Baker]) -> None:
    with pytest.raises(UserError, match=r"painter does not draw the face of this portrait") as caught:
        baker_of(Noise()).bake(states("open"))
    assert caught.value.remedy


@pytest.mark.full
def test_it_can_be_stopped_and_says_how_far_it_is(
    plain: WarpRenderer, baker_of: Callable[[Renderer], Baker]
) -> None:
    told: list[tuple[int, int]] = []
    asked = states("open", "closed", "squint")
    with pytest.raises(KeyboardInterrupt):
        baker_of(plain).bake(asked, lambda *now: told.append(now), lambda: len(told) > 2)
    assert told == [(0, 4), (1, 4), (2, 4)]
