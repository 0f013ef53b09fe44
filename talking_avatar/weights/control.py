"""Pausing and breaking off work that runs in another thread."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Control:
    """Who steers asks :meth:`pause`, :meth:`resume`, :meth:`cancel`; who works looks at :meth:`stopping`.

    ``cut`` is called when something is to stop, to break off what waits for the network.
    """

    def __init__(self, cut: Callable[[], None]) -> None:
        self._cut = cut
        self._changed = threading.Condition()
        self._paused = self._cancelled = False

    @property
    def cancelled(self) -> bool:
        return self._cancelled

    def pause(self) -> None:
        self._set(paused=True)
        self._cut()

    def resume(self) -> None:
        self._set(paused=False)

    def cancel(self) -> None:
        self._set(cancelled=True)
        self._cut()

    def stopping(self) -> bool:
        """Whether the work is to be broken off, for now or for good."""
        return self._paused or self._cancelled

    def stop_if_asked(self) -> None:
        """Raises ``InterruptedError`` when it is to be broken off."""
        if self.stopping():
            raise InterruptedError

    def sleep(self, seconds: float) -> None:
        """Less when it is to be broken off."""
        with self._changed:
            self._changed.wait_for(self.stopping, seconds)

    def wait_out_a_pause(self, begins: Callable[[], None]) -> None:
        """``begins`` is called if there is one. Raises ``InterruptedError`` when cancelled."""
        if self._paused and not self._cancelled:
            begins()
        with self._changed:
            self._changed.wait_for(lambda: not self._paused or self._cancelled)
        if self._cancelled:
            raise InterruptedError

    def _set(self, paused: bool | None = None, cancelled: bool = False) -> None:
        with self._changed:
            self._paused = self._paused if paused is None else paused
            self._cancelled = self._cancelled or cancelled
            self._changed.notify_all()
