"""Every control moves what it should, on the right side, and leaves the rest alone."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.moving_mesh import (
    BROW_COEFFICIENTS,
    EYE_COEFFICIENTS,
    MOUTH_COEFFICIENTS,
    RIG_COEFFICIENTS,
)
from talking_avatar.render.warp.rig import WarpRig
from tests.on_demand import OnDemand
from tests.render.warp.test_mesh import signed_areas, skin_triangles

NAMES = ("woman", "man", "photo", "open-mouth")
CLOSED = ("woman", "man")
OPEN = ("photo", "open-mouth")


def field(portrait: Portrait, rig: WarpRig, coefficient: str) -> NDArray[np.float64]:
    """``(N, 3)`` motion at full strength in head coordinates: right, down, inward in IPD."""
    column = rig.basis.displacements[:, RIG_COEFFICIENTS.index(coefficient)].reshape(-1, 3)
    return np.asarray(column @ portrait.head.rotation.T / portrait.head.ipd_px)


def at(rig: WarpRig, motion: NDArray[np.float64], landmark: int) -> NDArray[np.float64]:
    vertex = rig.mesh.landmark_vertex[landmark]
    assert vertex >= 0
    return np.asarray(motion[vertex])


@pytest.mark.parametrize("name", NAMES)
def test_the_jaw_drops_and_takes_the_chin_along(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    motion = field(portraits[name], rigs[name], "jawOpen")
    lower, chin, nose = (at(rigs[name], motion, i) for i in (14, topology.CHIN, 1))
    assert 0.25 < lower[1] < 0.50
    assert 0.4 * lower[1] < chin[1] < 0.95 * lower[1]
    assert abs(nose[1]) < 0.02
    upper = at(rigs[name], motion, 13)
    assert upper[1] < 0.05
    corner = at(rigs[name], motion, 61)
    assert 0.2 * lower[1] < corner[1] < 0.6 * lower[1], "corners sink, which keeps a wide mouth round"


@pytest.mark.parametrize("coefficient", RIG_COEFFICIENTS)
@pytest.mark.parametrize("name", ["woman", "photo"])
def test_controls_keep_to_their_part_of_the_face(
    name: str, coefficient: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    rig = rigs[name]
    size = np.linalg.norm(field(portraits[name], rig, coefficient), axis=1)
    if coefficient != "mouthClose" or not rig.mesh.lips_closed:
        assert size.max() > 0.02
    column = RIG_COEFFICIENTS.index(coefficient)
    vertex = rig.mesh.landmark_vertex
    mouth = vertex[[i for i in (0, 17, 61, 291, topology.CHIN, 164) if vertex[i] >= 0]]
    lids = np.concatenate([np.r_[eye.upper, eye.lower] for eye in rig.mesh.eyes])
    if MOUTH_COEFFICIENTS.start <= column < MOUTH_COEFFICIENTS.stop:
        assert size[lids].max() < 1e-6
    elif EYE_COEFFICIENTS.start <= column < EYE_COEFFICIENTS.stop:
        assert size[mouth].max() < 1e-6
        own, other = (0, 1) if coefficient.endswith("Right") else (1, 0)
        eyes = [np.r_[eye.upper, eye.lower] for eye in rig.mesh.eyes]
        assert size[eyes[own]].max() > 0.02
        assert size[eyes[other]].max() < 0.005
    else:
        assert BROW_COEFFICIENTS.start <= column < BROW_COEFFICIENTS.stop
        assert size[mouth].max() < 1e-6
        assert size[lids].max() < 1e-6
    far = np.abs(portraits[name].head.to_head(rig.mesh.vertices_px)[:, 0]) > 2.2
    assert not size[far].any()


@pytest.mark.parametrize("stem", ["mouthSmile", "mouthStretch", "mouthFrown"])
@pytest.mark.parametrize("name", NAMES)
def test_sides_are_the_subjects_and_mirror_each_other(
    name: str, stem: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    left, right = (field(portraits[name], rigs[name], stem + side) for side in ("Left", "Right"))
    own, across = at(rigs[name], left, 291), at(rigs[name], left, 61)
    assert np.linalg.norm(own) > 5 * np.linalg.norm(across)
    mirrored = at(rigs[name], right, 61) * [-1, 1, 1]
    assert own == pytest.approx(mirrored, abs=0.02)


@pytest.mark.parametrize("name", NAMES)
def test_corners_go_where_the_words_say(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    """x to the right of the picture, y down; 291 is the subject's left corner, right in the picture."""

    def corner(coefficient: str) -> NDArray[np.float64]:
        return at(rigs[name], field(portraits[name], rigs[name], coefficient), 291)

    smile, stretch, frown, pucker = (
        corner(c) for c in ("mouthSmileLeft", "mouthStretchLeft", "mouthFrownLeft", "mouthPucker")
    )
    assert smile[1] < -0.04
    assert smile[0] > 0.02
    assert stretch[0] > 0.04
    assert frown[1] > 0.05
    assert pucker[0] < -0.08
    assert corner("mouthX")[0] > 0.08
    brow = field(portraits[name], rigs[name], "browOuterUpLeft")
    assert at(rigs[name], brow, 334)[1] < -0.03
    assert abs(at(rigs[name], brow, 105)[1]) < 0.01


