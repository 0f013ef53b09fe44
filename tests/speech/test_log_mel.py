"""Log-mel spectra, and the small encoder on them."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.speech.catalogue import log_mel_encoder
from talking_avatar.speech.log_mel import BANDS, log_mel, mel_filters, sound_samples


@pytest.mark.parametrize(("hz", "band"), [(200, 4), (1000, 26), (4000, 62)])
def test_a_tone_lies_in_its_band(hz: float, band: int) -> None:
    """Slaney's scale: 1 kHz is 15 mel, and 8 kHz, the end of the last of 80 bands, 45.2 mel."""
    tone = 0.3 * np.sin(2 * np.pi * hz * np.arange(sound_samples(50)) / 16_000).astype(np.float32)
    loudest = log_mel(tone).argmax(axis=1)
    assert np.abs(loudest - band).max() <= 1


def test_filters_are_triangles_of_equal_area() -> None:
    filters = mel_filters()
    assert filters.shape == (BANDS, 201)
    areas = filters[20:].sum(axis=1) * 40
    np.testing.assert_allclose(areas, 1, atol=0.12)


def test_silence_is_the_floor_and_ten_times_the_amplitude_is_half_a_step() -> None:
    np.testing.assert_allclose(log_mel(np.zeros(4000, np.float32)), -0.5, atol=1e-6)
    noise = np.random.default_rng(0).standard_normal(4000).astype(np.float32)
    np.testing.assert_allclose(log_mel(noise) - log_mel(noise / 10), 0.5, atol=1e-3)


def test_the_small_encoder_hears_the_same_live(voice: NDArray[np.float32]) -> None:
    encoder = log_mel_encoder()
    whole = encoder.encode(voice[:20_000])
    stream = encoder.stream()
    rows = [stream.push(voice[i : min(i + 333, 20_000)]) for i in range(0, 20_000, 333)]
    live = np.concatenate([*rows, stream.finish()])
    assert live.shape == whole.shape == (32, encoder.dim)
    np.testing.assert_allclose(live, whole, atol=1e-6)
    assert encoder.look_ahead_s < 0.12
