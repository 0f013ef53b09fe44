"""What a person sees of the engine: the face does what it is told, and nothing else changes."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_INDEX, CONTROLS
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.framing import FrameKind, Framing
from talking_avatar.render.warp.engine import WarpRenderer
from talking_avatar.render.warp.rig import WarpRig
from tests.on_demand import OnDemand

NAMES = ("woman", "man", "photo", "open-mouth")
EVERYTHING = FaceState.of(
    {"jawOpen": 0.5, "mouthSmileLeft": 0.5, "eyeBlinkLeft": 0.6, "gazeX": 0.5, "browInnerUp": 0.7},
    yaw_deg=12,
    pitch_deg=5,
    roll_deg=-6,
    x_ipd=0.05,
    y_ipd=-0.03,
    scale=0.02,
)


@pytest.fixture(scope="module")
def renderers(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> OnDemand[WarpRenderer]:
    return OnDemand(NAMES, lambda name: WarpRenderer(portraits[name], rigs[name]))


def difference(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> NDArray[np.int_]:
    return np.asarray(np.abs(a.astype(int) - b.astype(int)).max(2))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("control", [c.name for c in CONTROLS if c.name != "tongueUp"])
def test_every_control_is_seen_and_stays_in_the_face(
    name: str, control: str, renderers: OnDemand[WarpRenderer], portraits: OnDemand[Portrait]
) -> None:
    renderer, portrait = renderers[name], portraits[name]
    changed = difference(renderer.draw(FaceState.of({control: 1.0})), renderer.draw(FaceState.neutral()))
    if control == "mouthClose" and portrait.traits.lip_gap_ipd < 0.05:
        # lips that are closed already have nothing to do
        assert (changed > 12).sum() < 60
        return
    assert (changed > 12).sum() > 40
    y, x = np.nonzero(changed > 12)
    ipd = portrait.head.ipd_px
    away = np.abs(np.stack([x, y], 1) - portrait.landmarks_px[1, :2]).max(1)
    assert away.max() < 1.9 * ipd


def test_the_tongue_rises_in_an_open_mouth(renderers: OnDemand[WarpRenderer]) -> None:
    down = renderers["woman"].draw(FaceState.of({"jawOpen": 0.4}))
    up = renderers["woman"].draw(FaceState.of({"jawOpen": 0.4, "tongueUp": 1.0}))
    assert (difference(up, down) > 12).sum() > 20


@pytest.mark.parametrize("name", NAMES)
def test_borders_stay_put_whatever_the_head_does(name: str, renderers: OnDemand[WarpRenderer]) -> None:
    renderer = renderers[name]
    neutral = renderer.draw(FaceState.neutral())
    for state in (EVERYTHING, FaceState.of(None, roll_deg=-10, yaw_deg=-18, x_ipd=-0.2, scale=0.1)):
        changed = difference(renderer.draw(state), neutral)
        assert changed[:, [0, -1]].max() <= 1
        assert changed[[0, -1]].max() <= 1
        assert (changed > 12).mean() > 0.1


@pytest.mark.parametrize("name", NAMES)
def test_the_head_pasted_into_the_photo_leaves_no_seam(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    """Around the face crop's outline the photo is untouched."""
    portrait = portraits[name]
    renderer = WarpRenderer(portrait, rigs[name], Framing(FrameKind.PHOTO, 720))
    changed = difference(renderer.draw(EVERYTHING), renderer.draw(FaceState.neutral()))
    view = renderer.canvas.view
    first, last = np.array([0, 511])[:, None] * view.scale + view.offset
    outline = np.zeros(changed.shape, np.uint8)
    cv2.rectangle(outline, np.rint(first).astype(int).tolist(), np.rint(last).astype(int).tolist(), 1, 3)
    assert changed[outline > 0].max(initial=0) <= 2
    inside = cv2.boundingRect((changed > 2).astype(np.uint8))
    assert inside[0] >= first[0] - 1
    assert inside[0] + inside[2] <= last[0] + 2


@pytest.mark.parametrize("name", NAMES)
def test_speech_moves_the_lower_face_only(
    name: str, renderers: OnDemand[WarpRenderer], portraits: OnDemand[Portrait]
) -> None:
    renderer = renderers[name]
    spoken = renderer.draw(FaceState.of({"jawOpen": 0.5, "mouthPucker": 0.4}))
    changed = difference(spoken, renderer.draw(FaceState.neutral()))
    brows = int(portraits[name].landmarks_px[[70, 300], 1].min())
    assert changed[:brows].max() <= 2


