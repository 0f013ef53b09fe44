"""3x3 convolutions on the CPU by Winograd's method F(4x4, 3x3): 36 products for 16 outputs instead of 144.

Lavin and Gray 2016, "Fast Algorithms for Convolutional Neural Networks". In float32 results differ from the
plain convolution by about 1e-6 of the largest.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from talking_avatar.render.liveportrait.rewrites.convolution import Kernel, Map, TorchConvolutions
from talking_avatar.render.liveportrait.rewrites.winograd_kernels import SAMPLES, TILE, gather, spread

_WEIGHTS = (
    (1 / 4, 0.0, 0.0),
    (-1 / 6, -1 / 6, -1 / 6),
    (-1 / 6, 1 / 6, -1 / 6),
    (1 / 24, 1 / 12, 1 / 6),
    (1 / 24, -1 / 12, 1 / 6),
    (0.0, 0.0, 1.0),
)
_PRODUCTS = SAMPLES * SAMPLES
_TILES_AT_ONCE = 256
"""So many rows make a matrix product efficient, and what lies between two steps fits the caches."""

_LEAST_CHANNELS = 16


class Scratch:
    """Memory that one thread's convolutions use again and again: fresh memory costs as much as the work."""

    def __init__(self) -> None:
        self._kept: dict[str, Tensor] = {}

    def tensor(self, name: str, *shape: int) -> Tensor:
        """Contiguous, of any content, until ``name`` is asked for again."""
        count = math.prod(shape)
        kept = self._kept.get(name)
        if kept is None or len(kept) < count:
            kept = self._kept[name] = torch.empty(count)
        return kept[:count].view(shape)


class WinogradConvolutions:
    """Convolutions for the CPU in float32: Winograd's where a kernel is 3x3 or 3x3x3 over maps whose rows and
    columns come in fours, PyTorch's own elsewhere. Results have channels last in memory. ``threads`` share
    the work; one frame at a time, as they use the same memory."""

    def __init__(self, threads: int = 1) -> None:
        self._plain = TorchConvolutions(torch.device("cpu"), channels_last=True)
        self._scratch, self._share = Scratch(), _Shared(threads)

    def __call__(self, kernel: Kernel, padding: int | tuple[int, ...]) -> Map:
        plain = self._plain(kernel, padding)
        size = tuple(kernel.weight.shape[2:])
        if padding != 1 or set(size) != {3} or min(kernel.weight.shape[:2]) < _LEAST_CHANNELS:
            return plain
        kind = _Winograd2d if len(size) == 2 else _Winograd3d
        made: list[Map] = []  # when first needed: the transformed weights are four times as large

        def chosen(x: Tensor) -> Tensor:
            if x.shape[-1] % TILE or x.shape[-2] % TILE or x.shape[-2] < 4 * TILE:
                return plain(x)
            if not made:
                made.append(kind(kernel, self._share, self._scratch))
            return made[0](x)

        return chosen


class _Winograd2d:
    def __init__(self, kernel: Kernel, share: _Shared, scratch: Scratch) -> None:
        self._share, self._scratch = share, scratch
        self._weight = _transformed(kernel.weight)  # (36, C, O)
        self._bias = np.ascontiguousarray(kernel.bias.numpy())

    def __call__(self, x: Tensor) -> Tensor:
        _, channels, height, width = x.shape
        padded = _padded(x[0])
        out = torch.empty(height, width, len(self._bias))
        across, down = width // TILE, height // TILE
        rows_at_once = max(1, _TILES_AT_ONCE // across)
        for first in range(0, down, rows_at_once):
            last = min(first + rows_at_once, down)
            count = (last - first) * across
            tiles = self._scratch.tensor("tiles", _PRODUCTS, count, channels)
            self._share(first, last, across, partial(_spread, padded, tiles))
            products = self._scratch.tensor("products", _PRODUCTS, count, len(self._bias))
            torch.bmm(tiles, self._weight, out=products)
            self._share(first, last, across, partial(_gather, products, self._bias, out))
        return out.permute(2, 0, 1)[None]


class _Winograd3d:
    """Rows and columns by Winograd, depth by summing over its three taps."""

    def __init__(self, kernel: Kernel, share: _Shared, scratch: Scratch) -> None:
        self._share, self._scratch = share, scratch
        self._weight = [_transformed(kernel.weight[:, :, tap]) for tap in range(3)]
        self._bias = np.ascontiguousarray(kernel.bias.numpy())

    def __call__(self, x: Tensor) -> Tensor:
        _, channels, depth, height, width = x.shape
        padded = [_padded(x[0, :, d]) for d in range(depth)]
        out = torch.empty(depth, height, width, len(self._bias))
        across, down = width // TILE, height // TILE
        rows_at_once = max(1, _TILES_AT_ONCE // (across * 4))
        for first in range(0, down, rows_at_once):
            last = min(first + rows_at_once, down)
            count = (last - first) * across
            tiles = self._scratch.tensor("tiles", _PRODUCTS, (depth + 2) * count, channels)
            tiles[:, :count], tiles[:, -count:] = 0, 0
            for d in range(depth):
                rows = np.array([first, last, (d + 1) * count], np.int64)
                spread(padded[d], rows, tiles.numpy())
            products = self._scratch.tensor("products", _PRODUCTS, depth * count, len(self._bias))
            torch.bmm(tiles[:, : depth * count], self._weight[0], out=products)
            for tap in (1, 2):
                products.baddbmm_(tiles[:, tap * count : (tap + depth) * count], self._weight[tap])
            for d in range(depth):
                rows = np.array([first, last, d * count], np.int64)
                gather(products.numpy(), self._bias, rows, out[d].numpy())
        return out.permute(3, 0, 1, 2)[None]


class _Shared:
    """Shares out tile rows among threads; the kernels release Python's lock."""

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self._pool = ThreadPoolExecutor(threads) if threads > 1 else None

    def __call__(self, first: int, last: int, across: int, work: Callable[[NDArray[np.int64]], None]) -> None:
        cuts = np.linspace(first, last, self._threads + 1).round().astype(np.int64)
        parts = [np.array([a, b, (a - first) * across], np.int64) for a, b in pairwise(cuts) if b > a]
        if self._pool is None:
            for part in parts:
                work(part)
        else:
            list(self._pool.map(work, parts))


def _spread(padded: NDArray[np.float32], tiles: Tensor, rows: NDArray[np.int64]) -> None:
    spread(padded, rows, tiles.numpy())


def _gather(products: Tensor, bias: NDArray[np.float32], out: Tensor, rows: NDArray[np.int64]) -> None:
    gather(products.numpy(), bias, rows, out.numpy())


def _transformed(weight: Tensor) -> Tensor:
    """``(O, C, 3, 3)`` -> ``(36, C, O)``."""
    matrix = torch.tensor(_WEIGHTS, dtype=torch.float64)
    both = torch.einsum("ia,ocab,jb->ijco", matrix, weight.double(), matrix)
    return both.reshape(_PRODUCTS, *both.shape[2:]).float().contiguous()


def _padded(x: Tensor) -> NDArray[np.float32]:
    """``(C, H, W)`` -> ``(H + 2, W + 2, C)`` with a rim of zeros."""
    channels, height, width = x.shape
    padded = torch.empty(height + 2, width + 2, channels)
    padded[0], padded[-1], padded[:, 0], padded[:, -1] = 0, 0, 0, 0
    padded[1:-1, 1:-1] = x.permute(1, 2, 0)
    rim: NDArray[np.float32] = padded.numpy()
    return rim
