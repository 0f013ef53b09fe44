"""A clock that moves when a test says so, or when somebody who got its ``tick`` sleeps."""

from __future__ import annotations


class HandClock:
    def __init__(self, now_s: float = 100.0) -> None:
        self.now_s = now_s

    def __call__(self) -> float:
        return self.now_s

    def tick(self, seconds: float) -> None:
        self.now_s += seconds
