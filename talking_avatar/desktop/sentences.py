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


class SentenceBook:
    """Knows sentences by their templates, in which ``{0}``, ``{1}`` ... stand for anything."""

    def __init__(self, templates: Iterable[str]) -> None:
        wordiest = sorted(templates, key=lambda text: -len(_PLACE.sub("", text)))
        self._text_of = {_pattern(text): text for text in wordiest}

    def translated(self, sentence: str, translate: Callable[[str], str], depth: int = 0) -> str:
        """By the wordiest template that fits, and the pieces in its places by theirs. ``translate`` gives a
        template's translation, or the template."""
        found = next(filter(None, (pattern.fullmatch(sentence) for pattern in self._text_of)), None)
        words = translate(self._text_of[found.re]) if found else sentence
        if found is None or words == self._text_of[found.re]:
            return sentence
        pieces = found.groups()
        if depth < _DEEPEST:
            pieces = tuple(self.translated(piece, translate, depth + 1) for piece in pieces)
        return _PLACE.sub(lambda place: pieces[int(place.group()[1:-1])], words)


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile("(.+?)".join(re.escape(piece) for piece in _PLACE.split(template)), re.DOTALL)


@cache
def _book() -> SentenceBook:
    place = bundled_if_there("resources", "translations", "sentences.txt")
    return SentenceBook(place.read_text(encoding="utf-8").splitlines() if place is not None else ())
