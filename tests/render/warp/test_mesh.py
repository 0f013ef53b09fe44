"""The mesh covers the subject, is cut where a face opens, and knows its landmarks."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.portrait import CROP_PX, Portrait
from talking_avatar.render.warp.moving_mesh import Mesh
from talking_avatar.render.warp.rig import WarpRig
from tests.on_demand import OnDemand

NAMES = ("woman", "man", "photo", "open-mouth")


def skin_triangles(mesh: Mesh) -> NDArray[np.int32]:
    return mesh.triangles[: -mesh.filler_count]


def signed_areas(xy: NDArray[np.floating], triangles: NDArray[np.int32]) -> NDArray[np.float64]:
    a, b, c = (np.asarray(xy[triangles[:, i]], np.float64) for i in range(3))
    (ux, uy), (vx, vy) = (b - a).T[:2], (c - a).T[:2]
    return (ux * vy - uy * vx) / 2


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_the_skin_bridges_an_opening(name: str, rigs: OnDemand[WarpRig]) -> None:
    mesh = rigs[name].mesh
    openings = [(mesh.upper_lip, mesh.lower_lip), *((eye.upper, eye.lower) for eye in mesh.eyes)]
    for upper, lower in openings:
        assert upper[0] == lower[0]
        assert upper[-1] == lower[-1]
        above, below = np.isin(skin_triangles(mesh), upper[1:-1]), np.isin(skin_triangles(mesh), lower[1:-1])
        assert above.any()
        assert below.any()
        assert not (above.any(1) & below.any(1)).any()
        bridging = mesh.triangles[-mesh.filler_count :]
        assert np.isin(upper, bridging).all()
        assert np.isin(lower, bridging).all()


@pytest.mark.parametrize("name", NAMES)
def test_margins_run_left_to_right_with_the_upper_one_above(name: str, rigs: OnDemand[WarpRig]) -> None:
    mesh = rigs[name].mesh
    for upper, lower in ((mesh.upper_lip, mesh.lower_lip), *((e.upper, e.lower) for e in mesh.eyes)):
        top, bottom = mesh.vertices_px[upper], mesh.vertices_px[lower]
        assert top[-1, 0] - top[0, 0] > 25
        assert (np.diff(top[:, 0]) > 0).mean() > 0.9
        assert (bottom[:, 1] - top[:, 1]).min() > -1.0
    for border, margin, side in (
        (mesh.upper_border, mesh.upper_lip, -1),
        (mesh.lower_border, mesh.lower_lip, 1),
    ):
        places, edge = mesh.vertices_px[border], mesh.vertices_px[margin]
        inner_y = np.interp(places[:, 0], edge[:, 0], edge[:, 1])
        assert (side * (places[:, 1] - inner_y) > 0).mean() > 0.95
        assert len(border) > 15
    right_eye, left_eye = mesh.eyes
    assert (right_eye.side, left_eye.side) == ("Right", "Left")
    assert mesh.vertices_px[right_eye.upper, 0].max() < mesh.vertices_px[left_eye.upper, 0].min()
    for eye in mesh.eyes:
        ring, margin = mesh.vertices_px[eye.lash_ring], mesh.vertices_px[eye.upper[eye.lash_of]]
        assert (ring[:, 1] < margin[:, 1]).all()


@pytest.mark.parametrize("name", NAMES)
def test_it_covers_the_whole_subject_without_gaps_or_overlaps(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    """The areas of the triangles add up to the area they cover."""
    mesh, subject = rigs[name].mesh, portraits[name].subject > 0
    rows, columns = np.nonzero(subject)
    low, high = mesh.vertices_px[:, :2].min(0), mesh.vertices_px[:, :2].max(0)
    assert columns.min() >= low[0]
    assert rows.min() >= low[1]
    assert columns.max() <= high[0]
    assert rows.max() <= high[1]
    area = np.abs(signed_areas(mesh.vertices_px, mesh.triangles)).sum()
    assert subject.sum() < area < 1.12 * CROP_PX**2
    skin = signed_areas(mesh.vertices_px, skin_triangles(mesh))
    sizeable = np.abs(skin) > 1
    assert (np.sign(skin[sizeable]) == np.sign(np.median(skin))).mean() > 0.998


@pytest.mark.parametrize("name", NAMES)
def test_landmarks_have_their_vertices(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    vertex = rigs[name].mesh.landmark_vertex
    points = portraits[name].landmarks_px
    known = np.flatnonzero(vertex >= 0)
    assert len(known) > 330
    assert known.max() < topology.SKIN_POINTS
    off_px = np.linalg.norm(rigs[name].mesh.vertices_px[vertex[known], :2] - points[known, :2], axis=1)
    assert np.percentile(off_px, 90) < 0.9
    assert off_px.max() < 0.06 * portraits[name].head.ipd_px


@pytest.mark.parametrize(
    ("name", "closed"), [("woman", True), ("man", True), ("photo", False), ("open-mouth", False)]
)
def test_lips_that_meet_are_told_from_lips_that_part(
    name: str, closed: bool, rigs: OnDemand[WarpRig]
) -> None:
    assert rigs[name].mesh.lips_closed == closed


@pytest.mark.parametrize("name", NAMES)
def test_the_head_is_round(name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    """The nose stands out, hair and neck lie behind the ears, and nothing juts out between."""
    head, mesh = portraits[name].head, rigs[name].mesh
    depth = head.to_head(mesh.vertices_px)[:, 2]
    at = mesh.landmark_vertex
    ears = head.to_head(portraits[name].landmarks_px[[topology.RIGHT_EAR_SIDE, topology.LEFT_EAR_SIDE]])[:, 2]
    nose_tip, mouth, temple = depth[at[1]], depth[at[0]], depth[at[127]]
    assert nose_tip < mouth < temple
    assert nose_tip < ears.mean() - 0.7
    plane = portraits[name].landmarks_px[[topology.RIGHT_EAR_SIDE, topology.LEFT_EAR_SIDE], 2].mean()
    face = portraits[name].landmarks_px[: topology.SKIN_POINTS]
    low, high = face[:, :2].min(0), face[:, :2].max(0)
    xy = mesh.vertices_px[:, :2]
    beyond_px = np.maximum(np.maximum(low - xy, xy - high), 0).max(1)
    behind_ipd = (mesh.vertices_px[:, 2] - plane) / head.ipd_px
    assert np.abs(behind_ipd[beyond_px > 0.6 * head.ipd_px] - 0.10).max() < 0.09
    assert behind_ipd.max() < 0.35
