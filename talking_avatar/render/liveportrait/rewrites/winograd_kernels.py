"""Inner loops of Winograd's convolution F(4x4, 3x3) on maps with channels last.

The matrices are those of Lavin and Gray 2016, section 4.1: six samples along each axis give four outputs.
Channels are taken in blocks, so that what is in between stays in the processor's first cache.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.render.warp.jit import kernel, reads, writes

TILE = 4
SAMPLES = 6
_BLOCK = 64


@kernel(reads("float32", 3), reads("int64", 1), writes("float32", 3))
def spread(padded: NDArray[np.float32], rows: NDArray[np.int64], out: NDArray[np.float32]) -> None:
    """``padded (H + 2, W + 2, C)`` -> ``out (36, tiles, C)`` for the tile rows ``rows[0]`` to ``rows[1]``;
    the first of them comes first in ``out``, at tile ``rows[2]``."""
    across = (padded.shape[1] - 2) // TILE
    channels = padded.shape[2]
    half = np.empty((SAMPLES, SAMPLES, _BLOCK), np.float32)
    four, five, two = np.float32(4), np.float32(5), np.float32(2)
    for row in range(rows[0], rows[1]):
        for column in range(across):
            tile = rows[2] + (row - rows[0]) * across + column
            for start in range(0, channels, _BLOCK):
                width = min(_BLOCK, channels - start)
                for j in range(SAMPLES):
                    for c in range(width):
                        d0 = padded[TILE * row, TILE * column + j, start + c]
                        d1 = padded[TILE * row + 1, TILE * column + j, start + c]
                        d2 = padded[TILE * row + 2, TILE * column + j, start + c]
                        d3 = padded[TILE * row + 3, TILE * column + j, start + c]
                        d4 = padded[TILE * row + 4, TILE * column + j, start + c]
                        d5 = padded[TILE * row + 5, TILE * column + j, start + c]
                        even, odd = d4 - four * d2, d3 - four * d1
                        near, far = d4 - d2, two * (d3 - d1)
                        half[0, j, c] = four * d0 - five * d2 + d4
                        half[1, j, c] = even + odd
                        half[2, j, c] = even - odd
                        half[3, j, c] = near + far
                        half[4, j, c] = near - far
                        half[5, j, c] = four * d1 - five * d3 + d5
                for i in range(SAMPLES):
                    for c in range(width):
                        d0 = half[i, 0, c]
                        d1 = half[i, 1, c]
                        d2 = half[i, 2, c]
                        d3 = half[i, 3, c]
                        d4 = half[i, 4, c]
                        d5 = half[i, 5, c]
                        even, odd = d4 - four * d2, d3 - four * d1
                        near, far = d4 - d2, two * (d3 - d1)
                        out[SAMPLES * i, tile, start + c] = four * d0 - five * d2 + d4
                        out[SAMPLES * i + 1, tile, start + c] = even + odd
                        out[SAMPLES * i + 2, tile, start + c] = even - odd
                        out[SAMPLES * i + 3, tile, start + c] = near + far
                        out[SAMPLES * i + 4, tile, start + c] = near - far
                        out[SAMPLES * i + 5, tile, start + c] = four * d1 - five * d3 + d5


@kernel(reads("float32", 3), reads("float32", 1), reads("int64", 1), writes("float32", 3))
def gather(
    products: NDArray[np.float32],
    bias: NDArray[np.float32],
    rows: NDArray[np.int64],
    out: NDArray[np.float32],
) -> None:
    """``products (36, tiles, C)`` -> the tile rows ``rows[0]`` to ``rows[1]`` of ``out (H, W, C)``, with
    ``bias (C,)``; the first tile is number ``rows[2]``."""
    across = out.shape[1] // TILE
    channels = out.shape[2]
    half = np.empty((TILE, SAMPLES, _BLOCK), np.float32)
    two, four, eight = np.float32(2), np.float32(4), np.float32(8)
    for row in range(rows[0], rows[1]):
        for column in range(across):
            tile = rows[2] + (row - rows[0]) * across + column
            for start in range(0, channels, _BLOCK):
                width = min(_BLOCK, channels - start)
                for j in range(SAMPLES):
                    for c in range(width):
                        m0 = products[j, tile, start + c]
                        m1 = products[SAMPLES + j, tile, start + c]
                        m2 = products[2 * SAMPLES + j, tile, start + c]
                        m3 = products[3 * SAMPLES + j, tile, start + c]
                        m4 = products[4 * SAMPLES + j, tile, start + c]
                        m5 = products[5 * SAMPLES + j, tile, start + c]
                        sum_1, less_1, sum_2, less_2 = m1 + m2, m1 - m2, m3 + m4, m3 - m4
                        half[0, j, c] = m0 + sum_1 + sum_2
                        half[1, j, c] = less_1 + two * less_2
                        half[2, j, c] = sum_1 + four * sum_2
                        half[3, j, c] = less_1 + eight * less_2 + m5
                for i in range(TILE):
                    for c in range(width):
                        m0 = half[i, 0, c] + bias[start + c]
                        m1 = half[i, 1, c]
                        m2 = half[i, 2, c]
                        m3 = half[i, 3, c]
                        m4 = half[i, 4, c]
                        m5 = half[i, 5, c]
                        sum_1, less_1, sum_2, less_2 = m1 + m2, m1 - m2, m3 + m4, m3 - m4
                        base = bias[start + c]
                        out[TILE * row + i, TILE * column, start + c] = m0 + sum_1 + sum_2
                        out[TILE * row + i, TILE * column + 1, start + c] = less_1 + two * less_2 + base
                        out[TILE * row + i, TILE * column + 2, start + c] = sum_1 + four * sum_2 + base
                        out[TILE * row + i, TILE * column + 3, start + c] = (
                            less_1 + eight * less_2 + m5 + base
                        )
