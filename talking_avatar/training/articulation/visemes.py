"""What each class of speech sounds asks of the visible mouth, and how strongly.

Targets are controls at a conversational effort. Jaw heights order the vowels as in B. Lindblom and
J. Sundberg, "Acoustical consequences of lip, tongue, jaw, and larynx movement", JASA 50(4), 1971, and put
sibilants highest (C. Mooshammer, P. Hoole and A. Geumann, "Jaw and order", Language and Speech 50(2), 2007).
Lip shapes follow the viseme rules of P. Edwards et al., "JALI: an animator-centric viseme model for
expressive lip synchronization", ACM TOG 35(4), 2016, section 4, in the units of the warp engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

JAW, LIPS, SPREAD, LIFT, TONGUE = "jaw", "lips", "spread", "lift", "tongue"
"""Groups of controls that move together: jaw; rounding; corners; edges of the lips; tongue."""

GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        JAW: ("jawOpen",),
        LIPS: ("mouthFunnel", "mouthPucker"),
        SPREAD: ("mouthStretchLeft", "mouthStretchRight", "mouthSmileLeft", "mouthSmileRight"),
        LIFT: ("mouthUpperUp", "mouthLowerDown"),
        TONGUE: ("tongueUp",),
    }
)

NO_CLOSURE, BILABIAL, LABIODENTAL = "", "bilabial", "labiodental"


@dataclass(frozen=True)
class Viseme:
    """``targets`` of controls (both sides alike, named without Left or Right; absent means 0).

    ``dominance``: the magnitude alpha of each group, see :mod:`.coarticulation`; ``is_vowel``; ``closure``:
    which parts must meet while it lasts.
    """

    targets: Mapping[str, float]
    dominance: Mapping[str, float]
    is_vowel: bool = False
    closure: str = NO_CLOSURE
    is_silence: bool = field(default=False)


_VOWEL = {JAW: 1.0, LIPS: 1.0, SPREAD: 1.0, LIFT: 1.0, TONGUE: 0.6}
_ROUND_VOWEL = {JAW: 1.0, LIPS: 2.2, SPREAD: 1.4, LIFT: 1.0, TONGUE: 0.6}
_REDUCED_VOWEL = {JAW: 0.6, LIPS: 0.45, SPREAD: 0.45, LIFT: 0.6, TONGUE: 0.5}


def _vowel(jaw: float, lift: float, lower: float, **rest: float) -> Viseme:
    targets = {"jawOpen": jaw, "mouthUpperUp": lift, "mouthLowerDown": lower, **rest}
    is_round = rest.get("mouthFunnel", 0) + rest.get("mouthPucker", 0) > 0.4
    return Viseme(targets, _ROUND_VOWEL if is_round else _VOWEL, is_vowel=True)


def _consonant(targets: Mapping[str, float], closure: str = NO_CLOSURE, **dominance: float) -> Viseme:
    return Viseme(targets, {JAW: 0, LIPS: 0, SPREAD: 0, LIFT: 0, TONGUE: 0, **dominance}, closure=closure)


VISEMES: Mapping[str, Viseme] = MappingProxyType(
    {
        "sil": Viseme({}, {JAW: 0.9, LIPS: 0.5, SPREAD: 0.5, LIFT: 0.8, TONGUE: 0.8}, is_silence=True),
        # vowels
        "aa": _vowel(0.46, 0.08, 0.22, mouthFunnel=0.05),
        "ae": _vowel(0.40, 0.12, 0.26, mouthStretch=0.28),
        "ah": _vowel(0.33, 0.06, 0.18, mouthStretch=0.06),
        "ax": Viseme(
            {"jawOpen": 0.19, "mouthUpperUp": 0.04, "mouthLowerDown": 0.12}, _REDUCED_VOWEL, is_vowel=True
        ),
        "eh": _vowel(0.29, 0.09, 0.22, mouthStretch=0.26),
        "ih": _vowel(0.18, 0.06, 0.18, mouthStretch=0.24),
        "iy": _vowel(0.12, 0.08, 0.20, mouthStretch=0.48, mouthSmile=0.10),
        "ao": _vowel(0.36, 0.04, 0.10, mouthFunnel=0.42, mouthPucker=0.15),
        "ow": _vowel(0.24, 0.03, 0.08, mouthFunnel=0.50, mouthPucker=0.34),
        "uh": _vowel(0.17, 0.03, 0.08, mouthFunnel=0.34, mouthPucker=0.34),
        "uw": _vowel(0.10, 0.03, 0.06, mouthFunnel=0.30, mouthPucker=0.72),
        "ue": _vowel(0.11, 0.04, 0.08, mouthFunnel=0.32, mouthPucker=0.66),
        "oe": _vowel(0.22, 0.05, 0.12, mouthFunnel=0.45, mouthPucker=0.40),
        "er": _vowel(0.19, 0.06, 0.12, mouthFunnel=0.26, mouthPucker=0.20),
        # lips and teeth
        "pp": _consonant({"jawOpen": 0.05}, BILABIAL, jaw=1.1, lips=0.15, spread=0.2, lift=1.5),
        "ff": _consonant(
            {"jawOpen": 0.06, "mouthUpperUp": 0.22}, LABIODENTAL, jaw=1.3, lips=0.6, spread=0.3, lift=2.0
        ),
        "bv": _consonant({"jawOpen": 0.09, "mouthLowerDown": 0.02}, jaw=1.0, lips=0.2, spread=0.2, lift=1.0),
        "ww": _consonant(
            {"jawOpen": 0.08, "mouthFunnel": 0.26, "mouthPucker": 0.74},
            jaw=1.0,
            lips=2.6,
            spread=1.6,
            lift=1.0,
        ),
        "rr": _consonant(
            {"jawOpen": 0.13, "mouthFunnel": 0.30, "mouthPucker": 0.22},
            jaw=0.6,
            lips=0.8,
            spread=0.5,
            lift=0.4,
        ),
        # the tongue in front
        "th": _consonant(
            {"jawOpen": 0.11, "mouthUpperUp": 0.05, "mouthLowerDown": 0.18, "tongueUp": 0.55},
            jaw=1.0,
            lips=0.15,
            spread=0.25,
            lift=0.8,
            tongue=2.0,
        ),
        "dd": _consonant(
            {
                "jawOpen": 0.09,
                "mouthStretch": 0.12,
                "mouthLowerDown": 0.15,
                "mouthUpperUp": 0.04,
                "tongueUp": 0.8,
            },
            jaw=1.1,
            lips=0.1,
            spread=0.2,
            lift=0.5,
            tongue=2.2,
        ),
        "ll": _consonant(
            {
                "jawOpen": 0.16,
                "mouthStretch": 0.10,
                "mouthLowerDown": 0.14,
                "mouthUpperUp": 0.04,
                "tongueUp": 0.9,
            },
            jaw=0.6,
            lips=0.1,
            spread=0.2,
            lift=0.4,
            tongue=2.2,
        ),
        "ss": _consonant(
            {
                "jawOpen": 0.035,
                "mouthStretch": 0.28,
                "mouthLowerDown": 0.26,
                "mouthUpperUp": 0.10,
                "tongueUp": 0.3,
            },
            jaw=1.9,
            lips=0.3,
            spread=0.6,
            lift=1.5,
            tongue=1.0,
        ),
        "sh": _consonant(
            {
                "jawOpen": 0.055,
                "mouthFunnel": 0.55,
                "mouthPucker": 0.22,
                "mouthLowerDown": 0.14,
                "mouthUpperUp": 0.10,
            },
            jaw=1.7,
            lips=1.8,
            spread=1.2,
            lift=1.2,
            tongue=0.8,
        ),
        # the tongue behind, and the throat
        "kk": _consonant(
            {"jawOpen": 0.15, "mouthLowerDown": 0.10}, jaw=0.55, lips=0.05, spread=0.1, lift=0.3, tongue=0.8
        ),
        "jj": _consonant(
            {"jawOpen": 0.09, "mouthStretch": 0.34, "mouthLowerDown": 0.14},
            jaw=0.9,
            lips=0.4,
            spread=0.8,
            lift=0.5,
        ),
        "hh": _consonant({"jawOpen": 0.18}, jaw=0.15),
    }
)
"""All visemes by name. *bv* is the bilabial approximant of Spanish, *ue* and *oe* are the rounded front
vowels."""
