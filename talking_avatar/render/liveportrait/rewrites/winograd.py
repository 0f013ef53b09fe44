"""3x3 convolutions on the CPU by Winograd's method: fewer products for the same outputs.

Lavin and Gray 2016, "Fast Algorithms for Convolutional Neural Networks"; which of them, see
``winograd_tiling``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from talking_avatar.render.liveportrait.rewrites.convolution import Kernel, Map, TorchConvolutions
from talking_avatar.render.liveportrait.rewrites.single_output import single_output
from talking_avatar.render.liveportrait.rewrites.winograd_tiling import FLOAT32, Crew, Rows, Scratch, Tiling

Floats = NDArray[np.float32]

_LEAST_CHANNELS = _LEAST_ROWS = 16


class RimmedConvolution:
    """A 3x3 convolution of maps ``(H + 2, W + 2, C)``, float32, with a rim of zeros: from one to another."""

    def __init__(self, kernel: Kernel, tiling: Tiling, crew: Crew, scratch: Scratch) -> None:
        self._tiling, self._crew, self._scratch = tiling, crew, scratch
        self._weight = tiling.transformed(kernel.weight)
        self._bias: Floats = np.ascontiguousarray(kernel.bias.numpy())
        self.outputs = len(self._bias)

    def __call__(
        self, x: Floats, out: Floats, slope: float = 1.0, add: bool = False, channel: int = 0
    ) -> None:
        """``out``: the convolution of the channels of ``x`` from ``channel`` on, on top of what is there when
        ``add``; then times ``slope`` where negative."""
        gather, bias = self._tiling.gather, self._bias
        self._convolve(x, channel, lambda products, rows: gather(products, bias, rows, slope, add, out))

    def modulate(
        self, hidden: Floats, channel: int, x: Floats, norm: Floats, out: Floats, slope: float
    ) -> None:
        """A SPADE norm, whose scales and shifts are the convolution of ``hidden`` from ``channel`` on; see
        ``winograd_kernels.modulate``."""
        modulate, bias = self._tiling.modulate, self._bias
        self._convolve(
            hidden, channel, lambda products, rows: modulate(products, bias, rows, slope, x, norm, out)
        )

    def _convolve(self, x: Floats, channel: int, use: Callable[[NDArray[Any], Rows], None]) -> None:
        """Some tile rows after the other; ``use`` takes their products."""
        tiling, crew, scratch = self._tiling, self._crew, self._scratch
        channels, outputs = self._weight.shape[1:]
        down, across = (x.shape[0] - 2) // tiling.down, (x.shape[1] - 2) // tiling.across
        rows_at_once = max(1, tiling.tiles_at_once // across)
        for first in range(0, down, rows_at_once):
            last = min(first + rows_at_once, down)
            count = (last - first) * across
            tiles = scratch.tensor("tiles", tiling.dtype, tiling.products, count, channels)
            products = scratch.tensor("products", tiling.dtype, tiling.products, count, outputs)
            crew(first, last, across, partial(_spread, tiling, x, channel, tiling.array(tiles)))
            torch.bmm(tiles, self._weight, out=products)
            crew(first, last, across, partial(use, tiling.array(products)))


class WinogradConvolutions:
    """Convolutions for the CPU: Winograd's where a kernel is 3x3 or 3x3x3 over maps whose rows and columns
    fill tiles, PyTorch's own elsewhere. Maps are float32; results have channels last in memory. ``threads``
    share the work; one frame at a time, as they use the same memory. ``elsewhere``: the type of the products
    in PyTorch's own."""

    def __init__(
        self, threads: int = 1, tiling: Tiling = FLOAT32, elsewhere: torch.dtype = torch.float32
    ) -> None:
        self._plain = TorchConvolutions(torch.device("cpu"), elsewhere, channels_last=True)
        self._tiling, self._scratch, self._crew = tiling, Scratch(), Crew(threads)

    def __call__(self, kernel: Kernel, padding: int | tuple[int, ...]) -> Map:
        plain = self._plain(kernel, padding)
        size = tuple(kernel.weight.shape[2:])
        if len(kernel.weight) == 1 and len(size) == 3:
            return single_output(kernel, padding)
        if padding != 1 or set(size) != {3} or min(kernel.weight.shape[:2]) < _LEAST_CHANNELS:
            return plain
        kind = _Winograd2d if len(size) == 2 else _Winograd3d
        down, across = self._tiling.down, self._tiling.across
        made: list[Map] = []  # when first needed: the transformed weights are several times as large

        def chosen(x: Tensor) -> Tensor:
            if x.shape[-2] % down or x.shape[-1] % across or x.shape[-2] < _LEAST_ROWS:
                return plain(x)
            if not made:
                made.append(kind(kernel, self._tiling, self._crew, self._scratch))
            return made[0](x)

        return chosen


