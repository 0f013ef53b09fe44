"""W for one portrait: what depends on the portrait alone is computed once, the rest with fewer operations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from talking_avatar.render.liveportrait.networks.hourglass import Hourglass
from talking_avatar.render.liveportrait.networks.layers import (
    VOLUME_DEPTH,
    ConvNorm3d,
    flat_depth,
)
from talking_avatar.render.liveportrait.networks.warping import (
    COMPRESSED,
    MOTIONS,
    THIRD_SLOPE,
    WarpingNetwork,
    identity_grid,
)
from talking_avatar.render.liveportrait.rewrites.convolution import ConvolutionMaker, Kernel, Map
from talking_avatar.render.liveportrait.rewrites.enlarged import doubled
from talking_avatar.render.liveportrait.rewrites.straight_sampling import axis_gaussians, shifted

VolumeSampler = Callable[[Tensor, Tensor], Tensor]


@dataclass(frozen=True, eq=False)
class PortraitVolume:
    """What W needs of a portrait, float32: ``volume (1, 32, 16, 64, 64)``; ``compressed (4, 16, 64, 64)``;
    ``source (21, 3)``; ``source_heat (21, 16, 64, 64)``; ``still (4, 16, 64, 64)``, the compressed volume
    where nothing moves; ``grid (16, 64, 64, 3)``."""

    volume: Tensor
    compressed: Tensor
    source: Tensor
    source_heat: Tensor
    still: Tensor
    grid: Tensor


class FastWarping:
    """W in two steps. Geometry (coordinates, Gaussians, the softmax, sampling) is float32 whatever the
    convolutions are: in less, the picture breaks."""

    def __init__(
        self,
        network: WarpingNetwork,
        make: ConvolutionMaker,
        make_mask: Callable[[Kernel], Map],
        sample: VolumeSampler,
        device: torch.device,
        dtype: torch.dtype = torch.float32,
    ) -> None:
        """``make`` makes convolutions that take ``dtype``; ``make_mask`` that of the masks, which takes what
        the hourglass gives; ``sample``: see ``networks.warping.sample_volume``."""
        motion = network.dense_motion_network
        self._device, self._dtype = device, dtype
        self._compress = Kernel.of(motion.compress).normed(motion.norm)
        self._hourglass = _FastHourglass(motion.hourglass, make)
        self._mask = make_mask(Kernel.of(motion.mask))
        self._occlusion = make(_through_depth(Kernel.of(motion.occlusion)), (0, 3, 3))
        self._third = make(Kernel.of(network.third.conv).normed(network.third.norm), 1)
        self._fourth = make(Kernel.of(network.fourth), 0)
        self._sample = sample

    def prepare(self, volume: Tensor, source: Tensor) -> PortraitVolume:
        """``volume (1, 32, 16, 64, 64)`` of F and the portrait's keypoints ``source (1, 21, 3)``."""
        volume, source = volume.to(self._device, torch.float32), source.to(self._device, torch.float32)
        weight, bias = (part.to(self._device) for part in (self._compress.weight, self._compress.bias))
        compressed = functional.relu(functional.conv3d(volume, weight, bias))[0]
        size = tuple(volume.shape[2:])
        return PortraitVolume(
            volume=volume,
            compressed=compressed,
            source=source[0],
            source_heat=axis_gaussians(source[0], size),
            still=shifted(compressed, source.new_zeros(1, 3))[0],
            grid=identity_grid(size, volume),
        )

    def __call__(self, portrait: PortraitVolume, driving: Tensor) -> Tensor:
        """The feature map ``(1, 256, 64, 64)`` for keypoints ``driving (1, 21, 3)``."""
        deformation, occlusion = self.deform(portrait, driving)
        bent = flat_depth(self._sample(portrait.volume, deformation)).to(self._dtype)
        feature = self._fourth(functional.leaky_relu_(self._third(bent), THIRD_SLOPE))
        return feature * occlusion.to(self._dtype)

    def deform(self, portrait: PortraitVolume, driving: Tensor) -> tuple[Tensor, Tensor]:
        """Where each voxel comes from ``(1, 16, 64, 64, 3)`` and what is seen ``(1, 1, 64, 64)``, float32."""
        shifts = portrait.source - driving[0]
        size = portrait.volume.shape[2:]
        seen = torch.empty(MOTIONS, COMPRESSED + 1, *size, dtype=self._dtype, device=driving.device)
        seen[0, 0] = 0
        seen[0, 1:] = portrait.still
        seen[1:, 0] = axis_gaussians(driving[0], tuple(size)) - portrait.source_heat
        seen[1:, 1:] = shifted(portrait.compressed, shifts)
        prediction = self._hourglass(seen.flatten(0, 1)[None])
        mask = self._mask(prediction).float().softmax(dim=1)[0]
        # The masks add up to 1, so that standing still may be taken out of the sum.
        moved = torch.mm(mask[1:].flatten(1).t(), shifts).reshape(portrait.grid.shape)
        occlusion = self._occlusion(prediction).float().sigmoid()
        return (portrait.grid + moved)[None], occlusion[:, :, 0]


class _FastHourglass:
    def __init__(self, network: Hourglass, make: ConvolutionMaker) -> None:
        decoder = network.decoder
        self._down = [make(_kernel(block), 1) for block in network.encoder.down_blocks]
        self._up = [doubled(_kernel(block), make) for block in decoder.up_blocks]
        self._last = make(Kernel.of(decoder.conv).normed(decoder.norm), 1)

    def __call__(self, x: Tensor) -> Tensor:
        kept = [x]
        for convolve in self._down:
            kept.append(_halved(functional.relu_(convolve(kept[-1]))))
        x = kept[-1]
        for convolve, skip in zip(self._up, kept[-2::-1], strict=True):
            x = torch.cat([functional.relu_(convolve(x)), skip], dim=1)
        return functional.relu_(self._last(x))


def _through_depth(kernel: Kernel) -> Kernel:
    """The kernel for maps whose depth is part of their channels, as one as deep as the volumes."""
    outputs, channels, *size = kernel.weight.shape
    shape = (outputs, channels // VOLUME_DEPTH, VOLUME_DEPTH, *size)
    return Kernel(kernel.weight.reshape(shape), kernel.bias)


def _halved(x: Tensor) -> Tensor:
    """Means of four neighbours in rows and columns; by the 2-D pooling, which every device has."""
    batch, channels, depth, height, width = x.shape
    small = functional.avg_pool2d(x.flatten(1, 2), 2)
    return small.reshape(batch, channels, depth, height // 2, width // 2)


def _kernel(block: torch.nn.Module) -> Kernel:
    assert isinstance(block, ConvNorm3d)
    return Kernel.of(block.conv).normed(block.norm)
