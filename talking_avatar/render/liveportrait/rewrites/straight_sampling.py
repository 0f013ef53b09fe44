"""Sampling a volume at a shifted copy of its own grid: one small matrix for each axis.

A keypoint's motion is a translation, so where a voxel comes from depends, along each axis, on that axis
alone; linear sampling with zeros outside is then a matrix ``max(0, 1 - |position - j|)``.
"""

from __future__ import annotations

import torch
from torch import Tensor

from talking_avatar.render.liveportrait.networks.warping import GAUSSIAN_VARIANCE


def shift_matrices(shifts: Tensor, length: int) -> Tensor:
    """``shifts (K,)`` along one axis -> ``(K, length, length)``; see ``sample_volume`` for its counting."""
    own = torch.linspace(-1, 1, length, dtype=shifts.dtype, device=shifts.device)
    position = ((own + shifts[:, None] + 1) * length - 1) / 2
    index = torch.arange(length, dtype=shifts.dtype, device=shifts.device)
    return (1 - (position[..., None] - index).abs()).clamp_min(0)


def shifted(volume: Tensor, shifts: Tensor) -> Tensor:
    """``volume (C, D, H, W)`` seen from each of ``shifts (K, 3)``, x, y, z -> ``(K, C, D, H, W)``."""
    channels, depth, height, width = volume.shape
    count = len(shifts)
    by_z = shift_matrices(shifts[:, 2], depth)  # (K, D, D)
    by_y = shift_matrices(shifts[:, 1], height)
    by_x = shift_matrices(shifts[:, 0], width)
    x = volume.reshape(1, channels, depth, height * width)
    x = torch.matmul(by_z[:, None], x)  # (K, C, D, H W)
    x = x.reshape(count, channels * depth, height, width)
    x = torch.matmul(by_y[:, None], x)
    x = torch.matmul(x.reshape(count, -1, width), by_x.transpose(1, 2))
    return x.reshape(count, channels, depth, height, width)


def axis_gaussians(keypoints: Tensor, size: tuple[int, ...]) -> Tensor:
    """``(K, D, H, W)`` for ``keypoints (K, 3)``: the product of one Gaussian along each axis."""
    columns = []
    for axis, length in enumerate(reversed(size)):  # x, y, z
        own = torch.linspace(-1, 1, length, dtype=keypoints.dtype, device=keypoints.device)
        away = own - keypoints[:, axis : axis + 1]
        columns.append(torch.exp(-0.5 / GAUSSIAN_VARIANCE * away.square()))
    x, y, z = columns
    return z[:, :, None, None] * (y[:, :, None] * x[:, None, :])[:, None]


def sample_by_index(volume: Tensor, grid: Tensor) -> Tensor:
    """``networks.warping.sample_volume`` of one volume ``(1, C, D, H, W)``, by plain indexing, for devices
    that cannot sample volumes."""
    channels, *size = volume.shape[1:]
    depth, height, width = size
    flat = volume.reshape(channels, -1)
    place = [((grid[0, ..., axis] + 1) * n - 1) / 2 for axis, n in enumerate((width, height, depth))]
    low = [p.floor() for p in place]
    total = torch.zeros(channels, *grid.shape[1:4], dtype=volume.dtype, device=volume.device)
    for corner in range(8):
        offsets = [(corner >> axis) & 1 for axis in range(3)]
        index, weight, inside = [], torch.ones_like(place[0]), None
        for p, at, offset, n in zip(place, low, offsets, (width, height, depth), strict=True):
            here = at + offset
            weight = weight * (1 - (p - here).abs())
            within = (here >= 0) & (here <= n - 1)
            inside = within if inside is None else inside & within
            index.append(here.clamp(0, n - 1).long())
        assert inside is not None
        voxel = (index[2] * height + index[1]) * width + index[0]
        share = torch.where(inside, weight, torch.zeros_like(weight)).to(volume.dtype)
        total += flat[:, voxel.reshape(-1)].reshape(total.shape) * share
    return total[None]