@pytest.mark.parametrize(
    "coefficient",
    [
        "mouthSmileLeft",
        "mouthStretchRight",
        "mouthFrownLeft",
        "mouthPucker",
        "mouthX",
        "cheekPuff",
        "noseSneer",
    ],
)
@pytest.mark.parametrize("name", CLOSED)
def test_shut_lips_stay_shut(
    name: str, coefficient: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    motion, mesh = field(portraits[name], rigs[name], coefficient), rigs[name].mesh
    apart = motion[mesh.lower_lip] - motion[mesh.upper_lip]
    assert np.abs(apart[:, :2]).max() < 0.004


@pytest.mark.parametrize("name", OPEN)
def test_open_lips_can_be_shut(name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    mesh, head = rigs[name].mesh, portraits[name].head
    moved = head.to_head(mesh.vertices_px) + field(portraits[name], rigs[name], "mouthClose")
    before = head.to_head(mesh.vertices_px)
    gap_before = before[mesh.lower_lip, 1] - before[mesh.upper_lip, 1]
    gap_after = moved[mesh.lower_lip, 1] - moved[mesh.upper_lip, 1]
    assert gap_before.max() > 0.12
    assert gap_after.max() < 0.005, "they meet"
    assert gap_after.min() > -0.03, "and hardly overlap"


@pytest.mark.parametrize("name", NAMES)
def test_a_blink_brings_the_lids_together(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    mesh, head = rigs[name].mesh, portraits[name].head
    for eye in mesh.eyes:
        moved = head.to_head(mesh.vertices_px) + field(portraits[name], rigs[name], f"eyeBlink{eye.side}")
        assert np.abs(moved[eye.upper, 1] - moved[eye.lower, 1]).max() < 0.004
        lowered = moved[eye.upper, 1] - head.to_head(mesh.vertices_px)[eye.upper, 1]
        raised = head.to_head(mesh.vertices_px)[eye.lower, 1] - moved[eye.lower, 1]
        assert lowered.max() > 4 * raised.max() > 0, "mostly the upper lid moves"


@pytest.mark.parametrize("name", NAMES)
def test_no_control_folds_the_skin_over(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    """Turned-over triangles show as jagged edges. Where lids or lips meet a sliver may turn over."""
    mesh = rigs[name].mesh
    triangles = skin_triangles(mesh)
    at_rest = signed_areas(mesh.vertices_px, triangles)
    for column, coefficient in enumerate(RIG_COEFFICIENTS):
        moved = mesh.vertices_px + rigs[name].basis.displacements[:, column].reshape(-1, 3)
        now = signed_areas(moved, triangles) * np.sign(at_rest)
        turned = (now < -0.3) & (np.abs(at_rest) > 1)
        assert -now[turned].sum() < 9, coefficient


@pytest.mark.full
def test_who_smiles_already_smiles_less_and_who_gapes_opens_less(
    portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    def reach(name: str, coefficient: str, landmark: int) -> float:
        return float(
            np.linalg.norm(at(rigs[name], field(portraits[name], rigs[name], coefficient), landmark))
        )

    assert reach("photo", "mouthSmileLeft", 291) < 0.75 * reach("woman", "mouthSmileLeft", 291)
    assert reach("open-mouth", "jawOpen", 14) < 0.85 * reach("woman", "jawOpen", 14)


@pytest.mark.parametrize("name", NAMES)
def test_the_face_turns_as_one_and_the_shoulders_stay(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    mesh, weight = rigs[name].mesh, rigs[name].basis.pose_weight
    known = mesh.landmark_vertex[mesh.landmark_vertex >= 0]
    assert weight[known].min() > 0.97
    xy = mesh.vertices_px[:, :2]
    assert not weight[(xy < 10).any(1) | (xy > 501).any(1)].any()
    head = portraits[name].head.to_head(mesh.vertices_px)
    chin = head[mesh.landmark_vertex[topology.CHIN], 1]
    assert not weight[head[:, 1] > chin + 1.2].any()
    assert ((weight >= 0) & (weight <= 1)).all()
