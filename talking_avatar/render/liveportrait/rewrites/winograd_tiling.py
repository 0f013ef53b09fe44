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


Weights = tuple[tuple[float, float, float], ...]


@dataclass(frozen=True)
class Tiling:
    """``down`` x ``across`` outputs of a tile; the kernel's transforms along rows and columns
    ``weights_down`` and ``weights_across (samples, 3)``; products in ``dtype``. The inner loops are described
    in ``winograd_kernels``. ``tiles_at_once``: so many rows make a matrix product efficient, and what lies
    between two steps fits the caches."""

    down: int
    across: int
    dtype: torch.dtype
    weights_down: Weights
    weights_across: Weights
    tiles_at_once: int
    spread: Callable[..., None]
    gather: Callable[..., None]
    modulate: Callable[..., None]

    @property
    def products(self) -> int:
        return len(self.weights_down) * len(self.weights_across)

    def transformed(self, weight: Tensor) -> Tensor:
        """``(O, C, 3, 3)`` -> ``(products, C, O)`` in :attr:`dtype`."""
        down = torch.tensor(self.weights_down, dtype=torch.float64)
        across = torch.tensor(self.weights_across, dtype=torch.float64)
        both = torch.einsum("ia,ocab,jb->ijco", down, weight.double(), across)
        return both.reshape(self.products, *both.shape[2:]).to(self.dtype).contiguous()

    def array(self, values: Tensor) -> NDArray[Any]:
        """``values`` of :attr:`dtype` as the inner loops take them: the same memory."""
        if self.dtype is torch.float32:
            return values.numpy()
        bits: NDArray[np.int16] = values.view(torch.int16).numpy()
        return bits.view(np.uint16)


def _two_by_three() -> Weights:
    """Of F(2, 3) (Lavin and Gray 2016, section 4.1)."""
    return ((1.0, 0.0, 0.0), (0.5, 0.5, 0.5), (0.5, -0.5, 0.5), (0.0, 0.0, 1.0))


def _four_by_three(near: float, far: float) -> Weights:
    """Of F(4, 3) by the points 0, +-``near``, +-``far`` and infinity; 1 and 2 are those of Lavin and Gray."""
    a2, b2 = near**2, far**2
    of_near, of_far = 2 * a2 * (a2 - b2), 2 * b2 * (b2 - a2)
    return (
        (1 / (a2 * b2), 0.0, 0.0),
        (1 / of_near, near / of_near, a2 / of_near),
        (1 / of_near, -near / of_near, a2 / of_near),
        (1 / of_far, far / of_far, b2 / of_far),
        (1 / of_far, -far / of_far, b2 / of_far),
        (0.0, 0.0, 1.0),
    )


FLOAT32 = Tiling(
    down=winograd_kernels.TILE,
    across=winograd_kernels.TILE,
    dtype=torch.float32,
    weights_down=_four_by_three(1.0, 2.0),
    weights_across=_four_by_three(1.0, 2.0),
    tiles_at_once=256,
    spread=winograd_kernels.spread,
    gather=winograd_kernels.gather,
    modulate=winograd_kernels.modulate,
)
"""36 products for 16 outputs instead of 144; differs by about 1e-6 of the largest."""

BFLOAT16 = Tiling(
    down=winograd_bfloat16_kernels.DOWN,
    across=winograd_bfloat16_kernels.ACROSS,
    dtype=torch.bfloat16,
    weights_down=_two_by_three(),
    weights_across=_four_by_three(winograd_bfloat16_kernels.NEAR, winograd_bfloat16_kernels.FAR),
    tiles_at_once=512,
    spread=winograd_bfloat16_kernels.spread,
    gather=winograd_bfloat16_kernels.gather,
    modulate=winograd_bfloat16_kernels.modulate,
)
"""24 products for 8 outputs instead of 72; differs by about 8e-3 of what is usual."""


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
