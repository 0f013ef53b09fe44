"""Convolutions as plain functions, so that each kind of machine can have its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import torch
from torch import Tensor, nn
from torch.nn import functional

Norm: TypeAlias = nn.BatchNorm2d | nn.BatchNorm3d
Map: TypeAlias = Callable[[Tensor], Tensor]


@dataclass(frozen=True, eq=False)
class Kernel:
    """``weight (out, in, ...)`` and ``bias (out,)``, float32."""

    weight: Tensor
    bias: Tensor

    @classmethod
    def of(cls, conv: nn.Conv2d | nn.Conv3d) -> Kernel:
        bias = conv.bias if conv.bias is not None else torch.zeros(conv.out_channels)
        return cls(conv.weight.detach(), bias.detach())

    def normed(self, norm: Norm) -> Kernel:
        """With the batch norm that follows folded in."""
        assert norm.running_mean is not None and norm.running_var is not None
        gain = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        shape = (-1, *(1,) * (self.weight.dim() - 1))
        shift = norm.bias + (self.bias - norm.running_mean) * gain
        return Kernel((self.weight * gain.reshape(shape)).detach(), shift.detach())

    @classmethod
    def stacked(cls, kernels: list[Kernel]) -> Kernel:
        """All outputs of ``kernels``, which see the same input, in one convolution."""
        return cls(torch.cat([k.weight for k in kernels]), torch.cat([k.bias for k in kernels]))


class ConvolutionMaker(Protocol):
    def __call__(self, kernel: Kernel, padding: int | tuple[int, ...]) -> Map:
        """A function that convolves with ``kernel``, kept where and in the precision it will be used."""
        ...


@dataclass(frozen=True)
class TorchConvolutions:
    """PyTorch's own, on ``device``, in ``dtype``; results have the type of the input."""

    device: torch.device
    dtype: torch.dtype = torch.float32
    channels_last: bool = False

    def __call__(self, kernel: Kernel, padding: int | tuple[int, ...]) -> Map:
        weight = kernel.weight.to(self.device, self.dtype)
        bias = kernel.bias.to(self.device, self.dtype)
        convolve = functional.conv3d if weight.dim() == 5 else functional.conv2d
        if self.channels_last and weight.dim() == 4:
            weight = weight.contiguous(memory_format=torch.channels_last)
        return lambda x: convolve(x.to(self.dtype), weight, bias, padding=padding).to(x.dtype)
