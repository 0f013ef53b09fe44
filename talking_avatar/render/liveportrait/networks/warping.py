"""W: bends the feature volume from the portrait's keypoints to the wanted ones."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from talking_avatar.motion.face_motion import KEYPOINT_COUNT
from talking_avatar.render.liveportrait.networks.hourglass import Hourglass
from talking_avatar.render.liveportrait.networks.layers import (
    VOLUME_CHANNELS,
    VOLUME_DEPTH,
    ConvNorm2d,
    flat_depth,
)

MOTIONS = KEYPOINT_COUNT + 1
"""Each keypoint's translation, and before them standing still."""

COMPRESSED = 4
GAUSSIAN_VARIANCE = 0.01
THIRD_SLOPE = 0.01


@dataclass(frozen=True, eq=False)
class Warped:
    """``feature (B, 256, 64, 64)`` for G; ``deformation (B, 16, 64, 64, 3)``, where in the volume each voxel
    comes from, x, y, z within -1..1; ``occlusion (B, 1, 64, 64)``, 1 where the portrait shows it."""

    feature: Tensor
    deformation: Tensor
    occlusion: Tensor


class WarpingNetwork(nn.Module):
    """W as it was published."""

    def __init__(self) -> None:
        super().__init__()
        self.dense_motion_network = DenseMotion()
        self.third = ConvNorm2d(VOLUME_CHANNELS * VOLUME_DEPTH, 256)
        self.fourth = nn.Conv2d(256, 256, 1)

    def forward(self, volume: Tensor, driving: Tensor, source: Tensor) -> Warped:
        """``volume (1, 32, 16, 64, 64)``; keypoints ``driving`` and ``source`` ``(1, 21, 3)``."""
        deformation, occlusion = self.dense_motion_network(volume, driving, source)
        bent = flat_depth(sample_volume(volume, deformation))
        feature = self.fourth(functional.leaky_relu(self.third(bent), THIRD_SLOPE))
        return Warped(feature * occlusion, deformation, occlusion)


class DenseMotion(nn.Module):
    """Where each voxel comes from: one of 22 motions, or a mixture of them."""

    def __init__(self) -> None:
        super().__init__()
        self.hourglass = Hourglass(MOTIONS * (COMPRESSED + 1))
        wide = self.hourglass.wide_out
        self.mask = nn.Conv3d(wide, MOTIONS, 7, padding=3)
        self.compress = nn.Conv3d(VOLUME_CHANNELS, COMPRESSED, 1)
        self.norm = nn.BatchNorm3d(COMPRESSED)
        self.occlusion = nn.Conv2d(wide * VOLUME_DEPTH, 1, 7, padding=3)

    def forward(self, volume: Tensor, driving: Tensor, source: Tensor) -> tuple[Tensor, Tensor]:
        """Deformation and occlusion; see :class:`Warped`."""
        compressed = functional.relu(self.norm(self.compress(volume)))
        size = volume.shape[2:]
        grid = identity_grid(size, volume)
        shifts = (source - driving)[0][:, None, None, None]
        motions = torch.cat([grid[None], grid + shifts])  # (22, D, H, W, 3)
        bent = sample_volume(compressed.expand(MOTIONS, -1, -1, -1, -1), motions)
        heat = gaussians(driving[0], grid) - gaussians(source[0], grid)
        heat = torch.cat([torch.zeros_like(heat[:1]), heat])[:, None]  # (22, 1, D, H, W)
        seen = self.hourglass(torch.cat([heat, bent], dim=1).flatten(0, 1)[None])
        mask = self.mask(seen).softmax(dim=1)
        deformation = torch.einsum("kdhw,kdhwc->dhwc", mask[0], motions)[None]
        occlusion = self.occlusion(flat_depth(seen)).sigmoid()
        return deformation, occlusion


def identity_grid(size: tuple[int, ...], like: Tensor) -> Tensor:
    """``(D, H, W, 3)``: each voxel's own place, x, y, z from -1 to 1 inclusive."""
    axes = [torch.linspace(-1, 1, n, dtype=like.dtype, device=like.device) for n in size]
    z, y, x = torch.meshgrid(*axes, indexing="ij")
    return torch.stack([x, y, z], dim=-1)


def sample_volume(volume: Tensor, grid: Tensor) -> Tensor:
    """``volume (B, C, D, H, W)`` at ``grid (B, D, H, W, 3)``, zero outside.

    The grid counts from the middle of the first voxel to the middle of the last, but is read as if from edge
    to edge (``align_corners=False``): the published networks were trained so."""
    return functional.grid_sample(volume, grid, mode="bilinear", padding_mode="zeros", align_corners=False)


def gaussians(keypoints: Tensor, grid: Tensor) -> Tensor:
    """``(K, D, H, W)`` for ``keypoints (K, 3)``: 1 at each keypoint, variance ``GAUSSIAN_VARIANCE``."""
    away = grid - keypoints[:, None, None, None]
    return torch.exp(-0.5 * away.square().sum(dim=-1) / GAUSSIAN_VARIANCE)
