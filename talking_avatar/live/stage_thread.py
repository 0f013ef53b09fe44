"""One thread of the session: repeats a step until told to stop, and says so when the step breaks."""

from __future__ import annotations

import threading
from collections.abc import Callable

from talking_avatar.outputs.punctuality.priority import go_ahead
from talking_avatar.outputs.punctuality.urgency import Grant, Urgency

_PAUSE_S = 0.05
"""After a failure, so that a step that always fails does not eat the processor."""


class StageThread:
    """Calls ``step`` again and again; the step itself waits.

    When it raises, ``broken`` is told and the thread goes on with the next step, so a stage outlives its
    mistakes; :meth:`stop` ends it. With an ``urgency`` it goes ahead of other work where the system allows
    that; ``told`` gets the system's answer, on the new thread.
    """

    def __init__(
        self,
        name: str,
        step: Callable[[], None],
        broken: Callable[[Exception], None],
        urgency: Urgency | None = None,
        told: Callable[[Grant], None] = lambda grant: None,
    ) -> None:
        self._step, self._broken, self._urgency, self._told = step, broken, urgency, told
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Have it end, and wait for the step that is under way. Not for the thread itself."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        if self._urgency is not None:
            self._told(go_ahead(self._urgency))
        while not self._stopping.is_set():
            try:
                self._step()
            except Exception as error:
                self._broken(error)
                self._stopping.wait(_PAUSE_S)
