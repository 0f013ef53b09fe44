"""The files in which phoneticians and aligners keep when each sound was spoken."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

import numpy as np

from talking_avatar.errors import UserError
from talking_avatar.training.corpus.phonemes import ARPABET, SILENCE, of_ipa, of_kokoro
from talking_avatar.training.corpus.utterance import VOICE_RATE_HZ, Phoneme

_Interval = tuple[float, float, str]

_STRESS = {"ˌ": 1, "ˈ": 2}
_ARPABET_STRESS = {"0": 0, "1": 2, "2": 1}
_SILENCES = frozenset(
    {"", "sil", "sp", "spn", "pau", "h#", "#", "_", "epi", "<p:>", "<usb>", "ssil", "brth", "n/a"}
)
_OF_TIMIT = {
    "bcl": "b", "dcl": "d", "gcl": "ɡ", "kcl": "k", "pcl": "p", "tcl": "t", "q": "ʔ", "eng": "ŋ", "ax-h": "ə",
}  # fmt: skip
_OF_ARPABET = ARPABET | _OF_TIMIT
_TIER = re.compile(r"phon|phn|segment", re.IGNORECASE)
_PRAAT_TOKEN = re.compile(r'"((?:[^"]|"")*)"|(?<!\S)([-+]?\d[\d.eE+-]*)(?!\S)')
_HTK_S = 1e-7


def _read_json(path: Path) -> list[Phoneme]:
    said = json.loads(path.read_text("utf-8"))
    if "phonemes" in said:
        return [Phoneme(str(s), float(a), float(b), int(stress)) for s, a, b, stress in said["phonemes"]]
    return _of_tokens(said["phonemes_start_s_end_s"])


def _read_text_grid(path: Path) -> list[Phoneme]:
    """Praat's text format, long or short: what stands by itself counts (Praat manual, *TextGrid file
    formats*)."""
    content = path.read_bytes()
    is_utf16 = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = content.decode("utf-16" if is_utf16 else "utf-8-sig")
    tokens = ((m[1].replace('""', '"') if m[2] is None else m[2]) for m in _PRAAT_TOKEN.finditer(text))
    if [next(tokens, ""), next(tokens, "")] != ["ooTextFile", "TextGrid"]:
        raise ValueError("it is no TextGrid in Praat's text format")
    return _of_labels(_phone_tier(_tiers(tokens)))


def _tiers(tokens: Iterable[str]) -> list[tuple[str, list[_Interval]]]:
    """The interval tiers and their names, from the numbers after the file's head."""
    token = iter(tokens)

    def following() -> str:
        for value in token:
            return value
        raise ValueError("it ends too soon")

    following(), following()
    tiers = []
    for _ in range(int(following())):
        kind, name = following(), following()
        following(), following()
        rows: list[_Interval] = []
        for _ in range(int(following())):
            if kind == "IntervalTier":
                rows.append((float(following()), float(following()), following()))
            else:
                following(), following()
        if kind == "IntervalTier":
            tiers.append((name, rows))
    return tiers


def _phone_tier(tiers: Sequence[tuple[str, list[_Interval]]]) -> list[_Interval]:
    found = [rows for name, rows in tiers if _TIER.search(name)]
    if len(found) == 1 or (not found and len(tiers) == 1):
        return found[0] if found else tiers[0][1]
    names = ", ".join(name or "(without a name)" for name, _ in tiers) or "none"
    raise ValueError(f"one tier of intervals must be called phones, and there are: {names}")


def _read_lab(path: Path) -> list[Phoneme]:
    """``start end label`` in seconds or, without a decimal point, in HTK's units of 100 ns; or ``end number
    label`` after a line with ``#`` (festvox)."""
    lines = [line.split() for line in path.read_text("utf-8-sig").splitlines() if line.strip()]
    if ["#"] in lines:
        return _of_labels(_of_ends(lines[lines.index(["#"]) + 1 :]))
    unit_s = 1.0 if any("." in word for row in lines for word in row[:2]) else _HTK_S
    return _of_labels(_of_rows(lines, unit_s))


def _read_phn(path: Path) -> list[Phoneme]:
    """TIMIT's: ``first last label`` in samples at 16 kHz."""
    lines = [line.split() for line in path.read_text("utf-8-sig").splitlines() if line.strip()]
    return _of_labels(_of_rows(lines, 1 / VOICE_RATE_HZ))


