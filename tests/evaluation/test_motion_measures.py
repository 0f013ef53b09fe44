"""Measures of motion tell what they should on motions whose faults are known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from talking_avatar.errors import UserError
from talking_avatar.evaluation.motion_clips import SpokenClip, read_folder
from talking_avatar.evaluation.motion_figures import QUANTITIES, Contender, measure_motion
from talking_avatar.evaluation.motion_measures import (
    aperture,
    closures_met,
    correlation,
    diversity,
    false_closures,
    lag_ms,
    onset_lag_ms,
    seam_ratio,
)
from talking_avatar.evaluation.phone_labels import read_phonemes
from talking_avatar.motion.controls import CONTROL_INDEX
from talking_avatar.motion.face_motion import FaceMotion
from talking_avatar.motion.loudness_mouth import LoudnessMouthGenerator

VOICES = Path(__file__).parents[2] / "resources/voices"


@pytest.fixture(scope="module")
def clips() -> list[SpokenClip]:
    return read_folder(VOICES)


def later(motion: FaceMotion, frames: int) -> FaceMotion:
    rows = np.maximum(np.arange(len(motion)) - frames, 0)
    return FaceMotion(motion.controls[rows], motion.pose[rows], motion.residual[rows], motion.voice[rows])


def test_the_truth_measures_as_perfect(clips: list[SpokenClip]) -> None:
    for clip in clips:
        met, count = closures_met(clip.truth, clip.sounds)
        assert met == count >= 6
        assert false_closures(clip.truth, clip.truth)[0] == 0
        assert onset_lag_ms(clip.truth, clip.truth) == 0
        assert lag_ms(aperture(clip.truth), aperture(clip.truth)) == 0


def test_lag_is_found_in_milliseconds(clips: list[SpokenClip]) -> None:
    gap = aperture(clips[0].truth)
    assert lag_ms(aperture(later(clips[0].truth, 2)), gap) == pytest.approx(80, abs=4)
    assert lag_ms(gap, aperture(later(clips[0].truth, 1))) == pytest.approx(-40, abs=4)
    assert onset_lag_ms(later(clips[0].truth, 3), clips[0].truth) == pytest.approx(120, abs=1)


def test_lips_that_never_meet_are_noticed(clips: list[SpokenClip]) -> None:
    clip = clips[0]
    controls = clip.truth.controls.copy()
    controls[:, CONTROL_INDEX["mouthClose"]] = 0
    controls[:, CONTROL_INDEX["jawOpen"]] += 0.1
    gaping = FaceMotion.of_controls(controls, clip.truth.voice)
    assert closures_met(gaping, clip.sounds)[0] == 0
    met, count = false_closures(FaceMotion.neutral(len(clip.truth)), clip.truth)
    assert met == count > 20


def test_a_still_face_correlates_with_nothing() -> None:
    assert correlation(np.zeros(9), np.arange(9.0)) == 0
    assert np.isnan(onset_lag_ms(FaceMotion.neutral(9), FaceMotion.neutral(9)))


def test_seams_and_seeds() -> None:
    random = np.random.default_rng(0)
    smooth = np.cumsum(random.normal(size=(400, 2)), axis=0)
    jumpy = smooth + np.repeat(random.normal(0, 9, (100, 2)), 4, axis=0)
    assert seam_ratio(smooth, 4) == pytest.approx(1, abs=0.2)
    assert seam_ratio(jumpy, 4) > 3
    assert diversity([smooth, smooth]) == 0
    assert diversity([smooth, random.permuted(smooth, axis=0)]) > 0.3


@pytest.mark.full
def test_the_loudness_mouth_follows_a_voice_better_than_another_voice(clips: list[SpokenClip]) -> None:
    generator = LoudnessMouthGenerator()
    told, swapped = (
        measure_motion(Contender("loudness", generator, swaps_sound=swaps), clips) for swaps in (False, True)
    )
    assert told["aperture_correlation"] > swapped["aperture_correlation"] + 0.2
    assert abs(told["lag_ms"]) < 80
    assert told["silence_aperture"] == 0
    assert set(told) <= {quantity.key for quantity in QUANTITIES}


def test_a_folder_without_phonemes_and_damaged_ones_are_explained(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no speech"):
        read_folder(tmp_path)
    (tmp_path / "a.json").write_text("[]")
    with pytest.raises(UserError, match=r"a\.json"):
        read_phonemes(tmp_path / "a.json")