class _Winograd2d:
    def __init__(self, kernel: Kernel, tiling: Tiling, crew: Crew, scratch: Scratch) -> None:
        self._convolve = RimmedConvolution(kernel, tiling, crew, scratch)
        self._outputs = len(kernel.bias)

    def __call__(self, x: Tensor) -> Tensor:
        height, width = x.shape[2:]
        out = _empty_rimmed(height, width, self._outputs)
        self._convolve(_rimmed(x[0]), out)
        return torch.from_numpy(out)[1:-1, 1:-1].permute(2, 0, 1)[None]


class _Winograd3d:
    """Rows and columns by Winograd, depth by summing over its three taps."""

    def __init__(self, kernel: Kernel, tiling: Tiling, crew: Crew, scratch: Scratch) -> None:
        self._tiling, self._crew, self._scratch = tiling, crew, scratch
        self._weight = [tiling.transformed(kernel.weight[:, :, tap]) for tap in range(3)]
        self._bias: Floats = np.ascontiguousarray(kernel.bias.numpy())

    def __call__(self, x: Tensor) -> Tensor:
        tiling, crew, scratch = self._tiling, self._crew, self._scratch
        _, channels, depth, height, width = x.shape
        outputs = len(self._bias)
        planes = [_rimmed(x[0, :, d]) for d in range(depth)]
        out = [_empty_rimmed(height, width, outputs) for _ in range(depth)]
        down, across = height // tiling.down, width // tiling.across
        rows_at_once = max(1, tiling.tiles_at_once // (across * 4))
        for first in range(0, down, rows_at_once):
            last = min(first + rows_at_once, down)
            count = (last - first) * across
            tiles = scratch.tensor("tiles", tiling.dtype, tiling.products, (depth + 2) * count, channels)
            products = scratch.tensor("products", tiling.dtype, tiling.products, depth * count, outputs)
            tiles[:, :count], tiles[:, -count:] = 0, 0
            crew(first, last, across, partial(self._spread, planes, count, tiling.array(tiles)))
            torch.bmm(tiles[:, : depth * count], self._weight[0], out=products)
            for tap in (1, 2):
                products.baddbmm_(tiles[:, tap * count : (tap + depth) * count], self._weight[tap])
            crew(first, last, across, partial(self._gather, tiling.array(products), count, out))
        whole = torch.from_numpy(np.stack([plane[1:-1, 1:-1] for plane in out]))
        return whole.permute(3, 0, 1, 2)[None]

    def _spread(self, planes: list[Floats], count: int, to: NDArray[Any], rows: Rows) -> None:
        for d, plane in enumerate(planes):
            self._tiling.spread(plane, rows + _later((d + 1) * count), 0, to)

    def _gather(self, products: NDArray[Any], count: int, out: list[Floats], rows: Rows) -> None:
        for d, plane in enumerate(out):
            self._tiling.gather(products, self._bias, rows + _later(d * count), 1.0, False, plane)


def _spread(tiling: Tiling, x: Floats, channel: int, to: NDArray[Any], rows: Rows) -> None:
    tiling.spread(x, rows, channel, to)


def _later(tiles: int) -> Rows:
    """To be added to rows whose tiles come so many later."""
    return np.array([0, 0, tiles], np.int64)


def _empty_rimmed(height: int, width: int, channels: int) -> Floats:
    return np.empty((height + 2, width + 2, channels), np.float32)


def _rimmed(x: Tensor) -> Floats:
    """``(C, H, W)`` -> ``(H + 2, W + 2, C)`` with a rim of zeros."""
    channels, height, width = x.shape
    padded = torch.empty(height + 2, width + 2, channels)
    padded[0], padded[-1], padded[:, 0], padded[:, -1] = 0, 0, 0, 0
    padded[1:-1, 1:-1] = x.permute(1, 2, 0)
    rim: Floats = padded.numpy()
    return rim
