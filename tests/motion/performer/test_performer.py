from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talking_avatar.motion.controls import CONTROL_INDEX
from talking_avatar.motion.face_motion import FaceMotion, FaceState
from talking_avatar.motion.lips import IS_MOUTH, LIPS_SHUT_IPD, lip_aperture_ipd
from talking_avatar.motion.performer import Performer, PerformerSettings, Sliders
from tests.fast_part import examples

if TYPE_CHECKING:
    from tests.motion.conftest import SpokenVoice
    from tests.motion.performer.conftest import Performance

JAW = CONTROL_INDEX["jawOpen"]


def part(motion: FaceMotion, start: int, end: int) -> FaceMotion:
    rows = slice(start, end)
    return FaceMotion(motion.controls[rows], motion.pose[rows], motion.residual[rows], motion.voice[rows])


def same(first: FaceState, second: FaceState) -> bool:
    return bool(
        (first.controls == second.controls).all()
        and (first.pose == second.pose).all()
        and (first.residual == second.residual).all()
    )


@pytest.mark.full
def test_a_silent_avatar_is_alive_and_its_mouth_is_shut(silent: list[Performance]) -> None:
    for performance in silent:
        assert not performance.controls[:, IS_MOUTH].any()
        seconds = len(performance.pose) // 25
        for second in range(seconds):
            yaw = performance.posed("yaw_deg")[25 * second : 25 * second + 26]
            assert np.ptp(yaw) + np.ptp(performance.posed("y_ipd")[25 * second : 25 * second + 26]) > 0.002
        assert np.abs(performance.posed("yaw_deg")).max() < 3
        assert np.abs(performance.posed("roll_deg")).max() < 2
        assert np.abs(performance.control("gazeX")).max() < 0.35


@pytest.mark.full
def test_speech_moves_the_head_more_but_not_much(
    speaking: list[Performance], silent: list[Performance]
) -> None:
    for talking, quiet in zip(speaking, silent, strict=True):
        for name in ("pitch_deg", "yaw_deg"):
            assert talking.posed(name).std() > 1.3 * quiet.posed(name).std()
            assert np.abs(talking.posed(name)).max() < 7
            assert np.abs(np.diff(talking.posed(name))).max() * 25 < 45  # degrees a second


def test_one_seed_gives_one_performance(act: Callable[..., Performance], speech: FaceMotion) -> None:
    motion = part(speech, 0, 500)
    first, again, other = act(motion, 5), act(motion, 5), act(motion, 6)
    np.testing.assert_array_equal(first.controls, again.controls)
    np.testing.assert_array_equal(first.pose, again.pose)
    assert (first.pose != other.pose).any(axis=1).mean() > 0.95
    assert (first.control("eyeBlinkLeft") != other.control("eyeBlinkLeft")).any()


@pytest.mark.parametrize("rate_hz", [25, 30, 60])
def test_a_performance_does_not_depend_on_how_the_motion_came(
    act: Callable[..., Performance], speech: FaceMotion, rate_hz: int
) -> None:
    motion = part(speech, 0, 400)
    pieces = [act(motion, 3, rate_hz, piece) for piece in (1, 7, 400)]
    for other in pieces[1:]:
        np.testing.assert_array_equal(pieces[0].controls, other.controls)
        np.testing.assert_array_equal(pieces[0].pose, other.pose)


@given(st.lists(st.floats(0, 3), max_size=20))
@settings(max_examples=examples(6), deadline=None)
def test_looking_ahead_of_the_motion_changes_nothing_later(questions: list[float]) -> None:
    motion = FaceMotion.neutral(100)
    motion.controls[30:70, JAW] = 0.3
    motion = FaceMotion.of_controls(motion.controls, (motion.controls[:, JAW] > 0).astype(np.float32))
    curious, calm = Performer(seed=2), Performer(seed=2)
    for start in range(0, 100, 10):
        curious.push(part(motion, start, start + 10))
        calm.push(part(motion, start, start + 10))
        for late_s in questions:
            curious.at(max(curious.ready_s, 0) + late_s)
        assert same(curious.at(max(curious.ready_s, 0)), calm.at(max(calm.ready_s, 0)))


