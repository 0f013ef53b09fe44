"""Inner loops of Winograd's convolution F(2x4, 3x3) whose products are bfloat16; see ``winograd_kernels``.

Sums are float32. Down the rows four samples give two outputs (Lavin and Gray 2016, section 4.1); across, six
give four, by the points 0, +-0.65, +-1.5 and infinity of Toom and Cook's construction (Blahut 2010, "Fast
Algorithms for Signal Processing", chapter 5), with which rounding costs a third less than with 1 and 2. Tiles
of four both ways lose too much in bfloat16, whose numbers are the upper halves of float32, here as uint16.
"""

from __future__ import annotations

import numpy as np
from numba import types
from numpy.typing import NDArray

from talking_avatar.render.liveportrait.rewrites.winograd_outputs import Floats, modulate_tile, put_tile
from talking_avatar.render.warp.jit import helper, kernel, reads, writes

DOWN, ACROSS = 2, 4
"""Outputs of a tile."""
SAMPLES_DOWN, SAMPLES_ACROSS = 4, 6

NEAR, FAR = 0.65, 1.5
"""The points."""

_A2, _B2 = NEAR**2, FAR**2

_ROWS = reads("int64", 1)
Halves = NDArray[np.uint16]


@helper
def _sampled_down(d: Floats, out: Floats) -> None:
    """Four lines ``d (4, C)`` to their four samples."""
    d0, d1, d2, d3 = d[0], d[1], d[2], d[3]
    to = out[0]
    for c in range(len(to)):
        to[c] = d0[c] - d2[c]
    to = out[1]
    for c in range(len(to)):
        to[c] = d1[c] + d2[c]
    to = out[2]
    for c in range(len(to)):
        to[c] = d2[c] - d1[c]
    to = out[3]
    for c in range(len(to)):
        to[c] = d1[c] - d3[c]


@helper
def _sampled_across(d: Floats, out: Floats) -> None:
    """Six lines ``d (6, C)`` to their six samples."""
    d0, d1, d2, d3, d4, d5 = d[0], d[1], d[2], d[3], d[4], d[5]
    near, far = np.float32(NEAR), np.float32(FAR)
    a2, b2, both, total = np.float32(_A2), np.float32(_B2), np.float32(_A2 * _B2), np.float32(_A2 + _B2)
    to = out[0]
    for c in range(len(to)):
        to[c] = both * d0[c] - total * d2[c] + d4[c]
    to = out[1]
    for c in range(len(to)):
        to[c] = (d4[c] - b2 * d2[c]) + near * (d3[c] - b2 * d1[c])
    to = out[2]
    for c in range(len(to)):
        to[c] = (d4[c] - b2 * d2[c]) - near * (d3[c] - b2 * d1[c])
    to = out[3]
    for c in range(len(to)):
        to[c] = (d4[c] - a2 * d2[c]) + far * (d3[c] - a2 * d1[c])
    to = out[4]
    for c in range(len(to)):
        to[c] = (d4[c] - a2 * d2[c]) - far * (d3[c] - a2 * d1[c])
    to = out[5]
    for c in range(len(to)):
        to[c] = both * d1[c] - total * d3[c] + d5[c]


@helper
def _joined_down(m: Floats, out: Floats) -> None:
    """Four lines of products ``m (4, C)`` to two of outputs."""
    m0, m1, m2, m3 = m[0], m[1], m[2], m[3]
    to = out[0]
    for c in range(len(to)):
        to[c] = m0[c] + m1[c] + m2[c]
    to = out[1]
    for c in range(len(to)):
        to[c] = m1[c] - m2[c] - m3[c]


@helper
def _joined_across(m: Floats, out: Floats) -> None:
    """Six lines of products ``m (6, C)`` to four of outputs."""
    m0, m1, m2, m3, m4, m5 = m[0], m[1], m[2], m[3], m[4], m[5]
    near, far = np.float32(NEAR), np.float32(FAR)
    near_2, far_2 = np.float32(_A2), np.float32(_B2)
    near_3, far_3 = np.float32(NEAR**3), np.float32(FAR**3)
    to = out[0]
    for c in range(len(to)):
        to[c] = m0[c] + (m1[c] + m2[c]) + (m3[c] + m4[c])
    to = out[1]
    for c in range(len(to)):
        to[c] = near * (m1[c] - m2[c]) + far * (m3[c] - m4[c])
    to = out[2]
    for c in range(len(to)):
        to[c] = near_2 * (m1[c] + m2[c]) + far_2 * (m3[c] + m4[c])
    to = out[3]
    for c in range(len(to)):
        to[c] = near_3 * (m1[c] - m2[c]) + far_3 * (m3[c] - m4[c]) + m5[c]


