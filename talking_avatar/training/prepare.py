"""From a corpus of speech to shards of clips, once for each variant of augmentation.

Encoding sound is what costs, so it is done here and not while training. The work can be stopped at any time
and taken up again, and goes on with a corpus that has grown meanwhile.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from talking_avatar.errors import UserError
from talking_avatar.speech.encoder import AudioEncoder
from talking_avatar.training.augmentation import AugmentationChances
from talking_avatar.training.clips import Clip, ClipsAbout, write_clips
from talking_avatar.training.columns import COLUMNS
from talking_avatar.training.corpus.shards import SPLITS, read_shard
from talking_avatar.training.takes import Take, quiet_take, take_of

STYLES = ("liveliness", "articulation")
UNCHANGED = AugmentationChances(0, 0, 0, 0, 0, 0)
_QUIET_EVERY = 12


@dataclass(frozen=True)
class Preparation:
    """``variants``: how many augmented copies of the training voices (the first keeps the sound as it is, but
    for its level); ``ways`` of moving for each."""

    variants: int = 2
    ways: int = 3
    seed: int = 0
    chances: AugmentationChances = field(default_factory=AugmentationChances)


def prepare_corpus(
    corpus: Path,
    out: Path,
    encoders: Sequence[AudioEncoder],
    preparation: Preparation,
    tell: Callable[[str], None],
) -> int:
    """Write ``out/SPLIT-NUMBER.VARIANT.npz`` for every shard of ``corpus`` that has none yet; how many were
    written. ``encoders`` hear the variants in turn; the first is the model's own.

    Raises :class:`UserError` when there is nothing to prepare.
    """
    out.mkdir(parents=True, exist_ok=True)
    shards = [path for split in SPLITS for path in sorted(corpus.glob(f"{split}-*.npz"))]
    if not shards:
        raise UserError(f"There is no corpus in {corpus}", "", "make one with talking-avatar corpus")
    written = 0
    own = encoders[0]
    for variant in range(preparation.variants):
        for shard in shards:
            path = out / f"{shard.stem}.{variant}.npz"
            if path.exists() or (variant and not shard.stem.startswith("train")):
                continue
            random = np.random.default_rng([preparation.seed, variant, zlib.crc32(shard.stem.encode())])
            encoder = encoders[variant % len(encoders)]
            takes = _takes(shard, variant, preparation, random)
            clips = [Clip(encoder.encode(t.samples), t.motions, t.styles) for t in takes]
            about = ClipsAbout(own.name, COLUMNS, STYLES, f"{shard.stem}/{variant}", encoder.name)
            write_clips(path, about, clips)
            written += 1
            tell(f"{path.name}: {len(clips)} clips, {sum(len(c.features) for c in clips) / 25:.0f} s")
    return written


def plain_takes(corpora: Sequence[Path]) -> Iterator[Take]:
    """All training voices of ``corpora`` without augmentation, each played once."""
    once = Preparation(variants=1, ways=1)
    for corpus in corpora:
        for shard in sorted(corpus.glob("train-*.npz")):
            yield from _takes(shard, 0, once, np.random.default_rng(zlib.crc32(shard.stem.encode())))


def _takes(shard: Path, variant: int, preparation: Preparation, random: np.random.Generator) -> list[Take]:
    chances = preparation.chances if variant else UNCHANGED
    takes = []
    for index, utterance in enumerate(read_shard(shard)):
        takes.append(take_of(utterance, chances, preparation.ways, random))
        if index % _QUIET_EVERY == 0:
            takes.append(quiet_take(preparation.ways, random))
    return takes
