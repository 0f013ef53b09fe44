"""Phoneme times out of the durations that Kokoro and hibari predict for their tokens."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from talking_avatar.training.corpus.engine import TimedToken
from talking_avatar.training.corpus.phonemes import SILENCE, of_kokoro

FRAME_S = 0.025
_SHORTEST_PAUSE_S = 0.09
"""A space between words is a pause from here on."""
_STRESS = {"ˌ": 1, "ˈ": 2}


def timed_tokens(tokens: Sequence[str], frames: NDArray[np.integer], late_s: float) -> list[TimedToken]:
    """``tokens`` begin and end with an empty one; ``frames`` counts 25 ms frames of each.

    The time of a stress mark belongs to the sound after it, that of a length mark or a combining tilde to the
    sound before it, and that of a short space to both neighbours. The decoder sounds earlier than the
    durations say, by ``late_s``.
    """
    edges = np.concatenate([[0], np.cumsum(frames)]) * FRAME_S - late_s
    timed: list[TimedToken] = []
    stress, start_s = 0, None
    for token, begin_s, end_s in zip(tokens, edges[:-1], edges[1:], strict=True):
        if token in _STRESS:
            stress = max(stress, _STRESS[token])
            start_s = begin_s if start_s is None else start_s
            continue
        symbols = tuple(of_kokoro(token))
        if not symbols:
            if timed and timed[-1].symbols:
                last = timed.pop()
                timed.append(TimedToken(last.symbols, last.start_s, float(end_s), last.stress))
            continue
        if token == " " and end_s - begin_s < _SHORTEST_PAUSE_S:
            symbols = ()
        is_sound = bool(symbols) and symbols != (SILENCE,)
        first_s = begin_s if start_s is None else start_s
        timed.append(TimedToken(symbols, float(first_s), float(end_s), stress if is_sound else 0))
        stress, start_s = 0, None
    return timed
