"""Noise that belongs to a frame: the same however, and however often, the frame is generated."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

_BLOCK = 64
_KEPT = 4
_START = 0


class FrameNoise:
    """Standard normal numbers from a counter-based generator (Salmon et al. 2011), addressed by the number of
    the frame in its stream.

    What frames are made from stays within ``limit`` (the truncation of Brock et al. 2019, section 3.1) and is
    multiplied by ``temperature (dim,)`` (Kingma and Dhariwal 2018, section 6): rare large numbers, and rare
    draws that together look like a movement, make rare odd frames."""

    def __init__(
        self, seed: int, dim: int, limit: float = math.inf, temperature: NDArray[np.float32] | None = None
    ) -> None:
        self._seed = seed % 2**64
        self._dim = dim
        self._limit = limit
        self._temperature = np.ones(dim, np.float32) if temperature is None else temperature
        self._blocks: dict[tuple[int, int], NDArray[np.float32]] = {}

    def start(self, first: int, count: int) -> NDArray[np.float32]:
        """What the frames ``first`` (from 0) and after are made from, ``(count, dim)``."""
        return np.clip(self._frames(_START, first, count), -self._limit, self._limit) * self._temperature

    def step(self, step: int, first: int, count: int) -> NDArray[np.float32]:
        """What the frames get at diffusion ``step`` (1 and up) of an ancestral sampler, ``(count, dim)``."""
        return self._frames(step, first, count)

    def _frames(self, kind: int, first: int, count: int) -> NDArray[np.float32]:
        last = first + count - 1
        blocks = [self._block(kind, number) for number in range(first // _BLOCK, last // _BLOCK + 1)]
        skipped = first % _BLOCK
        return np.concatenate(blocks)[skipped : skipped + count]

    def _block(self, kind: int, number: int) -> NDArray[np.float32]:
        key = (kind, number)
        if key not in self._blocks:
            if kind == _START and len(self._blocks) > _KEPT:
                self._blocks = {k: v for k, v in self._blocks.items() if k[1] >= number - 1}
            bits = np.random.Philox(key=self._seed, counter=[0, 0, kind, number])
            values = np.random.Generator(bits).standard_normal((_BLOCK, self._dim))
            self._blocks[key] = values.astype(np.float32)
        return self._blocks[key]
