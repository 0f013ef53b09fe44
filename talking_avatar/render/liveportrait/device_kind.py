"""Names of what the networks can run on, and how exactly; importing this imports no PyTorch."""

from __future__ import annotations

from enum import Enum


class DeviceKind(str, Enum):
    """``auto`` takes the first that is there of CUDA, MPS (Apple's GPU) and the CPU."""

    AUTO = "auto"
    CUDA = "cuda"
    MPS = "mps"
    CPU = "cpu"


class Precision(str, Enum):
    """``exact``: what suits the device (float32; half precision on CUDA). ``mixed``: on a CPU, what draws
    multiplies in bfloat16, everything that places things in float32."""

    EXACT = "exact"
    MIXED = "mixed"
