"""Performances of several minutes, made once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_INDEX, POSE_INDEX
from talking_avatar.motion.face_motion import FaceMotion, FaceState
from talking_avatar.motion.performer import Performer, PerformerSettings, Sliders


@dataclass(frozen=True, eq=False)
class Performance:
    """Every frame of a performance at ``rate_hz``: ``controls (N, C)`` and ``pose (N, 6)``."""

    controls: NDArray[np.float32]
    pose: NDArray[np.float32]
    rate_hz: float

    def control(self, name: str) -> NDArray[np.float32]:
        return self.controls[:, CONTROL_INDEX[name]]

    def posed(self, name: str) -> NDArray[np.float32]:
        return self.pose[:, POSE_INDEX[name]]

    def blink_times_s(self) -> NDArray[np.float64]:
        """When the left eye passes half shut."""
        shut = self.control("eyeBlinkLeft") > 0.5
        return np.flatnonzero(shut[1:] & ~shut[:-1]) / self.rate_hz


def perform(
    motion: FaceMotion,
    seed: int = 0,
    rate_hz: float = 25,
    piece: int = 25,
    sliders: Sliders | None = None,
    look_ahead_frames: int = 4,
) -> Performance:
    performer = Performer(PerformerSettings(sliders or Sliders(), look_ahead_frames=look_ahead_frames), seed)
    states: list[FaceState] = []
    for start in range(0, len(motion), piece):
        part = slice(start, start + piece)
        performer.push(
            FaceMotion(motion.controls[part], motion.pose[part], motion.residual[part], motion.voice[part])
        )
        while len(states) / rate_hz <= performer.ready_s + 1e-9:
            states.append(performer.at(len(states) / rate_hz))
    return Performance(
        np.stack([state.controls for state in states]), np.stack([state.pose for state in states]), rate_hz
    )


@pytest.fixture(scope="session")
def act() -> Callable[..., Performance]:
    return perform


@pytest.fixture(scope="session")
def silent() -> list[Performance]:
    """Four minutes of nobody speaking, by two performers."""
    return [perform(FaceMotion.neutral(4 * 60 * 25), seed) for seed in range(2)]


@pytest.fixture(scope="session")
def speech() -> FaceMotion:
    """Two minutes of syllables in phrases of 2 to 5 s with pauses between them."""
    random = np.random.default_rng(11)
    voice = np.zeros(2 * 60 * 25, np.float32)
    at = 25
    while at < len(voice) - 160:
        frames = int(random.uniform(2, 5) * 25)
        size = 0.0
        for start in range(at, at + frames, 5):
            size = float(random.uniform(0.4, 1.0))
            voice[start : start + 5] = size * np.array([0.3, 0.8, 1.0, 0.7, 0.3])
        at += frames + int(random.uniform(0.5, 1.5) * 25)
    motion = FaceMotion.neutral(len(voice))
    motion.controls[:, CONTROL_INDEX["jawOpen"]] = 0.5 * voice
    return FaceMotion.of_controls(motion.controls, voice)


@pytest.fixture(scope="session")
def speaking(speech: FaceMotion) -> list[Performance]:
    return [perform(speech, seed) for seed in range(2)]
