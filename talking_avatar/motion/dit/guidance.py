"""Classifier-free guidance (Ho & Salimans 2022): how strongly the sound outweighs the habit of moving."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray


class GuidanceBase(str, Enum):
    """From where the difference ``heard - unheard`` is counted."""

    UNHEARD = "unheard"
    """``unheard + scale (heard - unheard)``: DiffPoseTalk, JoyVASA; 1 is no guidance."""
    HEARD = "heard"
    """``heard + scale (heard - unheard)``: the seed; 0 is no guidance, its 0.65 is 1.65 of the other."""


@dataclass(frozen=True)
class Guidance:
    """``scale`` in the convention of ``base``."""

    scale: float = 1.0
    base: GuidanceBase = GuidanceBase.UNHEARD

    @property
    def weight(self) -> float:
        """The scale counted from the unheard prediction."""
        return self.scale + (1.0 if self.base is GuidanceBase.HEARD else 0.0)

    @property
    def is_off(self) -> bool:
        """Whether the prediction without sound has no say, and need not be made."""
        return self.weight == 1.0

    def mix(self, heard: NDArray[np.float32], unheard: NDArray[np.float32]) -> NDArray[np.float32]:
        return unheard + np.float32(self.weight) * (heard - unheard)


NO_GUIDANCE = Guidance()
