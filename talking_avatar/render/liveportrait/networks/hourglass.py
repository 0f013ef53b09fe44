"""The hourglass in W: five times half the rows and columns and back, at full depth."""

from __future__ import annotations

import itertools

import torch
from torch import Tensor, nn
from torch.nn import functional

from talking_avatar.render.liveportrait.networks.layers import ConvNorm3d

_ENCODED = (64, 128, 256, 512, 1024)
_DECODED = (512, 256, 128, 64, 32)


class Hourglass(nn.Module):
    """``forward((B, C, D, H, W))`` gives ``(B, C + 32, D, H, W)``; H and W divisible by 32."""

    def __init__(self, wide_in: int) -> None:
        super().__init__()
        self.encoder = _Encoder(wide_in)
        self.decoder = _Decoder(wide_in)
        self.wide_out = wide_in + _DECODED[-1]

    def forward(self, x: Tensor) -> Tensor:
        result: Tensor = self.decoder(self.encoder(x))
        return result


class _Encoder(nn.Module):
    def __init__(self, wide_in: int) -> None:
        super().__init__()
        widths = (wide_in, *_ENCODED)
        self.down_blocks = nn.ModuleList(ConvNorm3d(a, b) for a, b in itertools.pairwise(widths))

    def forward(self, x: Tensor) -> list[Tensor]:
        kept = [x]
        for block in self.down_blocks:
            kept.append(functional.avg_pool3d(block(kept[-1]), (1, 2, 2)))
        return kept


class _Decoder(nn.Module):
    def __init__(self, wide_in: int) -> None:
        super().__init__()
        skips = (*_ENCODED[-2::-1], wide_in)
        wide = _ENCODED[-1]
        self.up_blocks = nn.ModuleList()
        for narrow, skip in zip(_DECODED, skips, strict=True):
            self.up_blocks.append(ConvNorm3d(wide, narrow))
            wide = narrow + skip
        self.conv = nn.Conv3d(wide, wide, 3, padding=1)
        self.norm = nn.BatchNorm3d(wide)

    def forward(self, kept: list[Tensor]) -> Tensor:
        x = kept[-1]
        for block, skip in zip(self.up_blocks, kept[-2::-1], strict=True):
            larger = functional.interpolate(x, scale_factor=(1, 2, 2), mode="nearest")
            x = torch.cat([block(larger), skip], dim=1)
        return functional.relu(self.norm(self.conv(x)))
