"""A computer whose files, programs and microphone a test chooses."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from talking_avatar.audio.source import VoiceBlock
from talking_avatar.doctor.machine import Machine, Ran
from talking_avatar.errors import UserError
from tests.hand_clock import HandClock

RATE_HZ = 48_000


@dataclass
class Programs:
    """Answers by a program's name; what is not there cannot be started. ``calls``: what was run."""

    answers: Mapping[str, Ran] = field(default_factory=dict)
    calls: list[list[str]] = field(default_factory=list)

    def __call__(self, words: Sequence[str], limit_s: float = 30.0) -> Ran:
        self.calls.append(list(words))
        return self.answers.get(Path(words[0]).name.partition("3")[0], Ran(None, errors="no such program"))

    def find(self, name: str) -> str | None:
        return name if name in self.answers else None


def says(**values: object) -> Ran:
    return Ran(0, json.dumps(values) + "\n")


class Mouth:
    """A microphone that hears ``sound(t)``, in blocks of 10 ms by a clock that runs ``ppm`` fast."""

    name, rate_hz, finished = "Desk Mic", RATE_HZ, False

    def __init__(
        self, time: HandClock, sound: Callable[[NDArray[np.float64]], NDArray[np.float64]], ppm: float = 0.0
    ) -> None:
        self._time, self._sound, self._ppm = time, sound, ppm
        self._given = 0
        self._began_s = time.now_s
        self._jitter = np.random.default_rng(3)

    def open(self) -> None:
        pass

    def take(self) -> VoiceBlock | None:
        due = (self._time.now_s - self._began_s) * (1 + self._ppm * 1e-6) * RATE_HZ
        if due - self._given < 480:
            return None
        times = (self._given + np.arange(480)) / RATE_HZ
        captured_s = self._began_s + self._given / RATE_HZ / (1 + self._ppm * 1e-6)
        self._given += 480
        late_s = float(self._jitter.uniform(0, 0.001))
        return VoiceBlock(self._sound(times).astype(np.float32), captured_s + late_s)

    def close(self) -> None:
        pass


class NoMicrophone:
    name, rate_hz, finished = "default", RATE_HZ, False

    def open(self) -> None:
        raise UserError("There is no microphone on this computer", "", "plug one in")

    def take(self) -> VoiceBlock | None:
        raise AssertionError("it was never open")

    def close(self) -> None:
        pass


def pretended(root: Path, programs: Programs | None = None, **others: object) -> Machine:
    """A Linux machine with the files below ``root`` and no program but those named."""
    usual: dict[str, object] = {
        "system": "linux",
        "processor": "x86_64",
        "kernel": "6.1.0-test",
        "environment": {},
        "root": root,
        "run": programs or Programs(),
        "find": (programs or Programs()).find,
        "terminal": False,
        "free_bytes": lambda folder: 50_000_000_000,
    }
    return Machine(**{**usual, **others})  # type: ignore[arg-type]


def with_file(root: Path, path: str, text: str) -> Path:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)
    return root
