"""What turns a voice into face motion: the interface that every generator fits behind."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import FaceMotion

VOICE_RATE_HZ = 16_000


class MotionStream(Protocol):
    """One voice from its beginning to its end; frame i of the motion lies at i / 25 s of the sound."""

    def push(self, samples: NDArray[np.float32]) -> FaceMotion:
        """Take the next mono samples at 16 kHz (any number) and give the frames that became final, maybe
        none.

        The motion does not depend on how the sound was cut into pieces.
        """
        ...

    def finish(self) -> FaceMotion:
        """No more sound: the remaining frames, so that all together are ``ceil(duration_s * 25)``."""
        ...


class MotionGenerator(Protocol):
    """Makes streams. ``look_ahead_s`` is how much sound after a frame's time a stream needs for it."""

    @property
    def look_ahead_s(self) -> float: ...

    def stream(self, seed: int) -> MotionStream:
        """A new stream; the same seed and sound give identical motion."""
        ...