@helper
def _rounded(bits: NDArray[np.uint32], out: Halves) -> None:
    """The nearest bfloat16 to each float32, to even where two are as near."""
    one, most, sixteen = np.uint32(1), np.uint32(0x7FFF), np.uint32(16)
    for c in range(len(out)):
        whole = bits[c]
        out[c] = np.uint16((whole + most + ((whole >> sixteen) & one)) >> sixteen)


@helper
def _tile(products: Halves, tile: int, wide: NDArray[np.uint32], half: Floats, out: Floats) -> None:
    """The outputs ``out (2, 4, C)`` of one tile of ``products (24, tiles, C)``; ``wide (4, C)`` and
    ``half (2, 6, C)`` are overwritten."""
    sixteen = np.uint32(16)
    for j in range(SAMPLES_ACROSS):
        for i in range(SAMPLES_DOWN):
            product, to = products[SAMPLES_ACROSS * i + j, tile], wide[i]
            for c in range(len(to)):
                to[c] = np.uint32(product[c]) << sixteen
        _joined_down(wide.view(np.float32), half[:, j])
    for i in range(DOWN):
        _joined_across(half[i], out[i])


@kernel(reads("float32", 3), _ROWS, types.int64, writes("uint16", 3))
def spread(padded: Floats, rows: NDArray[np.int64], channel: int, out: Halves) -> None:
    """``padded (H + 2, W + 2, at least channel + C)`` -> ``out (24, tiles, C)`` for the tile rows ``rows[0]``
    to ``rows[1]``; the first of them goes to tile ``rows[2]``."""
    across = (padded.shape[1] - 2) // ACROSS
    channels = out.shape[2]
    half = np.empty((SAMPLES_DOWN, SAMPLES_ACROSS, channels), np.float32)
    made = np.empty((SAMPLES_ACROSS, channels), np.float32)
    for row in range(rows[0], rows[1]):
        for column in range(across):
            tile = rows[2] + (row - rows[0]) * across + column
            y, x = DOWN * row, ACROSS * column
            for j in range(SAMPLES_ACROSS):
                _sampled_down(padded[y : y + SAMPLES_DOWN, x + j, channel : channel + channels], half[:, j])
            for i in range(SAMPLES_DOWN):
                _sampled_across(half[i], made)
                for j in range(SAMPLES_ACROSS):
                    _rounded(made[j].view(np.uint32), out[SAMPLES_ACROSS * i + j, tile])


@kernel(reads("uint16", 3), reads("float32", 1), _ROWS, types.float32, types.boolean, writes("float32", 3))
def gather(
    products: Halves, bias: Floats, rows: NDArray[np.int64], slope: float, add: bool, out: Floats
) -> None:
    """``products (24, tiles, C)`` -> the tile rows ``rows[0]`` to ``rows[1]`` of ``out (H + 2, W + 2, C)`` by
    :func:`~.winograd_outputs.put_tile`; the first tile is number ``rows[2]``."""
    across = (out.shape[1] - 2) // ACROSS
    channels = out.shape[2]
    wide = np.empty((SAMPLES_DOWN, channels), np.uint32)
    half = np.empty((DOWN, SAMPLES_ACROSS, channels), np.float32)
    made = np.empty((DOWN, ACROSS, channels), np.float32)
    for row in range(rows[0], rows[1]):
        for column in range(across):
            _tile(products, rows[2] + (row - rows[0]) * across + column, wide, half, made)
            put_tile(made, bias, slope, add, DOWN * row, ACROSS * column, out)


@kernel(
    reads("uint16", 3),
    reads("float32", 1),
    _ROWS,
    types.float32,
    reads("float32", 3),
    reads("float32", 2),
    writes("float32", 3),
)
def modulate(
    products: Halves,
    bias: Floats,
    rows: NDArray[np.int64],
    slope: float,
    x: Floats,
    norm: Floats,
    out: Floats,
) -> None:
    """:func:`gather` for ``products (24, tiles, 2 C)`` of a SPADE norm; see
    :func:`~.winograd_outputs.modulate_tile`."""
    across = (out.shape[1] - 2) // ACROSS
    channels = out.shape[2]
    wide = np.empty((SAMPLES_DOWN, 2 * channels), np.uint32)
    half = np.empty((DOWN, SAMPLES_ACROSS, 2 * channels), np.float32)
    made = np.empty((DOWN, ACROSS, 2 * channels), np.float32)
    for row in range(rows[0], rows[1]):
        for column in range(across):
            _tile(products, rows[2] + (row - rows[0]) * across + column, wide, half, made)
            modulate_tile(made, bias, slope, x, norm, DOWN * row, ACROSS * column, out)
