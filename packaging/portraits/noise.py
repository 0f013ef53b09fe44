"""Smooth random fields in space, the same for the same seed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

WAVES = 20


def smooth_noise(
    points: NDArray[np.float64], size: float, seed: int, octaves: int = 3
) -> NDArray[np.float64]:
    """Noise ``(N,)`` of mean 0 and standard deviation near 1 at ``points (N, 3)``.

    ``size``: wavelength of the coarsest octave, in the unit of ``points``. A sum of random plane waves
    (random Fourier features of a band-limited Gaussian field).
    """
    rng = np.random.default_rng(seed)
    total = np.zeros(len(points), np.float32)
    places = np.asarray(points, np.float32)  # Twice as fast, and noise need not be exact.
    power = 0.0
    for octave in range(octaves):
        directions = rng.normal(size=(WAVES, 3))
        directions /= np.linalg.norm(directions, axis=1, keepdims=True)
        waves = directions * rng.uniform(0.6, 1.4, (WAVES, 1)) * 2 * np.pi / size * 2**octave
        phases = rng.uniform(0, 2 * np.pi, WAVES)
        gain = 0.6**octave
        angles = places @ waves.T.astype(np.float32) + phases.astype(np.float32)
        total += np.float32(gain * np.sqrt(2 / WAVES)) * np.cos(angles).sum(1)
        power += gain**2
    return np.asarray(total / np.sqrt(power), np.float64)


def smoothstep(low: float, high: float, x: NDArray[np.float64]) -> NDArray[np.float64]:
    """0 below ``low``, 1 above ``high`` (or the reverse if ``high < low``), smooth between."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t))
