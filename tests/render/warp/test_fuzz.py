"""Random faces: whatever a generator may ask for, frames stay whole."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_MAXIMUM, CONTROL_MINIMUM
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.face_mesh_topology import FACE_OVAL
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.framing import Framing
from talking_avatar.render.warp.coefficients import limited_state
from talking_avatar.render.warp.engine import WarpRenderer
from talking_avatar.render.warp.raster import NOTHING
from talking_avatar.render.warp.rig import WarpRig
from tests.on_demand import OnDemand

NAMES = ("woman", "man", "photo", "open-mouth")
TURNS_DEG = np.array([12.0, 18.0, 10.0])
SHIFTS = np.array([0.1, 0.06, 0.04])


def random_states(seed: int, count: int) -> Iterator[FaceState]:
    """Every control in its range, two fifths of them active, in any pose up to the limits of the design."""
    rng = np.random.default_rng(seed)
    for _ in range(count):
        controls = rng.uniform(CONTROL_MINIMUM, CONTROL_MAXIMUM) * (rng.random(CONTROL_COUNT) < 0.4)
        pose = rng.uniform(-1, 1, 6) * np.concatenate([TURNS_DEG, SHIFTS])
        yield FaceState(controls.astype(np.float32), pose.astype(np.float32))


def face_oval(renderer: WarpRenderer, rig: WarpRig, xy: NDArray) -> NDArray[np.bool_]:
    width, height = renderer.size_px
    mask = np.zeros((height, width), np.uint8)
    oval = rig.mesh.landmark_vertex[list(FACE_OVAL)]
    cv2.fillPoly(mask, [np.rint(xy[oval[oval >= 0]]).astype(np.int32)], 1)
    return np.asarray(cv2.erode(mask, np.ones((5, 5), np.uint8)) > 0)


def check(renderer: WarpRenderer, portrait: Portrait, rig: WarpRig, states: Iterator[FaceState]) -> None:
    neutral = renderer.draw(FaceState.neutral()).astype(int)
    out = np.empty_like(renderer.canvas.picture)
    for number, state in enumerate(states):
        frame = renderer.draw(state, out)
        posed = renderer.pose(limited_state(state, portrait.traits))
        assert np.isfinite(posed.xy).all(), f"state {number}"
        assert np.isfinite(posed.z).all(), f"state {number}"
        bare = renderer._depth >= NOTHING / 2
        holes = bare & face_oval(renderer, rig, posed.xy)
        assert not holes.any(), f"state {number} leaves {holes.sum()} pixels of the face bare"
        border = (
            np.abs(frame.astype(int) - neutral)[[0, -1]].max(),
            np.abs(frame[:, [0, -1]].astype(int) - neutral[:, [0, -1]]).max(),
        )
        assert max(border) <= 1, f"state {number} moves the border by {border}"
        if number % 25 == 0:
            again = frame.copy()
            renderer.draw(FaceState.of({"jawOpen": 1.0}, yaw_deg=-14), out)
            assert np.array_equal(renderer.draw(state, out), again), f"state {number} differs when repeated"


@pytest.mark.full
@pytest.mark.parametrize("name", NAMES)
def test_random_faces(name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    renderer = WarpRenderer(portraits[name], rigs[name], Framing(height_px=384))
    check(renderer, portraits[name], rigs[name], random_states(NAMES.index(name), 100))


@pytest.mark.full
@pytest.mark.parametrize("name", NAMES)
def test_two_thousand_random_faces_in_all(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    renderer = WarpRenderer(portraits[name], rigs[name], Framing(height_px=512))
    check(renderer, portraits[name], rigs[name], random_states(50 + NAMES.index(name), 2000 // len(NAMES)))
