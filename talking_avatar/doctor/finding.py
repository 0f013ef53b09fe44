"""What a look at one thing gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from talking_avatar.doctor.machine import Machine
from talking_avatar.errors import UserError


class State(Enum):
    """``WARNING``: the program works, but less well or not all of it. ``ERROR``: it does not."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Finding:
    """``found``: what is there, a few words. ``remedy``: one sentence, empty where all is well.

    ``fix`` does what the remedy says where that is safe; it raises
    :class:`~talking_avatar.errors.UserError` when it cannot.
    """

    name: str
    state: State
    found: str
    remedy: str = ""
    fix: Callable[[], None] | None = None


class Check(Protocol):
    """Looks at one thing; takes some seconds at most and changes nothing."""

    def __call__(self, machine: Machine) -> Finding: ...


def words_of(error: UserError) -> str:
    """What happened and why, as what was found."""
    words = f"{error.what} because {error.why}" if error.why else error.what
    return words[:1].lower() + words[1:]
