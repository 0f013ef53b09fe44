"""The 7x7x7 convolution that makes W's masks, as products of Fourier transforms of each slice."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from talking_avatar.render.liveportrait.rewrites.convolution import Kernel, Map


def fourier_convolution(kernel: Kernel, side: int) -> Map:
    """``kernel`` of odd size for maps ``(1, C, D, side, side)``, padded with zeros all around.

    Rows and columns are transformed, depth is summed over: a slice takes one complex product of matrices for
    each frequency and tap. For the CPU, in float32. The transformed weights of W's masks take 0.44 GB.
    """
    taps = kernel.weight.shape[2]
    reach = taps // 2
    padded = side + 2 * reach
    spectrum = torch.fft.rfft2(kernel.weight, s=(padded, padded))  # (O, C, taps, F, F')
    frequencies = spectrum.shape[-2] * spectrum.shape[-1]
    outputs, channels = kernel.weight.shape[:2]
    table = spectrum.conj().permute(2, 3, 4, 1, 0).reshape(taps, frequencies, channels, outputs).contiguous()
    bias = kernel.bias[None, :, None, None, None]

    def convolve(x: Tensor) -> Tensor:
        depth = x.shape[2]
        seen = torch.fft.rfft2(functional.pad(x[0], (reach,) * 4))  # (C, D, F, F')
        around = seen.new_zeros(frequencies, depth + 2 * reach, channels)
        around[:, reach : reach + depth] = seen.reshape(channels, depth, frequencies).permute(2, 1, 0)
        mixed = torch.bmm(around[:, :depth], table[0])
        for tap in range(1, taps):
            mixed.baddbmm_(around[:, tap : tap + depth], table[tap])
        back = mixed.permute(2, 1, 0).reshape(outputs, depth, *spectrum.shape[-2:])
        whole: Tensor = torch.fft.irfft2(back, s=(padded, padded))
        return whole[None, ..., :side, :side] + bias

    return convolve
