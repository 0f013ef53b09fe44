"""Folds and shadows that come with an expression, as maps of how much the skin darkens or brightens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.moving_mesh import RIG_COEFFICIENTS
from talking_avatar.render.warp.shading_painter import ShadingPainter

WEIGHT_RANGE = (-0.6, 1.2)

_BOTH: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "chinCrease": {
            "mouthPucker": 0.5, "mouthPress": 0.7, "mouthRollLower": 0.8, "mouthFunnel": 0.35,
            "mouthClose": 0.3, "mouthFrownLeft": 0.3, "mouthFrownRight": 0.3, "jawOpen": 0.25,
        },
        "lowerLipShadow": {"mouthPucker": 0.8, "mouthFunnel": 0.8, "jawOpen": 0.5, "mouthLowerDown": 0.3},
        "upperLipShadow": {"mouthRollUpper": 1.0, "mouthPress": 0.6},
        "lowerLipRoll": {"mouthRollLower": 1.0, "mouthPress": 0.5},
        "foreheadInner": {"browInnerUp": 1.0, "browOuterUpLeft": 0.25, "browOuterUpRight": 0.25},
        "noseWrinkle": {"noseSneer": 1.0, "browDownLeft": 0.15, "browDownRight": 0.15},
    }
)  # fmt: skip
_PER_SIDE: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "smileFold": {
            "mouthSmile": 1.0, "mouthStretch": 0.45, "noseSneer": 0.35, "mouthUpperUp": 0.35, "jawOpen": 0.25,
            "eyeSquint": 0.1,
        },
        "sneerFold": {"noseSneer": 1.0, "mouthUpperUp": 0.7},
        "cornerTuck": {"mouthSmile": 0.8, "mouthStretch": 1.0, "mouthPress": 0.6},
        "marionette": {"mouthFrown": 1.0, "mouthPress": 0.3, "jawOpen": 0.2},
        "cheekApple": {"mouthSmile": 1.0, "eyeSquint": 0.25, "cheekPuff": 0.4},
        "cheekHollow": {"jawOpen": 1.0, "mouthPucker": 0.6, "mouthFunnel": 0.5, "cheekPuff": -0.6},
        "underEye": {"eyeSquint": 1.0, "mouthSmile": 0.4, "noseSneer": 0.3},
        "crowsFeet": {"eyeSquint": 0.9, "mouthSmile": 0.5, "eyeBlink": 0.1},
        "browFurrow": {"browDown": 1.0, "noseSneer": 0.25},
        "foreheadOuter": {"browOuterUp": 1.0, "browInnerUp": 0.2},
    }
)  # fmt: skip
_SIDES = ("Left", "Right")
SHADING_TERMS: tuple[str, ...] = (*_BOTH, *(term + side for term in _PER_SIDE for side in _SIDES))


@dataclass(frozen=True, eq=False)
class ShadingMaps:
    """``maps (S, h, w)`` float32: change of the logarithm of luminance for a weight of 1 of each term in
    ``names``.

    ``region_px (4,)`` float64: x0, y0, x1, y1 of the first and the last sample in crop units (sample (i, j)
    lies at x0 + j (x1 - x0) / (w - 1), y0 + i (y1 - y0) / (h - 1)); the maps are zero on its border and
    nothing changes beyond. They belong to the skin of the photo, and move with it.
    """

    maps: NDArray[np.float32]
    region_px: NDArray[np.float64]
    names: tuple[str, ...]

    def mix(self, coefficients: NDArray[np.float32]) -> NDArray[np.float32]:
        """Weights ``(S,)`` float32 of the terms for ``coefficients (K,)`` as in ``RIG_COEFFICIENTS``.

        Linear in the coefficients (which term takes how much of what is the table in this module) and limited
        to ``WEIGHT_RANGE``; the neutral face gives exact zeros.
        """
        return np.clip(_TERM_WEIGHTS @ np.asarray(coefficients, np.float32), *WEIGHT_RANGE)


def _term_weights() -> NDArray[np.float32]:
    weights = np.zeros((len(SHADING_TERMS), len(RIG_COEFFICIENTS)), np.float32)
    for term, recipe in _BOTH.items():
        for coefficient, share in recipe.items():
            weights[SHADING_TERMS.index(term), RIG_COEFFICIENTS.index(coefficient)] = share
    for term, recipe in _PER_SIDE.items():
        for side in _SIDES:
            for stem, share in recipe.items():
                coefficient = stem if stem in RIG_COEFFICIENTS else stem + side
                weights[SHADING_TERMS.index(term + side), RIG_COEFFICIENTS.index(coefficient)] = share
    return weights


_TERM_WEIGHTS = _term_weights()


def prepare_shading(portrait: Portrait) -> ShadingMaps:
    """Draw the maps along the landmarks of ``portrait``.

    Widths are in interpupillary distances, depths between 5 and 25 per cent. Folds that face away from the
    main light, estimated from the two cheeks, are deeper. Nothing is drawn on hair, beard or background.
    """
    painter = ShadingPainter(portrait)
    maps = np.stack([painter.paint(term) for term in SHADING_TERMS]).astype(np.float32)
    grid = painter.grid
    last = grid.origin_px + grid.step_px * (np.array(grid.shape[::-1]) - 1)
    return ShadingMaps(maps, np.concatenate([grid.origin_px, last]), SHADING_TERMS)
