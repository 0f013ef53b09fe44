"""Skin that darkens and lightens with its folds: per-frame gain, mixed at low resolution."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.render.warp.canvas import Canvas
from talking_avatar.render.warp.gain_rows import (
    GAIN_ONE,
    GAIN_PER_LOG,
    GAIN_STEPS,
    GAIN_ZERO,
    MOST_STRIDE_PX,
    mix_gain,
)
from talking_avatar.render.warp.shading import ShadingMaps

_CHANNEL_EXPONENTS = np.array([0.8, 1.12, 1.3])
"""Shade on skin turns slightly red: light that has passed through it has lost blue and green. Not so in a
grey photo."""

_STRIDE_CROP_PX = 2.0


class ShadingGain:
    """``entries (h, w)`` int16 after :meth:`mix`: table entries times 16 at texture px * ``scale`` + ``x``,
    ``y``; ``stride_px``: frame pixels that a straight line between two entries may bridge; ``table
    (GAIN_STEPS,)`` uint64: the factors for R, G, B and 1 for alpha, sixteen bits each, in 1/``GAIN_ONE``."""

    def __init__(self, shading: ShadingMaps, canvas: Canvas, tint: float) -> None:
        """``tint``: 0 for a grey photo to 1 for a coloured one."""
        self._shading = shading
        self._maps = np.ascontiguousarray(shading.maps, np.float32)
        rows, columns = self._maps.shape[1:]
        x0, y0, x1, _ = shading.region_px
        per_unit = (columns - 1) / (x1 - x0)
        origin = -(canvas.margin_px + canvas.view.offset) / canvas.view.scale
        self.entries = np.full((rows, columns), GAIN_ZERO * 16, np.int16)
        self.scale = float(per_unit / canvas.view.scale)
        self.x = float((origin[0] - x0) * per_unit)
        self.y = float((origin[1] - y0) * per_unit)
        self.stride_px = int(np.clip(np.rint(_STRIDE_CROP_PX * canvas.view.scale), 1, MOST_STRIDE_PX))
        self.table = _packed(gain_tables(tint))

    def mix(self, coefficients: NDArray[np.float32]) -> bool:
        """Set ``entries`` for ``coefficients (K,)``; False when nothing is shaded."""
        weights = self._shading.mix(coefficients)
        active = np.flatnonzero(weights)
        if not len(active):
            return False
        mix_gain(self._maps, active, weights.astype(np.float32), self.entries)
        return True


def gain_tables(tint: float) -> NDArray[np.int32]:
    """Factors ``exp(gain * exponent)`` for every table entry and channel; at ``tint`` 0 all channels are
    alike."""
    gain = (np.arange(GAIN_STEPS) - GAIN_ZERO) / GAIN_PER_LOG
    exponents = 1 + (_CHANNEL_EXPONENTS - 1) * tint
    return np.asarray(np.rint(GAIN_ONE * np.exp(gain[None] * exponents[:, None])), np.int32)


def _packed(tables: NDArray[np.int32]) -> NDArray[np.uint64]:
    lanes = np.concatenate([tables, np.full_like(tables[:1], GAIN_ONE)]).astype(np.uint64)
    shifts = np.arange(0, 64, 16, dtype=np.uint64)[:, None]
    return np.asarray((lanes << shifts).sum(0, dtype=np.uint64))
