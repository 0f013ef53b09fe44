"""Prepares portraits in a process of its own, one after the other. Knows no Qt."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from talking_avatar.desktop.library.moving_thumbnail import ThumbnailFiles
from talking_avatar.errors import UserError
from talking_avatar.portrait.portrait import QualityWarning

_SPAWN = multiprocessing.get_context("spawn")
_IDLE_S = 20.0
_NICENESS = 10


@dataclass(frozen=True)
class Order:
    """Prepare ``picture``; draw its thumbnails too where ``thumbnails`` says."""

    picture: Path
    thumbnails: ThumbnailFiles | None = None


@dataclass(frozen=True)
class Prepared:
    """``problem`` is the sentence that says why not, empty when it can be used; ``warnings`` what will look
    less good."""

    order: Order
    problem: str = ""
    warnings: tuple[QualityWarning, ...] = ()


Worker = Callable[[Connection, "Path | None"], None]


class Preparer:
    """Takes orders from any thread and calls ``done`` from its own.

    The process starts with the first order and ends after some seconds without, so that its memory is given
    back; when it dies, the order it had fails and the next one starts another.
    """

    def __init__(
        self,
        done: Callable[[Prepared], None],
        directory: Path | None = None,
        work: Worker | None = None,
        idle_s: float = _IDLE_S,
    ) -> None:
        """``directory`` of prepared portraits; the user's cache when not given."""
        self._done, self._directory, self._idle_s = done, directory, idle_s
        self._work = work or serve
        self._orders: deque[Order] = deque()
        self._changed = threading.Condition()
        self._closed = False
        self._thread: threading.Thread | None = None
        self._process: multiprocessing.process.BaseProcess | None = None

    def order(self, order: Order, urgent: bool = False) -> None:
        """``urgent`` ones come before all that wait. The same order is not taken twice."""
        with self._changed:
            if self._closed:
                return
            if order in self._orders:
                if not urgent:
                    return
                self._orders.remove(order)
            (self._orders.appendleft if urgent else self._orders.append)(order)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="portrait-preparer", daemon=True)
                self._thread.start()
            self._changed.notify()

    def close(self) -> None:
        """Forget what waits and end the process."""
        with self._changed:
            self._closed = True
            self._orders.clear()
            thread, process = self._thread, self._process
            self._changed.notify()
        if process is not None:
            process.terminate()
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        helper: _Helper | None = None
        while (order := self._next()) is not None:
            helper = helper or self._start()
            outcome = helper.ask(order)
            if outcome is None:
                helper.end()
                helper = None
                outcome = Prepared(order, str(_died(order.picture)))
            if not self._closed:
                self._done(outcome)
        if helper is not None:
            helper.end()

    def _next(self) -> Order | None:
        """``None`` when there is nothing to do for long, or closed; then the thread ends."""
        with self._changed:
            self._changed.wait_for(lambda: self._orders or self._closed, self._idle_s)
            if self._orders and not self._closed:
                return self._orders.popleft()
            self._thread = None
            return None

    def _start(self) -> _Helper:
        ours, theirs = _SPAWN.Pipe()
        process = _SPAWN.Process(target=self._work, args=(theirs, self._directory), daemon=True)
        with self._changed:
            process.start()
            self._process = process
            if self._closed:
                process.terminate()
        theirs.close()
        return _Helper(process, ours)


@dataclass(frozen=True, eq=False)
class _Helper:
    """The process as long as it lives."""

    process: multiprocessing.process.BaseProcess
    connection: Connection

    def ask(self, order: Order) -> Prepared | None:
        """``None`` when the process is gone."""
        try:
            self.connection.send(order)
            answer: Prepared = self.connection.recv()
        except (EOFError, OSError):
            return None
        return answer

    def end(self) -> None:
        self.connection.close()
        self.process.join()


def serve(connection: Connection, directory: Path | None) -> None:
    """The process: prepares what is ordered until nobody is there any more."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(_NICENESS)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            connection.send(_prepared(connection.recv(), directory))


def _prepared(order: Order, directory: Path | None) -> Prepared:
    try:
        from talking_avatar.assembly.portraits import PortraitShelf
        from talking_avatar.desktop.library.moving_thumbnail import draw_thumbnails
        from talking_avatar.portrait.cache import DerivedStore

        ready = PortraitShelf(DerivedStore(directory)).get(order.picture)
        if order.thumbnails is not None:
            with contextlib.suppress(OSError):  # a full disk costs the thumbnail, not the portrait
                draw_thumbnails(ready, order.thumbnails)
        return Prepared(order, "", ready.portrait.warnings)
    except UserError as error:
        return Prepared(order, str(error))
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        return Prepared(order, str(UserError(f"{order.picture.name} could not be prepared", why)))


def _died(picture: Path) -> UserError:
    return UserError(f"{picture.name} could not be prepared", "the process that did it died", "try again")
