"""A microphone through PortAudio."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from talking_avatar.audio import pulse
from talking_avatar.audio.devices import AudioDevice, find_device
from talking_avatar.audio.driver_silence import DriverSilence
from talking_avatar.audio.portaudio import failure_words, portaudio
from talking_avatar.audio.ring import AudioRing
from talking_avatar.audio.source import VoiceBlock
from talking_avatar.errors import UserError

RATE_HZ = 48_000
"""What nearly all devices run at; those that do not are opened at their own rate."""

_BLOCK_S = 0.01
_RING_S = 4.0
_SILENT_AFTER_S = 2.5
"""A stream that has not called for so long has lost its device, whatever it says."""

_OLDEST_S = 0.2
"""Time stamps of drivers that claim more are wrong."""

_LATENCY: float | str = 0.3 if sys.platform == "linux" else "low"
"""ALSA delivers block by block, and loses samples when nobody comes for the whole of it."""

_TRUSTED_AFTER_S = 3.0
"""Sound servers need time to know how old their samples are: PulseAudio was 160 to 240 ms off for 1.5 s."""

_SETTLING_S = 0.25
"""What comes before is left out: devices begin with a click, and drivers with wrong times."""

_BUSY = "choose another microphone, or close the program that uses it"


class Microphone:
    """The device ``wanted`` names (see :func:`find_device`), looked for at every :meth:`open`."""

    def __init__(self, wanted: str, now_s: Callable[[], float] = time.perf_counter) -> None:
        self.wanted = wanted
        self.rate_hz = RATE_HZ
        self.finished = False
        self.overflows = 0
        self._now_s = now_s
        self._device: AudioDevice | None = None
        self._stream: Any = None
        self._watch: pulse.EndpointWatch | None = None
        self._ring = AudioRing(1)
        self._taken = 0
        self._called_s = self._opened_s = 0.0
        self._silence = DriverSilence(now_s)
        self._mixed = np.zeros(0, np.float32)

    @property
    def name(self) -> str:
        return self._device.name if self._device else self.wanted

    def open(self) -> None:
        """Raises :class:`UserError` when it is not there, or cannot be had."""
        self.close()
        library = portaudio()
        self._device = device = find_device("input", self.wanted)
        problem: Exception | None = None
        for rate_hz, channels in self._ways(device.index):
            self._ring, self._taken, self.rate_hz = AudioRing(int(_RING_S * rate_hz)), 0, rate_hz
            self._mixed = np.zeros(rate_hz, np.float32)
            self._called_s = self._opened_s = self._now_s()
            try:
                with pulse.chosen("input", device.endpoint):
                    self._stream = library.open(
                        "input",
                        self._called,
                        device=device.index,
                        channels=channels,
                        samplerate=rate_hz,
                        blocksize=int(_BLOCK_S * rate_hz),
                        latency=_LATENCY,
                    )
                if device.endpoint is not None:
                    self._watch = pulse.EndpointWatch("input", device.endpoint)
                return
            except (library.error, ValueError) as error:
                problem = error
        assert problem is not None
        raise UserError(
            f"The microphone {device.name} cannot be opened", failure_words(problem), _BUSY
        ) from problem

    def take(self) -> VoiceBlock | None:
        """What has come. Raises :class:`UserError` when nothing comes any more."""
        if self._stream is None:
            return None
        stopped = not self._stream.active or self._silence.longer_than(_SILENT_AFTER_S, self._called_s)
        if stopped or (self._watch is not None and self._watch.gone()):
            raise UserError(f"The microphone {self.name} has stopped", "it was unplugged or taken away")
        start, stop = self._taken, self._ring.written
        if self._now_s() - self._opened_s < _SETTLING_S:
            self._taken = stop
            return None
        if start == stop:
            return None
        stamp = self._ring.stamp_before(start)
        self._taken = stop
        samples = self._ring.read(start, stop)
        if stamp is None:
            return VoiceBlock(samples, self._called_s - len(samples) / self.rate_hz)
        return VoiceBlock(samples, stamp[1] + (start - stamp[0]) / self.rate_hz)

    def close(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        if self._stream is not None:
            portaudio().close(self._stream)
            self._stream = None

    def _ways(self, index: int) -> list[tuple[int, int]]:
        """``(rate, channels)`` to try: devices without mono or without 48 kHz exist."""
        info = portaudio().devices_now()[index]
        own_hz = int(info["default_samplerate"])
        rates_hz = [RATE_HZ] if own_hz == RATE_HZ else [RATE_HZ, own_hz]
        return [(rate_hz, channels) for rate_hz in rates_hz for channels in (1, 2)]

    def _called(self, data: NDArray[np.float32], frames: int, times: Any, status: Any) -> None:
        """PortAudio's thread: copies and nothing else."""
        now_s = self._now_s()
        age_s = times.currentTime - times.inputBufferAdcTime
        if not 0 < age_s < _OLDEST_S or now_s - self._opened_s < _TRUSTED_AFTER_S:
            age_s = frames / self.rate_hz  # some drivers leave the times empty
        if status.input_overflow:
            self.overflows += 1
        mono = data[:, 0]
        if data.shape[1] > 1:
            mono = np.mean(data, axis=1, out=self._mixed[:frames])
        self._ring.write(mono, now_s - age_s)
        self._called_s = now_s
