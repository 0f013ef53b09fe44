"""What turns a voice into features for the motion model: the interface that every encoder fits behind."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

VOICE_RATE_HZ = 16_000
FEATURE_RATE_HZ = 25
SAMPLES_PER_FEATURE = VOICE_RATE_HZ // FEATURE_RATE_HZ


def feature_count(samples: int) -> int:
    """How many features belong to so many samples at 16 kHz: every one that begins within the sound."""
    return -(-samples // SAMPLES_PER_FEATURE)


class FeatureStream(Protocol):
    """The features of one voice from its beginning to its end.

    Row i tells what is heard around i / 25 s, the instant that frame i of the motion shows. Not-a-number
    counts as silence, and so does everything before the first sample and after the last.
    """

    def push(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Take the next mono samples at 16 kHz (any number); the rows that became final, ``(n, dim)``.

        The rows do not depend on how the sound was cut into pieces. Raises ``ValueError`` after ``finish``.
        """
        ...

    def finish(self) -> NDArray[np.float32]:
        """No more sound: the remaining rows, so that there are ``feature_count(samples)`` in all."""
        ...


class AudioEncoder(Protocol):
    """Makes features. An encoder has no state of its own; streams have."""

    @property
    def name(self) -> str:
        """What a checkpoint calls the encoder that it was trained with, with everything that changes the
        features: ``whisper-tiny.en/2+3``. Two encoders of one name give the same features."""
        ...

    @property
    def dim(self) -> int:
        """The length of one feature."""
        ...

    @property
    def look_ahead_s(self) -> float:
        """How much sound after its own instant a feature waits for, at most."""
        ...

    def stream(self) -> FeatureStream:
        """A new voice."""
        ...

    def encode(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """All of a voice at once, ``(feature_count(samples), dim)`` float32.

        The same as a stream gives, up to rounding (1e-4 of the features' spread), and faster.
        """
        ...
