"""Sinusoids for positions and diffusion steps (Vaswani et al. 2017, section 3.5)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def sinusoid_rows(positions: NDArray[np.integer], width: int) -> NDArray[np.float32]:
    """``positions (n,)`` -> ``(n, width)``: sine in even columns, cosine in odd ones."""
    pairs = np.arange(0, width, 2, dtype=np.float64)
    angles = np.asarray(positions, np.float64)[:, None] * 10000.0 ** (-pairs / width)
    rows = np.stack([np.sin(angles), np.cos(angles)], axis=-1)
    return rows.reshape(len(positions), width).astype(np.float32)
