"""A little training data, made in a second: babble with known phonemes, and an encoder without weights."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from talking_avatar.speech.encoder import SAMPLES_PER_FEATURE, FeatureStream, feature_count
from talking_avatar.training.corpus.shards import shard_name, write_shard
from talking_avatar.training.corpus.utterance import Phoneme, Recipe, Utterance

_BANDS = 12
_RATE_HZ = 16000
_FORMANTS_HZ = {"a": (750, 1200), "i": (300, 2300), "u": (320, 800), "m": (200, 300)}


class BandEncoder:
    """Log energies of the frame's own 40 ms in ``_BANDS`` bands."""

    name = "test-bands"
    dim = _BANDS
    look_ahead_s = 0.04

    def stream(self) -> FeatureStream:
        raise NotImplementedError

    def encode(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        count = feature_count(len(samples))
        padded = np.pad(samples, (0, count * SAMPLES_PER_FEATURE - len(samples)))
        power = np.abs(np.fft.rfft(padded.reshape(count, -1), axis=1)) ** 2
        bands = np.array_split(power[:, 1:160], _BANDS, axis=1)
        return np.log(np.stack([b.mean(axis=1) for b in bands], axis=1) + 1e-4).astype(np.float32)


def babble(symbols: Sequence[str], pitch_hz: float, sound_s: float = 0.16) -> Utterance:
    """A voice of ``pitch_hz`` that says ``symbols`` of ``_FORMANTS_HZ`` after a pause of 0.3 s."""
    samples, phonemes = [np.zeros(int(0.3 * _RATE_HZ))], [Phoneme("sil", 0.0, 0.3)]
    times_s = np.arange(int(sound_s * _RATE_HZ)) / _RATE_HZ
    for symbol in symbols:
        partials = np.arange(1, int(4000 / pitch_hz)) * pitch_hz
        gains = sum(1 / (1 + ((partials - f) / 120) ** 2) for f in _FORMANTS_HZ[symbol])
        loudness = 0.03 if symbol == "m" else 0.15
        samples.append(loudness * np.sin(2 * np.pi * times_s[:, None] * partials) @ gains)
        start_s = phonemes[-1].end_s
        phonemes.append(Phoneme(symbol, start_s, start_s + sound_s, 2 if symbol != "m" else 0))
    return Utterance(
        np.clip(np.concatenate(samples), -1, 1).astype(np.float32),
        tuple(phonemes),
        Recipe("babble", "test", "en", "", 1.0, 0),
    )


def write_babble(folder: Path, train_shards: int = 2, utterances: int = 6) -> None:
    """A corpus of ``train_shards`` and one shard for validation."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(0)
    for split, number in [("train", i) for i in range(train_shards)] + [("valid", 0)]:
        said = [
            babble(random.choice(list("aium"), 14), float(random.uniform(90, 240))) for _ in range(utterances)
        ]
        write_shard(folder / shard_name(split, number), said)
