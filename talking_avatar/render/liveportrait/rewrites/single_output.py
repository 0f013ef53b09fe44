"""A convolution with one output channel that is as deep as its volume: a product of matrices, then sums."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from talking_avatar.render.liveportrait.rewrites.convolution import Kernel, Map


def single_output(kernel: Kernel, padding: int | tuple[int, ...]) -> Map:
    """``kernel`` of weight ``(1, C, D, K, K)`` for volumes ``(1, C, D, H, W)`` of any layout ->
    ``(1, 1, 1, H, W)``, float32 on the CPU; fast where channels are last in memory. ``padding`` must be
    ``(0, K // 2, K // 2)``.

    Every pixel is multiplied by all taps at once; the output is the sum of the taps' maps, each shifted.
    """
    _, channels, depth, taps, _ = kernel.weight.shape
    assert padding == (0, taps // 2, taps // 2), padding
    table = kernel.weight[0].permute(1, 0, 2, 3).reshape(depth, channels, taps * taps).contiguous()

    def convolve(x: Tensor) -> Tensor:
        height, width = x.shape[-2:]
        pixels = x[0].permute(1, 2, 3, 0).reshape(depth, height * width, channels)
        maps = torch.bmm(pixels, table).sum(dim=0).view(height, width, taps, taps)
        around = functional.pad(maps, (0, 0, 0, 0, *(taps // 2,) * 4))
        total = kernel.bias.expand(height, width).clone()
        for row in range(taps):
            for column in range(taps):
                total += around[row : row + height, column : column + width, row, column]
        return total[None, None, None]

    return convolve
