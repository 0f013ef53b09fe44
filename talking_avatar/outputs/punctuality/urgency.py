"""How soon a thread must run, and whether the system lets it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Urgency(Enum):
    """``PUNCTUAL`` sleeps nearly all the time and must wake in time; ``PROMPT`` is work that others wait
    for."""

    PUNCTUAL = "punctual"
    PROMPT = "prompt"


@dataclass(frozen=True)
class Grant:
    """``words``: who allows it, or why it is not allowed, as a part of a sentence. ``remedy``: what a person
    can do, where it is not."""

    granted: bool
    words: str
    remedy: str = ""
