"""Whether something happens too often, and not just now and then."""

from __future__ import annotations

from collections import deque


class Tally:
    """Notices what happens ``times`` times within ``within_s``. For any thread."""

    def __init__(self, times: int, within_s: float) -> None:
        self._times, self._within_s = times, within_s
        self._latest_s: deque[float] = deque(maxlen=times)

    def note(self, now_s: float) -> None:
        """It has happened, now."""
        self._latest_s.append(now_s)

    def forget(self) -> None:
        """What was before does not count any more."""
        self._latest_s.clear()

    def too_often(self, now_s: float) -> bool:
        """Whether the last ``times`` all lie within ``within_s``."""
        latest_s = list(self._latest_s)
        return len(latest_s) == self._times and now_s - latest_s[0] < self._within_s