def _of_rows(rows: Iterable[Sequence[str]], unit_s: float) -> list[_Interval]:
    return [(float(row[0]) * unit_s, float(row[1]) * unit_s, row[2] if row[2:] else "") for row in rows]


def _of_ends(rows: Iterable[Sequence[str]]) -> list[_Interval]:
    intervals: list[_Interval] = []
    for end, _, label, *_ in rows:
        intervals.append((intervals[-1][1] if intervals else 0.0, float(end), label))
    return intervals


_READERS: Mapping[str, Callable[[Path], list[Phoneme]]] = MappingProxyType(
    {".json": _read_json, ".textgrid": _read_text_grid, ".lab": _read_lab, ".phn": _read_phn}
)
LABEL_SUFFIXES = tuple(_READERS)
"""In small letters, the most trusted first."""


def read_phonemes(path: Path) -> list[Phoneme]:
    """The phonemes in a file with one of ``LABEL_SUFFIXES``.

    JSON has ``phonemes``: rows of symbol, start, end (seconds) and stress in the corpus's symbols; or
    ``phonemes_start_s_end_s`` with Kokoro's tokens. The others hold ARPABET (with or without stress) or IPA.
    Raises :class:`UserError` for a file of another kind.
    """
    try:
        phonemes = _READERS[path.suffix.lower()](path)
        if not any(p.symbol != SILENCE for p in phonemes):
            raise ValueError("no sound is named")
        if any(b.start_s < a.start_s or b.end_s < b.start_s for a, b in pairwise(phonemes)):
            raise ValueError("the times go backwards")
        return phonemes
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise UserError(f"The phonemes in {path} cannot be read", str(error)) from error


def has_times(path: Path) -> bool:
    """Whether it is a file for ``read_phonemes``. Aligners also keep plain transcripts as ``.lab``."""
    suffix = path.suffix.lower()
    if suffix != ".lab":
        return suffix in LABEL_SUFFIXES
    words = path.read_text("utf-8-sig", errors="replace").split()
    return "#" in words or (bool(words) and _is_number(words[0]))


def _is_number(word: str) -> bool:
    try:
        return bool(np.isfinite(float(word)))
    except ValueError:
        return False


def _of_labels(intervals: Sequence[_Interval]) -> list[Phoneme]:
    """ARPABET if all labels are, and else IPA: some letters mean other sounds there."""
    labels = [label.strip() for _, _, label in intervals]
    foreign = [
        label for label in labels if not _is_silent(label) and _without_stress(label) not in _OF_ARPABET
    ]
    phonemes: list[Phoneme] = []
    for (start_s, end_s, _), label in zip(intervals, labels, strict=True):
        if _is_silent(label):
            symbols, stress = [SILENCE], 0
        elif not foreign:
            symbols, stress = [_OF_ARPABET[_without_stress(label)]], _ARPABET_STRESS.get(label[-1], 0)
        else:
            symbols, stress = of_ipa(label), max(_STRESS.get(letter, 0) for letter in label)
            if not symbols:
                raise ValueError(f"“{foreign[0]}” is not ARPABET, and “{label}” not IPA")
        phonemes += _spread(symbols, start_s, end_s, stress)
    return phonemes


def _is_silent(label: str) -> bool:
    return label.lower() in _SILENCES


def _without_stress(label: str) -> str:
    return label.rstrip("012").lower()


def _of_tokens(rows: Sequence[tuple[str, float, float]]) -> list[Phoneme]:
    phonemes: list[Phoneme] = []
    stress, waiting_s = 0, None
    for token, start_s, end_s in rows:
        if token in _STRESS:
            stress = _STRESS[token]
            waiting_s = start_s if waiting_s is None else waiting_s
            continue
        symbols = [SILENCE] if token.startswith("<") else of_kokoro(token)
        phonemes += _spread(symbols, start_s if waiting_s is None else waiting_s, end_s, stress)
        if symbols:
            stress, waiting_s = 0, None
    return phonemes


def _spread(symbols: Sequence[str], start_s: float, end_s: float, stress: int) -> list[Phoneme]:
    edges = np.linspace(start_s, end_s, len(symbols) + 1)
    return [
        Phoneme(symbol, float(first_s), float(last_s), stress)
        for symbol, first_s, last_s in zip(symbols, edges[:-1], edges[1:], strict=True)
    ]
