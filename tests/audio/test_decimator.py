"""The way down to 16 kHz: in time, without aliases, however it is cut."""

from __future__ import annotations

import numpy as np
import pytest

from talking_avatar.audio.decimator import VoiceDecimator


def tone(frequency_hz: float, rate_hz: int, seconds: float = 0.5) -> np.ndarray:
    return np.sin(2 * np.pi * frequency_hz * np.arange(int(seconds * rate_hz)) / rate_hz).astype(np.float32)


@pytest.mark.parametrize("frequency_hz", [100, 1000, 3500, 6800])
def test_speech_keeps_its_place_and_level(frequency_hz: float) -> None:
    out = VoiceDecimator().push(tone(frequency_hz, 48_000))
    wanted = tone(frequency_hz, 16_000)[: len(out)]
    np.testing.assert_allclose(out[100:], wanted[100:], atol=0.01)


@pytest.mark.parametrize("frequency_hz", [9_000, 12_000, 20_000])
def test_what_cannot_be_kept_is_taken_out(frequency_hz: float) -> None:
    assert np.abs(VoiceDecimator().push(tone(frequency_hz, 48_000))[100:]).max() < 0.002


def test_the_cutting_makes_no_difference_and_little_is_held_back() -> None:
    noise = np.random.default_rng(3).normal(0, 0.3, 48_000).astype(np.float32)
    whole = VoiceDecimator().push(noise)
    pieces, decimator, at = [], VoiceDecimator(), 0
    for size in np.random.default_rng(4).integers(0, 900, 400):
        pieces.append(decimator.push(noise[at : at + size]))
        at += size
    got = np.concatenate(pieces)
    np.testing.assert_allclose(got, whole[: len(got)], atol=1e-6)
    assert len(whole) >= 16_000 - VoiceDecimator.LOOK_AHEAD / 3 - 1
