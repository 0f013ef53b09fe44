"""What rolls along (``rolling``) and what computes (``lean_windows``, ``torch_windows``): their agreement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.dit.samplers import Known


@dataclass(frozen=True, eq=False)
class HopWindow:
    """T frames to be made after C frames of context, float32.

    ``context (C, D)`` of normalised motion; ``features (C + T, audio_dim)``; ``at_start``: the context is the
    model's own beginning, and the sound before it too; ``noise (T, D)`` standard normal.
    """

    context: NDArray[np.float32]
    features: NDArray[np.float32]
    at_start: bool
    noise: NDArray[np.float32]
    known: Known | None = None


class WindowMaker(Protocol):
    """A model with a way of sampling and the conditions it is under."""

    def start_motion(self) -> NDArray[np.float32]:
        """``(C, D)``: what stands for the motion before the first frame."""
        ...

    def make(self, window: HopWindow, noise: Callable[[int], NDArray[np.float32]]) -> NDArray[np.float32]:
        """Normalised motion ``(T, D)``; ``noise(step)`` gives ``(T, D)`` for samplers that want it."""
        ...
