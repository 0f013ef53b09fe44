"""What a motion model must beat, as generators."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import clip_controls
from talking_avatar.motion.face_motion import FaceMotion
from talking_avatar.training.columns import controls_of
from talking_avatar.training.ridge import Ridge


class RidgeGenerator:
    """A :class:`~talking_avatar.motion.generator.MotionGenerator` that waits for the end of the sound."""

    look_ahead_s = 0.16

    def __init__(self, ridge: Ridge) -> None:
        self._ridge = ridge

    def stream(self, seed: int) -> RidgeStream:
        del seed
        return RidgeStream(self._ridge)


class RidgeStream:
    """One voice; all motion comes with ``finish``."""

    def __init__(self, ridge: Ridge) -> None:
        self._ridge = ridge
        self._samples: list[NDArray[np.float32]] = []

    def push(self, samples: NDArray[np.float32]) -> FaceMotion:
        self._samples.append(samples)
        return FaceMotion.neutral(0)

    def finish(self) -> FaceMotion:
        rows = self._ridge.rows(np.concatenate(self._samples))
        return FaceMotion.of_controls(clip_controls(controls_of(rows)), np.zeros(len(rows), np.float32))
