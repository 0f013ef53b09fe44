"""Training data on disk: features of the sound, motion, and conditions, in shards.

A shard is an uncompressed ``.npz`` without pickles, of U clips with N frames in all, each with V ways of
moving:

================ ==================== ====================================================================
``features``     (N, A) float16       one row per frame, of the encoder named in ``about``
``motion``       (V, N, D) float16    columns as named in ``about``
``style``        (V, U, S) float32    conditions within 0..1
``bounds``       (U + 1,) int64       clip u is rows ``bounds[u]:bounds[u + 1]``
``about``        unicode              JSON: format, encoder, columns, styles, origin, heard_by
================ ==================== ====================================================================
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.training.arrays_file import read_arrays

FORMAT = "talking-avatar clips 1"
FILMED = "video "
"""How the origin of clips begins that were made of people in videos."""


@dataclass(frozen=True)
class ClipsAbout:
    """What the numbers mean: the names of the audio encoder, of motion columns and of style scales;
    ``origin`` in words. ``heard_by`` is the encoder of these features, where it is a quicker relative of
    ``encoder``."""

    encoder: str
    columns: tuple[str, ...]
    styles: tuple[str, ...]
    origin: str
    heard_by: str

    def fits(self, other: ClipsAbout) -> bool:
        """Whether both can be trained on together."""
        return (self.encoder, self.columns, self.styles) == (other.encoder, other.columns, other.styles)


@dataclass(frozen=True, eq=False)
class Clip:
    """``features (T, A)``, ``motions (V, T, D)``, ``styles (V, S)``."""

    features: NDArray[np.floating]
    motions: NDArray[np.floating]
    styles: NDArray[np.floating]


def write_clips(path: Path, about: ClipsAbout, clips: Sequence[Clip]) -> None:
    """The file appears whole, under its name, or not at all. Every clip has the same number of ways."""
    lengths = [len(clip.features) for clip in clips]
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        np.savez(
            file,
            features=np.concatenate([c.features for c in clips]).astype(np.float16),
            motion=np.concatenate([c.motions for c in clips], axis=1).astype(np.float16),
            style=np.stack([c.styles for c in clips], axis=1).astype(np.float32),
            bounds=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
            about=np.array(json.dumps({"format": FORMAT, **asdict(about)})),
        )
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def read_clips(path: Path) -> tuple[ClipsAbout, list[Clip]]:
    """Raises :class:`UserError` when the file is no shard of clips."""
    try:
        content = read_arrays(path)
        said = json.loads(str(content["about"]))
        if said.pop("format") != FORMAT:
            raise ValueError("another format")
        lists = {name: tuple(said.pop(name)) for name in ("columns", "styles")}
        about = ClipsAbout(**{"heard_by": said["encoder"], **said, **lists})
        cut = content["bounds"]
        frames, ways = content["features"].shape[0], content["motion"].shape[0]
        shapes = content["motion"].shape[1], content["style"].shape[:2], content["features"].ndim
        if shapes != (frames, (ways, len(cut) - 1), 2) or cut[0] != 0 or cut[-1] != frames:
            raise ValueError("parts that do not belong together")
        clips = [
            Clip(
                content["features"][cut[i] : cut[i + 1]],
                content["motion"][:, cut[i] : cut[i + 1]],
                content["style"][:, i],
            )
            for i in range(len(cut) - 1)
        ]
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise UserError(
            f"The training data {path} cannot be read", "it is damaged or of another kind", "prepare it again"
        ) from error
    return about, clips
