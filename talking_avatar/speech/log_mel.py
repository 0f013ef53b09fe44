"""Log-mel spectra as Whisper hears them: 80 bands, 25 ms windows, a hundred a second."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from talking_avatar.speech.encoder import VOICE_RATE_HZ

WINDOW = 400
HOP = 160
BANDS = 80
_FLOOR = 1e-6
"""Quieter than this is silence: 70-80 dB below the loudest of a voice of usual level. Whisper takes the
loudest of its half minute instead, which live sound does not know yet."""


def log_mel(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """``(..., n)`` sound at 16 kHz to ``(..., 1 + (n - WINDOW) // HOP, BANDS)``; row i is centred
    ``i * HOP + WINDOW / 2`` samples in. About -0.5 in silence and 1.5 at its loudest (Radford et al. 2022,
    section 2.2; scaled as in openai/whisper, audio.py)."""
    frames = sliding_window_view(sound, WINDOW, axis=-1)[..., ::HOP, :]
    spectrum = np.fft.rfft(frames * _hann())
    power = spectrum.real**2 + spectrum.imag**2
    bins, weights = _filter_taps()
    # Not as a product of matrices: BLAS would share it out to threads that then wait for each other.
    bands = np.einsum("...bk,bk->...b", power[..., bins], weights)
    return np.asarray((np.log10(np.maximum(bands, np.float32(_FLOOR))) + 4) / 4, np.float32)


def sound_samples(rows: int) -> int:
    """How much sound gives so many rows."""
    return (rows - 1) * HOP + WINDOW


@cache
def _hann() -> NDArray[np.float32]:
    return (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)).astype(np.float32)


@cache
def mel_filters() -> NDArray[np.float32]:
    """``(BANDS, WINDOW // 2 + 1)``: triangles of equal area on Slaney's scale (Auditory Toolbox, 1998), which
    is linear below 1 kHz and logarithmic above."""
    bins_hz = np.linspace(0, VOICE_RATE_HZ / 2, WINDOW // 2 + 1)
    edges_hz = _slaney_hz(np.linspace(0, _slaney_mel(VOICE_RATE_HZ / 2), BANDS + 2))
    rising = (bins_hz - edges_hz[:-2, None]) / (edges_hz[1:-1] - edges_hz[:-2])[:, None]
    falling = (edges_hz[2:, None] - bins_hz) / (edges_hz[2:] - edges_hz[1:-1])[:, None]
    triangles = np.maximum(np.minimum(rising, falling), 0)
    return (triangles * (2 / (edges_hz[2:] - edges_hz[:-2]))[:, None]).astype(np.float32)


@cache
def _filter_taps() -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """For each band the bins of its triangle, ``(BANDS, K)``, and their weights."""
    filters = mel_filters()
    taps = int((filters > 0).sum(axis=1).max())
    first = np.minimum((filters > 0).argmax(axis=1), filters.shape[1] - taps)
    bins = first[:, None] + np.arange(taps)
    return bins, np.take_along_axis(filters, bins, axis=1)


_LINEAR_HZ_PER_MEL = 200 / 3
_BREAK_HZ = 1000.0
_BREAK_MEL = _BREAK_HZ / _LINEAR_HZ_PER_MEL
_MELS_PER_OCTAVE_E = 27 / np.log(6.4)


def _slaney_mel(hz: float) -> float:
    if hz < _BREAK_HZ:
        return hz / _LINEAR_HZ_PER_MEL
    return float(_BREAK_MEL + np.log(hz / _BREAK_HZ) * _MELS_PER_OCTAVE_E)


def _slaney_hz(mel: NDArray[np.float64]) -> NDArray[np.float64]:
    above = _BREAK_HZ * np.exp((mel - _BREAK_MEL) / _MELS_PER_OCTAVE_E)
    return np.where(mel < _BREAK_MEL, mel * _LINEAR_HZ_PER_MEL, above)
