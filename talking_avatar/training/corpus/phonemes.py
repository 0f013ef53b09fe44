"""One inventory of phonemes for all engines and languages, and the way from each engine's names to it.

The symbols are IPA. Length and nasality are left out, because lips do not show them; diphthongs and
affricates are one symbol.
"""

from __future__ import annotations

import unicodedata

SILENCE = "sil"

_INVENTORY = """
i y ɨ ʉ ɯ u ɪ ʏ ʊ e ø ɘ ɵ ɤ o ə ɛ œ ɜ ɞ ʌ ɔ æ ɐ a ɑ ɒ ɚ ɝ
eɪ aɪ aʊ oʊ əʊ ɔɪ
p b m f v ɸ β ʋ w ɥ θ ð t d n s z ts dz l r ɾ ɹ ʃ ʒ tʃ dʒ ɕ ʑ tɕ dʑ ʈ ɖ ɳ ʂ ʐ ʈʂ ɽ ɻ ɭ
c ɟ ɲ ç ʝ ʎ j k ɡ ŋ x ɣ ɰ q ɴ χ ʁ h ɦ ʔ
"""
PHONEMES = frozenset(_INVENTORY.split())

_SAME_LIPS = {
    "g": "ɡ", "ᵻ": "ɪ", "ᵊ": "ə", "ɫ": "l", "ʟ": "l", "ʀ": "ʁ", "ħ": "h", "ʕ": "h", "ɬ": "l", "ɮ": "l",
    "ɱ": "m", "ɧ": "ʃ", "ʍ": "w", "ɺ": "ɾ", "ɢ": "ɡ", "ꭧ": "ʈʂ", "ʦ": "ts", "ʣ": "dz", "ʧ": "tʃ", "ʤ": "dʒ",
    "ʨ": "tɕ", "ʥ": "dʑ", "ɓ": "b", "ɗ": "d", "ɠ": "ɡ", "ʘ": "p",
}  # fmt: skip
"""Letters that stand for a sound of the inventory, or for one that looks the same on the lips."""

KOKORO = {"A": "eɪ", "I": "aɪ", "W": "aʊ", "O": "oʊ", "Q": "əʊ", "Y": "ɔɪ", "T": "ɾ", "S": "s"}
"""The capitals of the alphabet of Kokoro and hibari (misaki's); its other letters are IPA."""

ARPABET = {
    "aa": "ɑ", "ae": "æ", "ah": "ʌ", "ao": "ɔ", "aw": "aʊ", "ax": "ə", "axr": "ɚ", "ay": "aɪ", "b": "b",
    "ch": "tʃ", "d": "d", "dh": "ð", "dx": "ɾ", "eh": "ɛ", "el": "l", "em": "m", "en": "n", "er": "ɝ",
    "ey": "eɪ", "f": "f", "g": "ɡ", "hh": "h", "hv": "ɦ", "ih": "ɪ", "ix": "ɨ", "iy": "i", "jh": "dʒ",
    "k": "k", "l": "l", "m": "m", "n": "n", "ng": "ŋ", "nx": "n", "ow": "oʊ", "oy": "ɔɪ", "p": "p", "r": "ɹ",
    "s": "s", "sh": "ʃ", "t": "t", "th": "θ", "uh": "ʊ", "uw": "u", "ux": "ʉ", "v": "v", "w": "w", "y": "j",
    "z": "z", "zh": "ʒ", "pau": SILENCE, "h#": SILENCE, "ssil": SILENCE, "sil": SILENCE, "brth": SILENCE,
}  # fmt: skip
"""Flite's names."""


def of_ipa(text: str) -> list[str]:
    """The symbols that a string of IPA stands for: ``"t͡ʃ"`` is ``["tʃ"]``, ``"ĩː"`` is ``["i"]``.

    What is no sound of the inventory (stress, tone, length, diacritics) is left out.
    """
    letters = ""
    for letter in unicodedata.normalize("NFD", text):
        letters += _SAME_LIPS.get(letter, letter if letter in _LETTERS else "")
    symbols = []
    while letters:
        symbol = letters[:2] if letters[:2] in PHONEMES else letters[0]
        letters = letters[len(symbol) :]
        if symbol in PHONEMES:
            symbols.append(symbol)
    return symbols


def of_kokoro(token: str) -> list[str]:
    """The symbols of one token; none for stress and length marks, ``["sil"]`` for pauses."""
    if token in KOKORO:
        return [KOKORO[token]]
    if token in ' ;:,.!?—…"()“”' or token == "":
        return [SILENCE]
    return of_ipa(token)


_LETTERS = frozenset("".join(PHONEMES))
