"""Movements that come and go: a rise, a rest at the top, a fall."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass


def smoothstep(x: float) -> float:
    """0 below 0, 1 above 1, with flat ends between."""
    x = min(max(x, 0.0), 1.0)
    return x * x * (3 - 2 * x)


@dataclass(frozen=True)
class Bump:
    """``amplitude`` reached ``rise_s`` after ``start_s``, kept for ``hold_s``, gone after ``fall_s`` more."""

    start_s: float
    rise_s: float
    hold_s: float
    fall_s: float
    amplitude: float

    @property
    def end_s(self) -> float:
        return self.start_s + self.rise_s + self.hold_s + self.fall_s

    def at(self, time_s: float) -> float:
        since_s = time_s - self.start_s
        if since_s <= 0 or time_s >= self.end_s:
            return 0.0
        if since_s < self.rise_s:
            return self.amplitude * smoothstep(since_s / self.rise_s)
        return self.amplitude * smoothstep((self.end_s - time_s) / self.fall_s)


class BumpTrack:
    """Bumps in the order of their starts."""

    def __init__(self) -> None:
        self._bumps: deque[Bump] = deque()

    def add(self, bump: Bump) -> None:
        self._bumps.append(bump)

    def largest_at(self, time_s: float) -> float:
        return max((bump.at(time_s) for bump in self._bumps), default=0.0)

    def sum_at(self, time_s: float) -> float:
        return sum(bump.at(time_s) for bump in self._bumps)

    def forget_before(self, time_s: float) -> None:
        while self._bumps and self._bumps[0].end_s < time_s:
            self._bumps.popleft()

    def __len__(self) -> int:
        return len(self._bumps)

    def __iter__(self) -> Iterator[Bump]:
        return iter(self._bumps)
