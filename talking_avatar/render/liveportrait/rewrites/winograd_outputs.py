"""Where the outputs of a tile go, whichever of Winograd's convolutions made them (compiled inner loops)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.render.warp.jit import helper

Floats = NDArray[np.float32]


@helper
def put_tile(made: Floats, bias: Floats, slope: float, add: bool, row: int, column: int, out: Floats) -> None:
    """``made (down, across, C)`` with ``bias (C,)`` to the pixels of ``out (H + 2, W + 2, C)`` from ``row``,
    ``column`` on, counted within its rim: added to what is there when ``add``, then times ``slope`` where
    negative. ``made`` is overwritten."""
    for i in range(made.shape[0]):
        for j in range(made.shape[1]):
            value, to = made[i, j], out[row + i + 1, column + j + 1]
            if add:
                for c in range(len(to)):
                    value[c] += to[c]
            for c in range(len(to)):
                whole = value[c] + bias[c]
                to[c] = max(whole, slope * whole)


@helper
def modulate_tile(
    made: Floats, bias: Floats, slope: float, x: Floats, norm: Floats, row: int, column: int, out: Floats
) -> None:
    """A SPADE norm: ``made (down, across, 2 C)`` with ``bias (2 C,)`` are scales and then shifts for
    ``(x - norm[0]) * norm[1]``, which goes to ``out`` as in :func:`put_tile`. ``x`` has a rim too, and as
    many pixels as ``out`` or a whole number of times fewer: then they are repeated."""
    channels = out.shape[2]
    times = (out.shape[1] - 2) // (x.shape[1] - 2)
    mean, gain = norm[0], norm[1]
    scale_bias, shift_bias = bias[:channels], bias[channels:]
    for i in range(made.shape[0]):
        for j in range(made.shape[1]):
            value = x[(row + i) // times + 1, (column + j) // times + 1]
            scale, shift = made[i, j, :channels], made[i, j, channels:]
            for c in range(channels):
                scale[c] = (value[c] - mean[c]) * gain[c] * (scale[c] + scale_bias[c])
            to = out[row + i + 1, column + j + 1]
            for c in range(channels):
                whole = scale[c] + shift[c] + shift_bias[c]
                to[c] = max(whole, slope * whole)
