"""Windows of training data, drawn at random from clips that are held in memory."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.motion.dit.conditions import Conditions
from talking_avatar.motion.dit.normalisation import Normalisation
from talking_avatar.motion.dit.objective import TrainingWindow
from talking_avatar.training.clips import FILMED, Clip, ClipsAbout, read_clips

_LEAST_SCALE = 0.02
_START_CHANCE = 0.1


@dataclass(frozen=True, eq=False)
class Pool:
    """All clips of one split, one after the other: ``features (N, A)`` float16, ``motion (V, N, D)`` float16,
    ``style (V, U, S)``, ``bounds (U + 1,)``; ``also_hears``: further encoders of some features. ``chances
    (U,)``: how likely each clip is drawn; by their lengths when not given. ``filmed_frames`` of them come
    from videos of people."""

    about: ClipsAbout
    features: NDArray[np.float16]
    motion: NDArray[np.float16]
    style: NDArray[np.float32]
    bounds: NDArray[np.int64]
    also_hears: tuple[str, ...] = ()
    chances: NDArray[np.float64] | None = None
    filmed_frames: int = 0

    @property
    def draw_chances(self) -> NDArray[np.float64]:
        """``(U,)``, their sum is 1."""
        lengths = np.diff(self.bounds)
        return lengths / lengths.sum() if self.chances is None else self.chances

    @property
    def hours(self) -> float:
        return len(self.features) / 25 / 3600

    @property
    def fingerprint(self) -> int:
        """Differs when the data do: of the lengths, the styles, and some of the features and motion."""
        parts: list[NDArray] = [self.bounds, self.style, self.features[::97], self.motion[:, ::97]]
        if self.chances is not None:
            parts.append(self.chances)
        return zlib.crc32(b"".join(np.ascontiguousarray(part).tobytes() for part in parts))


def read_pool(folder: Path, split: str) -> Pool:
    """Raises :class:`UserError` when there is nothing, or when the shards do not fit each other."""
    about: ClipsAbout | None = None
    clips: list[Clip] = []
    others: set[str] = set()
    filmed = 0
    for path in sorted(folder.glob(f"{split}-*.npz")):
        said, found = read_clips(path)
        about = about or said
        if not (about.fits(said) and len({c.features.shape[1] for c in (*clips[:1], *found)}) == 1):
            raise UserError(
                f"{path.name} does not fit the other training data", "it has another encoder or other columns"
            )
        others |= {said.heard_by} - {said.encoder}
        clips += found
        filmed += sum(len(c.features) for c in found) if said.origin.startswith(FILMED) else 0
    if about is None or not clips:
        raise UserError(f"There is no {split} data in {folder}", "", "prepare it with talking-avatar train")
    return replace(pool_of(about, clips, tuple(sorted(others))), filmed_frames=filmed)


def pool_of(about: ClipsAbout, clips: Sequence[Clip], also_hears: tuple[str, ...] = ()) -> Pool:
    return Pool(
        about,
        np.concatenate([c.features for c in clips]).astype(np.float16),
        np.concatenate([c.motions for c in clips], axis=1).astype(np.float16),
        np.stack([c.styles for c in clips], axis=1).astype(np.float32),
        np.concatenate([[0], np.cumsum([len(c.features) for c in clips])]).astype(np.int64),
        also_hears,
    )


def motion_constants(pool: Pool) -> Normalisation:
    """Offset zero, so that a face at rest stays exactly at rest, and the spread of each column."""
    spread = pool.motion.astype(np.float32).reshape(-1, pool.motion.shape[-1]).std(axis=0)
    return Normalisation(np.zeros_like(spread), np.maximum(spread, _LEAST_SCALE).astype(np.float32))


def feature_constants(pool: Pool) -> Normalisation:
    """Mean and spread of each feature."""
    features = pool.features[:: max(len(pool.features) // 200_000, 1)].astype(np.float32)
    return Normalisation(features.mean(axis=0), np.maximum(features.std(axis=0), 1e-4))


class WindowDraw:
    """Draws batches of windows of ``context + frames``; all chance comes from the generator handed in."""

    def __init__(
        self, pool: Pool, motion: Normalisation, features: Normalisation, context: int, frames: int
    ) -> None:
        self._pool, self._context, self._frames = pool, context, frames
        self._motion, self._features = motion, features
        self._chances = pool.draw_chances

    def batch(self, size: int, random: np.random.Generator) -> TrainingWindow:
        """``size`` windows, normalised. Some begin with a clip; what lies outside one is marked."""
        pool, ahead, frames = self._pool, self._context, self._frames
        clips = random.choice(len(self._chances), size, p=self._chances)
        ways = random.integers(0, len(pool.motion), size)
        first, end = pool.bounds[clips], pool.bounds[clips + 1]
        latest = np.maximum(end - first - frames // 2, 1)
        offset = (random.random(size) * latest).astype(np.int64)
        at_start = (random.random(size) < _START_CHANCE) | (offset < ahead)
        offset[at_start] = 0
        rows = first[:, None] + offset[:, None] + np.arange(-ahead, frames)
        present = (rows < end[:, None])[:, ahead:]
        rows = np.clip(rows, first[:, None], end[:, None] - 1)
        return TrainingWindow(
            torch.from_numpy(self._motion.normal(pool.motion[ways[:, None], rows])),
            torch.from_numpy(self._features.normal(pool.features[rows])),
            torch.from_numpy(present),
            torch.from_numpy(at_start),
            Conditions(style=torch.from_numpy(pool.style[ways, clips])),
        )
