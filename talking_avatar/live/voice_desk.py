"""Loads the generator that moves the face, beside the session: a trained model takes seconds."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from talking_avatar.assembly.voices import Voice
from talking_avatar.errors import UserError
from talking_avatar.live.mailbox import Mailbox

VoiceMaker = Callable[[str | Path, str, Mapping[str, float]], Voice]
"""``(motion, preset, styles)``; see ``assembly.voices.make_voice``."""


class VoiceDesk:
    """One load at a time, of the newest order. Used by one thread."""

    def __init__(self, make: VoiceMaker) -> None:
        self._make = make
        self._order: tuple[str | Path, str, Mapping[str, float]] | None = None
        self._worker: threading.Thread | None = None
        self._done: Mailbox[Voice | UserError] = Mailbox()

    @property
    def busy(self) -> bool:
        return self._worker is not None or self._order is not None

    def order(self, motion: str | Path, preset: str, styles: Mapping[str, float]) -> None:
        """Load this generator for this preset of the delay, with these values of its styles."""
        self._order = (motion, preset, styles)

    def collect(self) -> Voice | UserError | None:
        """What was loaded since the last time, or why it was not."""
        if self._worker is not None and not self._worker.is_alive():
            self._worker.join()
            self._worker = None
        loaded = self._done.take()
        if self._worker is None and self._order is not None:
            order, self._order = self._order, None
            self._worker = threading.Thread(target=self._work, args=order, name="voice-loader", daemon=True)
            self._worker.start()
        return loaded

    def wait(self) -> None:
        """Until nothing is being loaded: a program must not end in the middle of loading PyTorch."""
        self._order = None
        if self._worker is not None:
            self._worker.join()

    def _work(self, motion: str | Path, preset: str, styles: Mapping[str, float]) -> None:
        try:
            self._done.put(self._make(motion, preset, styles))
        except UserError as error:
            self._done.put(error)
        except Exception as error:
            self._done.put(UserError("The motion model cannot be loaded", f"{type(error).__name__}: {error}"))
