"""The motion model that comes with the program, on voices and an engine that it was not trained on."""

from __future__ import annotations

import numpy as np
import pytest

from talking_avatar.assembly.voices import BUILT_IN_MODEL, LOUDNESS, make_voice
from talking_avatar.evaluation.endurance import QUIET_SOUNDS, measure_endurance
from talking_avatar.evaluation.motion_clips import SpokenClip
from talking_avatar.evaluation.motion_figures import (
    Contender,
    measure_motion,
    motion_of,
    usual_aperture_ipd,
)
from talking_avatar.evaluation.motion_measures import aperture, correlation
from talking_avatar.motion.dit.checkpoint import load_model
from talking_avatar.resources import bundled
from talking_avatar.training.columns import COLUMNS

LARGEST_MB = 25


def test_it_is_small_with_everything_it_needs() -> None:
    parts = [
        BUILT_IN_MODEL,
        ("models", "whisper_tiny_en_2blocks.safetensors"),
        ("models", "silero_vad_16k.onnx"),
    ]
    assert sum(bundled(*part).stat().st_size for part in parts) < LARGEST_MB * 1e6


def test_it_says_what_it_is_and_what_it_was_trained_on() -> None:
    about = load_model(bundled(*BUILT_IN_MODEL)).description
    assert about.columns == COLUMNS
    assert {style.name for style in about.styles} == {"liveliness", "articulation"}
    assert about.card["training_hours_of_sound"] > 0.2
    assert bundled(*BUILT_IN_MODEL).with_suffix(".md").read_text("utf-8").startswith("# motion_built_in")


@pytest.mark.full
@pytest.mark.parametrize("preset", [None, "default"])
def test_it_reaches_its_targets_and_beats_loudness(held_out: list[SpokenClip], preset: str | None) -> None:
    generator = make_voice(preset=preset).generator
    figures = measure_motion(Contender("built-in", generator, generator.chunking.hop), held_out)  # type: ignore[attr-defined]
    loudness = measure_motion(Contender("loudness", make_voice(LOUDNESS).generator), held_out)
    assert figures["aperture_correlation"] >= 0.80
    assert figures["aperture_correlation"] > loudness["aperture_correlation"] + 0.1
    assert figures["closure_recall"] >= 0.9
    assert figures["false_closures"] <= 0.05
    assert figures["seam_lips"] <= 1.3
    assert figures["seam_pose"] <= 1.3
    assert abs(figures["lag_ms"]) <= 40
    assert figures["silence_aperture"] <= 0.1
    assert figures["noise_aperture"] <= 0.1
    assert figures["quiet_pose_deg"] <= 5


@pytest.mark.full
def test_styles_make_movements_larger_and_livelier(held_out: list[SpokenClip]) -> None:
    sound = held_out[0].samples
    small, large = (
        motion_of(make_voice(styles={"articulation": value}).generator, sound, seed=1) for value in (0.0, 1.0)
    )
    assert np.percentile(aperture(large), 90) > 1.25 * np.percentile(aperture(small), 90)
    assert correlation(aperture(large), aperture(small)) > 0.8
    calm, lively = (
        np.mean(
            [
                motion_of(make_voice(styles={"liveliness": value}).generator, sound, seed)
                .pose[:, :3]
                .std(axis=0)
                for seed in range(3)
            ]
        )
        for value in (0.0, 1.0)
    )
    assert lively > 1.2 * calm


@pytest.mark.parametrize("seed", [325, 380])
def test_lips_stay_together_in_live_silence(held_out: list[SpokenClip], seed: int) -> None:
    """With all of their noise lips part by a third and two thirds of speech: two seeds of four hundred."""
    generator = make_voice(preset="default", measured=False).generator
    silence = motion_of(generator, np.zeros(2 * 16_000, np.float32), seed)
    assert aperture(silence).max() < 0.02 * usual_aperture_ipd(held_out)


@pytest.mark.full
@pytest.mark.parametrize("kind", QUIET_SOUNDS)
@pytest.mark.parametrize(("preset", "minutes"), [(None, 4.0), ("default", 1.0), ("low", 1.0)])
def test_the_face_stays_at_rest_and_memory_flat_while_nobody_speaks(
    held_out: list[SpokenClip], kind: str, preset: str | None, minutes: float
) -> None:
    generator = make_voice(preset=preset, measured=False).generator
    figures = measure_endurance(generator, kind, minutes, usual_aperture_ipd(held_out))
    assert figures[f"long_{kind}_aperture"] <= 0.10
    assert figures[f"long_{kind}_pose_deg"] <= 5
    assert not figures[f"long_{kind}_memory_mb"] > 8
