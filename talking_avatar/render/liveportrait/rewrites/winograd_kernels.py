"""Inner loops of Winograd's convolution F(4x4, 3x3) in float32, on maps with channels last and a rim of one
pixel.

The matrices are those of Lavin and Gray 2016, section 4.1: six samples along each axis give four outputs.
Every loop runs over channels and writes one line from a few others: longer bodies are slower, as the compiler
must then prove or test that many lines do not overlap.
"""

from __future__ import annotations

import numpy as np
from numba import types
from numpy.typing import NDArray

from talking_avatar.render.liveportrait.rewrites.winograd_outputs import Floats, modulate_tile, put_tile
from talking_avatar.render.warp.jit import helper, kernel, reads, writes

TILE = 4
SAMPLES = 6

_ROWS = reads("int64", 1)


@helper
def _sampled(d: Floats, out: Floats) -> None:
    """Six lines ``d (6, C)`` to their six samples."""
    d0, d1, d2, d3, d4, d5 = d[0], d[1], d[2], d[3], d[4], d[5]
    two, four, five = np.float32(2), np.float32(4), np.float32(5)
    to = out[0]
    for c in range(len(to)):
        to[c] = four * d0[c] - five * d2[c] + d4[c]
    to = out[1]
    for c in range(len(to)):
        to[c] = (d4[c] - four * d2[c]) + (d3[c] - four * d1[c])
    to = out[2]
    for c in range(len(to)):
        to[c] = (d4[c] - four * d2[c]) - (d3[c] - four * d1[c])
    to = out[3]
    for c in range(len(to)):
        to[c] = (d4[c] - d2[c]) + two * (d3[c] - d1[c])
    to = out[4]
    for c in range(len(to)):
        to[c] = (d4[c] - d2[c]) - two * (d3[c] - d1[c])
    to = out[5]
    for c in range(len(to)):
        to[c] = four * d1[c] - five * d3[c] + d5[c]


@helper
def _joined(m: Floats, out: Floats) -> None:
    """Six lines of products ``m (6, C)`` to four of outputs."""
    m0, m1, m2, m3, m4, m5 = m[0], m[1], m[2], m[3], m[4], m[5]
    two, four, eight = np.float32(2), np.float32(4), np.float32(8)
    to = out[0]
    for c in range(len(to)):
        to[c] = m0[c] + m1[c] + m2[c] + m3[c] + m4[c]
    to = out[1]
    for c in range(len(to)):
        to[c] = (m1[c] - m2[c]) + two * (m3[c] - m4[c])
    to = out[2]
    for c in range(len(to)):
        to[c] = (m1[c] + m2[c]) + four * (m3[c] + m4[c])
    to = out[3]
    for c in range(len(to)):
        to[c] = (m1[c] - m2[c]) + eight * (m3[c] - m4[c]) + m5[c]


@helper
def _tile(products: Floats, tile: int, half: Floats, out: Floats) -> None:
    """The outputs ``out (4, 4, C)`` of one tile of ``products (36, tiles, C)``; ``half (4, 6, C)`` is
    overwritten."""
    for j in range(SAMPLES):
        _joined(products[j::SAMPLES, tile], half[:, j])
    for i in range(TILE):
        _joined(half[i], out[i])


@kernel(reads("float32", 3), _ROWS, types.int64, writes("float32", 3))
def spread(padded: Floats, rows: NDArray[np.int64], channel: int, out: Floats) -> None:
    """``padded (H + 2, W + 2, at least channel + C)`` -> ``out (36, tiles, C)`` for the tile rows ``rows[0]``
    to ``rows[1]``; the first of them goes to tile ``rows[2]``."""
    across = (padded.shape[1] - 2) // TILE
    channels = out.shape[2]
    half = np.empty((SAMPLES, SAMPLES, channels), np.float32)
    for row in range(rows[0], rows[1]):
        for column in range(across):
            tile = rows[2] + (row - rows[0]) * across + column
            y, x = TILE * row, TILE * column
            for j in range(SAMPLES):
                _sampled(padded[y : y + SAMPLES, x + j, channel : channel + channels], half[:, j])
            for i in range(SAMPLES):
                _sampled(half[i], out[SAMPLES * i : SAMPLES * (i + 1), tile])


@kernel(reads("float32", 3), reads("float32", 1), _ROWS, types.float32, types.boolean, writes("float32", 3))
def gather(
    products: Floats, bias: Floats, rows: NDArray[np.int64], slope: float, add: bool, out: Floats
) -> None:
    """``products (36, tiles, C)`` -> the tile rows ``rows[0]`` to ``rows[1]`` of ``out (H + 2, W + 2, C)`` by
    :func:`~.winograd_outputs.put_tile`; the first tile is number ``rows[2]``."""
    across = (out.shape[1] - 2) // TILE
    channels = out.shape[2]
    half = np.empty((TILE, SAMPLES, channels), np.float32)
    made = np.empty((TILE, TILE, channels), np.float32)
    for row in range(rows[0], rows[1]):
        for column in range(across):
            _tile(products, rows[2] + (row - rows[0]) * across + column, half, made)
            put_tile(made, bias, slope, add, TILE * row, TILE * column, out)


@kernel(
    reads("float32", 3),
    reads("float32", 1),
    _ROWS,
    types.float32,
    reads("float32", 3),
    reads("float32", 2),
    writes("float32", 3),
)
def modulate(
    products: Floats,
    bias: Floats,
    rows: NDArray[np.int64],
    slope: float,
    x: Floats,
    norm: Floats,
    out: Floats,
) -> None:
    """:func:`gather` for ``products (36, tiles, 2 C)`` of a SPADE norm; see
    :func:`~.winograd_outputs.modulate_tile`."""
    across = (out.shape[1] - 2) // TILE
    channels = out.shape[2]
    half = np.empty((TILE, SAMPLES, 2 * channels), np.float32)
    made = np.empty((TILE, TILE, 2 * channels), np.float32)
    for row in range(rows[0], rows[1]):
        for column in range(across):
            _tile(products, rows[2] + (row - rows[0]) * across + column, half, made)
            modulate_tile(made, bias, slope, x, norm, TILE * row, TILE * column, out)
