"""Convolution, batch norm, ReLU: the brick of F and W."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

VOLUME_DEPTH = 16
VOLUME_CHANNELS = 32
VOLUME_SIDE = 64
"""The feature volume is ``(B, 32, 16, 64, 64)``: channels, depth, rows, columns."""


class ConvNorm2d(nn.Module):
    """3x3 convolution and batch norm; what follows is the caller's."""

    def __init__(self, wide_in: int, wide_out: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(wide_in, wide_out, 3, padding=1)
        self.norm = nn.BatchNorm2d(wide_out)

    def forward(self, x: Tensor) -> Tensor:
        result: Tensor = self.norm(self.conv(x))
        return result


class ConvNorm3d(nn.Module):
    """3x3x3 convolution, batch norm and ReLU."""

    def __init__(self, wide_in: int, wide_out: int) -> None:
        super().__init__()
        self.conv = nn.Conv3d(wide_in, wide_out, 3, padding=1)
        self.norm = nn.BatchNorm3d(wide_out)

    def forward(self, x: Tensor) -> Tensor:
        return functional.relu(self.norm(self.conv(x)))


def flat_depth(volume: Tensor) -> Tensor:
    """``(B, C, D, H, W)`` -> ``(B, C D, H, W)``: channel c at depth d becomes channel c D + d."""
    return volume.flatten(1, 2)
