"""Convolutions of maps that were enlarged by repeating their elements, computed on the small map.

Along one axis, a kernel (w0, w1, w2) over a map that repeats each element twice sees two elements: outputs of
even place are (w0, w1 + w2) of the element before and the own one, of odd place (w0 + w1, w2) of the own one
and the next. Repeated four times, the two places in the middle see one element only: w0 + w1 + w2.
"""

from __future__ import annotations

from itertools import product

import torch
from torch import Tensor
from torch.nn import functional

from talking_avatar.render.liveportrait.rewrites.convolution import ConvolutionMaker, Kernel, Map


def doubled(kernel: Kernel, make: ConvolutionMaker) -> Map:
    """The 3-tap ``kernel`` after rows and columns are doubled: ``(B, C, [D,] H, W)`` ->
    ``(B, O, [D,] 2 H, 2 W)``; padding 1 everywhere."""
    depth = (1,) * (kernel.weight.dim() - 4)
    phases = [
        make(Kernel(_taps(_taps(kernel.weight, -2, row), -1, column), kernel.bias), (*depth, 0, 0))
        for row, column in product((_FIRST, _LAST), repeat=2)
    ]

    def convolve(x: Tensor) -> Tensor:
        height, width = x.shape[-2:]
        padded = functional.pad(x, (1, 1, 1, 1))
        parts = [
            phase(padded[..., row : row + height + 1, column : column + width + 1])
            for phase, (row, column) in zip(phases, product((0, 1), repeat=2), strict=True)
        ]
        return _interleaved(parts, 2)

    return convolve


def quadrupled(kernel: Kernel, make: ConvolutionMaker) -> Map:
    """The 3x3 ``kernel`` after rows and columns are repeated four times: ``(B, C, H, W)`` ->
    ``(B, O, 4 H, 4 W)``; padding 1."""
    kinds = (_FIRST, _MIDDLE, _LAST)
    phases = {
        (row, column): make(Kernel(_taps(_taps(kernel.weight, -2, row), -1, column), kernel.bias), 0)
        for row, column in product(kinds, repeat=2)
    }
    first_place, taps = {_FIRST: 0, _MIDDLE: 1, _LAST: 1}, {_FIRST: 2, _MIDDLE: 1, _LAST: 2}
    order = (_FIRST, _MIDDLE, _MIDDLE, _LAST)

    def convolve(x: Tensor) -> Tensor:
        height, width = x.shape[-2:]
        padded = functional.pad(x, (1, 1, 1, 1))
        made = {
            (row, column): phase(
                padded[
                    ...,
                    first_place[row] : first_place[row] + height + taps[row] - 1,
                    first_place[column] : first_place[column] + width + taps[column] - 1,
                ]
            )
            for (row, column), phase in phases.items()
        }
        return _interleaved([made[row, column] for row, column in product(order, repeat=2)], 4)

    return convolve


_FIRST, _MIDDLE, _LAST = "first", "middle", "last"


def _taps(weight: Tensor, axis: int, kind: str) -> Tensor:
    w0, w1, w2 = weight.unbind(axis)
    if kind == _FIRST:
        return torch.stack([w0, w1 + w2], axis)
    if kind == _LAST:
        return torch.stack([w0 + w1, w2], axis)
    return (w0 + w1 + w2).unsqueeze(axis)


def _interleaved(parts: list[Tensor], times: int) -> Tensor:
    """Parts by place, row by row, each ``(..., H, W)`` -> ``(..., times H, times W)``; channels stay last in
    memory where they are."""
    height, width = parts[0].shape[-2:]
    places = list(product(range(times), repeat=2))
    if parts[0].dim() == 4 and parts[0].is_contiguous(memory_format=torch.channels_last):
        batch, channels = parts[0].shape[:2]
        last = parts[0].new_empty(batch, height, times, width, times, channels)
        for part, (row, column) in zip(parts, places, strict=True):
            last[:, :, row, :, column] = part.permute(0, 2, 3, 1)
        return last.view(batch, height * times, width * times, channels).permute(0, 3, 1, 2)
    whole = parts[0].new_empty(*parts[0].shape[:-2], height, times, width, times)
    for part, (row, column) in zip(parts, places, strict=True):
        whole[..., row, :, column] = part
    return whole.flatten(-2, -1).flatten(-3, -2)
