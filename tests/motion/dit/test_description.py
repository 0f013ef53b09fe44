"""Which encoders a model understands."""

from __future__ import annotations

import pytest

from talking_avatar.motion.dit.config import DenoiserConfig
from talking_avatar.motion.dit.description import ModelDescription

ABOUT = ModelDescription(
    DenoiserConfig(motion_dim=3, audio_dim=6),
    "whisper-tiny.en/2x40-5+gate",
    also_hears=("whisper-tiny.en/2x40-2+gate", "bands"),
)


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("encoder", "understood"),
    [
        ("whisper-tiny.en/2x40-5+gate", True),
        ("whisper-tiny.en/2x40-3x4+gate", True),
        ("whisper-tiny.en/2x40-6+gate", False),
        ("whisper-tiny.en/2x40-1x4+gate", False),
        ("whisper-tiny.en/3x40-3+gate", False),
        ("whisper-tiny.en/2x40-3", False),
        ("bands/of-any-kind", True),
        ("others", False),
    ],
)
def test_encoders_by_name(encoder: str, understood: bool) -> None:
    assert ABOUT.hears(encoder) == understood


def test_a_model_of_one_look_ahead_hears_no_other() -> None:
    only = ModelDescription(ABOUT.config, "whisper-tiny.en/2x40-5+gate")
    assert only.hears("whisper-tiny.en/2x40-5x4+gate")
    assert not only.hears("whisper-tiny.en/2x40-3x4+gate")
