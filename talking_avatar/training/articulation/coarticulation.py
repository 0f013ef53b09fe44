"""Neighbouring sounds share the mouth: dominance functions.

M. M. Cohen and D. W. Massaro, "Modeling coarticulation in synthetic visual speech", in *Models and
Techniques in Computer Animation*, 1993, after A. Löfqvist, "Speech as audible gestures", 1990: each sound s
has for each group p of articulators a dominance ``D(t) = alpha exp(-|t| / theta)`` around its centre, and the
target followed at t is the mean of all targets weighted by their dominance. Here the dominance is flat over
the inner half of the sound, since long sounds hold their apex (JALI, section 4.2: until 75 % of the sound).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.training.articulation.visemes import JAW, LIFT, LIPS, SPREAD, TONGUE

_BEFORE_S = {JAW: 0.045, LIPS: 0.085, SPREAD: 0.060, LIFT: 0.040, TONGUE: 0.035}
_AFTER_S = {JAW: 0.045, LIPS: 0.060, SPREAD: 0.055, LIFT: 0.040, TONGUE: 0.035}
"""Time constants theta. Rounding starts well before its vowel (J. S. Perkell and M. L. Matthies, "Temporal
measures of anticipatory labial coarticulation for the vowel /u/", JASA 91(5), 1992) and ends with it."""

_SILENCE_S = 0.070
_FLAT_SHARE = 0.5


@dataclass(frozen=True)
class Gesture:
    """What one sound, or half of a diphthong, asks of one group: targets by control name."""

    start_s: float
    end_s: float
    alpha: float
    targets: dict[str, float]
    is_silence: bool


def blend(
    times_s: NDArray[np.float64], gestures: Sequence[Gesture], group: str, names: Sequence[str]
) -> NDArray[np.float64]:
    """The course of ``names`` (controls of ``group``) at ``times_s (n,)``: ``(n, len(names))``."""
    starts = np.array([g.start_s for g in gestures])
    ends = np.array([g.end_s for g in gestures])
    silent = np.array([g.is_silence for g in gestures])
    alphas = np.array([g.alpha for g in gestures])
    targets = np.array([[g.targets.get(name, 0.0) for name in names] for g in gestures])
    centres, halves = (starts + ends) / 2, _FLAT_SHARE * (ends - starts) / 2
    # A pause is at rest until shortly before the sound after it, not only around its middle.
    halves = np.where(silent, np.maximum((ends - starts) / 2 - _SILENCE_S, 0), halves)
    offset = times_s[:, None] - centres
    distance = np.maximum(np.abs(offset) - halves, 0.0)
    theta = np.where(offset < 0, _BEFORE_S[group], _AFTER_S[group])
    weights = alphas * np.exp(-distance / theta)
    total = weights.sum(axis=1, keepdims=True)
    return np.asarray((weights @ targets) / np.maximum(total, 1e-12))
