"""The high-pass in blocks is the one of SciPy, however the sound arrives."""

from __future__ import annotations

import numpy as np
from scipy.signal import butter, sosfilt

from talking_avatar.speech.rumble import RumbleFilter

SOUND = np.random.default_rng(0).uniform(-1, 1, 20_000).astype(np.float32)


def test_it_is_a_butterworth_high_pass() -> None:
    expected = sosfilt(butter(2, 50, "highpass", fs=16_000, output="sos"), SOUND.astype(np.float64))
    np.testing.assert_allclose(RumbleFilter()(SOUND), expected, atol=1e-6)


def test_pieces_of_any_size_make_the_same_sound() -> None:
    cuts = np.cumsum(np.random.default_rng(1).integers(0, 300, 200))
    filtered = RumbleFilter()
    pieces = [filtered(piece) for piece in np.split(SOUND, cuts[cuts < len(SOUND)])]
    np.testing.assert_allclose(np.concatenate(pieces), RumbleFilter()(SOUND), atol=1e-6)


def test_a_constant_offset_vanishes() -> None:
    assert np.abs(RumbleFilter()(np.full(16_000, 0.5, np.float32))[8000:]).max() < 1e-6
