"""Sounds that must not move lips, ten seconds of each at 16 kHz."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, sosfilt

RATE_HZ = 16_000
COUNT = 10 * RATE_HZ

Sound = NDArray[np.float32]


def _random() -> np.random.Generator:
    return np.random.default_rng(11)


def pink(level_db: float) -> Sound:
    spectrum = np.fft.rfft(_random().standard_normal(COUNT))
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 1))
    noise = np.fft.irfft(spectrum, COUNT)
    return (noise / noise.std() * 10 ** (level_db / 20)).astype(np.float32)


def keyboard() -> Sound:
    """Five to twelve strokes a second, each a burst that rings for some milliseconds."""
    random = _random()
    sound = random.standard_normal(COUNT) * 1e-3
    time = np.arange(800)
    for at_s in np.cumsum(random.uniform(0.08, 0.2, 60)):
        begin = int(at_s * RATE_HZ)
        if begin + len(time) < COUNT:
            decay = np.exp(-time / random.uniform(40, 160))
            ring = 0.2 * np.sin(2 * np.pi * random.uniform(300, 4000) * time / RATE_HZ)
            burst = random.uniform(0.1, 0.5) * random.standard_normal(len(time))
            sound[begin : begin + len(time)] += decay * (burst + ring)
    return np.clip(sound, -1, 1).astype(np.float32)


def breath() -> Sound:
    """Four breaths close to the microphone."""
    random = _random()
    sound = random.standard_normal(COUNT) * 5e-4
    count = int(0.9 * RATE_HZ)
    swell = np.sin(np.pi * np.arange(count) / count) ** 1.5
    band = butter(2, (500, 3500), "bandpass", fs=RATE_HZ, output="sos")
    for at_s in (1.0, 3.5, 6.0, 8.3):
        begin = int(at_s * RATE_HZ)
        sound[begin : begin + count] += 0.1 * swell * sosfilt(band, random.standard_normal(count))
    return sound.astype(np.float32)


def hum() -> Sound:
    time_s = np.arange(COUNT) / RATE_HZ
    return sum(a * np.sin(2 * np.pi * f * time_s) for f, a in ((50, 0.1), (100, 0.05), (150, 0.03))).astype(
        np.float32
    )


NOISES = {
    "room": lambda: pink(-45),
    "loud fan": lambda: pink(-25),
    "keyboard": keyboard,
    "breath": breath,
    "hum": hum,
}
