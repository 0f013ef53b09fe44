"""Work that takes longer than a frame, done beside the GUI thread."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from talking_avatar.errors import UserError

T = TypeVar("T")

_NAME = "errand"


def wait_for_errands(timeout_s: float) -> None:
    """Before the program ends: libraries that are unloaded under a thread's feet abort it."""
    deadline_s = time.monotonic() + timeout_s
    for thread in threading.enumerate():
        if thread.name == _NAME:
            thread.join(max(deadline_s - time.monotonic(), 0.0))


class Errands(QObject):
    """Runs functions in threads of their own and hands what they give back to the GUI thread.

    Belongs to the widget that wants the results; once that is gone, they are dropped.
    """

    _returned = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._returned.connect(_deliver, Qt.ConnectionType.QueuedConnection)
        self._threads: list[threading.Thread] = []

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[str], None] | None = None
    ) -> None:
        """``done`` gets the result; ``failed`` one sentence when ``work`` raised."""

        def errand() -> None:
            try:
                result = work()
            except UserError as error:
                self._hand_over(failed, str(error))
            except Exception as error:
                self._hand_over(failed, f"Something went wrong ({type(error).__name__}: {error}).")
            else:
                self._hand_over(done, result)

        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(target=errand, name=_NAME, daemon=True)
        self._threads.append(thread)
        thread.start()

    @property
    def busy(self) -> bool:
        return any(thread.is_alive() for thread in self._threads)

    def _hand_over(self, callback: Callable[[Any], None] | None, value: object) -> None:
        if callback is not None:
            with contextlib.suppress(RuntimeError):  # the widget has gone
                self._returned.emit((callback, value))


def _deliver(parcel: tuple[Callable[[Any], None], object]) -> None:
    callback, value = parcel
    callback(value)