def test_the_same_state_gives_the_same_bytes_whatever_came_before(
    portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig], renderers: OnDemand[WarpRenderer]
) -> None:
    used = renderers["woman"]
    before = used.draw(EVERYTHING).copy()
    used.draw(FaceState.of({"eyeBlinkRight": 1.0}, yaw_deg=-15))
    fresh = WarpRenderer(portraits["woman"], rigs["woman"])
    assert np.array_equal(used.draw(EVERYTHING), before)
    assert np.array_equal(fresh.draw(EVERYTHING), before)


def test_frames_are_written_where_asked(renderers: OnDemand[WarpRenderer]) -> None:
    renderer = renderers["woman"]
    out = np.full((512, 512, 3), 77, np.uint8)
    assert renderer.draw(EVERYTHING, out) is out
    assert np.array_equal(out, renderer.draw(EVERYTHING))
    renderer.draw(FaceState.neutral(), out)
    assert np.array_equal(out, renderer.draw(FaceState.neutral()))


@pytest.mark.parametrize(
    "out",
    [np.zeros((512, 512, 4), np.uint8), np.zeros((512, 512, 3)), np.zeros((512, 512, 6), np.uint8)[..., ::2]],
    ids=["channels", "type", "not contiguous"],
)
def test_a_frame_that_does_not_fit_is_refused(out: NDArray, renderers: OnDemand[WarpRenderer]) -> None:
    with pytest.raises(ValueError, match="contiguous"):
        renderers["woman"].draw(EVERYTHING, out)


@pytest.mark.parametrize("name", ["woman", "photo"])
def test_a_moved_face_is_as_sharp_as_the_photo(
    name: str, renderers: OnDemand[WarpRenderer], portraits: OnDemand[Portrait]
) -> None:
    """Averaged over part-pixel shifts, where plain bilinear sampling loses a third of the finest detail."""
    portrait = portraits[name]
    x, y = portrait.head.origin_px[:2].astype(int)
    reach = int(0.7 * portrait.head.ipd_px)

    def energy(frame: NDArray[np.uint8]) -> float:
        grey = cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY).astype(np.float32)
        patch = grey[y - reach // 2 : y + reach, x - reach : x + reach]
        return float((patch - cv2.GaussianBlur(patch, (0, 0), 1.2)).std())

    renderer = renderers[name]
    still = energy(renderer.draw(FaceState.neutral()))
    shifts_ipd = [px / portrait.head.ipd_px for px in (0.25, 0.5, 0.75, 1.25)]
    moved = [energy(renderer.draw(FaceState.of(None, x_ipd=shift, y_ipd=shift))) for shift in shifts_ipd]
    assert min(moved) > 0.80 * still
    assert max(moved) < 1.08 * still
    assert np.mean(moved) > 0.88 * still


TURNS = (("yaw_deg", 14.0), ("pitch_deg", 9.0), ("roll_deg", 9.0))


@pytest.mark.full
@pytest.mark.parametrize("turn", TURNS, ids=[axis for axis, _ in TURNS])
@pytest.mark.parametrize("name", ["woman", "photo"])
def test_a_slow_turn_flows(name: str, turn: tuple[str, float], renderers: OnDemand[WarpRenderer]) -> None:
    """No frame of a steady turn jumps."""
    renderer, (axis, most) = renderers[name], turn
    frames = [renderer.draw(FaceState.of(None, **{axis: a})) for a in np.linspace(-most, most, 61)]
    steps = [difference(a, b).mean() for a, b in pairwise(frames)]
    assert max(steps) < 1.6 * np.median(steps)


def test_not_a_number_is_neutral(renderers: OnDemand[WarpRenderer]) -> None:
    controls = np.zeros(len(CONTROLS), np.float32)
    controls[CONTROL_INDEX["jawOpen"]] = np.nan
    pose = np.array([np.nan, np.inf, 0, 0, 0, 0], np.float32)
    renderer = renderers["woman"]
    assert np.array_equal(renderer.draw(FaceState(controls, pose)), renderer.draw(FaceState.neutral()))


@pytest.mark.full
def test_drawing_imports_nothing_that_only_preparing_needs() -> None:
    code = (
        "import sys, talking_avatar.render.warp.engine\n"
        "heavy = {'scipy.sparse', 'scipy.spatial', 'torch', 'ai_edge_litert', 'av'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
