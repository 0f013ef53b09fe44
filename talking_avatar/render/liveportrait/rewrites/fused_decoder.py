"""G on the CPU: between two products of matrices each number is read and written once.

Norm, scale, shift and slope are part of the last step of the convolutions before them, so no scales or shifts
are ever stored; maps keep channels last and a rim of zeros, so that nothing is copied to be padded.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from talking_avatar.render.liveportrait.networks.decoder import (
    HIDDEN_CHANNELS,
    MIDDLE_BLOCKS,
    NORM_EPS,
    SLOPE,
    SpadeBlock,
    SpadeDecoder,
)
from talking_avatar.render.liveportrait.rewrites.channel_norm_kernels import channel_norm
from talking_avatar.render.liveportrait.rewrites.convolution import Kernel, TorchConvolutions
from talking_avatar.render.liveportrait.rewrites.enlarged import doubled, quadrupled
from talking_avatar.render.liveportrait.rewrites.spade_kernels import hidden_kernel, modulation_kernel
from talking_avatar.render.liveportrait.rewrites.winograd import RimmedConvolution
from talking_avatar.render.liveportrait.rewrites.winograd_tiling import Crew, Scratch, Tiling

Floats = NDArray[np.float32]


class FusedDecoder:
    """``decoder(feature (1, 256, 64, 64))`` gives RGB ``(1, 3, 512, 512)`` within 0..1, both float32.
    ``threads`` share the work; one frame at a time."""

    def __init__(self, network: SpadeDecoder, tiling: Tiling, threads: int = 1) -> None:
        self._workshop = workshop = _Workshop(tiling, threads)
        self._first = workshop.convolution(Kernel.of(network.fc))
        self._middle = []
        for number in range(MIDDLE_BLOCKS):
            block = network.get_submodule(f"G_middle_{number}")
            assert isinstance(block, SpadeBlock)
            self._middle.append((_Block(block, workshop), workshop.convolution(hidden_kernel(block))))
        plain = TorchConvolutions(torch.device("cpu"), tiling.dtype, channels_last=True)
        up_0, up_1 = network.up_0, network.up_1
        self._up = [
            (_Block(up_0, workshop), doubled(hidden_kernel(up_0), plain), 1.0),
            (_Block(up_1, workshop), quadrupled(hidden_kernel(up_1), plain), SLOPE),
        ]
        last = network.conv_img[0]
        assert isinstance(last, torch.nn.Conv2d)
        self._last = workshop.convolution(Kernel.of(last))

    def __call__(self, feature: Tensor) -> Tensor:
        scratch = self._workshop.scratch
        channels, height, width = feature.shape[1:]
        seen = scratch.rimmed("feature", height, width, channels)
        _fill(seen, feature)
        x = scratch.rimmed("x", height, width, self._first.outputs)
        self._first(seen, x)
        for block, hidden in self._middle:
            known = scratch.rimmed("hidden", height, width, hidden.outputs)
            hidden(seen, known, slope=0.0)
            block(x, known, x)
        feature = feature.to(self._workshop.tiling.dtype, memory_format=torch.channels_last)
        for block, enlarged_hidden, slope in self._up:
            made = functional.relu_(enlarged_hidden(feature))
            height, width = made.shape[2:]
            known = scratch.rimmed("hidden", height, width, made.shape[1])
            _fill(known, made)
            larger = scratch.rimmed("x", height, width, block.outputs)
            block(x, known, larger, slope)
            x = larger
        logits = scratch.rimmed("logits", height, width, self._last.outputs)
        self._last(x, logits)
        picture = torch.from_numpy(logits)[1:-1, 1:-1].permute(2, 0, 1)[None]
        return functional.pixel_shuffle(picture, 2).sigmoid()


class _Workshop:
    """What all steps of one decoder share."""

    def __init__(self, tiling: Tiling, threads: int) -> None:
        self.tiling, self.scratch = tiling, Scratch()
        self._crew = Crew(threads)

    def convolution(self, kernel: Kernel) -> RimmedConvolution:
        return RimmedConvolution(kernel, self.tiling, self._crew, self.scratch)


class _Block:
    """A SPADE block from one rimmed map to another as large or larger; all its norms see ``hidden``."""

    def __init__(self, block: SpadeBlock, workshop: _Workshop) -> None:
        self._scratch = workshop.scratch
        self._norm_0 = workshop.convolution(modulation_kernel(block.norm_0))
        self._norm_1 = workshop.convolution(modulation_kernel(block.norm_1))
        self._conv_0 = workshop.convolution(Kernel.of(block.conv_0))
        self._conv_1 = workshop.convolution(Kernel.of(block.conv_1))
        self._norm_s: RimmedConvolution | None = None
        if block.conv_s is not None and block.norm_s is not None:
            self._norm_s = workshop.convolution(modulation_kernel(block.norm_s))
            narrow = block.conv_s.weight.detach()[:, :, 0, 0]
            self._narrow = narrow.t().to(workshop.tiling.dtype).contiguous()
        self.outputs = self._conv_1.outputs

    def __call__(self, x: Floats, hidden: Floats, out: Floats, slope: float = 1.0) -> None:
        """``out``, which may be ``x`` where the block keeps its size; times ``slope`` where negative."""
        height, width = hidden.shape[0] - 2, hidden.shape[1] - 2
        normed = self._scratch.rimmed("normed", height, width, x.shape[2])
        norm = _norm_of(x)
        self._norm_0.modulate(hidden, 0, x, norm, normed, SLOPE)
        middle = self._scratch.rimmed("middle", height, width, self._conv_0.outputs)
        self._conv_0(normed, middle)
        if self._norm_s is not None:
            self._norm_s.modulate(hidden, 2 * HIDDEN_CHANNELS, x, norm, normed, 1.0)
            self._shortcut(normed, out)
        normed = self._scratch.rimmed("normed", height, width, middle.shape[2])
        self._norm_1.modulate(hidden, HIDDEN_CHANNELS, middle, _norm_of(middle), normed, SLOPE)
        self._conv_1(normed, out, slope, add=True)

    def _shortcut(self, normed: Floats, out: Floats) -> None:
        """The 1x1 convolution, of the rim too: zeros stay zeros."""
        pixels = torch.from_numpy(normed).flatten(0, 1).to(self._narrow.dtype)
        torch.from_numpy(out).flatten(0, 1).copy_(pixels @ self._narrow)


def _norm_of(x: Floats) -> Floats:
    norm = np.empty((2, x.shape[2]), np.float32)
    channel_norm(x, NORM_EPS, norm)
    return norm


def _fill(rimmed: Floats, x: Tensor) -> None:
    """``x (1, C, H, W)`` into ``rimmed (H + 2, W + 2, C)``."""
    torch.from_numpy(rimmed)[1:-1, 1:-1].copy_(x[0].permute(1, 2, 0))
