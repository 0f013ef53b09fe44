"""Which of Winograd's convolutions to use, and the memory that it needs."""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from talking_avatar.render.liveportrait.rewrites import winograd_bfloat16_kernels, winograd_kernels

Rows = NDArray[np.int64]
"""Tile rows from, to, and the number of the first tile."""


@dataclass(frozen=True)
class Tiling:
    """``tile`` outputs along each axis of ``samples`` samples; ``weights (samples, 3)``, the kernel's
    transform; products in ``dtype``. The inner loops are described in ``winograd_kernels``.
    ``tiles_at_once``: so many rows make a matrix product efficient, and what lies between two steps fits the
    caches."""

    tile: int
    samples: int
    dtype: torch.dtype
    weights: tuple[tuple[float, float, float], ...]
    tiles_at_once: int
    spread: Callable[..., None]
    gather: Callable[..., None]
    modulate: Callable[..., None]

    @property
    def products(self) -> int:
        return self.samples * self.samples

    def transformed(self, weight: Tensor) -> Tensor:
        """``(O, C, 3, 3)`` -> ``(products, C, O)`` in :attr:`dtype`."""
        matrix = torch.tensor(self.weights, dtype=torch.float64)
        both = torch.einsum("ia,ocab,jb->ijco", matrix, weight.double(), matrix)
        return both.reshape(self.products, *both.shape[2:]).to(self.dtype).contiguous()

    def array(self, values: Tensor) -> NDArray[Any]:
        """``values`` of :attr:`dtype` as the inner loops take them: the same memory."""
        if self.dtype is torch.float32:
            return values.numpy()
        bits: NDArray[np.int16] = values.view(torch.int16).numpy()
        return bits.view(np.uint16)


FLOAT32 = Tiling(
    tile=winograd_kernels.TILE,
    samples=winograd_kernels.SAMPLES,
    dtype=torch.float32,
    weights=(
        (1 / 4, 0.0, 0.0),
        (-1 / 6, -1 / 6, -1 / 6),
        (-1 / 6, 1 / 6, -1 / 6),
        (1 / 24, 1 / 12, 1 / 6),
        (1 / 24, -1 / 12, 1 / 6),
        (0.0, 0.0, 1.0),
    ),
    tiles_at_once=256,
    spread=winograd_kernels.spread,
    gather=winograd_kernels.gather,
    modulate=winograd_kernels.modulate,
)
"""36 products for 16 outputs instead of 144; differs by about 1e-6 of the largest."""

BFLOAT16 = Tiling(
    tile=winograd_bfloat16_kernels.TILE,
    samples=winograd_bfloat16_kernels.SAMPLES,
    dtype=torch.bfloat16,
    weights=((1.0, 0.0, 0.0), (0.5, 0.5, 0.5), (0.5, -0.5, 0.5), (0.0, 0.0, 1.0)),
    tiles_at_once=512,
    spread=winograd_bfloat16_kernels.spread,
    gather=winograd_bfloat16_kernels.gather,
    modulate=winograd_bfloat16_kernels.modulate,
)
"""16 products for 4 outputs instead of 36; differs by about 5e-3 of what is usual."""


class Scratch:
    """Memory that one thread's convolutions use again and again: fresh memory costs as much as the work."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, torch.dtype], Tensor] = {}
        self._maps: dict[tuple[str, tuple[int, ...]], NDArray[np.float32]] = {}

    def tensor(self, name: str, dtype: torch.dtype, *shape: int) -> Tensor:
        """Contiguous, of any content, until ``name`` is asked for again."""
        count = math.prod(shape)
        kept = self._kept.get((name, dtype))
        if kept is None or len(kept) < count:
            kept = self._kept[name, dtype] = torch.empty(count, dtype=dtype)
        return kept[:count].view(shape)

    def rimmed(self, name: str, height: int, width: int, channels: int) -> NDArray[np.float32]:
        """``(height + 2, width + 2, channels)`` with a rim of zeros, of any content within."""
        shape = (height + 2, width + 2, channels)
        kept = self._maps.get((name, shape))
        if kept is None:
            kept = self._maps[name, shape] = np.zeros(shape, np.float32)
        return kept


class Crew:
    """Shares out tile rows among threads; the inner loops release Python's lock."""

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self._pool = ThreadPoolExecutor(threads) if threads > 1 else None

    def __call__(self, first: int, last: int, across: int, work: Callable[[Rows], None]) -> None:
        cuts = np.linspace(first, last, self._threads + 1).round().astype(np.int64)
        parts = [np.array([a, b, (a - first) * across], np.int64) for a, b in pairwise(cuts) if b > a]
        if self._pool is None:
            for part in parts:
                work(part)
        else:
            list(self._pool.map(work, parts))
