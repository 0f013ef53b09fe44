"""The one clock of a session: how far the voice has come, and when that was by the computer's clock.

A sound card and a computer disagree by up to some hundred parts per million, which is a third of a second
an hour. Everything is therefore timed by the sample counter, and the computer's clock is only used to guess
where the counter stands between two blocks.
"""

from __future__ import annotations

from dataclasses import dataclass

_OFFSET_GAIN = 0.02
_RATE_GAIN = 0.0001
"""Of a proportional-integral loop over blocks of some 10 ms: it settles within seconds, and the jitter of
arrival times enters with a tenth of its size."""

LARGEST_RATE_ERROR = 0.002
_LARGEST_ERROR_S = 0.03
"""Of one observation: time stamps of drivers are at times far off."""


@dataclass(frozen=True)
class _Line:
    """Wall time = ``wall_s`` + (media time - ``media_s``) * ``slope``."""

    media_s: float
    wall_s: float
    slope: float


class MediaClock:
    """Maps media time (the voice's samples over their rate) to wall time (``time.perf_counter``) and back.

    Between observations it runs on by itself. One thread observes, all may ask.
    """

    def __init__(self, wall_s: float, media_s: float = 0.0) -> None:
        self._line = _Line(media_s, wall_s, 1.0)
        self.jumps = 0

    def wall_of(self, media_s: float) -> float:
        line = self._line
        return line.wall_s + (media_s - line.media_s) * line.slope

    def media_at(self, wall_s: float) -> float:
        line = self._line
        return line.media_s + (wall_s - line.wall_s) / line.slope

    @property
    def drift_ppm(self) -> float:
        """How much slower than the computer's clock the sample counter runs."""
        return (self._line.slope - 1) * 1e6

    def observe(self, media_s: float, wall_s: float) -> float:
        """The sample at ``media_s`` met the microphone at ``wall_s``; gives how much later that is than the
        clock thought. The clock follows slowly."""
        late_s = wall_s - self.wall_of(media_s)
        error_s = min(max(late_s, -_LARGEST_ERROR_S), _LARGEST_ERROR_S)
        slope = self._line.slope + _RATE_GAIN * error_s
        slope = min(max(slope, 1 - LARGEST_RATE_ERROR), 1 + LARGEST_RATE_ERROR)
        self._line = _Line(media_s, self.wall_of(media_s) + _OFFSET_GAIN * error_s, slope)
        return late_s

    def restart(self, media_s: float, wall_s: float) -> None:
        """From now on ``media_s`` is ``wall_s``: after a pause of everything."""
        self._line = _Line(media_s, wall_s, self._line.slope)
        self.jumps += 1
