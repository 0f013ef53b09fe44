"""How fast bytes come, steady enough to read."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

_OVER_S = 5.0


class Speed:
    """The mean over the last seconds. ``now_s`` is the clock."""

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s = now_s
        self._noted: deque[tuple[float, int]] = deque()

    def note(self, here_bytes: int) -> None:
        """So many are there now; fewer than before begins anew."""
        now_s = self._now_s()
        if self._noted and here_bytes < self._noted[-1][1]:
            self._noted.clear()
        self._noted.append((now_s, here_bytes))
        while now_s - self._noted[0][0] > _OVER_S and len(self._noted) > 2:
            self._noted.popleft()

    @property
    def bytes_per_s(self) -> float:
        """0 while nothing is known."""
        if len(self._noted) < 2:
            return 0.0
        (first_s, first), (last_s, last) = self._noted[0], self._noted[-1]
        return (last - first) / (last_s - first_s) if last_s > first_s else 0.0
