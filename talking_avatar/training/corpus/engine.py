"""What speaks: the interface of the speech synthesisers, and what they share."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import soxr
from numpy.typing import NDArray

from talking_avatar.training.corpus.phonemes import SILENCE
from talking_avatar.training.corpus.utterance import VOICE_RATE_HZ, Phoneme, Recipe, Utterance


class SpeechEngine(Protocol):
    """A synthesiser that knows when it says what."""

    def voices(self, language: str) -> Sequence[str]:
        """The voices that can speak a language, in a fixed order."""
        ...

    def speak(self, recipe: Recipe) -> Utterance:
        """Raises :class:`~talking_avatar.errors.UserError` when the synthesiser cannot."""
        ...


@dataclass(frozen=True)
class TimedToken:
    """What an engine said from ``start_s`` to ``end_s``; no symbols means that the time belongs to the
    neighbours, as that of a gap between words does."""

    symbols: tuple[str, ...]
    start_s: float
    end_s: float
    stress: int = 0


def phonemes_of(tokens: Iterable[TimedToken], duration_s: float) -> tuple[Phoneme, ...]:
    """Phonemes that cover 0..``duration_s`` without gaps.

    Several symbols of one token share its time evenly; neighbouring silences become one.
    """
    pieces: list[Phoneme] = []
    for token in tokens:
        length_s = (token.end_s - token.start_s) / max(len(token.symbols), 1)
        for i, symbol in enumerate(token.symbols):
            start_s = token.start_s + i * length_s
            pieces.append(Phoneme(symbol, start_s, start_s + length_s, token.stress))
    return tuple(_without_gaps(pieces, duration_s))


def _without_gaps(pieces: Sequence[Phoneme], duration_s: float) -> list[Phoneme]:
    if not pieces:
        return [Phoneme(SILENCE, 0.0, duration_s)]
    inner = ((a.end_s + b.start_s) / 2 for a, b in itertools.pairwise(pieces))
    edges_s = [min(max(edge_s, 0.0), duration_s) for edge_s in (0.0, *inner, duration_s)]
    covered: list[Phoneme] = []
    for piece, (start_s, end_s) in zip(pieces, itertools.pairwise(edges_s), strict=True):
        if end_s <= start_s:
            continue
        if covered and covered[-1].symbol == piece.symbol == SILENCE:
            covered[-1] = Phoneme(SILENCE, covered[-1].start_s, end_s)
        else:
            covered.append(Phoneme(piece.symbol, start_s, end_s, piece.stress))
    return covered


def finished(
    samples: NDArray[np.float32] | NDArray[np.int16],
    rate_hz: int,
    tokens: Sequence[TimedToken],
    recipe: Recipe,
) -> Utterance:
    """The utterance at 16 kHz, quietened where it would clip."""
    sound = np.asarray(samples, np.float32) / np.float32(32768 if samples.dtype == np.int16 else 1)
    voice = np.asarray(soxr.resample(sound, rate_hz, VOICE_RATE_HZ), np.float32)
    voice *= min(1.0, 0.95 / max(float(np.abs(voice).max(initial=0.0)), 1e-9))
    return Utterance(voice, phonemes_of(tokens, len(voice) / VOICE_RATE_HZ), recipe)
