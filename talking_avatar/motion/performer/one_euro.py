"""The 1-euro filter: still when the signal rests, quick when it moves.

G. Casiez, N. Roussel, D. Vogel, "1 Euro Filter: A Simple Speed-based Low-pass Filter for Noisy Input in
Interactive Systems", CHI 2012: a first-order low-pass whose cut-off grows with the speed of the signal.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray


class OneEuroFilter:
    """Filters vectors that arrive at a fixed rate, every element by itself.

    ``minimum_cutoff_hz (n,)``: cut-off at rest. ``beta (n,)``: Hz of cut-off per unit per second of speed.
    """

    def __init__(
        self,
        rate_hz: float,
        minimum_cutoff_hz: NDArray[np.float64],
        beta: NDArray[np.float64],
        derivative_cutoff_hz: float = 1.0,
    ) -> None:
        self._rate_hz = rate_hz
        self._minimum_cutoff_hz = minimum_cutoff_hz
        self._beta = beta
        self._speed_share = 1 / (1 + rate_hz / (2 * math.pi * derivative_cutoff_hz))
        self._previous: NDArray[np.float64] | None = None
        self._value: NDArray[np.float64] | None = None
        self._speed = np.zeros_like(minimum_cutoff_hz)

    def step(self, sample: NDArray[np.float64]) -> NDArray[np.float64]:
        """The filtered value of the next ``sample (n,)``; the first passes unchanged."""
        if self._value is None or self._previous is None:
            self._value = sample.copy()
        else:
            speed = (sample - self._previous) * self._rate_hz
            self._speed += self._speed_share * (speed - self._speed)
            cutoff_hz = self._minimum_cutoff_hz + self._beta * np.abs(self._speed)
            share = 1 / (1 + self._rate_hz / (2 * math.pi * cutoff_hz))
            self._value = self._value + share * (sample - self._value)
        self._previous = sample.copy()
        return self._value

    def restart_at(self, value: NDArray[np.float64]) -> None:
        """Go on from ``value`` (kept where a caller corrected the output)."""
        self._value = value.copy()
