"""Where the networks run, and in which precision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch

from talking_avatar.errors import UserError
from talking_avatar.render.liveportrait.device_kind import DeviceKind, Precision
from talking_avatar.render.liveportrait.networks.layers import VOLUME_SIDE
from talking_avatar.render.liveportrait.networks.warping import sample_volume
from talking_avatar.render.liveportrait.rewrites.convolution import (
    ConvolutionMaker,
    Kernel,
    Map,
    TorchConvolutions,
)
from talking_avatar.render.liveportrait.rewrites.fast_warping import VolumeSampler
from talking_avatar.render.liveportrait.rewrites.fourier_mask import fourier_convolution
from talking_avatar.render.liveportrait.rewrites.straight_sampling import sample_by_index


@dataclass(frozen=True, eq=False)
class Compute:
    """``dtype`` of the convolutions; geometry is float32 everywhere. The three makers fit ``FastWarping`` and
    ``FastDecoder``."""

    device: torch.device
    dtype: torch.dtype
    convolutions: ConvolutionMaker
    mask: Callable[[Kernel], Map]
    sample: VolumeSampler

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


def compute_on(device: torch.device, precision: Precision = Precision.EXACT) -> Compute:
    """The way that suits ``device``; on the CPU with as many threads as PyTorch uses now.

    Raises :class:`UserError` when it cannot be ``mixed`` there.
    """
    if precision is Precision.MIXED:
        return _mixed(device)
    if device.type == "cuda":
        make = TorchConvolutions(device, torch.float16, channels_last=True)
        return Compute(device, torch.float16, make, lambda mask: make(mask, 3), sample_volume)
    if device.type == "mps":
        plain = TorchConvolutions(device)
        return Compute(device, torch.float32, plain, lambda mask: plain(mask, 3), sample_by_index)
    from talking_avatar.render.liveportrait.rewrites.winograd import WinogradConvolutions

    fast = WinogradConvolutions(torch.get_num_threads())
    return Compute(
        device, torch.float32, fast, lambda mask: fourier_convolution(mask, VOLUME_SIDE), sample_volume
    )


def has_bfloat16() -> bool:
    """Whether this processor multiplies bfloat16 in hardware."""
    try:
        return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
    except AttributeError:  # a PyTorch without oneDNN
        return False


def _mixed(device: torch.device) -> Compute:
    """In bfloat16 alone, coordinates would be so coarse that the picture breaks, so the masks are float32."""
    if device.type != "cpu":
        why = f"it would run on {device.type}, which has its own"
    elif not has_bfloat16():
        why = "this processor does not multiply bfloat16, and would only be slower"
    else:
        make = TorchConvolutions(device, torch.bfloat16)
        return Compute(device, torch.bfloat16, make, _float_mask, sample_volume)
    raise UserError("LivePortrait cannot run in mixed precision", why, "leave --precision out")


def _float_mask(kernel: Kernel) -> Map:
    convolve = fourier_convolution(kernel, VOLUME_SIDE)
    return lambda x: convolve(x.float())
