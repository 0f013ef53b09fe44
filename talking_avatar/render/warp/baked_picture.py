"""Baked pictures of what lies between lips or over an eye: mixed (compiled inner loops)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.render.warp.jit import kernel, reads, writes


def premultiplied(pictures: NDArray[np.uint8]) -> NDArray[np.float32]:
    """``pictures (P, h, w, 4)``, straight alpha, as :func:`mix_pictures` takes them: colours to 255 times
    alpha, alpha to 1."""
    share = pictures[..., 3:].astype(np.float32) / 255
    return np.concatenate([pictures[..., :3] * share, share], axis=-1, dtype=np.float32)


@kernel(reads("float32", 4), reads("float32", 1), writes("float32", 3))
def mix_pictures(
    pictures: NDArray[np.float32], weights: NDArray[np.float32], mixed: NDArray[np.float32]
) -> None:
    """``mixed (h, w, 4)``: the sum of ``pictures (P, h, w, 4)`` times ``weights``."""
    total = mixed.reshape(-1)
    total[:] = np.float32(0.0)
    for k in range(pictures.shape[0]):
        weight = weights[k]
        if weight > 0:
            picture = pictures[k].reshape(-1)
            for i in range(np.uintp(total.shape[0])):
                total[i] += weight * picture[i]
