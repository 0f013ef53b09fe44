"""What is said: sentences of our own, and sentences put together at random for more variety.

``texts/LANGUAGE.txt`` holds one sentence a line. English has many that dwell on one sound or another;
``en_test.txt`` is kept apart for measuring, and ``en_grammar.txt`` holds the choices for each part of a
made-up sentence, one part a line.
"""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "texts"

_ENDS = "....!?"


@cache
def sentences(name: str) -> tuple[str, ...]:
    """The lines of ``texts/NAME.txt``."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip())


def made_sentence(chance: random.Random) -> str:
    """An English sentence that makes some sense."""
    opening, who, did, what, where, closing = (
        chance.choice(line.split("|")) for line in sentences("en_grammar")
    )
    sentence = f"{opening} {who} {did} {what} {where}{closing}".strip() + chance.choice(_ENDS)
    return sentence[0].upper() + sentence[1:]


def something_to_say(language: str, test: bool, chance: random.Random) -> str:
    """One sentence, or sometimes two with a pause between them."""
    name = "en_test" if test and language == "en" else language
    count = 2 if chance.random() < 0.3 else 1
    said = []
    for _ in range(count):
        grammar = language == "en" and chance.random() < 0.45
        said.append(made_sentence(chance) if grammar else chance.choice(sentences(name)))
    return " ".join(said)
