"""Notices when the event loop stands still."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer

_EVERY_MS = 5


class EventWatch(QObject):
    """Stalls since the last :meth:`reset`: of the clock, and of the GUI thread's own processor time, which
    other programs on a busy machine do not lengthen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self.reset()
        self._timer.start(_EVERY_MS)

    def reset(self) -> None:
        self.longest_s = self.longest_cpu_s = 0.0
        self.skip()

    def skip(self) -> None:
        """Leave out what was done since the last tick: it was the test's own."""
        self._before_s, self._before_cpu_s = time.perf_counter(), time.thread_time()

    def stop(self) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        now_s, cpu_s = time.perf_counter(), time.thread_time()
        self.longest_s = max(self.longest_s, now_s - self._before_s - _EVERY_MS / 1e3)
        self.longest_cpu_s = max(self.longest_cpu_s, cpu_s - self._before_cpu_s)
        self._before_s, self._before_cpu_s = now_s, cpu_s
