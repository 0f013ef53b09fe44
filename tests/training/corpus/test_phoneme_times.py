"""From what synthesisers say about their timing to phonemes without gaps."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from talking_avatar.training.corpus.engine import TimedToken, phonemes_of
from talking_avatar.training.corpus.misaki_times import timed_tokens
from talking_avatar.training.corpus.phonemes import ARPABET, KOKORO, PHONEMES, SILENCE, of_ipa, of_kokoro
from talking_avatar.training.corpus.utterance import Phoneme


def told(phonemes: tuple[Phoneme, ...]) -> list[tuple[str, float, float, int]]:
    return [(p.symbol, round(p.start_s, 4), round(p.end_s, 4), p.stress) for p in phonemes]


def test_all_names_lead_to_the_inventory() -> None:
    assert set(ARPABET.values()) | set(KOKORO.values()) <= PHONEMES | {SILENCE}


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("t͡ʃ", ["tʃ"]),
        ("ĩː", ["i"]),
        ("ˈaɪ", ["aɪ"]),
        ("bʲ", ["b"]),
        ("ɡ", ["ɡ"]),
        ("g", ["ɡ"]),
        ("ˈ", []),
        ("sp", ["s", "p"]),
    ],
)
def test_ipa_is_read(text: str, symbols: list[str]) -> None:
    assert of_ipa(text) == symbols


def test_kokoros_letters_are_read() -> None:
    assert [of_kokoro(c) for c in "Aʤᵊˈ,"] == [["eɪ"], ["dʒ"], ["ə"], [], [SILENCE]]


def test_stress_and_length_give_their_time_to_their_sound() -> None:
    """Frames of 25 ms: <silence> m ˈ i ː <short space> b <comma> <silence>, all 50 ms late."""
    tokens = ["", "m", "ˈ", "i", "ː", " ", "b", ",", ""]
    frames = np.array([4, 2, 1, 3, 2, 2, 2, 8, 4])
    phonemes = phonemes_of(timed_tokens(tokens, frames, 0.05), frames.sum() * 0.025)
    assert told(phonemes) == [
        ("sil", 0.0, 0.05, 0),
        ("m", 0.05, 0.1, 0),
        ("i", 0.1, 0.275, 2),
        ("b", 0.275, 0.35, 0),
        ("sil", 0.35, 0.7, 0),
    ]


def test_a_long_space_is_a_pause() -> None:
    frames = np.array([2, 2, 6, 2, 2])
    phonemes = phonemes_of(timed_tokens(["", "a", " ", "b", ""], frames, 0.0), frames.sum() * 0.025)
    assert [p.symbol for p in phonemes] == ["sil", "a", "sil", "b", "sil"]


def test_phonemes_leave_no_gap_and_no_overlap() -> None:
    tokens = [TimedToken(("p",), 0.1, 0.2), TimedToken(("a", "i"), 0.18, 0.4), TimedToken((), 0.4, 0.5)]
    phonemes = phonemes_of(tokens, 0.6)
    assert [p.symbol for p in phonemes] == ["p", "a", "i"]
    assert phonemes[0].start_s == 0
    assert phonemes[-1].end_s == 0.6
    for before, after in itertools.pairwise(phonemes):
        assert before.end_s == after.start_s
    assert told(phonemes_of([], 0.5)) == [("sil", 0.0, 0.5, 0)]
