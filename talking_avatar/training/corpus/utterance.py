"""One spoken utterance and the times of its phonemes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

VOICE_RATE_HZ = 16_000


@dataclass(frozen=True)
class Phoneme:
    """``symbol`` is one of ``phonemes.PHONEMES`` or ``phonemes.SILENCE``; stress as in a shard."""

    symbol: str
    start_s: float
    end_s: float
    stress: int = 0


@dataclass(frozen=True)
class Recipe:
    """What to say, and how; the same recipe gives the same utterance."""

    engine: str
    voice: str
    language: str
    text: str
    speed: float
    seed: int


@dataclass(frozen=True)
class Utterance:
    """``samples`` (n,) float32 within -1..1 at 16 kHz; the phonemes cover all of it without gaps."""

    samples: NDArray[np.float32]
    phonemes: tuple[Phoneme, ...]
    recipe: Recipe

    @property
    def duration_s(self) -> float:
        return len(self.samples) / VOICE_RATE_HZ
