"""When a camera sends which frame."""

from __future__ import annotations

from collections.abc import Callable

from talking_avatar.outputs.camera.frame_exchange import FrameExchange, FrameNote

STALE_S = 0.7
"""So long the last live frame may stand; then the standby picture takes its place."""

_SLACK_S = 0.003
_POLL_S = 0.0015
_EARLY_S = 0.006
_PULL = 0.25
"""Of a frame's time: the largest step by which ticks catch up with frames."""


class FramePacer:
    """Chooses the frame of every tick, and the moment of the tick.

    Ticks come once per frame's time, by absolute deadlines. They follow the moments at which frames are due,
    which is the clock of the voice; where no frame comes, they go on by themselves.
    """

    def __init__(
        self,
        exchange: FrameExchange,
        interval_s: float,
        now_s: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        self._exchange, self._interval_s = exchange, interval_s
        self._now_s, self._sleep = now_s, sleep
        self._tick_s = now_s()
        self._last: FrameNote | None = None
        self._fresh_s = -1e9

    @property
    def stale(self) -> bool:
        """Whether there has been no new frame for too long, or ever."""
        return self._now_s() - self._fresh_s > STALE_S

    def next(self) -> tuple[FrameNote | None, float]:
        """Wait for the next tick's frame, ``None`` when there is no new one, and the moment to send it.

        Returns a little before that moment, so that there is time to convert.
        """
        half_s = self._interval_s / 2
        target_s = self._tick_s + self._interval_s
        now_s = self._now_s()
        if now_s > target_s + 4 * self._interval_s:  # this process itself was held up
            target_s = now_s
        self._wait_until(target_s - _EARLY_S)
        note = self._newest(target_s + half_s)
        waited = note is not None
        while note is None and self._now_s() < target_s + _SLACK_S:
            self._sleep(_POLL_S)
            note = self._newest(target_s + half_s)
        if note is not None:
            if note.due_s > target_s - half_s:
                target_s = note.due_s
            else:
                self._exchange.count("late")
                if waited:  # the frames are in time and the ticks behind them, as when the delay is shortened
                    target_s -= min(target_s - note.due_s, _PULL * self._interval_s)
            if self._last is not None:
                self._exchange.count("skipped", max(note.sequence - self._last.sequence - 1, 0))
            self._last, self._fresh_s = note, self._now_s()
        self._tick_s = target_s
        return note, target_s

    def wait_for(self, moment_s: float) -> None:
        self._wait_until(moment_s)

    def _newest(self, due_before_s: float) -> FrameNote | None:
        return self._exchange.newest(self._last.sequence if self._last else 0, due_before_s)

    def _wait_until(self, moment_s: float) -> None:
        left_s = moment_s - self._now_s()
        if left_s > 0:
            self._sleep(left_s)
