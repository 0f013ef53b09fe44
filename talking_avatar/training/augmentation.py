"""One recording as it would sound from another throat, in another room, through another microphone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import soxr
from numpy.typing import NDArray

from talking_avatar.motion.generator import VOICE_RATE_HZ

Sound = NDArray[np.float32]

_SLOPES = {"white": 0.0, "pink": 0.5, "brown": 1.0, "hum": 1.0, "clatter": 0.25}
"""By which power of the frequency the amplitude of a noise falls."""


@dataclass(frozen=True)
class AugmentationChances:
    """How likely each change is. ``throat``: tape speed, which moves pitch, formants and tempo together;
    ``microphone``: a tilt of the spectrum; ``codec``: a narrow band, at times with the steps of mu-law."""

    throat: float = 0.55
    room: float = 0.3
    noise: float = 0.55
    microphone: float = 0.5
    codec: float = 0.2
    clipping: float = 0.04


@dataclass(frozen=True, eq=False)
class Augmented:
    """``samples (n,)``; times in the original become ``times * stretch``."""

    samples: Sound
    stretch: float


def augment(samples: Sound, chances: AugmentationChances, random: np.random.Generator) -> Augmented:
    """``samples`` changed by chance, at a random level of -32..-6 dBFS (loudest 0.1 s)."""
    sound, stretch = np.asarray(samples, np.float32), 1.0
    if random.random() < chances.throat:
        factor = float(np.exp(np.clip(random.normal(0, 0.09), -0.18, 0.18)))
        sound = np.asarray(soxr.resample(sound, VOICE_RATE_HZ * factor, VOICE_RATE_HZ), np.float32)
        stretch = len(sound) / max(len(samples), 1)
    if random.random() < chances.room:
        sound = in_room(sound, float(random.uniform(0.1, 0.45)), float(random.uniform(-16, -4)), random)
    if random.random() < chances.microphone:
        sound = _tilted(sound, float(random.uniform(-6, 6)))
    if random.random() < chances.noise:
        level_db = _level_db(sound) - float(random.uniform(6, 35))
        sound = sound + background_noise(len(sound), level_db, random)
    if random.random() < chances.codec:
        sound = _narrow(sound, float(random.choice([3400, 3400, 5000, 7000])), random.random() < 0.3)
    peak = float(np.abs(sound).max(initial=1e-6))
    if random.random() < chances.clipping:
        sound = np.clip(sound, -0.4 * peak, 0.4 * peak)
    gain = 10 ** ((float(random.uniform(-32, -6)) - _level_db(sound)) / 20)
    return Augmented(np.clip(sound * min(gain, 0.99 / peak * 2), -1, 1).astype(np.float32), stretch)


def background_noise(
    count: int, level_db: float, random: np.random.Generator, kind: str | None = None
) -> Sound:
    """Noise of ``level_db`` (dBFS of its mean power). ``kind``, by chance when not given: white, pink or
    brown hiss, the hum of mains or fans, or clatter that comes and goes."""
    kind = kind or str(random.choice(list(_SLOPES)))
    frequencies_hz = np.maximum(np.fft.rfftfreq(max(count, 2), 1 / VOICE_RATE_HZ), 20.0)
    spectrum = np.fft.rfft(random.normal(size=max(count, 2)))
    noise = np.fft.irfft(spectrum / frequencies_hz ** _SLOPES[kind], max(count, 2))[:count]
    times_s = np.arange(count) / VOICE_RATE_HZ
    if kind == "hum":
        base_hz = float(random.choice([50.0, 60.0, 100.0, 120.0]))
        hum = sum(np.sin(2 * np.pi * base_hz * k * times_s) / k for k in range(1, 6))
        noise = noise / (noise.std() + 1e-9) * 0.3 + hum
    elif kind == "clatter":
        hits = np.zeros(count)
        for _ in range(max(int(count / VOICE_RATE_HZ * 3), 1)):
            start = int(random.integers(0, max(count, 1)))
            decay = np.exp(-np.arange(min(1600, count - start)) / float(random.uniform(40, 300)))
            hits[start : start + len(decay)] += random.uniform(0.3, 1) * decay
        noise = noise * (0.03 + hits)
    power = float(np.sqrt(np.mean(noise**2)) + 1e-12) if count else 1.0
    return (noise / power * 10 ** (level_db / 20)).astype(np.float32)


def in_room(sound: Sound, decay_s: float, wet_db: float, random: np.random.Generator) -> Sound:
    """With an echo of exponentially decaying noise: ``decay_s`` to -60 dB, ``wet_db`` under the sound."""
    length = int(decay_s * VOICE_RATE_HZ)
    tail = random.normal(size=length) * 10 ** (-3 * np.arange(length) / length)
    tail[: int(0.004 * VOICE_RATE_HZ)] = 0
    tail *= 10 ** (wet_db / 20) / np.sqrt(np.sum(tail**2))
    size = 1 << (len(sound) + length).bit_length()
    wet = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(tail, size), size)[: len(sound)]
    return (sound + wet).astype(np.float32)


def _tilted(sound: Sound, tilt_db: float) -> Sound:
    """Louder towards high frequencies by ``tilt_db`` per decade above 200 Hz, or softer."""
    spectrum = np.fft.rfft(sound)
    frequencies_hz = np.fft.rfftfreq(len(sound), 1 / VOICE_RATE_HZ)
    gain_db = tilt_db * np.log10(np.clip(frequencies_hz, 200, None) / 1000)
    return np.fft.irfft(spectrum * 10 ** (gain_db / 20), len(sound)).astype(np.float32)


def _narrow(sound: Sound, highest_hz: float, with_steps: bool) -> Sound:
    spectrum = np.fft.rfft(sound)
    frequencies_hz = np.fft.rfftfreq(len(sound), 1 / VOICE_RATE_HZ)
    keep = 1 / (1 + (frequencies_hz / highest_hz) ** 24)
    if highest_hz < 4000:
        keep *= 1 - 1 / (1 + (frequencies_hz / 250) ** 8)
    narrow = np.fft.irfft(spectrum * keep, len(sound))
    if with_steps:
        peak = np.abs(narrow).max() + 1e-9
        coded = np.sign(narrow) * np.log1p(255 * np.abs(narrow) / peak) / np.log(256)
        coded = np.round(coded * 127) / 127
        narrow = np.sign(coded) * np.expm1(np.abs(coded) * np.log(256)) / 255 * peak
    return narrow.astype(np.float32)


def _level_db(sound: Sound) -> float:
    """Of the loudest tenth of a second."""
    block = VOICE_RATE_HZ // 10
    blocks = sound[: len(sound) // block * block].reshape(-1, block)
    power = float(np.max(np.mean(blocks**2, axis=1), initial=1e-8)) if len(blocks) else 1e-8
    return 10 * float(np.log10(power))
