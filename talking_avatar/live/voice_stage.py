"""The thread that keeps the tape running."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from talking_avatar.audio.intake import VoiceIntake

STEP_S, RESTING_STEP_S = 0.005, 0.03


class VoiceStage:
    """Steps an intake by absolute deadlines, ``step_s`` apart, and wakes whoever waits for sound."""

    def __init__(
        self,
        intake: VoiceIntake,
        now_s: Callable[[], float] = time.perf_counter,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.intake = intake
        self.arrived = threading.Event()
        self._now_s, self._sleep = now_s, sleep
        self._next_s = now_s()
        self.step_s = STEP_S

    def step(self) -> None:
        """Take in what has been heard, and sleep until the next deadline."""
        before = self.intake.tape.written
        self.intake.step()
        if self.intake.tape.written != before:
            self.arrived.set()
        now_s = self._now_s()
        self._next_s = max(self._next_s + self.step_s, now_s - self.step_s)
        self._sleep(max(self._next_s - now_s, 0.0))
