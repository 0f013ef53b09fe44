"""What the checks look at. Tests hand in another computer."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from talking_avatar.audio.devices import DEFAULT
from talking_avatar.audio.microphone import Microphone
from talking_avatar.audio.source import VoiceSource
from talking_avatar.updates import Release, newer_release

_LONGEST_S = 30.0
_FOR_ROOT = ("/usr/sbin", "/sbin")


@dataclass(frozen=True)
class Ran:
    """A program that has ended. ``code`` is ``None`` where it could not be started or did not end."""

    code: int | None
    output: str = ""
    errors: str = ""


class Runner(Protocol):
    def __call__(self, words: Sequence[str], limit_s: float = _LONGEST_S) -> Ran: ...


def run_program(words: Sequence[str], limit_s: float = _LONGEST_S) -> Ran:
    """Without a shell, with nothing to read, for ``limit_s`` at most."""
    try:
        done = subprocess.run(
            words, stdin=subprocess.DEVNULL, capture_output=True, timeout=limit_s, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Ran(None, errors=str(error))
    return Ran(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def find_program(name: str) -> str | None:
    """Also where ordinary people's ``PATH`` does not lead."""
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *_FOR_ROOT]))


@dataclass(frozen=True)
class Machine:
    """``system``: as ``sys.platform``. ``frozen``: whether this is the one-folder program. ``root``: where
    the system's own files are. ``free_bytes``: what a folder's disk still takes. ``microphone`` makes the
    system's microphone, not yet open. ``newer_release`` asks the network. ``find`` gives the path of a
    program; ``terminal``: somebody can type."""

    system: str = sys.platform
    processor: str = field(default_factory=platform.machine)
    kernel: str = field(default_factory=platform.release)
    python: tuple[int, int, int] = sys.version_info[:3]
    frozen: bool = hasattr(sys, "frozen")
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    root: Path = Path("/")
    run: Runner = run_program
    find: Callable[[str], str | None] = find_program
    terminal: bool = field(default_factory=lambda: sys.stdin is not None and sys.stdin.isatty())
    free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free
    microphone: Callable[[], VoiceSource] = lambda: Microphone(DEFAULT)
    newer_release: Callable[[], Release | None] = newer_release
    now_s: Callable[[], float] = time.perf_counter
    sleep: Callable[[float], None] = time.sleep

    @property
    def is_administrator(self) -> bool:
        return hasattr(os, "geteuid") and os.geteuid() == 0

    def text(self, path: str) -> str:
        """Of a file below ``root``; empty where there is none."""
        try:
            return (self.root / path).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    def ask_python(self, code: str) -> tuple[dict[str, Any], str]:
        """Run ``code`` in a Python of its own. What it prints as JSON, and, where it printed none, why."""
        ran = self.run([sys.executable, "-c", code])
        try:
            said = json.loads(ran.output.strip().splitlines()[-1])
        except (ValueError, IndexError):
            said = None
        if isinstance(said, dict):
            return said, ""
        lines = [line.strip() for line in ran.errors.splitlines() if line.strip()]
        return {}, lines[-1][:200] if lines else f"it ended with {ran.code}"
