"""G with norms, scales and shifts merged, and everything that an enlarged map would see computed before
enlarging it."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from talking_avatar.render.liveportrait.networks.decoder import (
    MIDDLE_BLOCKS,
    NORM_EPS,
    SLOPE,
    SpadeBlock,
    SpadeDecoder,
    SpadeNorm,
)
from talking_avatar.render.liveportrait.rewrites.convolution import ConvolutionMaker, Kernel, Map
from talking_avatar.render.liveportrait.rewrites.enlarged import doubled, quadrupled
from talking_avatar.render.liveportrait.rewrites.spade_kernels import (
    hidden_kernel,
    modulation_kernel,
    scale_kernel,
)


class FastDecoder:
    """``decoder(feature (1, 256, 64, 64))`` gives RGB ``(1, 3, 512, 512)`` within 0..1, float32."""

    def __init__(self, network: SpadeDecoder, make: ConvolutionMaker) -> None:
        self._first = make(Kernel.of(network.fc), 1)
        self._middle = []
        for number in range(MIDDLE_BLOCKS):
            block = network.get_submodule(f"G_middle_{number}")
            assert isinstance(block, SpadeBlock)
            self._middle.append(_FastBlock(block, make, make(hidden_kernel(block), 1)))
        self._up_0 = _FastBlock(network.up_0, make, doubled(hidden_kernel(network.up_0), make))
        self._up_1 = _FastBlock(network.up_1, make, quadrupled(hidden_kernel(network.up_1), make))
        last = network.conv_img[0]
        assert isinstance(last, torch.nn.Conv2d)
        self._last = make(Kernel.of(last), 1)

    def __call__(self, feature: Tensor) -> Tensor:
        x = self._first(feature)
        for block in self._middle:
            x = block(x, feature)
        x = self._up_0(x, feature, 2)
        x = self._up_1(x, feature, 2)
        logits = self._last(functional.leaky_relu_(x, SLOPE))
        return functional.pixel_shuffle(logits, 2).float().sigmoid()


@dataclass(frozen=True, eq=False)
class _Modulation:
    """One SPADE norm: ``convolve`` gives scales ``(wide channels)``, 1 included, and then shifts."""

    convolve: Map
    wide: int

    @classmethod
    def of(cls, norm: SpadeNorm, make: ConvolutionMaker) -> _Modulation:
        return cls(make(modulation_kernel(norm), 1), norm.mlp_gamma.out_channels)

    def __call__(self, normed: Tensor, hidden: Tensor) -> Tensor:
        both = self.convolve(hidden)
        return both[:, self.wide :].addcmul_(normed, both[:, : self.wide])


class _FastBlock:
    def __init__(self, block: SpadeBlock, make: ConvolutionMaker, hidden: Map) -> None:
        """``hidden`` convolves the feature map for all norms of the block at once, at the block's size."""
        self._hidden = hidden
        self._norm_0 = _Modulation.of(block.norm_0, make)
        self._norm_1 = _Modulation.of(block.norm_1, make)
        self._conv_0 = make(Kernel.of(block.conv_0), 1)
        self._conv_1 = make(Kernel.of(block.conv_1), 1)
        self._shortcut: _Shortcut | None = None
        if block.conv_s is not None and block.norm_s is not None:
            self._shortcut = _Shortcut(block.norm_s, block.conv_s, make)
        self._norms = 2 if self._shortcut is None else 3

    def __call__(self, x: Tensor, feature: Tensor, enlarge: int = 1) -> Tensor:
        """``x`` is repeated ``enlarge`` times in rows and columns first; its norm is the same before."""
        hidden = functional.relu_(self._hidden(feature)).chunk(self._norms, dim=1)
        normed = _enlarged(_normed(x), enlarge)
        change = self._conv_0(functional.leaky_relu_(self._norm_0(normed, hidden[0]), SLOPE))
        change = self._conv_1(functional.leaky_relu_(self._norm_1(_normed(change), hidden[1]), SLOPE))
        return change.add_(x if self._shortcut is None else self._shortcut(normed, hidden[2]))


class _Shortcut:
    """``conv_s (scale * normed + shift)``: the 1x1 convolution of the shift is part of the shift's own."""

    def __init__(self, norm: SpadeNorm, conv: torch.nn.Conv2d, make: ConvolutionMaker) -> None:
        narrow = conv.weight.detach()[:, :, 0, 0]
        shift = Kernel.of(norm.mlp_beta)
        through = Kernel(torch.einsum("oc,cikl->oikl", narrow, shift.weight), narrow @ shift.bias)
        scale = scale_kernel(norm)
        self._modulate = make(Kernel.stacked([scale, through]), 1)
        self._wide = len(scale.bias)
        self._conv = make(Kernel.of(conv), 0)

    def __call__(self, normed: Tensor, hidden: Tensor) -> Tensor:
        """Overwrites ``normed``."""
        both = self._modulate(hidden)
        return self._conv(normed.mul_(both[:, : self._wide])).add_(both[:, self._wide :])


def _normed(x: Tensor) -> Tensor:
    return functional.instance_norm(x, eps=NORM_EPS)


def _enlarged(x: Tensor, times: int) -> Tensor:
    return x if times == 1 else functional.interpolate(x, scale_factor=times, mode="nearest")
