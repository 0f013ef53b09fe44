"""Gaze, breath, sway, nods and brows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from talking_avatar.motion.controls import POSE_INDEX
from talking_avatar.motion.performer.breathing import Breathing
from talking_avatar.motion.performer.bumps import Bump, BumpTrack
from talking_avatar.motion.performer.head_sway import HeadSway, SwaySize
from talking_avatar.motion.performer.phrases import Phrases
from talking_avatar.motion.performer.saccades import GAZE_DEG, Saccades
from talking_avatar.motion.performer.smooth_noise import SmoothNoise

if TYPE_CHECKING:
    from tests.motion.performer.conftest import Performance

Y, PITCH = POSE_INDEX["y_ipd"], POSE_INDEX["pitch_deg"]


def gaze_track(seed: int, seconds: int, speaking: float) -> np.ndarray:
    """``(n, 2)`` at 500 Hz: gaze in degrees."""
    saccades = Saccades(np.random.default_rng(seed))
    track = []
    for frame in range(seconds * 25):
        saccades.step(frame / 25, speaking)
        for i in range(20):
            gaze = saccades.at(frame / 25 + i / 500)
            track.append([gaze.near[0] + gaze.aside[0], gaze.near[1] + gaze.aside[1]])
        saccades.forget_before(frame / 25 - 1)
        assert len(saccades) < 30
    return GAZE_DEG * np.array(track)


@pytest.mark.full
def test_eyes_jump_and_rest() -> None:
    for seed in range(3):
        gaze = gaze_track(seed, 120, 0.0)
        speed = np.linalg.norm(np.diff(gaze, axis=0), axis=1) * 500
        moving = speed > 1e-6
        assert 0.01 < moving.mean() < 0.12
        starts = np.flatnonzero(moving[1:] & ~moving[:-1])
        ends = np.flatnonzero(~moving[1:] & moving[:-1])
        assert 30 < len(starts) / 2 < 90  # a minute
        rests_s = np.diff(starts) / 500
        assert rests_s.min() > 0.2
        assert rests_s.max() < 3.3
        for start, end in zip(starts, ends[ends > starts[0]], strict=False):
            size_deg = np.linalg.norm(gaze[end + 1] - gaze[start])
            # Main sequence: about 21 ms plus 2.2 ms a degree (Bahill 1975).
            assert (end - start) / 500 == pytest.approx(0.021 + 0.0022 * size_deg, abs=0.006)


@pytest.mark.full
def test_most_gaze_is_at_the_camera_and_some_aside() -> None:
    gaze = np.concatenate([gaze_track(seed, 120, 1.0) for seed in range(3)])
    distance = np.linalg.norm(gaze, axis=1)
    assert 0.8 < np.mean(distance < 2.5) < 0.97
    assert 3 < distance.max() < 13
    assert abs(gaze[:, 0].mean()) < 0.6


def test_breath_is_slow_small_and_faster_in_than_out() -> None:
    for seed in range(5):
        breathing = Breathing(np.random.default_rng(seed))
        rise = -np.array([breathing.at(t / 50)[Y] for t in range(120 * 50)])
        peaks = np.flatnonzero((rise[1:-1] > rise[:-2]) & (rise[1:-1] >= rise[2:])) + 1
        valleys = np.flatnonzero((rise[1:-1] < rise[:-2]) & (rise[1:-1] <= rise[2:])) + 1
        assert 11 <= len(peaks) / 2 <= 17
        periods_s = np.diff(peaks) / 50
        assert periods_s.min() > 3.4
        assert periods_s.max() < 5.4
        assert np.ptp(rise) == pytest.approx(0.014, rel=0.05)
        inhaling = [float(peaks[peaks > v][0] - v) for v in valleys if (peaks > v).any()]
        assert np.mean(inhaling) / 50 < 0.47 * periods_s.mean()


def test_the_head_wanders_slowly_within_its_size_and_livelier_in_speech() -> None:
    size = np.array(SwaySize().slow) + np.array(SwaySize().talking)
    for seed in range(4):
        sway = HeadSway(np.random.default_rng(seed))
        rest = np.array([sway.at(t / 25, 0.0) for t in range(60 * 25)])
        speech = np.array([sway.at(t / 25, 1.0) for t in range(60 * 25)])
        assert (np.abs(speech) <= size + 1e-9).all()
        assert (np.abs(rest) <= 0.6 * np.array(SwaySize().slow) + 1e-9).all()
        quick_rest, quick = np.abs(np.diff(rest, axis=0)), np.abs(np.diff(speech, axis=0))
        assert (quick.mean(axis=0)[:3] > 2 * quick_rest.mean(axis=0)[:3]).all()
        assert quick[:, :3].max() * 25 < 12  # degrees a second


def test_noise_is_smooth_and_fills_its_range() -> None:
    for seed in range(6):
        noise = SmoothNoise(np.random.default_rng(seed), 0.05, 0.3)
        values = np.array([noise.at(t / 25) for t in range(120 * 25)])
        assert 0.6 < np.abs(values).max() <= 1
        assert np.abs(np.diff(values)).max() < 0.08
        assert abs(values.mean()) < 0.25
        spectrum = np.abs(np.fft.rfft(values)) ** 2
        assert spectrum[np.fft.rfftfreq(len(values), 1 / 25) > 0.7].sum() < 0.02 * spectrum.sum()


def test_bumps_rise_rest_and_fall() -> None:
    bump = Bump(1.0, 0.1, 0.05, 0.2, 2.0)
    assert [bump.at(t) for t in (0.5, 1.0, 1.1, 1.14, 1.35, 2.0)] == pytest.approx([0, 0, 2, 2, 0, 0])
    track = BumpTrack()
    track.add(bump)
    track.add(Bump(1.1, 0.1, 0.0, 0.1, 0.5))
    assert track.largest_at(1.1) == 2.0
    assert track.sum_at(1.2) == pytest.approx(bump.at(1.2) + 0.5)
    track.forget_before(1.4)
    assert len(track) == 0


@pytest.mark.full
def test_nods_and_brows_go_with_speech_only(speaking: list[Performance], silent: list[Performance]) -> None:
    for performance in silent:
        assert not performance.control("browInnerUp").any()
        assert not performance.control("browOuterUpLeft").any()
    for performance in speaking:
        raised = performance.control("browOuterUpLeft") > 0.05
        raises = np.count_nonzero(raised[1:] & ~raised[:-1]) / 2
        assert 3 < raises < 25  # a minute
        assert performance.control("browOuterUpLeft").max() < 0.4
        assert performance.posed("pitch_deg").max() > 2.0


def phrase_events(voice: list[float], look_ahead: int = 4) -> tuple[Phrases, list[int], list[int]]:
    phrases = Phrases(np.random.default_rng(1))
    started, ended = [], []
    for frame, loudness in enumerate(voice):
        events = phrases.step(frame / 25, (frame - look_ahead - 1) / 25, loudness)
        if events.started:
            started.append(frame)
        if events.ended:
            ended.append(frame)
    return phrases, started, ended


def test_a_phrase_starts_with_its_voice_and_ends_after_a_pause() -> None:
    syllables = [0.2, 0.7, 0.9, 0.4, 0.1] * 10
    voice = [0.0] * 20 + syllables + [0.0] * 30 + syllables + [0.0] * 30
    phrases, started, ended = phrase_events(voice)
    assert started == [20, 100]
    assert all(70 <= frame <= 80 for frame in ended[:1])
    assert len(ended) == 2
    assert phrases.speaking < 0.3
    for nod in phrases.nods:
        assert any(start / 25 - 0.2 <= nod.start_s <= start / 25 + 2.1 for start in started)
        assert 1.0 < nod.amplitude < 3.0


def test_a_breath_between_words_is_no_pause() -> None:
    voice = [0.0] * 10 + ([0.6] * 12 + [0.0] * 4) * 6 + [0.0] * 20
    _, started, ended = phrase_events(voice)
    assert len(started) == len(ended) == 1
