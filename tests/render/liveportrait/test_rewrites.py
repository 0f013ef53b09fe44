"""The rewritten networks give what the published ones give."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch.nn import functional

from talking_avatar.errors import UserError
from talking_avatar.render.liveportrait.compute import compute_on
from talking_avatar.render.liveportrait.device_kind import Precision
from talking_avatar.render.liveportrait.networks.decoder import NORM_EPS, SpadeDecoder
from talking_avatar.render.liveportrait.networks.warping import (
    WarpingNetwork,
    gaussians,
    identity_grid,
    sample_volume,
)
from talking_avatar.render.liveportrait.rewrites.channel_norm_kernels import channel_norm
from talking_avatar.render.liveportrait.rewrites.convolution import (
    ConvolutionMaker,
    Kernel,
    Map,
    TorchConvolutions,
)
from talking_avatar.render.liveportrait.rewrites.enlarged import doubled, quadrupled
from talking_avatar.render.liveportrait.rewrites.fast_decoder import FastDecoder
from talking_avatar.render.liveportrait.rewrites.fast_warping import FastWarping
from talking_avatar.render.liveportrait.rewrites.fourier_mask import fourier_convolution
from talking_avatar.render.liveportrait.rewrites.fused_decoder import FusedDecoder
from talking_avatar.render.liveportrait.rewrites.single_output import single_output
from talking_avatar.render.liveportrait.rewrites.straight_sampling import (
    axis_gaussians,
    sample_by_index,
    shifted,
)
from talking_avatar.render.liveportrait.rewrites.winograd import RimmedConvolution, WinogradConvolutions
from talking_avatar.render.liveportrait.rewrites.winograd_tiling import (
    BFLOAT16,
    FLOAT32,
    Crew,
    Scratch,
    Tiling,
)
from tests.render.liveportrait.recipe import difference, key_points, tensor

CPU = torch.device("cpu")
MAKE = TorchConvolutions(CPU)


def noise(*shape: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def kernel(*shape: int) -> Kernel:
    return Kernel(noise(*shape, seed=1) / 8, noise(shape[0], seed=2))


@pytest.mark.parametrize("size", [(4, 4), (2, 6)])
def test_convolution_before_doubling(size: tuple[int, int]) -> None:
    flat, deep = kernel(5, 3, 3, 3), kernel(5, 3, 3, 3, 3)
    x, volume = noise(1, 3, *size), noise(1, 3, 4, *size)
    larger = functional.interpolate(x, scale_factor=2, mode="nearest")
    wanted = functional.conv2d(larger, flat.weight, flat.bias, padding=1)
    assert torch.allclose(doubled(flat, MAKE)(x), wanted, atol=1e-5)
    larger = functional.interpolate(volume, scale_factor=(1, 2, 2), mode="nearest")
    wanted = functional.conv3d(larger, deep.weight, deep.bias, padding=1)
    assert torch.allclose(doubled(deep, MAKE)(volume), wanted, atol=1e-5)


def test_convolution_before_quadrupling() -> None:
    flat, x = kernel(5, 3, 3, 3), noise(1, 3, 5, 4)
    larger = functional.interpolate(x, scale_factor=4, mode="nearest")
    wanted = functional.conv2d(larger, flat.weight, flat.bias, padding=1)
    assert torch.allclose(quadrupled(flat, MAKE)(x), wanted, atol=1e-5)


def test_fourier_convolution() -> None:
    seven, x = kernel(3, 4, 7, 7, 7), noise(1, 4, 5, 12, 12)
    wanted = functional.conv3d(x, seven.weight, seven.bias, padding=3)
    assert torch.allclose(fourier_convolution(seven, 12)(x), wanted, atol=1e-4)


def test_convolution_with_one_output() -> None:
    seven, x = kernel(1, 4, 5, 7, 7), noise(1, 4, 5, 12, 10)
    wanted = functional.conv3d(x, seven.weight, seven.bias, padding=(0, 3, 3))
    assert torch.allclose(single_output(seven, (0, 3, 3))(x), wanted, atol=1e-5)


def test_shifted_volumes_and_gaussians() -> None:
    volume, points = noise(4, 6, 8, 10), noise(5, 3, seed=3) / 2
    grid = identity_grid((6, 8, 10), volume)
    wanted = sample_volume(volume.expand(5, -1, -1, -1, -1), grid + points[:, None, None, None])
    assert torch.allclose(shifted(volume, points), wanted, atol=1e-5)
    assert torch.allclose(axis_gaussians(points, (6, 8, 10)), gaussians(points, grid), atol=1e-6)


def test_sampling_by_index() -> None:
    volume, grid = noise(1, 3, 5, 6, 7), noise(1, 4, 5, 6, 3, seed=4)
    assert torch.allclose(sample_by_index(volume, grid), sample_volume(volume, grid), atol=1e-5)
    corners = torch.tensor(list(product((-1.0, 1.0), repeat=3))).reshape(1, 2, 2, 2, 3)
    assert torch.allclose(sample_by_index(volume, corners), sample_volume(volume, corners), atol=1e-6)


@pytest.mark.parametrize("threads", [1, 3])
@pytest.mark.parametrize(
    ("tiling", "limit"), [(FLOAT32, 1e-5), (BFLOAT16, 0.03)], ids=["float32", "bfloat16"]
)
def test_winograd_convolution(tiling: Tiling, limit: float, threads: int) -> None:
    make = WinogradConvolutions(threads, tiling)
    flat, deep = kernel(20, 16, 3, 3), kernel(18, 17, 3, 3, 3)
    x, volume = noise(1, 16, 72, 20), noise(1, 17, 3, 16, 24)
    for _ in range(2):  # the second time in memory that was used
        wanted = functional.conv2d(x, flat.weight, flat.bias, padding=1)
        assert (make(flat, 1)(x) - wanted).abs().max() < limit * wanted.abs().max()
        wanted = functional.conv3d(volume, deep.weight, deep.bias, padding=1)
        assert (make(deep, 1)(volume) - wanted).abs().max() < limit * wanted.abs().max()


def rimmed(x: torch.Tensor) -> NDArray[np.float32]:
    """``(1, C, H, W)`` -> ``(H + 2, W + 2, C)``."""
    return np.ascontiguousarray(functional.pad(x, (1, 1, 1, 1))[0].permute(1, 2, 0).numpy())


def inner(x: NDArray[np.float32]) -> torch.Tensor:
    return torch.from_numpy(x)[1:-1, 1:-1].permute(2, 0, 1)[None]


@pytest.mark.parametrize(
    ("tiling", "limit"), [(FLOAT32, 1e-5), (BFLOAT16, 0.03)], ids=["float32", "bfloat16"]
)
@pytest.mark.parametrize("times", [1, 2])
def test_convolution_that_ends_as_a_spade_norm(tiling: Tiling, limit: float, times: int) -> None:
    flat, hidden, x = kernel(10, 7, 3, 3), noise(1, 9, 16, 24), noise(1, 5, 16 // times, 24 // times, seed=5)
    convolve = RimmedConvolution(flat, tiling, Crew(2), Scratch())
    larger = functional.interpolate(x, scale_factor=times, mode="nearest")
    both = functional.conv2d(hidden[:, 2:], flat.weight, flat.bias, padding=1)
    normed = functional.instance_norm(larger, eps=NORM_EPS)
    wanted = functional.leaky_relu(normed * both[:, :5] + both[:, 5:], 0.2)
    norm, out = np.empty((2, 5), np.float32), rimmed(torch.zeros(1, 5, 16, 24))
    channel_norm(rimmed(x), NORM_EPS, norm)
    convolve.modulate(rimmed(hidden), 2, rimmed(x), norm, out, 0.2)
    assert (inner(out) - wanted).abs().max() < limit * wanted.abs().max()
    assert not out[0].any() and not out[:, -1].any()


@pytest.mark.parametrize("tiling", [FLOAT32, BFLOAT16], ids=["float32", "bfloat16"])
def test_convolution_on_top_of_what_is_there(tiling: Tiling) -> None:
    flat, x, before = kernel(6, 16, 3, 3), noise(1, 16, 16, 16), noise(1, 6, 16, 16, seed=5)
    wanted = functional.leaky_relu(before + functional.conv2d(x, flat.weight, flat.bias, padding=1), 0.2)
    out = rimmed(before)
    RimmedConvolution(flat, tiling, Crew(1), Scratch())(rimmed(x), out, slope=0.2, add=True)
    assert (inner(out) - wanted).abs().max() < 0.03 * wanted.abs().max()


@pytest.mark.parametrize(("side", "size"), [(16, 1), (6, 3), (18, 3)], ids=["1x1", "small", "not in fours"])
def test_what_winograd_does_not_suit_is_convolved_plainly(side: int, size: int) -> None:
    flat, x = kernel(16, 16, size, size), noise(1, 16, side, side)
    wanted = functional.conv2d(x, flat.weight, flat.bias, padding=size // 2)
    assert torch.allclose(WinogradConvolutions()(flat, size // 2)(x), wanted, atol=1e-5)


WAYS = pytest.mark.parametrize("make", [MAKE, WinogradConvolutions()], ids=["plain", "winograd"])


@WAYS
@pytest.mark.full
def test_warping(warping: WarpingNetwork, make: ConvolutionMaker) -> None:
    source, driving = key_points()
    fast = FastWarping(warping, make, lambda mask: fourier_convolution(mask, 64), sample_volume, CPU)
    portrait = fast.prepare(tensor("feature_3d", 1.5, 1, 32, 16, 64, 64), source)
    deformation, occlusion = fast.deform(portrait, driving)
    assert difference(deformation, "warping", "deformation") < 1e-4
    assert difference(occlusion, "warping", "occlusion_map") < 1e-4
    assert difference(fast(portrait, driving), "warping", "out") < 5e-4


def published_picture(draw: Map) -> None:
    out = draw(tensor("generator_feature", 1.5, 1, 256, 64, 64))
    assert difference(out, "decoder", "out") < 1e-4
    assert difference(out[:, :, 200:264, 200:264], "decoder", "out_patch") < 1e-4


@WAYS
@pytest.mark.full
def test_decoder(decoder: SpadeDecoder, make: ConvolutionMaker) -> None:
    published_picture(FastDecoder(decoder, make))


@pytest.mark.full
def test_fused_decoder(decoder: SpadeDecoder) -> None:
    draw = FusedDecoder(decoder, FLOAT32, threads=2)
    draw(tensor("another", 3.0, 1, 256, 64, 64))  # nothing of a frame before is left
    published_picture(draw)


def test_mixed_precision_is_for_processors() -> None:
    with pytest.raises(UserError, match=r"mixed precision because it would run on meta.*--precision"):
        compute_on(torch.device("meta"), Precision.MIXED)
