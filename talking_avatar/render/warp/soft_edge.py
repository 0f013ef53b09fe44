"""Parting a subject from its own background at the edge, so that their blend is the photo, exactly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_MORE_THAN_NEEDED = 2.0
"""A pixel that differs from the background is so many times as opaque as it must be at least: the least would
make its own colour black or white."""


def part_edge(
    picture: NDArray[np.uint8], ground: NDArray[np.uint8], reach: NDArray[np.uint8], core: NDArray[np.uint8]
) -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint8]]:
    """``colours``, ``alpha``, ``behind`` of the subject in ``picture (H, W, 3)``.

    ``ground (H, W, 3)``: the background as it is thought to be without the subject; ``reach (H, W)`` uint8:
    how far a pixel may belong to the subject; ``core (H, W)`` uint8: how surely it does. Beside the core,
    alpha is as large as a pixel's difference from the background calls for: what a moving head carries along
    are its hairs, not the background between them, which would stand out as a halo before another part of it.

    ``(colours * alpha + behind * (255 - alpha) + 127) // 255`` is ``picture`` wherever alpha is below 255;
    elsewhere ``colours`` is. ``behind`` is ``ground`` as far as that allows.
    """
    alpha = np.where(reach > 0, core, 0).astype(np.uint8)
    colours, behind = picture.copy(), ground.copy()
    np.copyto(behind, picture, where=(reach == 0)[..., None])
    edge = np.flatnonzero((reach.ravel() > 0) & (alpha.ravel() < 255))
    seen, bare = (layer.reshape(-1, 3)[edge].astype(np.int32) for layer in (picture, ground))
    needed = (np.abs(seen - bare) / np.maximum(np.where(seen < bare, bare, 255 - bare), 1)).max(axis=1)
    share = np.minimum(_MORE_THAN_NEEDED * needed, 1) * reach.ravel()[edge]
    opacity = np.maximum(alpha.ravel()[edge], np.rint(share)).astype(np.int32)
    alpha.ravel()[edge] = opacity

    part = opacity[:, None]
    own = np.where(part > 0, _limited(255 * seen - (255 - part) * bare, np.maximum(part, 1)), seen)
    # where no colour of the subject would do, the background gives way
    exact = (own * part + bare * (255 - part) + 127) // 255 == seen
    given_way = _limited(255 * seen - own * part, np.maximum(255 - part, 1))
    colours.reshape(-1, 3)[edge] = own
    behind.reshape(-1, 3)[edge] = np.where(exact & (part > 0) | (part == 255), bare, given_way)
    return colours, alpha, behind


def _limited(numerator: NDArray[np.int32], denominator: NDArray[np.int32]) -> NDArray[np.int32]:
    """The rounded quotient within 0..255."""
    return np.asarray(np.clip((2 * numerator + denominator) // (2 * denominator), 0, 255))
