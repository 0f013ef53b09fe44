"""What the commands say: results on standard output, everything else on standard error."""

from __future__ import annotations

import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_REDRAW_EVERY_S = 0.1
_BAR_CELLS = 28
_LINE_EVERY = 0.1
"""Where there is no terminal, a line for each tenth."""


def say(line: str) -> None:
    """A result, for people or for the next program in a pipe."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def tell(line: str) -> None:
    """A remark: what is going on, warnings, errors."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


class StatusLine:
    """What is going on: on a terminal one line that is redrawn, elsewhere a plain line now and then.

    ``quiet`` shows nothing. ``clock`` gives seconds.
    """

    def __init__(self, quiet: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        self._quiet = quiet
        self._clock = clock
        self._drawn_s = clock()
        self._terminal = sys.stderr.isatty()
        self._tenths = 0
        self._width = 0

    def show(self, share: float | None, words: Callable[[], str]) -> None:
        """``share`` of it is done; ``None`` while that is unknown."""
        if self._quiet:
            return
        now_s = self._clock()
        if self._terminal:
            if now_s - self._drawn_s >= _REDRAW_EVERY_S:
                self._drawn_s = now_s
                self._redraw(words())
        elif share is not None and share >= (self._tenths + 1) * _LINE_EVERY:
            self._tenths = int(share / _LINE_EVERY)
            tell(words())

    def bar(self, share: float) -> str:
        """The share in per cent, on a terminal drawn as well."""
        cells = round(_BAR_CELLS * share)
        drawing = f" [{'#' * cells}{'.' * (_BAR_CELLS - cells)}]" if self._terminal else ""
        return f"{share:4.0%}{drawing}"

    def clear(self) -> None:
        """Take the line away, before something else is said."""
        if self._width:
            self._redraw("")
            sys.stderr.write("\r")
            self._width = 0

    def _redraw(self, line: str) -> None:
        line = line[: shutil.get_terminal_size().columns - 1]
        sys.stderr.write("\r" + line.ljust(self._width))
        sys.stderr.flush()
        self._width = len(line)


class Progress:
    """How far a video has come, and how long it will still take. ``clock`` gives seconds."""

    def __init__(self, quiet: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        self._line = StatusLine(quiet, clock)
        self._clock = clock
        self._started_s = clock()

    def show(self, done_s: float, total_s: float | None) -> None:
        """``done_s`` seconds of ``total_s`` are drawn; ``None`` while that is unknown."""
        share = min(done_s / total_s, 1.0) if total_s else None
        self._line.show(share, lambda: self._words(done_s, total_s, share))

    def clear(self) -> None:
        """Take the line away, before something else is said."""
        self._line.clear()

    def _words(self, done_s: float, total_s: float | None, share: float | None) -> str:
        spent_s = max(self._clock() - self._started_s, 1e-6)
        if not total_s or share is None:
            return f"{done_s:.1f} s of video drawn, {done_s / spent_s:.1f} x real time"
        left = duration_words(spent_s * (1 - share) / share) if share > 0 else "?"
        return f"{self._line.bar(share)} {done_s:.0f} of {total_s:.0f} s, {left} left"


def duration_words(seconds: float) -> str:
    """``75`` is "1 min 15 s"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def size_words(size_bytes: int) -> str:
    """``1_500_000`` is "1.5 MB"."""
    if size_bytes < 100_000:
        return f"{size_bytes / 1e3:.0f} kB"
    return f"{size_bytes / 1e6:.1f} MB" if size_bytes < 1e9 else f"{size_bytes / 1e9:.2f} GB"


@contextmanager
def stop_on_interrupt() -> Iterator[Callable[[], bool]]:
    """Within it the first Ctrl-C (or SIGTERM) only makes the given function true; the second raises.

    The job can so end in an orderly way, and a job that hangs can still be broken off.
    """
    asked = threading.Event()

    def ask(number: int, frame: FrameType | None) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()

    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, ask) for number in numbers}
    try:
        yield asked.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
