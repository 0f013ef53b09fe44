"""The head turns the way the words say, and perspective can be undone."""

from __future__ import annotations

import numpy as np
import pytest

from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.engine import WarpRenderer
from talking_avatar.render.warp.head_pose import project, rotation_matrix, unproject
from talking_avatar.render.warp.rig import WarpRig
from tests.on_demand import OnDemand

NOSE_TIP = 1


def test_perspective_is_undone() -> None:
    points = np.random.default_rng(0).uniform([0, 0, -80], [511, 511, 120], (50, 3))
    assert project(unproject(points, 20.0)) == pytest.approx(points[:, :2])


def test_rotations_are_rotations() -> None:
    turn = rotation_matrix(12.0, -23.0, 8.0)
    assert turn @ turn.T == pytest.approx(np.eye(3))
    assert np.linalg.det(turn) == pytest.approx(1.0)
    assert rotation_matrix(0, 0, 0) == pytest.approx(np.eye(3))


@pytest.mark.parametrize(
    ("pose", "axis", "sign"),
    [
        ({"yaw_deg": 10.0}, 0, 1),
        ({"yaw_deg": -10.0}, 0, -1),
        ({"pitch_deg": 8.0}, 1, 1),
        ({"pitch_deg": -8.0}, 1, -1),
        ({"x_ipd": 0.1}, 0, 1),
        ({"y_ipd": 0.1}, 1, 1),
    ],
    ids=str,
)
def test_the_nose_points_where_the_head_turns(
    pose: dict[str, float], axis: int, sign: int, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    renderer = WarpRenderer(portraits["woman"], rigs["woman"])
    vertex = rigs["woman"].mesh.landmark_vertex[NOSE_TIP]
    rest = renderer.pose(FaceState.neutral()).xy[vertex].copy()
    moved = renderer.pose(FaceState.of(None, **pose)).xy[vertex] - rest
    assert sign * moved[axis] > 4
    assert abs(moved[1 - axis]) < 3


def test_roll_is_clockwise_as_seen(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    renderer = WarpRenderer(portraits["woman"], rigs["woman"])
    left, right = rigs["woman"].mesh.landmark_vertex[[33, 263]]
    xy = renderer.pose(FaceState.of(None, roll_deg=9.0)).xy
    slope_deg = np.rad2deg(np.arctan2(*(xy[right] - xy[left])[::-1]))
    xy = renderer.pose(FaceState.neutral()).xy
    before_deg = np.rad2deg(np.arctan2(*(xy[right] - xy[left])[::-1]))
    assert slope_deg - before_deg == pytest.approx(9.0, abs=0.3)


@pytest.mark.parametrize("name", ["woman", "photo"])
def test_overlays_and_skin_move_together(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    """What is fixed to the head by its projection lands where the compiled loop puts the vertices."""
    renderer, rig = WarpRenderer(portraits[name], rigs[name]), rigs[name]
    posed = renderer.pose(FaceState.of(None, yaw_deg=11, pitch_deg=-6, roll_deg=7, x_ipd=0.05, scale=0.04))
    known = rig.mesh.landmark_vertex[[1, 33, 263, 61, 291, topology.CHIN]]
    rigid = rig.basis.pose_weight[known] > 0.999
    placed = posed.projection.head_fixed(rig.mesh.vertices_px[known[rigid]])
    assert rigid.sum() >= 4
    assert np.abs(placed - posed.xy[known[rigid]]).max() < 0.05


def test_the_head_grows_about_the_neck(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    renderer, rig = WarpRenderer(portraits["woman"], rigs["woman"]), rigs["woman"]
    left, right = rig.mesh.landmark_vertex[[33, 263]]
    widths = []
    for growth in (0.0, 0.07):
        xy = renderer.pose(FaceState.of(None, scale=growth)).xy
        widths.append(float(np.linalg.norm(xy[right] - xy[left])))
    assert widths[1] / widths[0] == pytest.approx(1.07, abs=0.01)
