"""The oldest test of sync: something clicks and lights up at the same moment."""

from __future__ import annotations

import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from talking_avatar.audio.intake import TAPE_RATE_HZ
from talking_avatar.audio.ring import AudioRing
from talking_avatar.live.recording import start_recording
from talking_avatar.media.h264 import H264Encoder, best_encoder
from talking_avatar.outputs.recorder import RecorderState

PERIOD_S = 1.0
FLASH_S = 0.1
SIZE_PX = (320, 180)

ChooseEncoder = Callable[[tuple[int, int]], H264Encoder]


def clicks(start: int, count: int) -> np.ndarray:
    """Samples from ``start`` of a tape that clicks at whole seconds."""
    phase = (start + np.arange(count)) % int(PERIOD_S * TAPE_RATE_HZ)
    tone = 0.8 * np.sin(2 * np.pi * 1500 * phase / TAPE_RATE_HZ)
    return np.where(phase < FLASH_S * TAPE_RATE_HZ, tone, 0).astype(np.float32)


class ClickAndFlash:
    """Feeds a recorder in real time with what it would get from a session."""

    def __init__(
        self, path: Path, rate: Fraction = Fraction(30), choose_encoder: ChooseEncoder = best_encoder
    ) -> None:
        self.tape = AudioRing(30 * TAPE_RATE_HZ)
        self.rate = rate
        self.said: list[str] = []
        self.frame = np.zeros((SIZE_PX[1], SIZE_PX[0], 3), np.uint8)
        self.frames = 0
        self.recorder = start_recording(path, SIZE_PX, rate, self.tape, self.said.append, choose_encoder)
        self._started_s = time.perf_counter()

    @property
    def media_s(self) -> float:
        return float(self.frames / self.rate)

    def run(self, seconds: float, skip: bool = False, patient: bool = True) -> None:
        """``patient``: wait for a recorder that is held up by other work on this machine."""
        for _ in range(round(seconds * self.rate)):
            media_s = self.media_s
            until = int((media_s + 0.3) * TAPE_RATE_HZ)
            self.tape.write(clicks(self.tape.written, until - self.tape.written))
            self.frame[:] = 230 if media_s % PERIOD_S < FLASH_S - 1e-9 else 20
            while patient and self.recorder._free.empty() and self.recorder.state is RecorderState.RECORDING:
                time.sleep(0.002)
            if not skip:
                self.recorder.offer(self.frame, media_s)
            self.frames += 1
            time.sleep(max(self._started_s + self.media_s - time.perf_counter(), 0))


def onsets(path: Path, bright: float = 120) -> tuple[np.ndarray, np.ndarray, float]:
    """``(clicks, flashes, end)`` in seconds of a file's own time; a flash is lighter than ``bright``."""
    sound, sound_s, light, light_s = [], [], [], []
    with av.open(str(path)) as container:
        for frame in container.decode(audio=0, video=0):
            if isinstance(frame, av.AudioFrame):
                samples = frame.to_ndarray()[0]
                sound.append(samples)
                sound_s.append(frame.time + np.arange(len(samples)) / frame.sample_rate)
            else:
                light.append(frame.to_ndarray(format="gray").mean())
                light_s.append(frame.time)
    loud = np.abs(np.concatenate(sound)) > 0.2
    times = np.concatenate(sound_s)[loud]
    clicked = times[np.diff(times, prepend=-1) > PERIOD_S / 3]
    lit = np.array(light) > bright
    flashed = np.array(light_s)[lit & ~np.roll(lit, 1)]
    return clicked, flashed, min(max(light_s), float(np.concatenate(sound_s)[-1]))
