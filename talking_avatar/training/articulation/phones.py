"""From the corpus's phonemes to segments of speech that the mouth can show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from talking_avatar.training.articulation.visemes import VISEMES, Viseme
from talking_avatar.training.corpus.phonemes import SILENCE
from talking_avatar.training.corpus.utterance import Phoneme

_LONGEST_GAP_S = 0.12

_PHONEMES = {
    "pp": "p b m",
    "ff": "f v",
    "bv": "β ɸ ʋ",
    "ww": "w ɥ",
    "rr": "ɹ ɻ",
    "th": "θ ð",
    "dd": "t d n ɾ ɽ r ʈ ɖ ɳ ɲ c ɟ",
    "ll": "l ɭ ʎ",
    "ss": "s z ts dz ɕ ʑ tɕ dʑ",
    "sh": "ʃ ʒ tʃ dʒ ʂ ʐ ʈʂ",
    "kk": "k ɡ ŋ x ɣ ɰ q ɴ χ ʁ ç",
    "jj": "j ʝ",
    "hh": "h ɦ ʔ",
    "aa": "a ɑ ɒ",
    "ae": "æ",
    "ah": "ʌ ɐ",
    "ax": "ə ɘ ɵ",
    "er": "ɜ ɝ ɚ ɞ",
    "eh": "ɛ e",
    "ih": "ɪ ɨ ɯ",
    "iy": "i",
    "ao": "ɔ",
    "ow": "o ɤ",
    "uh": "ʊ",
    "uw": "u ʉ",
    "ue": "y ʏ",
    "oe": "ø œ",
    "eh+ih": "eɪ",
    "aa+ih": "aɪ",
    "aa+uh": "aʊ",
    "ow+uh": "oʊ",
    "ax+uh": "əʊ",
    "ao+ih": "ɔɪ",
    "sil": SILENCE,
}

VISEMES_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        symbol: tuple(visemes.split("+"))
        for visemes, symbols in _PHONEMES.items()
        for symbol in symbols.split()
    }
)
"""Every phoneme of the corpus and its viseme, or two for a diphthong."""


@dataclass(frozen=True)
class Segment:
    """A sound from ``start_s`` to ``end_s``; ``stress`` 0 none, 1 secondary, 2 primary."""

    symbol: str
    start_s: float
    end_s: float
    stress: int = 0

    @property
    def visemes(self) -> tuple[str, ...]:
        """One name, or two for a diphthong. ``KeyError`` for a symbol that is not of the corpus."""
        return VISEMES_OF[self.symbol]

    @property
    def first(self) -> Viseme:
        return VISEMES[self.visemes[0]]

    @property
    def is_silence(self) -> bool:
        return self.symbol == SILENCE


def segments_of(phonemes: Sequence[Phoneme]) -> list[Segment]:
    """Silences joined; one shorter than ``_LONGEST_GAP_S`` between sounds is no pause: its neighbours share
    its time. Raises ``ValueError`` for symbols that are not of the corpus."""
    if unknown := sorted({p.symbol for p in phonemes} - set(VISEMES_OF)):
        raise ValueError(f"unknown phonemes: {' '.join(unknown)}")
    joined: list[Segment] = []
    for phoneme in phonemes:
        sound = Segment(phoneme.symbol, phoneme.start_s, phoneme.end_s, phoneme.stress)
        if joined and sound.is_silence and joined[-1].is_silence:
            joined[-1] = replace(joined[-1], end_s=sound.end_s)
        else:
            joined.append(sound)
    kept: list[Segment] = []
    for index, sound in enumerate(joined):
        inside = 0 < index < len(joined) - 1
        if sound.is_silence and inside and sound.end_s - sound.start_s <= _LONGEST_GAP_S:
            middle_s = (sound.start_s + sound.end_s) / 2
            kept[-1] = replace(kept[-1], end_s=middle_s)
            joined[index + 1] = replace(joined[index + 1], start_s=middle_s)
        else:
            kept.append(sound)
    return kept
