"""Plays samples on an output of the computer, and knows when each of them is heard."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from talking_avatar.audio import pulse
from talking_avatar.audio.devices import find_device
from talking_avatar.audio.driver_silence import DriverSilence
from talking_avatar.audio.media_clock import MediaClock
from talking_avatar.audio.portaudio import failure_words, portaudio
from talking_avatar.audio.ring import AudioRing
from talking_avatar.errors import UserError

RATE_HZ = 48_000
_BLOCK_S = 0.01
_RING_S = 1.0
_LATENCY: float | str = 0.04 if sys.platform == "linux" else "low"
_SILENT_AFTER_S = 1.5
_LATEST_S = 0.5
_PAUSE_S, _EVIDENCE_CALLS = 0.03, 5
_OTHER = "choose another output, or close the program that uses it"


class VoicePlayer:
    """An output called ``wanted`` (see :func:`find_device`). Raises :class:`UserError` when it cannot be had.

    One thread writes; the sound card's reads. ``missed`` counts samples that were not there in time.
    """

    def __init__(self, wanted: str, now_s: Callable[[], float] = time.perf_counter) -> None:
        library = portaudio()
        device = find_device("output", wanted)
        self.name = device.name
        self.missed = 0
        self._now_s = now_s
        self._ring = AudioRing(int(_RING_S * RATE_HZ))
        self._played = 0
        self._called_s = now_s()
        self._silence = DriverSilence(now_s)
        self._clock: MediaClock | None = None
        self._disagreed = 0
        self._watch: pulse.EndpointWatch | None = None
        try:
            with pulse.chosen("output", device.endpoint):
                self._stream: Any = library.open(
                    "output",
                    self._called,
                    device=device.index,
                    channels=1,
                    samplerate=RATE_HZ,
                    blocksize=int(_BLOCK_S * RATE_HZ),
                    latency=_LATENCY,
                )
        except (library.error, ValueError) as error:
            raise UserError(
                f"The output {device.name} cannot be opened", failure_words(error), _OTHER
            ) from error
        if device.endpoint is not None:
            self._watch = pulse.EndpointWatch("output", device.endpoint)

    @property
    def waiting(self) -> int:
        """Samples that are written and not yet taken by the device."""
        return self._ring.written - self._played

    def heard_at_s(self) -> float | None:
        """When the next sample to be written will be heard (``perf_counter``); ``None`` while not known."""
        clock = self._clock
        return None if clock is None else clock.wall_of(self._ring.written / RATE_HZ)

    def write(self, samples: NDArray[np.float32]) -> None:
        self._ring.write(samples)

    def check(self) -> None:
        """Raises :class:`UserError` when the device is gone."""
        stopped = not self._stream.active or self._silence.longer_than(_SILENT_AFTER_S, self._called_s)
        if stopped or (self._watch is not None and self._watch.gone()):
            raise UserError(f"The output {self.name} has stopped", "it was unplugged or taken away")

    def close(self) -> None:
        if self._watch is not None:
            self._watch.close()
        portaudio().close(self._stream)

    def _follow(self, clock: MediaClock, heard_s: float) -> None:
        """Let the clock follow the card; after a pause of the card, which several calls agree on, at once."""
        late_s = clock.observe(self._played / RATE_HZ, heard_s)
        self._disagreed = self._disagreed + 1 if abs(late_s) > _PAUSE_S else 0
        if self._disagreed >= _EVIDENCE_CALLS:
            clock.restart(self._played / RATE_HZ, heard_s)
            self._disagreed = 0

    def _called(self, out: NDArray[np.float32], frames: int, times: Any, status: Any) -> None:
        now_s = self._called_s = self._now_s()
        ahead_s = times.outputBufferDacTime - times.currentTime
        if not 0 <= ahead_s < _LATEST_S:
            ahead_s = 2 * frames / RATE_HZ
        if self._clock is None:
            self._clock = MediaClock(now_s + ahead_s, self._played / RATE_HZ)
        else:
            self._follow(self._clock, now_s + ahead_s)
        stop = min(self._played + frames, self._ring.written)
        given = stop - self._played
        out[:given, 0] = self._ring.read(self._played, stop)
        out[given:] = 0
        if given < frames:  # what is written later is heard later by as much
            self.missed += frames - given
            self._clock = MediaClock(now_s + ahead_s + frames / RATE_HZ, stop / RATE_HZ)
        self._played = stop
