"""Shards of the corpus on disk; the format is told in the package's docstring."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from talking_avatar.errors import UserError
from talking_avatar.training.arrays_file import read_arrays
from talking_avatar.training.corpus.utterance import Phoneme, Recipe, Utterance

SPLITS = ("train", "valid", "test")
_FULL_SCALE = 32768.0


def shard_name(split: str, number: int) -> str:
    return f"{split}-{number:03}.npz"


def write_shard(path: Path, utterances: Sequence[Utterance]) -> None:
    """The file appears whole, under its name, or not at all."""
    phonemes = [phoneme for utterance in utterances for phoneme in utterance.phonemes]
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        np.savez(
            file,
            samples=np.concatenate([np.round(u.samples * (_FULL_SCALE - 1)) for u in utterances]).astype(
                "<i2"
            ),
            sample_bounds=_bounds([len(u.samples) for u in utterances]),
            phoneme=np.array([p.symbol for p in phonemes]),
            start_s=np.array([p.start_s for p in phonemes], np.float32),
            end_s=np.array([p.end_s for p in phonemes], np.float32),
            stress=np.array([p.stress for p in phonemes], np.int8),
            phoneme_bounds=_bounds([len(u.phonemes) for u in utterances]),
            about=np.array([json.dumps(asdict(u.recipe), ensure_ascii=False) for u in utterances]),
        )
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def read_shard(path: Path) -> list[Utterance]:
    """Raises :class:`UserError` when the file is no shard."""
    try:
        content = read_arrays(path)
        samples = content["samples"].astype(np.float32) / np.float32(_FULL_SCALE)
        phonemes = [
            Phoneme(str(symbol), float(start_s), float(end_s), int(stress))
            for symbol, start_s, end_s, stress in zip(
                content["phoneme"], content["start_s"], content["end_s"], content["stress"], strict=True
            )
        ]
        cut, cut_phonemes = content["sample_bounds"], content["phoneme_bounds"]
        return [
            Utterance(
                samples[cut[i] : cut[i + 1]],
                tuple(phonemes[cut_phonemes[i] : cut_phonemes[i + 1]]),
                Recipe(**json.loads(str(about))),
            )
            for i, about in enumerate(content["about"])
        ]
    except (OSError, ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise UserError(
            f"The speech {path} cannot be read", "it is damaged or no shard of a corpus", "make it again"
        ) from error


def _bounds(lengths: Sequence[int]) -> np.ndarray:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
