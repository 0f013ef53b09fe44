"""Is that a voice? Silero VAD (MIT), by onnxruntime."""

from __future__ import annotations

from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.inference.session import Network
from talking_avatar.resources import bundled
from talking_avatar.speech.encoder import VOICE_RATE_HZ

CHUNK = 512
"""Samples of one decision, 32 ms."""
_CONTEXT = 64
_STATE = (2, 1, 128)


class VoiceDetector(Protocol):
    """Listens to one sound from its beginning."""

    def __call__(self, chunk: NDArray[np.float32]) -> float:
        """How probably the next ``(CHUNK,)`` samples are speech, 0..1."""
        ...


class SileroDetector:
    """A :class:`VoiceDetector`. About 0.15 ms for 32 ms of sound.

    Each call sees the end of the chunk before, as the network was trained (silero-vad 5 and 6). Raises
    :class:`UserError` when the network cannot be loaded.
    """

    def __init__(self) -> None:
        self._network = _network()
        self._state = np.zeros(_STATE, np.float32)
        self._before = np.zeros(_CONTEXT, np.float32)

    def __call__(self, chunk: NDArray[np.float32]) -> float:
        heard = np.concatenate([self._before, chunk])[None]
        inputs = {"input": heard, "state": self._state, "sr": np.array(VOICE_RATE_HZ)}
        probability, self._state = self._network(inputs)
        self._before = chunk[-_CONTEXT:]
        return float(probability[0, 0])


@cache
def _network() -> Network:
    """One for all detectors: it keeps no state."""
    path = bundled("models", "silero_vad_16k.onnx")
    try:
        return Network(path.read_bytes())
    except Exception as error:  # onnxruntime's errors have no common class
        raise UserError(
            f"The model {path.name} cannot be read", "the file is damaged", "install Talking Avatar again"
        ) from error
