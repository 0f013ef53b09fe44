"""What was measured on one person's face without interruption."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.blendshapes import BLENDSHAPE_NAMES
from talking_avatar.portrait.head_frame import HeadFrame
from talking_avatar.portrait.traits import lip_gap_ipd
from talking_avatar.training.footage.face_track import LONGEST_GAP_S, Sighting

SCORE_COUNT = len(BLENDSHAPE_NAMES)
GAP, FOLD, WIDTH, UPPER_EDGE, UPPER_INNER, CORNERS = LIPS = tuple(range(SCORE_COUNT, SCORE_COUNT + 6))
PITCH, YAW, ROLL, NECK_X, NECK_Y, IPD = HEAD = tuple(range(SCORE_COUNT + 6, SCORE_COUNT + 12))
READING_SIZE = SCORE_COUNT + len(LIPS) + len(HEAD)
"""A reading: the 52 scores; the lips, in IPD: their inner gap, how far the fold of the chin lies under the
nose, the mouth's width, how far both edges of the upper lip and the corners lie under the nose; the head's
angles (degrees), where the neck is in the picture (px), and the interpupillary distance (px)."""

_UNDER_NOSE, _LOWER_FOLD, _UPPER_EDGE, _UPPER_INNER = 2, 18, 0, 13
_OUTER_CORNERS = [61, 291]

_NECK_IPD = np.array([0.0, 2.1, 0.55])
"""The joint that a head turns about, in head coordinates: under the chin and behind the ears."""

_LARGEST_YAW_DEG, _LARGEST_PITCH_DEG = 40.0, 35.0
_SMALLEST_IPD_PX = 20.0
_LONGEST_SHOT_S = 120.0


@dataclass(frozen=True, eq=False)
class Shot:
    """``times_s (n,)`` rising; ``readings (n, READING_SIZE)`` float64."""

    times_s: NDArray[np.float64]
    readings: NDArray[np.float64]

    @property
    def duration_s(self) -> float:
        return float(self.times_s[-1] - self.times_s[0])


def reading_of(sighting: Sighting) -> NDArray[np.float64] | None:
    """``(READING_SIZE,)``; ``None`` for a face too small, or turned too far aside, to measure lips on."""
    head = HeadFrame.of_landmarks(sighting.points_px)
    pitch_deg, yaw_deg, roll_deg = head.pose_deg()
    if (
        head.ipd_px < _SMALLEST_IPD_PX
        or abs(yaw_deg) > _LARGEST_YAW_DEG
        or abs(pitch_deg) > _LARGEST_PITCH_DEG
    ):
        return None
    lips = _lips_of(sighting.points_px, head)
    neck = head.to_crop(_NECK_IPD)
    return np.array([*sighting.scores, *lips, pitch_deg, yaw_deg, roll_deg, neck[0], neck[1], head.ipd_px])


def _lips_of(points_px: NDArray[np.float64], head: HeadFrame) -> list[float]:
    """In the order of ``LIPS``."""
    own = head.to_head(points_px)
    corners = own[_OUTER_CORNERS]
    return [
        lip_gap_ipd(points_px, head.ipd_px),
        float(own[_LOWER_FOLD, 1] - own[_UNDER_NOSE, 1]),
        float(np.linalg.norm(corners[1] - corners[0])),
        float(own[_UPPER_EDGE, 1] - own[_UNDER_NOSE, 1]),
        float(own[_UPPER_INNER, 1] - own[_UNDER_NOSE, 1]),
        float(corners[:, 1].mean() - own[_UNDER_NOSE, 1]),
    ]


def shots_of(sightings: Iterable[Sighting | None]) -> Iterator[Shot]:
    """Cut where another face begins, where the face is gone for longer than ``LONGEST_GAP_S``, and every two
    minutes, so that memory stays flat."""
    times_s: list[float] = []
    readings: list[NDArray[np.float64]] = []
    for sighting in sightings:
        reading = None if sighting is None else reading_of(sighting)
        if sighting is None or reading is None:
            continue
        if times_s and (
            sighting.anew
            or sighting.time_s - times_s[-1] > LONGEST_GAP_S
            or sighting.time_s - times_s[0] > _LONGEST_SHOT_S
        ):
            yield Shot(np.array(times_s), np.array(readings))
            times_s, readings = [], []
        times_s.append(sighting.time_s)
        readings.append(reading)
    if times_s:
        yield Shot(np.array(times_s), np.array(readings))
