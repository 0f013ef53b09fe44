"""Training data from several folders, drawn from by weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from talking_avatar.errors import UserError
from talking_avatar.training.windows import Pool, read_pool


def read_mixture(folder: Path, others: Sequence[tuple[Path, float]], split: str) -> Pool:
    """``split`` of ``folder``, and of ``others`` with the share of the windows that each is to give.

    A folder that holds nothing of ``split`` is left out, and the rest share its part. Raises
    :class:`UserError` when there is nothing at all, when the folders do not fit each other, or when the
    shares leave nothing for ``folder``.
    """
    if not others:
        return read_pool(folder, split)
    shares = [1 - sum(share for _, share in others), *(share for _, share in others)]
    if min(shares) <= 0:
        raise UserError(
            "The shares of the training data do not fit", "", "give shares above 0 whose sum is under 1"
        )
    folders = [folder, *(path for path, _ in others)]
    there = [
        (path, share) for path, share in zip(folders, shares, strict=True) if any(path.glob(f"{split}-*.npz"))
    ]
    if not there:
        raise UserError(f"There is no {split} data in {folder}", "", "prepare it with talking-avatar train")
    return mixed([(read_pool(path, split), share) for path, share in there])


def mixed(parts: Sequence[tuple[Pool, float]]) -> Pool:
    """One pool in which all windows of a part are drawn with its share. A part with fewer ways of moving
    repeats them."""
    pools = [pool for pool, _ in parts]
    first = pools[0]
    for pool in pools[1:]:
        if not (pool.about.fits(first.about) and pool.features.shape[1] == first.features.shape[1]):
            raise UserError(
                "The folders of training data do not fit each other", "they have other encoders or columns"
            )
    ways = np.arange(max(len(pool.motion) for pool in pools))
    shares = np.array([share for _, share in parts])
    chances = [pool.draw_chances * share for pool, share in zip(pools, shares / shares.sum(), strict=True)]
    ends = np.cumsum([0, *(len(pool.features) for pool in pools)])
    bounds = [pool.bounds[:-1] + end for pool, end in zip(pools, ends, strict=False)]
    return replace(
        first,
        features=np.concatenate([pool.features for pool in pools]),
        motion=np.concatenate([pool.motion[ways % len(pool.motion)] for pool in pools], axis=1),
        style=np.concatenate([pool.style[ways % len(pool.style)] for pool in pools], axis=1),
        bounds=np.concatenate([*bounds, ends[-1:]]),
        also_hears=tuple(sorted({name for pool in pools for name in pool.also_hears})),
        chances=np.concatenate(chances),
        filmed_frames=sum(pool.filmed_frames for pool in pools),
    )
