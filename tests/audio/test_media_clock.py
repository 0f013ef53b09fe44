"""The clock that the voice's samples make."""

from __future__ import annotations

import numpy as np
import pytest

from talking_avatar.audio.media_clock import MediaClock


def test_it_runs_on_between_observations() -> None:
    clock = MediaClock(100.0)
    assert clock.media_at(101.5) == 1.5
    assert clock.wall_of(1.5) == 101.5


@pytest.mark.full
def test_an_hour_of_a_slow_sound_card_leaves_no_drift() -> None:
    random = np.random.default_rng(5)
    clock = MediaClock(0.0)
    slope = 1 + 120e-6
    errors = []
    for step in range(360_000):
        media_s = step * 0.01
        wall_s = media_s * slope + random.uniform(0, 0.008)
        clock.observe(media_s, wall_s)
        if step > 6000:
            errors.append(clock.wall_of(media_s) - media_s * slope - 0.004)
    assert abs(float(np.mean(errors))) < 0.0005
    assert float(np.max(np.abs(errors))) < 0.003
    assert abs(clock.drift_ppm - 120) < 40


def test_jitter_of_arrivals_hardly_moves_the_pace_of_frames() -> None:
    random = np.random.default_rng(7)
    clock = MediaClock(0.0)
    due = []
    for frame in range(2000):
        for block in range(4):
            media_s = frame * 0.04 + block * 0.01
            clock.observe(media_s, media_s + random.uniform(0, 0.02))
        due.append(clock.wall_of((frame + 3) * 0.04))
    intervals = np.diff(due[200:])
    assert np.max(np.abs(intervals - 0.04)) < 0.002


def test_a_wrong_time_stamp_hardly_moves_it() -> None:
    clock = MediaClock(0.0)
    late_s = clock.observe(1.0, 0.4)
    assert abs(late_s + 0.6) < 1e-9
    assert abs(clock.wall_of(1.0) - 1.0) < 0.001


def test_it_can_be_started_anew() -> None:
    clock = MediaClock(0.0)
    clock.restart(1.0, 31.0)
    assert clock.wall_of(1.0) == 31.0
    assert clock.jumps == 1
