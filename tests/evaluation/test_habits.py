"""Blinks are counted as a person would, and a face that speaks behaves like one."""

from __future__ import annotations

import numpy as np
import pytest

from talking_avatar.evaluation.habits import blinks, measure_habits
from talking_avatar.evaluation.motion_figures import QUANTITIES
from talking_avatar.motion.controls import POSE_INDEX
from talking_avatar.motion.face_motion import FaceMotion


def test_only_lids_that_shut_and_open_again_blink() -> None:
    lids = np.zeros(400)
    lids[0:10] = 1  # shut from the start
    lids[50:62] = np.concatenate([np.linspace(0.3, 1, 5), np.linspace(1, 0.2, 7)])
    lids[120:130] = 0.6  # a squint
    lids[200:215] = 1
    lids[390:] = 1  # not open again
    assert blinks(lids, 100) == [(0.5, 0.62), (2.0, 2.15)]


@pytest.mark.full
def test_a_speaking_face_blinks_like_people_and_its_head_is_measured() -> None:
    times_s = np.arange(500) / 25
    nodding = FaceMotion.neutral(500)
    nodding.voice[:] = (times_s % 4) < 3
    nodding.pose[:, POSE_INDEX["pitch_deg"]] = 3 * np.sin(2 * np.pi * 0.5 * times_s)
    figures = measure_habits([nodding])
    reached = {q.key: q.reached(figures[q.key]) for q in QUANTITIES if q.key in figures and q.has_target}
    assert reached == dict.fromkeys(["blinks_per_minute", "blink_ms", "blink_pause_spread"], True)
    assert figures["pitch_sd_deg"] == pytest.approx(3 / np.sqrt(2), rel=0.01)
    assert figures["head_speed_deg_s"] == pytest.approx(4 * 3 * 0.5, rel=0.02)
    assert 1.5 < figures["shown_pitch_sd_deg"] < 3.5
    assert figures["yaw_sd_deg"] == 0 < figures["shown_yaw_sd_deg"]
