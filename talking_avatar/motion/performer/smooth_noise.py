"""Band-limited noise as a function of time: it can be asked for any moment and never repeats."""

from __future__ import annotations

import math

import numpy as np


class SmoothNoise:
    """A sum of sinusoids with random phases, spread over a band, slower ones larger; within -1..1."""

    def __init__(
        self, random: np.random.Generator, lowest_hz: float, highest_hz: float, tones: int = 6
    ) -> None:
        steps = (np.arange(tones) + random.uniform(0.1, 0.9, tones)) / tones
        frequencies_hz = lowest_hz * (highest_hz / lowest_hz) ** steps
        sizes = frequencies_hz**-0.5
        # Random phases rarely align: sums seldom pass half of the sum of the sizes, and tanh bends what does.
        sizes = sizes / (0.42 * sizes.sum())
        phases = random.uniform(0, 2 * math.pi, tones)
        self._tones = [
            (2 * math.pi * float(f), float(p), float(a))
            for f, p, a in zip(frequencies_hz, phases, sizes, strict=True)
        ]

    def at(self, time_s: float) -> float:
        value = sum(size * math.sin(speed * time_s + phase) for speed, phase, size in self._tones)
        return math.tanh(value)
