"""Devices that run out of memory or go away: what PyTorch raises, as one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch

from talking_avatar.render.renderer import RendererLost

_LOST = ("cuda error", "cudnn", "cublas", "device-side assert", "mps backend", "accelerator")


@contextmanager
def losses() -> Iterator[None]:
    """Within it, a device that fails raises :class:`RendererLost`; other errors pass."""
    try:
        yield
    except RuntimeError as error:
        if sentence := loss_words(error):
            raise RendererLost(
                "LivePortrait cannot go on", sentence, "close other programs that use the device, or use warp"
            ) from error
        raise


def loss_words(error: RuntimeError) -> str:
    """Why ``error`` means that the device is lost; empty when it does not."""
    first = str(error).partition("\n")[0].strip()
    if isinstance(error, torch.OutOfMemoryError) or "out of memory" in first.lower():
        return "the graphics card has too little free memory"
    if isinstance(error, torch.AcceleratorError) or any(word in first.lower() for word in _LOST):
        return f"the graphics card failed ({first})"
    return ""
