"""M: from a picture of a face to its implicit keypoints, expression and head pose.

The trunk is ConvNeXt V2 Tiny (Woo et al. 2023).
"""

from __future__ import annotations

import itertools

import torch
from torch import Tensor, nn
from torch.nn import functional

HEADS: dict[str, int] = {"kp": 63, "scale": 1, "pitch": 66, "yaw": 66, "roll": 66, "t": 3, "exp": 63}
"""Width of each output."""

_DEPTHS = (3, 3, 9, 3)
_WIDTHS = (96, 192, 384, 768)
_NORM_EPS = 1e-6


class MotionExtractor(nn.Module):
    """``forward(image (B, 3, 256, 256) RGB within 0..1)`` gives the raw outputs ``(B, width)`` by the names
    of ``HEADS``; pitch, yaw and roll are logits."""

    def __init__(self) -> None:
        super().__init__()
        self.detector = _Detector()

    def forward(self, image: Tensor) -> dict[str, Tensor]:
        result: dict[str, Tensor] = self.detector(image)
        return result


class _Detector(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.downsample_layers = nn.ModuleList(
            [nn.Sequential(nn.Conv2d(3, _WIDTHS[0], 4, stride=4), _ChannelNorm(_WIDTHS[0]))]
        )
        for narrow, wide in itertools.pairwise(_WIDTHS):
            layer = nn.Sequential(_ChannelNorm(narrow), nn.Conv2d(narrow, wide, 2, stride=2))
            self.downsample_layers.append(layer)
        self.stages = nn.ModuleList(
            nn.Sequential(*(_Block(width) for _ in range(depth)))
            for width, depth in zip(_WIDTHS, _DEPTHS, strict=True)
        )
        self.norm = nn.LayerNorm(_WIDTHS[-1], eps=_NORM_EPS)
        for name, width in HEADS.items():
            self.add_module(f"fc_{name}", nn.Linear(_WIDTHS[-1], width))

    def forward(self, image: Tensor) -> dict[str, Tensor]:
        x = image
        for shrink, stage in zip(self.downsample_layers, self.stages, strict=True):
            x = stage(shrink(x))
        pooled = self.norm(x.mean(dim=(2, 3)))
        return {name: self.get_submodule(f"fc_{name}")(pooled) for name in HEADS}


class _Block(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.dwconv = nn.Conv2d(width, width, 7, padding=3, groups=width)
        self.norm = nn.LayerNorm(width, eps=_NORM_EPS)
        self.pwconv1 = nn.Linear(width, 4 * width)
        self.grn = _ResponseNorm(4 * width)
        self.pwconv2 = nn.Linear(4 * width, width)

    def forward(self, x: Tensor) -> Tensor:
        inner = self.norm(self.dwconv(x).permute(0, 2, 3, 1))
        inner = self.pwconv2(self.grn(functional.gelu(self.pwconv1(inner))))
        return x + inner.permute(0, 3, 1, 2)  # type: ignore[no-any-return]


class _ResponseNorm(nn.Module):
    """Global response normalisation of ``(B, H, W, C)`` (Woo et al. 2023, section 4)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.gamma = nn.Parameter(torch.zeros(1, 1, 1, width))
        self.beta = nn.Parameter(torch.zeros(1, 1, 1, width))

    def forward(self, x: Tensor) -> Tensor:
        response = torch.linalg.vector_norm(x, dim=(1, 2), keepdim=True)
        share = response / (response.mean(dim=-1, keepdim=True) + _NORM_EPS)
        result: Tensor = self.gamma * (x * share) + self.beta + x
        return result


class _ChannelNorm(nn.Module):
    """Layer norm over the channels of ``(B, C, H, W)``."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.bias = nn.Parameter(torch.zeros(width))

    def forward(self, x: Tensor) -> Tensor:
        last = x.permute(0, 2, 3, 1)
        normed = functional.layer_norm(last, self.weight.shape, self.weight, self.bias, _NORM_EPS)
        return normed.permute(0, 3, 1, 2)
