"""G: draws the picture from W's feature map, modulated by it at every step (SPADE; Park et al. 2019)."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

FEATURE_CHANNELS = 256
SLOPE = 0.2
NORM_EPS = 1e-5
MIDDLE_BLOCKS = 6
HIDDEN_CHANNELS = 128
"""Of what each SPADE norm reads off the feature map."""


class SpadeDecoder(nn.Module):
    """``forward(feature (B, 256, 64, 64))`` gives RGB ``(B, 3, 512, 512)`` within 0..1."""

    def __init__(self) -> None:
        super().__init__()
        self.fc = nn.Conv2d(FEATURE_CHANNELS, 512, 3, padding=1)
        for number in range(MIDDLE_BLOCKS):
            self.add_module(f"G_middle_{number}", SpadeBlock(512, 512))
        self.up_0 = SpadeBlock(512, 256)
        self.up_1 = SpadeBlock(256, 64)
        self.conv_img = nn.Sequential(nn.Conv2d(64, 12, 3, padding=1), nn.PixelShuffle(2))

    def forward(self, feature: Tensor) -> Tensor:
        x = self.fc(feature)
        for number in range(MIDDLE_BLOCKS):
            x = self.get_submodule(f"G_middle_{number}")(x, feature)
        x = self.up_0(functional.interpolate(x, scale_factor=2, mode="nearest"), feature)
        x = self.up_1(functional.interpolate(x, scale_factor=2, mode="nearest"), feature)
        result: Tensor = self.conv_img(functional.leaky_relu(x, SLOPE)).sigmoid()
        return result


class SpadeBlock(nn.Module):
    """Residual block; its three convolutions were trained under spectral norm, which loading folds in."""

    def __init__(self, wide_in: int, wide_out: int) -> None:
        super().__init__()
        middle = min(wide_in, wide_out)
        self.conv_0 = nn.Conv2d(wide_in, middle, 3, padding=1)
        self.conv_1 = nn.Conv2d(middle, wide_out, 3, padding=1)
        self.norm_0 = SpadeNorm(wide_in)
        self.norm_1 = SpadeNorm(middle)
        self.conv_s = self.norm_s = None
        if wide_in != wide_out:
            self.conv_s = nn.Conv2d(wide_in, wide_out, 1, bias=False)
            self.norm_s = SpadeNorm(wide_in)

    def forward(self, x: Tensor, feature: Tensor) -> Tensor:
        change = self.conv_0(functional.leaky_relu(self.norm_0(x, feature), SLOPE))
        change = self.conv_1(functional.leaky_relu(self.norm_1(change, feature), SLOPE))
        if self.conv_s is not None and self.norm_s is not None:
            x = self.conv_s(self.norm_s(x, feature))
        return x + change  # type: ignore[no-any-return]


class SpadeNorm(nn.Module):
    """Instance norm, then a scale and a shift for each pixel, read off the feature map."""

    def __init__(self, wide: int) -> None:
        super().__init__()
        self.mlp_shared = nn.Sequential(nn.Conv2d(FEATURE_CHANNELS, HIDDEN_CHANNELS, 3, padding=1), nn.ReLU())
        self.mlp_gamma = nn.Conv2d(HIDDEN_CHANNELS, wide, 3, padding=1)
        self.mlp_beta = nn.Conv2d(HIDDEN_CHANNELS, wide, 3, padding=1)

    def forward(self, x: Tensor, feature: Tensor) -> Tensor:
        hidden = self.mlp_shared(functional.interpolate(feature, size=x.shape[2:], mode="nearest"))
        normed = functional.instance_norm(x, eps=NORM_EPS)
        return normed * (1 + self.mlp_gamma(hidden)) + self.mlp_beta(hidden)  # type: ignore[no-any-return]
