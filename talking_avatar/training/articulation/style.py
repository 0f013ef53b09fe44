"""How somebody speaks: calm or lively, with large or small movements, and habits of one's own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class ArticulationStyle:
    """``liveliness`` 0 calm, 0.5 conversational, 1 lively; ``gain``: size of lip and jaw movements, 1 is
    conversational. Closures are complete at any gain."""

    liveliness: float = 0.5
    gain: float = 1.0


LOWEST_GAIN, HIGHEST_GAIN = 0.6, 1.4


@dataclass(frozen=True)
class Speaker:
    """Habits of one person: factors on jaw, rounding, spreading and lip edges; ``lopsided`` -1..1: the left
    corner moves more (positive) or the right; ``jitter``: relative spread of targets from sound to sound;
    ``smile``: how far the corners rest above neutral while speaking."""

    jaw: float = 1.0
    lips: float = 1.0
    spread: float = 1.0
    lift: float = 1.0
    lopsided: float = 0.0
    jitter: float = 0.0
    smile: float = 0.0


def random_speaker(random: np.random.Generator, liveliness: float) -> Speaker:
    """Between speakers, jaw and lip displacements differ by 10-20 per cent at equal loudness (R. Johnson,
    P. Ladefoged and M. Lindau, "Individual differences in vowel production", JASA 94(2), 1993)."""
    factors = np.clip(random.normal(1.0, [0.09, 0.10, 0.15, 0.15]), 0.7, 1.3)
    return Speaker(
        jaw=float(factors[0]),
        lips=float(factors[1]),
        spread=float(factors[2]),
        lift=float(factors[3]),
        lopsided=float(np.clip(random.normal(0, 0.08), -0.2, 0.2)),
        jitter=0.06 + 0.04 * liveliness,
        smile=float(max(random.normal(0.02 + 0.06 * liveliness, 0.04), 0.0)),
    )
