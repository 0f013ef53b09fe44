"""A small model and an encoder for tests of what happens around them."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

from talking_avatar.motion.dit.checkpoint import MotionModel
from talking_avatar.motion.dit.config import DenoiserConfig
from talking_avatar.motion.dit.denoiser import Denoiser
from talking_avatar.motion.dit.description import ModelDescription, StyleScale
from talking_avatar.motion.dit.normalisation import Normalisation
from talking_avatar.speech.encoder import SAMPLES_PER_FEATURE, feature_count

COLUMNS = ("jawOpen", "mouthClose", "pitch_deg")
BANDS = 6


class BandEncoder:
    """Each feature is the spectrum, in six bands, of the sound until ``ahead`` frames after its instant."""

    def __init__(self, ahead: int = 1) -> None:
        self.name, self.dim, self.ahead = "bands", BANDS, ahead

    @property
    def look_ahead_s(self) -> float:
        return self.ahead / 25

    def stream(self) -> BandStream:
        return BandStream(self.ahead)

    def encode(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        stream = self.stream()
        return np.concatenate([stream.push(samples), stream.finish()])


class BandStream:
    def __init__(self, ahead: int) -> None:
        self.ahead, self.sound, self.given = ahead, np.zeros(0, np.float32), 0

    def push(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        self.sound = np.concatenate([self.sound, samples])
        return self.rows(len(self.sound) // SAMPLES_PER_FEATURE - self.ahead)

    def finish(self) -> NDArray[np.float32]:
        count = feature_count(len(self.sound))
        end = (count + self.ahead) * SAMPLES_PER_FEATURE
        self.sound = np.concatenate([self.sound, np.zeros(end - len(self.sound), np.float32)])
        return self.rows(count)

    def rows(self, until: int) -> NDArray[np.float32]:
        rows = []
        for i in range(self.given, until):
            block = self.sound[i * SAMPLES_PER_FEATURE : (i + self.ahead) * SAMPLES_PER_FEATURE]
            spectrum = np.abs(np.fft.rfft(block))[: 50 * BANDS].reshape(BANDS, -1).mean(axis=1)
            rows.append(np.log10(1e-2 + spectrum) + 1)
        self.given = max(self.given, until)
        return np.array(rows, np.float32).reshape(-1, BANDS)


def little_model(window: int = 30, styles: tuple[str, ...] = ()) -> MotionModel:
    """Random weights; always the same ones."""
    config = DenoiserConfig(
        motion_dim=len(COLUMNS),
        audio_dim=BANDS,
        width=32,
        layers=2,
        heads=4,
        feed_forward=64,
        window_frames=window,
        style_dim=len(styles),
    )
    with torch.random.fork_rng():
        torch.manual_seed(5)
        denoiser = Denoiser(config).eval()
    scales = tuple(StyleScale(name, 0.5) for name in styles)
    description = ModelDescription(config, "bands", COLUMNS, steps=5, guidance=1.5, styles=scales)
    offset, scale = np.array([0.2, 0.1, 0.0], np.float32), np.array([0.1, 0.1, 3.0], np.float32)
    return MotionModel(description, denoiser, Normalisation(offset, scale))


def babble(seconds: float, seed: int = 0) -> NDArray[np.float32]:
    """Noise that swells and sinks four times a second."""
    count = int(seconds * 16_000)
    envelope = np.sin(np.arange(count) / 16_000 * 2 * np.pi * 2) ** 2
    noise = np.random.default_rng(seed).standard_normal(count)
    return (0.2 * envelope * noise).astype(np.float32)
