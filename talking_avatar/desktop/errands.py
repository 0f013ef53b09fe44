"""Work that takes longer than a frame, done beside the GUI thread."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from shiboken6 import isValid

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

    Belongs to the widget that wants the results; once that is gone, they are dropped. Made in the GUI thread.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._postman = _postman()
        self._threads: list[threading.Thread] = []

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[str], None] | None = None
    ) -> None:
        """``done`` gets the result; ``failed`` one sentence when ``work`` raised."""

        def errand() -> None:
            try:
                result = work()
            except UserError as error:
                self._tell_failure(failed, str(error))
            except Exception as error:
                self._tell_failure(failed, f"Something went wrong ({type(error).__name__}: {error}).")
            else:
                self.hand_over(done, result)

        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(target=errand, name=_NAME, daemon=True)
        self._threads.append(thread)
        thread.start()

    @property
    def busy(self) -> bool:
        return any(thread.is_alive() for thread in self._threads)

    def hand_over(self, callback: Callable[[T], None], value: T) -> None:
        """Have ``callback(value)`` called in the GUI thread, unless the widget has gone by then. For any
        thread."""
        with contextlib.suppress(RuntimeError):  # the program has ended
            self._postman.parcel.emit((self, callback, value))

    def _tell_failure(self, failed: Callable[[str], None] | None, sentence: str) -> None:
        if failed is not None:
            self.hand_over(failed, sentence)


class _Postman(QObject):
    """Lives as long as the program: a thread must not touch a widget that may be deleted at that moment."""

    parcel = Signal(object)

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self.parcel.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, parcel: tuple[Errands, Callable[[Any], None], object]) -> None:
        errands, callback, value = parcel
        if isValid(errands):
            callback(value)


def _postman() -> _Postman:
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("there is no QCoreApplication yet")
    found = app.findChild(_Postman)
    return found if isinstance(found, _Postman) else _Postman(app)
