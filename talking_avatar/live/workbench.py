"""Work that takes seconds, done beside the thread that asks for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from talking_avatar.live.mailbox import Mailbox

Order = TypeVar("Order")
Made = TypeVar("Made")


class Workbench(Generic[Order, Made]):
    """Carries one order out at a time, in a thread of its own; of those that come meanwhile only the newest
    waits. Used by one thread."""

    def __init__(self, name: str, work: Callable[[Order], Made]) -> None:
        """``work`` gives what went wrong as well: it must not raise. ``name`` is its thread's."""
        self._name, self._work = name, work
        self._waiting: Order | None = None
        self._worker: threading.Thread | None = None
        self._done: Mailbox[Made] = Mailbox()

    @property
    def busy(self) -> bool:
        """Whether something is being made, or waits for it."""
        return self._worker is not None or self._waiting is not None

    def take_on(self, order: Order) -> None:
        """Make this next; :meth:`collect` begins with it."""
        self._waiting = order

    def collect(self) -> Made | None:
        """What was finished since the last time; begins with what waits."""
        if self._worker is not None and not self._worker.is_alive():
            self._worker.join()
            self._worker = None
        made = self._done.take()
        if self._worker is None and self._waiting is not None:
            order, self._waiting = self._waiting, None
            self._worker = threading.Thread(
                target=lambda: self._done.put(self._work(order)), name=self._name, daemon=True
            )
            self._worker.start()
        return made

    def wait(self) -> None:
        """Until nothing is being made, what waits forgotten: a program must not end in the middle of loading
        PyTorch."""
        self._waiting = None
        if self._worker is not None:
            self._worker.join()
