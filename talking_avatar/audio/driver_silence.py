"""Tells a driver that has fallen silent from a program that stood still itself."""

from __future__ import annotations

from collections.abc import Callable

_STALLED_S = 0.5
"""Whoever asks does so many times a second; after a longer pause, compiling or loading held Python up, and
with it the driver's calls."""


class DriverSilence:
    """Asked again and again by one thread."""

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s = now_s
        self._asked_s = self._fair_s = now_s()

    def longer_than(self, limit_s: float, called_s: float) -> bool:
        """Whether the driver, which last called at ``called_s``, has been silent for so long while this
        program ran."""
        now_s = self._now_s()
        if now_s - self._asked_s > _STALLED_S:
            self._fair_s = now_s
        self._asked_s = now_s
        return now_s - max(called_s, self._fair_s) > limit_s
