"""The delayed microphone: the voice on an output, at the moment when the picture of it appears."""

from __future__ import annotations

import time
from collections.abc import Callable

from talking_avatar.audio.delay_line import DelayLine
from talking_avatar.audio.intake import TAPE_RATE_HZ
from talking_avatar.audio.media_clock import MediaClock
from talking_avatar.audio.player import VoicePlayer
from talking_avatar.audio.ring import AudioRing
from talking_avatar.errors import UserError

_STEP_S = 0.01
_AHEAD_S = 0.05
"""So much is written ahead of the device, to live through a pause of this thread."""

_RETRY_S = 1.0


class DelayedVoice:
    """Plays ``tape`` as late as ``delay_s()`` says. :meth:`step` is called again and again by one thread.

    An output that fails is opened again until it is back; ``report`` gets one sentence each time.
    ``error_ms`` is how far the voice is from its place, measured at the output's own clock.
    """

    def __init__(
        self,
        wanted: str,
        tape: AudioRing,
        clock: MediaClock,
        delay_s: Callable[[], float],
        report: Callable[[str], None],
    ) -> None:
        self.wanted = wanted
        self.error_ms = 0.0
        self._tape, self._clock, self._delay_s, self._report = tape, clock, delay_s, report
        self._line = DelayLine(tape, TAPE_RATE_HZ)
        self._player: VoicePlayer | None = None
        self._failed = False
        self._retry_at_s = 0.0

    @property
    def open(self) -> bool:
        return self._player is not None

    def step(self) -> None:
        try:
            self._play()
        except UserError as error:
            if not self._failed:
                self._report(f"{error} The delayed voice is silent until it returns.")
            self._failed = True
            self._retry_at_s = time.perf_counter() + _RETRY_S
            self.close()
        time.sleep(_STEP_S)

    def close(self) -> None:
        if self._player is not None:
            self._player.close()
            self._player = None

    def _play(self) -> None:
        if self._player is None:
            if time.perf_counter() < self._retry_at_s:
                return
            self._player = VoicePlayer(self.wanted)
            if self._failed:
                self._report(f"The output {self._player.name} is back.")
            self._failed = False
            self._line = DelayLine(self._tape, TAPE_RATE_HZ)
        player = self._player
        player.check()
        missing = int(_AHEAD_S * TAPE_RATE_HZ) - player.waiting
        heard_s = player.heard_at_s()
        if missing > 0 and heard_s is not None:
            media_s = self._clock.media_at(heard_s) - self._delay_s()
            player.write(self._line.read(media_s, missing))
            self.error_ms = self._line.error_s * 1e3
