"""F: from the portrait to the feature volume that every frame is made of."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

from talking_avatar.render.liveportrait.networks.layers import VOLUME_CHANNELS, VOLUME_DEPTH, ConvNorm2d

_RESIDUAL_BLOCKS = 6


class AppearanceExtractor(nn.Module):
    """``forward(image (B, 3, 256, 256) RGB within 0..1)`` gives the volume ``(B, 32, 16, 64, 64)``."""

    def __init__(self) -> None:
        super().__init__()
        self.first = ConvNorm2d(3, 64)
        self.down_blocks = nn.ModuleList([ConvNorm2d(64, 128), ConvNorm2d(128, 256)])
        self.second = nn.Conv2d(256, VOLUME_CHANNELS * VOLUME_DEPTH, 1)
        self.resblocks_3d = nn.Sequential()
        for number in range(_RESIDUAL_BLOCKS):
            self.resblocks_3d.add_module(f"3dr{number}", _ResidualBlock())

    def forward(self, image: Tensor) -> Tensor:
        x = functional.relu(self.first(image))
        for block in self.down_blocks:
            x = functional.avg_pool2d(functional.relu(block(x)), 2)
        volume = self.second(x).unflatten(1, (VOLUME_CHANNELS, VOLUME_DEPTH))
        result: Tensor = self.resblocks_3d(volume)
        return result


class _ResidualBlock(nn.Module):
    """Norm and ReLU come before each convolution, nothing after the sum."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv3d(VOLUME_CHANNELS, VOLUME_CHANNELS, 3, padding=1)
        self.conv2 = nn.Conv3d(VOLUME_CHANNELS, VOLUME_CHANNELS, 3, padding=1)
        self.norm1 = nn.BatchNorm3d(VOLUME_CHANNELS)
        self.norm2 = nn.BatchNorm3d(VOLUME_CHANNELS)

    def forward(self, x: Tensor) -> Tensor:
        change = self.conv1(functional.relu(self.norm1(x)))
        change = self.conv2(functional.relu(self.norm2(change)))
        return x + change  # type: ignore[no-any-return]
