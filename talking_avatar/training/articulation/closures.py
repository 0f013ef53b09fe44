"""Lips that must meet, and lips that must touch the teeth, whatever the neighbours want.

The lips of /p b m/ meet at the acoustic closure and close within about 80-100 ms (A. Löfqvist and
V. L. Gracco, "Lip and jaw kinematics in bilabial stop consonant production", JSLHR 40(4), 1997); the lower
lip of /f v/ rests against the upper teeth while they hiss.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_INDEX
from talking_avatar.motion.lips import IS_PARTING
from talking_avatar.training.articulation.phones import Segment
from talking_avatar.training.articulation.visemes import BILABIAL, LABIODENTAL

_CLOSING_S, _OPENING_S = 0.075, 0.065
_TUCKING_S, _UNTUCKING_S = 0.080, 0.075
_OVERLAP_S = 0.012
"""Closures outlast the sound by so much on both sides, so that a frame of 40 ms shows the shortest."""

_SHUT = {"mouthClose": 1.0, "mouthPress": 0.34, "mouthRollUpper": 0.10, "mouthRollLower": 0.14}
_TUCKED = {"mouthRollLower": 0.62, "mouthUpperUp": 0.24}
_PLOSIVE_PUFF = 0.12
_PUFFS = frozenset("pb")


@dataclass(frozen=True, eq=False)
class Contacts:
    """How far, 0..1, lips meet, the lower lip is tucked, and air fills the cheeks, over time ``(n,)``."""

    shut: NDArray[np.float64]
    tucked: NDArray[np.float64]
    puffed: NDArray[np.float64]


def contacts(times_s: NDArray[np.float64], sounds: Sequence[Segment]) -> Contacts:
    """The contacts of all ``sounds`` at ``times_s (n,)``."""
    shut, tucked, puffed = (np.zeros(len(times_s)) for _ in range(3))
    for sound in sounds:
        start_s, end_s = sound.start_s - _OVERLAP_S, sound.end_s + _OVERLAP_S
        if sound.first.closure == BILABIAL:
            envelope = _held(times_s, start_s, end_s, _CLOSING_S, _OPENING_S)
            shut = np.maximum(shut, envelope)
            if sound.symbol in _PUFFS:
                puffed = np.maximum(puffed, envelope)
        elif sound.first.closure == LABIODENTAL:
            tucked = np.maximum(tucked, _held(times_s, start_s, end_s, _TUCKING_S, _UNTUCKING_S))
    return Contacts(shut, tucked * (1 - shut), puffed)


def close(controls: NDArray[np.float64], made: Contacts) -> NDArray[np.float64]:
    """``controls (n, C)`` with the contacts made."""
    closed = controls.copy()
    closed[:, IS_PARTING] *= (1 - 0.85 * made.shut - 0.55 * made.tucked)[:, None]
    _lay_over(closed, _TUCKED, made.tucked)
    _lay_over(closed, _SHUT, made.shut)
    closed[:, CONTROL_INDEX["cheekPuff"]] += _PLOSIVE_PUFF * made.puffed
    return closed


def _lay_over(controls: NDArray[np.float64], shape: dict[str, float], share: NDArray[np.float64]) -> None:
    vector = np.zeros(CONTROL_COUNT)
    for name, value in shape.items():
        vector[CONTROL_INDEX[name]] = value
    controls += share[:, None] * vector


def _held(
    times_s: NDArray[np.float64], start_s: float, end_s: float, before_s: float, after_s: float
) -> NDArray[np.float64]:
    """1 from ``start_s`` to ``end_s``, with smooth flanks outside."""
    rise = np.clip((times_s - start_s) / before_s + 1, 0, 1)
    fall = np.clip((end_s - times_s) / after_s + 1, 0, 1)
    flank = np.minimum(rise, fall)
    return np.asarray(flank * flank * (3 - 2 * flank))
