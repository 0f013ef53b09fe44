"""The thread that turns the tape into face motion."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

import numpy as np

from talking_avatar.audio.decimator import VoiceDecimator
from talking_avatar.audio.intake import TAPE_RATE_HZ
from talking_avatar.audio.media_clock import MediaClock
from talking_avatar.audio.ring import AudioRing
from talking_avatar.live.lapse import lapse
from talking_avatar.live.tally import Tally
from talking_avatar.motion.face_motion import MOTION_RATE_HZ, FaceMotion, FaceState
from talking_avatar.motion.generator import MotionGenerator

FRAME = TAPE_RATE_HZ // MOTION_RATE_HZ
_WAIT_S = 0.1
_LONGEST_CATCH_UP_S = 2.0
"""A generator further behind than this skips sound: the face has to move with the voice of now."""
_LATE_S = 0.2
"""As much sound waiting when a hop is done, more than two hops of it, is a miss."""

_MISSES, _MISSES_WITHIN_S = 4, 10.0
_FAILURES, _FAILURES_WITHIN_S = 3, 20.0
_LAGS = 250


class MotionStage:
    """Feeds a generator and keeps what it makes in order, until :meth:`take`.

    Frame i of all that is taken lies at i / 25 s of media time, also after the generator was changed or has
    failed: in frames that nobody made the face comes to rest. A generator that raises is started anew, and at
    the third time within 20 s replaced by ``fallback``; ``report`` is told.
    """

    def __init__(
        self,
        tape: AudioRing,
        clock: MediaClock,
        arrived: threading.Event,
        generator: MotionGenerator,
        fallback: Callable[[], MotionGenerator],
        report: Callable[[str], None],
        seed: int = 0,
    ) -> None:
        self._tape, self._clock, self._arrived = tape, clock, arrived
        self._fallback, self._report, self._seed = fallback, report, seed
        self._made: deque[FaceMotion] = deque()
        self._frames = 0
        self._last = FaceState.neutral()
        self._misses = Tally(_MISSES, _MISSES_WITHIN_S)
        self._failures = Tally(_FAILURES, _FAILURES_WITHIN_S)
        self.lags_s: deque[float] = deque(maxlen=_LAGS)
        """Of each of the latest frames of motion: how long after its moment it was made."""
        self.skipped_s = 0.0
        self.resting = False
        """Whether nobody would see the motion: then none is computed, and the face comes to rest."""
        self._rested = False
        self._wanted: MotionGenerator | None = None
        self._read = self._origin = self._emitted = 0
        self._begin(generator)

    @property
    def look_ahead_s(self) -> float:
        """The generator's: so much sound it hears before it makes a moment's motion."""
        return self._generator.look_ahead_s

    @property
    def falls_behind(self) -> bool:
        """Whether the generator was late too often of late; forgotten once another one goes on."""
        return self._misses.too_often(time.perf_counter())

    def use(self, generator: MotionGenerator) -> None:
        """Go on with another one from the next step on."""
        self._wanted = generator
        self._misses.forget()

    def take(self) -> list[FaceMotion]:
        """All motion made since the last time, in order."""
        made = []
        while self._made:
            made.append(self._made.popleft())
        return made

    def step(self) -> None:
        """Wait a little for sound, and make motion of all that has come."""
        self._arrived.wait(_WAIT_S)
        self._arrived.clear()
        if self.resting:
            self._rest()
            return
        if self._wanted is not None or self._rested:
            self._begin(self._wanted or self._generator)
            self._wanted, self._rested = None, False
            self._misses.forget()
        written = self._tape.written
        if written - self._read > _LONGEST_CATCH_UP_S * TAPE_RATE_HZ:
            self.skipped_s += (written - self._read) / TAPE_RATE_HZ
            self._begin(self._generator)
        if written <= self._read:
            return
        samples = self._tape.read(self._read, written)
        self._read = written
        try:
            motion = self._stream.push(self._decimator.push(samples))
        except Exception as error:
            self._recover(error)
            return
        if self._tape.written - self._read > _LATE_S * TAPE_RATE_HZ:
            self._misses.note(time.perf_counter())
        if len(motion):
            self._keep(motion)

    def _rest(self) -> None:
        """Motion of a face at rest, up to now; what is heard meanwhile is left out."""
        self._rested = True
        missing = self._tape.written // FRAME - self._frames
        if missing > 0:
            self._add(lapse(self._last, missing))

    def _add(self, motion: FaceMotion) -> None:
        self._made.append(motion)
        self._last = motion.frame(-1)
        self._frames += len(motion)

    def _keep(self, motion: FaceMotion) -> None:
        missing = self._origin + self._emitted - self._frames
        if missing > 0:
            self._add(lapse(self._last, missing))
        self._add(motion)
        self._emitted += len(motion)
        now_s = self._clock.media_at(time.perf_counter())
        first = self._frames - len(motion)
        self.lags_s.extend(now_s - k / MOTION_RATE_HZ for k in range(first, self._frames))

    def _begin(self, generator: MotionGenerator) -> None:
        """Start a stream at the next whole motion frame of the tape that is not made yet."""
        self._generator = generator
        self._stream = generator.stream(self._seed)
        self._decimator = VoiceDecimator()
        self._origin = max(-(-self._tape.written // FRAME), self._frames)
        self._read = self._origin * FRAME
        self._emitted = 0

    def _recover(self, error: Exception) -> None:
        now_s = time.perf_counter()
        self._failures.note(now_s)
        why = f"{type(error).__name__}: {error}"
        if self._failures.too_often(now_s):
            self._failures.forget()
            self._report(f"The motion model keeps failing ({why}), so a simpler one moves the mouth.")
            self._begin(self._fallback())
        else:
            self._report(f"The motion model failed ({why}) and was started again.")
            self._begin(self._generator)


def percentile(values: deque[float], share: float) -> float:
    """Of what is there, 0 when nothing is."""
    kept = list(values)
    return float(np.percentile(kept, share)) if kept else 0.0
