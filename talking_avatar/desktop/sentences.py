"""What the rooms below say, in the language of the window.

They speak English and know no Qt; their sentences reach the window as text, some from other processes. The
templates of all of them lie in ``resources/translations/sentences.txt``, found in the sources by
``packaging/sentence_templates.py``. A sentence is compared with them, and what stands in its places is put
into the template's translation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from PySide6.QtCore import QCoreApplication

from talking_avatar.resources import bundled_if_there

CONTEXT = "Sentence"
_PLACE = re.compile(r"\{\d+\}")
_DEEPEST = 3
"""A sentence may hold another as the reason, and that a third."""


def in_words(sentence: str) -> str:
    """The sentence in the language of the window; as it is where that is English, or where it is unknown."""
    return _book().translated(sentence, lambda text: QCoreApplication.translate(CONTEXT, text))


def capital(words: str) -> str:
    """The words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


class SentenceBook:
    """Knows sentences by their templates, in which ``{0}``, ``{1}`` ... stand for anything."""

    def __init__(self, templates: Iterable[str]) -> None:
        wordiest = sorted(templates, key=lambda text: -len(_PLACE.sub("", text)))
        self._fixed = {text: tuple(_PLACE.split(text)) for text in wordiest}

    def translated(self, sentence: str, translate: Callable[[str], str], depth: int = 0) -> str:
        """By the wordiest template that fits, and the pieces in its places by theirs. ``translate`` gives a
        template's translation, or the template."""
        template, pieces = self._fitting(sentence)
        words = translate(template) if template else ""
        if words == template:
            return sentence
        if depth < _DEEPEST:
            pieces = [self.translated(piece, translate, depth + 1) for piece in pieces]
        return _PLACE.sub(lambda place: pieces[int(place.group()[1:-1])], words)

    def _fitting(self, sentence: str) -> tuple[str, list[str]]:
        """The wordiest template that fits and what stands in its places; no template when none does."""
        for template, fixed in self._fixed.items():
            pieces = _between(fixed, sentence)
            if pieces is not None:
                return template, pieces
        return "", []


def _between(fixed: tuple[str, ...], sentence: str) -> list[str] | None:
    """What stands between the fixed words, which must come in this order; ``None`` where they do not."""
    first, *middle = fixed[:-1] or fixed
    if not sentence.startswith(first):
        return None
    if len(fixed) == 1:
        return [] if sentence == first else None
    begin, pieces = len(first), []
    for words in middle:
        end = sentence.find(words, begin + 1)
        if end < 0:
            return None
        pieces.append(sentence[begin:end])
        begin = end + len(words)
    end = len(sentence) - len(fixed[-1])
    if end <= begin or not sentence.endswith(fixed[-1]):
        return None
    return [*pieces, sentence[begin:end]]


@cache
def _book() -> SentenceBook:
    place = bundled_if_there("resources", "translations", "sentences.txt")
    return SentenceBook(place.read_text(encoding="utf-8").splitlines() if place is not None else ())
