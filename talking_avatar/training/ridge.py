"""The simple way to beat: a ridge regression from log-mel spectra to motion, on the same data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.generator import VOICE_RATE_HZ
from talking_avatar.speech.log_mel import HOP, WINDOW, log_mel
from talking_avatar.training.columns import COLUMNS, MOUTH_COLUMNS
from talking_avatar.training.takes import Take

_ROWS_PER_FRAME = 4
_BEFORE, _AFTER = 6, 3
_PENALTY = 30.0


@dataclass(frozen=True, eq=False)
class Ridge:
    """``rows = features @ weights + offset`` for the columns of the mouth; the others stay 0."""

    weights: NDArray[np.float32]
    offset: NDArray[np.float32]

    def rows(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """``(T, len(COLUMNS))`` for a whole voice."""
        features = mel_context(samples)
        rows = np.zeros((len(features), len(COLUMNS)), np.float32)
        rows[:, : len(MOUTH_COLUMNS)] = features @ self.weights + self.offset
        return rows

    def save(self, path: Path) -> None:
        np.savez_compressed(path, weights=self.weights.astype(np.float16), offset=self.offset)

    @classmethod
    def load(cls, path: Path) -> Ridge:
        with np.load(path, allow_pickle=False) as stored:
            return cls(stored["weights"].astype(np.float32), stored["offset"])


def mel_context(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """``(T, 800)``: mean log-mel rows of each 40 ms, from 240 ms before a frame to 160 ms after it."""
    frames = -(-len(samples) * 25 // VOICE_RATE_HZ)
    before = _BEFORE * _ROWS_PER_FRAME * HOP + WINDOW // 2 - HOP // 2
    after = (_AFTER + 2) * _ROWS_PER_FRAME * HOP + WINDOW
    mel = log_mel(np.pad(np.asarray(samples, np.float32), (before, after + frames * 640 - len(samples))))
    whole = mel[: len(mel) // _ROWS_PER_FRAME * _ROWS_PER_FRAME]
    means = whole.reshape(-1, _ROWS_PER_FRAME, mel.shape[1]).mean(axis=1)
    window = np.lib.stride_tricks.sliding_window_view(means, _BEFORE + 1 + _AFTER, axis=0)[:frames]
    return np.asarray(window.transpose(0, 2, 1).reshape(frames, -1), np.float32)


def fit_ridge(takes: Iterable[Take], penalty: float = _PENALTY) -> Ridge:
    """Least squares on all takes, every way of moving counted, with ``penalty`` on the squares of weights."""
    square: NDArray[np.float64] | None = None
    product = np.zeros(0)
    for take in takes:
        features = mel_context(take.samples).astype(np.float64)
        features = np.concatenate([features, np.ones((len(features), 1))], axis=1)
        wanted = take.motions.mean(axis=0)[:, : len(MOUTH_COLUMNS)]
        if square is None:
            square = np.zeros((features.shape[1], features.shape[1]))
            product = np.zeros((features.shape[1], wanted.shape[1]))
        square += features.T @ features
        product += features.T @ wanted
    if square is None:
        raise ValueError("nothing to learn from")
    damping = np.eye(len(square)) * penalty
    damping[-1, -1] = 0
    solution = np.linalg.solve(square + damping, product).astype(np.float32)
    return Ridge(solution[:-1], solution[-1])
