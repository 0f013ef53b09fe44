"""Mute, push-to-talk, gain and the meter."""

from __future__ import annotations

import numpy as np
import pytest

from talking_avatar.audio.voice_controls import VoiceControls

RATE_HZ = 48_000


def tone(duration_s: float, level: float = 0.5) -> np.ndarray:
    return (level * np.sin(2 * np.pi * 440 * np.arange(int(duration_s * RATE_HZ)) / RATE_HZ)).astype(
        np.float32
    )


def test_untouched_samples_stay_as_they_are() -> None:
    controls = VoiceControls(RATE_HZ)
    np.testing.assert_array_equal(controls.apply(tone(0.1)), tone(0.1))


def test_mute_fades_without_a_click_and_the_meter_goes_on() -> None:
    controls = VoiceControls(RATE_HZ)
    ones = np.full(480, 0.5, np.float32)
    before = controls.apply(ones)
    controls.muted = True
    fading, after = controls.apply(ones), controls.apply(ones)
    joined = np.concatenate([before, fading, after])
    assert np.max(np.abs(np.diff(joined))) < 0.01
    assert not after.any()
    assert controls.level_db == pytest.approx(-6.0, abs=0.1)
    controls.muted = False
    assert controls.apply(ones)[-1] == 0.5


def test_push_to_talk_is_silent_until_the_key_is_held() -> None:
    controls = VoiceControls(RATE_HZ)
    controls.push_to_talk = True
    controls.apply(tone(0.1))
    assert not controls.apply(tone(0.1)).any()
    controls.talking = True
    controls.apply(tone(0.1))
    np.testing.assert_array_equal(controls.apply(tone(0.1)), tone(0.1))


def test_the_meter_falls_slowly_enough_to_read() -> None:
    controls = VoiceControls(RATE_HZ)
    controls.apply(tone(0.1, level=1.0))
    controls.apply(np.zeros(RATE_HZ // 2, np.float32))
    assert -15 < controls.level_db < -8


@pytest.mark.parametrize("level", [0.02, 0.9])
def test_automatic_gain_brings_speech_to_one_loudness(level: float) -> None:
    controls = VoiceControls(RATE_HZ)
    controls.automatic_gain = True
    for _ in range(1500):
        out = controls.apply(tone(0.01, level))
    rms_db = 10 * np.log10(np.mean(out**2))
    assert -24 < rms_db < -15


def test_automatic_gain_does_not_raise_noise() -> None:
    controls = VoiceControls(RATE_HZ)
    controls.automatic_gain = True
    noise = np.random.default_rng(1).normal(0, 0.001, 480).astype(np.float32)
    for _ in range(500):
        out = controls.apply(noise)
    np.testing.assert_allclose(out, noise, atol=1e-6)


def test_what_is_not_a_number_becomes_silence() -> None:
    out = VoiceControls(RATE_HZ).apply(np.array([np.nan, np.inf, 0.25, 7.0], np.float32))
    np.testing.assert_array_equal(out, [0, 0, 0.25, 1])
