"""Where the networks run, and in which precision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch

from talking_avatar.errors import UserError
from talking_avatar.render.liveportrait.device_kind import DeviceKind, Precision
from talking_avatar.render.liveportrait.networks.decoder import SpadeDecoder
from talking_avatar.render.liveportrait.networks.layers import VOLUME_SIDE
from talking_avatar.render.liveportrait.networks.warping import sample_volume
from talking_avatar.render.liveportrait.rewrites.compiled import CompiledMap
from talking_avatar.render.liveportrait.rewrites.convolution import (
    ConvolutionMaker,
    Kernel,
    Map,
    TorchConvolutions,
)
from talking_avatar.render.liveportrait.rewrites.fast_decoder import FastDecoder
from talking_avatar.render.liveportrait.rewrites.fast_warping import VolumeSampler
from talking_avatar.render.liveportrait.rewrites.fourier_mask import fourier_convolution
from talking_avatar.render.liveportrait.rewrites.straight_sampling import sample_by_index


@dataclass(frozen=True, eq=False)
class Compute:
    """``dtype`` of most products, ``maps`` of what lies between W's; geometry is float32 everywhere.
    ``convolutions``, ``mask`` and ``sample`` fit ``FastWarping``; ``decoder`` makes G."""

    device: torch.device
    dtype: torch.dtype
    maps: torch.dtype
    convolutions: ConvolutionMaker
    mask: Callable[[Kernel], Map]
    sample: VolumeSampler
    decoder: Callable[[SpadeDecoder], Map]

    @property
    def name(self) -> str:
        """For people."""
        if self.device.type == "cuda":
            return str(torch.cuda.get_device_name(self.device))
        return {"mps": "Apple GPU", "cpu": "CPU"}.get(self.device.type, self.device.type)


def choose_device(wanted: DeviceKind) -> torch.device:
    """Raises :class:`UserError` when the wanted one is not there."""
    there = [DeviceKind.CPU]
    if torch.backends.mps.is_available():
        there.insert(0, DeviceKind.MPS)
    if torch.cuda.is_available():
        there.insert(0, DeviceKind.CUDA)
    if wanted is DeviceKind.AUTO:
        return torch.device(there[0].value)
    if wanted not in there:
        raise UserError(
            f"LivePortrait cannot run on {wanted.value}",
            f"PyTorch {torch.__version__} finds no such device",
            "choose --device auto, or set up PyTorch for it",
        )
    return torch.device(wanted.value)


def compute_on(
    device: torch.device, precision: Precision = Precision.EXACT, compiled: bool = False
) -> Compute:
    """The way that suits ``device``; on the CPU with as many threads as PyTorch uses now. ``compiled``: G
    goes through PyTorch's compiler.

    Raises :class:`UserError` when it cannot be ``mixed``, or is not ``compiled``, there.
    """
    if precision is Precision.MIXED:
        _check_mixed(device)
    if compiled and device.type != "cuda":
        raise UserError(
            "LivePortrait is not compiled here",
            "that only makes it quicker on NVIDIA's graphics cards",
            "leave --compile out",
        )
    if device.type == "cpu":
        return _on_processor(torch.bfloat16 if precision is Precision.MIXED else torch.float32)
    if device.type == "cuda":
        dtype, sample = torch.float16, sample_volume
        make = TorchConvolutions(device, dtype, channels_last=True)
    else:
        dtype, sample = torch.float32, sample_by_index
        make = TorchConvolutions(device)
    return Compute(
        device=device,
        dtype=dtype,
        maps=dtype,
        convolutions=make,
        mask=lambda mask: make(mask, 3),
        sample=sample,
        decoder=lambda network: _compiled(FastDecoder(network, make), compiled),
    )


def _compiled(decoder: Map, wanted: bool) -> Map:
    return CompiledMap(decoder) if wanted else decoder


def has_bfloat16() -> bool:
    """Whether this processor multiplies bfloat16 in hardware."""
    try:
        return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
    except AttributeError:  # a PyTorch without oneDNN
        return False


def _check_mixed(device: torch.device) -> None:
    if device.type != "cpu":
        why = f"it would run on {device.type}, which has its own"
    elif not has_bfloat16():
        why = "this processor does not multiply bfloat16, and would only be slower"
    else:
        return
    raise UserError("LivePortrait cannot run in mixed precision", why, "leave --precision out")


def _on_processor(dtype: torch.dtype) -> Compute:
    """``dtype`` of the products in G and, in W, of those that only see small maps. All maps are float32, and
    so are the products that place things in detail."""
    from talking_avatar.render.liveportrait.rewrites.fused_decoder import FusedDecoder
    from talking_avatar.render.liveportrait.rewrites.winograd import WinogradConvolutions
    from talking_avatar.render.liveportrait.rewrites.winograd_tiling import BFLOAT16, FLOAT32

    threads = torch.get_num_threads()
    tiling = BFLOAT16 if dtype is torch.bfloat16 else FLOAT32
    return Compute(
        device=torch.device("cpu"),
        dtype=dtype,
        maps=torch.float32,
        convolutions=WinogradConvolutions(threads, elsewhere=dtype),
        mask=lambda mask: fourier_convolution(mask, VOLUME_SIDE),
        sample=sample_volume,
        decoder=lambda network: FusedDecoder(network, tiling, threads),
    )
