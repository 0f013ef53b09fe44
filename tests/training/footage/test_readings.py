"""Readings of a face become even motion: closures stay, outliers go, gaps are bridged or split the shot."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_INDEX
from talking_avatar.motion.lips import LIPS_SHUT_IPD, lip_aperture_ipd
from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.blendshapes import BLENDSHAPE_INDEX
from talking_avatar.training.footage.even_rows import even_rows
from talking_avatar.training.footage.face_track import Sighting
from talking_avatar.training.footage.filmed_style import filmed_style
from talking_avatar.training.footage.lip_fit import fit_lips
from talking_avatar.training.footage.person_motion import motion_of_rows
from talking_avatar.training.footage.shots import (
    CORNERS,
    FOLD,
    GAP,
    IPD,
    PITCH,
    READING_SIZE,
    UPPER_EDGE,
    UPPER_INNER,
    WIDTH,
    YAW,
    Shot,
    shots_of,
)

REST_GAP_IPD = 0.006


def speaking(times_s: NDArray[np.float64], size: float = 0.3) -> NDArray[np.float64]:
    """Readings of a jaw that opens to ``size`` and shuts twice a second."""
    opened = size * np.abs(np.sin(2 * np.pi * times_s)) ** 1.5
    readings = np.zeros((len(times_s), READING_SIZE))
    readings[:, GAP] = REST_GAP_IPD + 0.394 * opened
    readings[:, FOLD] = 0.56 + 0.324 * opened
    readings[:, WIDTH] = 0.83 - 0.073 * opened
    readings[:, UPPER_EDGE] = 0.2
    readings[:, UPPER_INNER] = 0.28 - 0.039 * opened
    readings[:, CORNERS] = 0.3 + 0.154 * opened
    readings[:, YAW] = 4 + 5 * np.sin(2 * np.pi * 0.3 * times_s)
    readings[:, IPD] = 100
    return readings


def landmarks(anew: bool, time_s: float, points_px: NDArray[np.float64]) -> Sighting:
    return Sighting(time_s, points_px, np.zeros(len(BLENDSHAPE_INDEX), np.float32), anew)


@pytest.fixture(scope="module")
def points_px() -> NDArray[np.float64]:
    """A face as flat as a mask: only the points that readings need have their places."""
    points = np.random.default_rng(0).normal(200, 5, (478, 3))
    places = {10: (200, 80), 152: (200, 320), 234: (90, 190), 454: (310, 190)}
    places |= {78: (165, 260), 308: (235, 260), 61: (160, 260), 291: (240, 260)}
    places |= dict.fromkeys(topology.RIGHT_EYE, (155, 160)) | dict.fromkeys(topology.LEFT_EYE, (245, 160))
    for index, (x, y) in places.items():
        points[index] = (x, y, 0)
    return points


def test_a_shot_ends_at_a_cut_and_when_the_face_is_gone(points_px: NDArray[np.float64]) -> None:
    seen: list[Sighting | None] = [landmarks(i in (0, 50), i / 25, points_px) for i in range(100)]
    seen[20:24] = [None] * 4
    seen[70:85] = [None] * 15
    shots = list(shots_of(seen))
    ends = [tuple(round(shot.times_s[i] * 25) for i in (0, -1)) for shot in shots]
    assert ends == [(0, 49), (50, 69), (85, 99)]


def test_faces_too_small_to_read_are_not_used(points_px: NDArray[np.float64]) -> None:
    assert list(shots_of([landmarks(True, 0.0, points_px * 0.15)])) == []


@pytest.mark.parametrize("rate_hz", [25.0, 30.0, 24.0, 48.0])
def test_any_frame_rate_gives_the_same_motion(rate_hz: float) -> None:
    times_s = np.arange(int(6 * rate_hz)) / rate_hz + 0.013
    first, rows = even_rows(Shot(times_s, speaking(times_s)))
    exact = speaking(np.arange(first, first + len(rows)) / 25)
    assert first == 1
    assert np.corrcoef(rows[:, GAP], exact[:, GAP])[0, 1] > 0.97
    assert np.abs(rows[3:-3, YAW] - exact[3:-3, YAW]).max() < 0.3


def test_a_closure_between_two_frames_is_kept() -> None:
    times_s = np.arange(150) / 30
    readings = speaking(times_s)
    readings[:, GAP] = 0.1
    shut = [16, 17 + 30, 79, 121]
    readings[shut, GAP] = REST_GAP_IPD
    readings[[0, 1, 2, 147, 148, 149, 60, 61, 62], GAP] = REST_GAP_IPD
    _, rows = even_rows(Shot(times_s, readings))
    for frame in shut:
        near = round(times_s[frame] * 25)
        assert rows[near, GAP] <= REST_GAP_IPD + 1e-9


def test_a_moment_in_which_the_face_jumps_is_left_out() -> None:
    times_s = np.arange(100) / 25
    readings = speaking(times_s)
    spoilt = readings.copy()
    spoilt[40, PITCH] = 30
    spoilt[60, IPD] = 140
    _, rows = even_rows(Shot(times_s, spoilt))
    _, clean = even_rows(Shot(times_s, readings))
    assert np.abs(rows - clean)[:, [PITCH, IPD]].max() < 1e-6
    assert np.abs(rows - clean)[:, YAW].max() < 0.5


def test_motion_has_the_aperture_that_was_seen_and_closes_between_openings() -> None:
    times_s = np.arange(150) / 25
    rows = speaking(times_s)
    motion = motion_of_rows(rows)
    aperture = lip_aperture_ipd(motion.controls)
    gap = rows[:, GAP] - np.percentile(rows[:, GAP], 5)
    assert np.abs(aperture - np.maximum(gap, 0))[gap > LIPS_SHUT_IPD].max() < 0.002
    assert (aperture[gap < LIPS_SHUT_IPD / 2] < LIPS_SHUT_IPD).all()
    inside = slice(5, -5)
    shut = gap[inside] < 0.008
    assert shut.any()
    assert (motion.controls[inside, CONTROL_INDEX["mouthClose"]][shut] > 0.8).all()
    jaw = motion.controls[:, CONTROL_INDEX["jawOpen"]]
    assert jaw.max() == pytest.approx(0.3, abs=0.07)
    assert motion.pose[:, 1].std() == pytest.approx(rows[:, YAW].std(), rel=0.01)
    assert abs(float(np.median(motion.pose[:, 1]))) < 1e-5


def test_lips_at_rest_are_not_closed() -> None:
    rows = speaking(np.arange(150) / 25)
    rows[:] = rows[0]
    controls = motion_of_rows(rows).controls
    assert np.abs(controls).max() < 0.02


def test_a_rounded_and_a_spread_mouth_are_told_apart() -> None:
    moved = np.zeros((2, 6))
    moved[0, 2], moved[1, 2] = -0.1, 0.06
    controls, held = fit_lips(moved)
    rounded, spread = controls
    assert rounded[CONTROL_INDEX["mouthPucker"]] > 0.3
    assert rounded[CONTROL_INDEX["mouthStretchLeft"]] == 0
    assert spread[CONTROL_INDEX["mouthStretchLeft"]] > 0.2
    assert spread[CONTROL_INDEX["mouthPucker"]] == 0
    assert held.max() < 0.01


def test_livelier_people_and_wider_mouths_rank_higher() -> None:
    times_s = np.arange(300) / 25
    calm, lively = speaking(times_s), speaking(times_s)
    calm[:, YAW] *= 0.2
    wide = speaking(times_s, 0.5)
    styles = [filmed_style(motion_of_rows(rows)) for rows in (calm, lively, wide)]
    assert styles[0][0] < styles[1][0]
    assert styles[1][1] < styles[2][1]
    assert all(((s >= 0) & (s <= 1)).all() for s in styles)
    assert all(a.dtype == b.dtype == np.float32 for a, b in pairwise(styles))
