"""Parting a subject from its own background at the edge, so that their blend is the photo, exactly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_MORE_THAN_NEEDED = 2.0
"""A pixel that differs from the background is so many times as opaque as it must be at least: the least would
make its own colour black or white."""


def part_edge(
    picture: NDArray[np.uint8], ground: NDArray[np.uint8], reach: NDArray[np.uint8], core: NDArray[np.float32]
) -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint8]]:
    """``colours``, ``alpha``, ``behind`` of the subject in ``picture (H, W, 3)``.

    ``ground (H, W, 3)``: the background as it is thought to be without the subject; ``reach (H, W)`` uint8:
    how far a pixel may belong to the subject; ``core (H, W)`` 0..1: how surely it does. Beside the core,
    alpha is as large as a pixel's difference from the background calls for: what a moving head carries along
    are its hairs, not the background between them, which would stand out as a halo before another part of it.

    ``(colours * alpha + behind * (255 - alpha) + 127) // 255`` is ``picture`` wherever alpha is below 255;
    elsewhere ``colours`` is. ``behind`` is ``ground`` as far as that allows.
    """
    reachable = reach > 0
    alpha = np.where(reachable, np.rint(255 * core), 0).astype(np.uint8)
    at = np.nonzero(reachable & (alpha < 255))
    seen, bare = picture[at].astype(np.float32), ground[at].astype(np.float32)
    room = np.where(seen < bare, bare, 255 - bare)
    needed = (np.abs(seen - bare) / np.maximum(room, 1)).max(axis=1)
    share = np.minimum(_MORE_THAN_NEEDED * needed, 1) * (reach[at] / np.float32(255))
    alpha[at] = np.maximum(alpha[at], np.rint(255 * share)).astype(np.uint8)

    colours = picture.copy()
    behind = ground.copy()
    np.copyto(behind, picture, where=(alpha == 0)[..., None])
    at = np.nonzero((alpha > 0) & (alpha < 255))
    part = alpha[at].astype(np.int32)[:, None]
    whole = 255 * picture[at].astype(np.int32)
    own = _limited(whole - (255 - part) * ground[at].astype(np.int32), part)
    # where no colour of the subject would do, the background gives way
    given = own * part + ground[at].astype(np.int32) * (255 - part)
    exact = (given + 127) // 255 == picture[at]
    colours[at] = own
    behind[at] = np.where(exact, ground[at], _limited(whole - own * part, 255 - part))
    return colours, alpha, behind


def _limited(numerator: NDArray[np.int32], denominator: NDArray[np.int32]) -> NDArray[np.int32]:
    """The rounded quotient within 0..255."""
    return np.asarray(np.clip((2 * numerator + denominator) // (2 * denominator), 0, 255))
