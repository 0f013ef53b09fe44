"""What went wrong, in a file, however it went wrong."""

from __future__ import annotations

import datetime
import faulthandler
import os
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import platformdirs

_LONGEST_BYTES = 256_000


def default_crash_log() -> Path:
    """Where this user's crash log belongs."""
    return Path(platformdirs.user_log_path("talking-avatar", appauthor=False)) / "crash.log"


class CrashLog:
    """From :meth:`open` to :meth:`close`, exceptions that nobody caught, in any thread, go into ``path`` with
    where they came from, as do crashes of machine code; ``tell`` gets a sentence for each exception.
    """

    def __init__(self, path: Path, tell: Callable[[str], None] = lambda sentence: None) -> None:
        self.path, self.tell = path, tell
        self._file: int | None = None

    def open(self) -> None:
        """Does without a log where none can be written."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.exists() and self.path.stat().st_size > _LONGEST_BYTES:
                os.replace(self.path, self.path.with_suffix(".old.log"))
            self._file = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        except OSError:
            return
        faulthandler.enable(self._file)
        sys.excepthook = self._hear
        threading.excepthook = self._hear_thread

    def close(self) -> None:
        if self._file is None:
            return
        faulthandler.disable()
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        os.close(self._file)
        self._file = None

    def _hear(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            self._write("".join(traceback.format_exception(kind, error, trace)))
            self.tell(f"Something went wrong ({kind.__name__}: {error}); it is noted in {self.path}.")
        sys.__excepthook__(kind, error, trace)

    def _hear_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            self._hear(args.exc_type, args.exc_value, args.exc_traceback)

    def _write(self, words: str) -> None:
        if self._file is not None:
            stamp = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
            os.write(self._file, f"{stamp}\n{words}\n".encode())
