"""Names of what the networks can run on; importing this imports no PyTorch."""

from __future__ import annotations

from enum import Enum


class DeviceKind(str, Enum):
    """``auto`` takes the first that is there of CUDA, MPS (Apple's GPU) and the CPU."""

    AUTO = "auto"
    CUDA = "cuda"
    MPS = "mps"
    CPU = "cpu"