def test_without_any_motion_a_face_lives() -> None:
    performer = Performer(seed=1)
    assert performer.ready_s < 0
    states = [performer.at(i / 25) for i in range(400)]
    assert not any(state.controls[IS_MOUTH].any() for state in states)
    assert max(state.controls[CONTROL_INDEX["eyeBlinkLeft"]] for state in states) == 1
    assert np.ptp([state.pose[1] for state in states]) > 0.2


def test_when_motion_stops_coming_the_lips_shut_and_life_goes_on() -> None:
    performer = Performer(seed=4)
    motion = FaceMotion.neutral(50)
    motion.controls[:, JAW] = 0.5
    performer.push(FaceMotion.of_controls(motion.controls, np.ones(50, np.float32)))
    newest_s = performer.newest_s
    apertures = [float(lip_aperture_ipd(performer.at(newest_s + i / 50).controls)) for i in range(500)]
    assert apertures[0] > 0.15
    assert max(apertures[15:]) < LIPS_SHUT_IPD
    assert np.abs(np.diff(apertures)).max() < 0.06
    pose = np.array([performer.at(newest_s + i / 25).pose[1] for i in range(225, 300)])
    assert np.ptp(pose) > 0.01


@pytest.mark.full
def test_the_past_is_forgotten_and_memory_stays_small() -> None:
    performer = Performer(seed=1)
    for second in range(600):
        performer.push(FaceMotion.neutral(25))
        performer.at(second + 0.9)
    assert performer.remembered < 150
    with pytest.raises(ValueError, match=r"at 300\.00 s is forgotten"):
        performer.at(300.0)
    performer.at(599.0)


def test_sliders_act_on_the_next_frame() -> None:
    performer = Performer(seed=1)
    performer.push(FaceMotion.neutral(100))
    before = performer.at(1.0)
    performer.sliders = Sliders(smile=0.5, gaze_x=0.3)
    after = performer.at(1.02)
    assert before.controls[CONTROL_INDEX["mouthSmileLeft"]] == 0
    assert after.controls[CONTROL_INDEX["mouthSmileLeft"]] == np.float32(0.5)
    assert after.controls[CONTROL_INDEX["gazeX"]] > 0.2


@pytest.mark.parametrize("rate_hz", [25, 30, 50, 60])
def test_bilabials_are_shut_on_the_frames_of_every_rate(
    act: Callable[..., Performance], voices: dict[str, SpokenVoice], rate_hz: int
) -> None:
    shut, opened = [], []
    for voice in voices.values():
        performance = act(voice.motion, 0, rate_hz)
        aperture = lip_aperture_ipd(performance.controls)
        for symbol, start_s, end_s in voice.phonemes:
            seen = aperture[round(start_s * rate_hz) : round(end_s * rate_hz) + 1]
            if symbol in set("pbm"):
                shut.append(float(seen.min()))
            elif symbol in set("ɑæʌɔOAWI"):
                opened.append(float(seen.max()))
    assert np.median(shut) < LIPS_SHUT_IPD / 2
    assert np.mean(np.array(shut) < LIPS_SHUT_IPD) > 0.55
    assert np.median(opened) > 0.07
    assert max(opened) < 0.3


def test_hostile_motion_gives_possible_faces() -> None:
    performer = Performer(seed=0)
    motion = FaceMotion.neutral(50)
    motion.controls[10:20] = np.nan
    motion.pose[20:30] = np.inf
    motion.residual[15:25] = np.nan
    motion.voice[5:40] = np.nan
    performer.push(motion)
    for i in range(100):
        state = performer.at(i / 50)
        assert np.isfinite(state.controls).all()
        assert np.isfinite(state.pose).all()
        assert np.isfinite(state.residual).all()


def test_a_performer_needs_a_frame_ahead() -> None:
    with pytest.raises(ValueError, match="look-ahead"):
        PerformerSettings(look_ahead_frames=0)
