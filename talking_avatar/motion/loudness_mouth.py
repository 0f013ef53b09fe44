"""A mouth driven by loudness and the shape of the spectrum, without any training.

It is the first voice of the program and the baseline for trained models. The jaw follows how loud the voice
is and how much of it lies at the first formant of open vowels; the balance of the second formant rounds or
spreads the lips; hiss narrows the jaw and bares the teeth. A short collapse of everything above 450 Hz
inside speech is a closure of the mouth (a stop or a nasal); unless its release hisses ('t', 'd') or is
compact in the middle ('k') the lips shut, as for 'p', 'b', 'm'. Cues after K. N. Stevens, "Acoustic
Phonetics" (MIT Press, 1998), chapters 6-8.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_INDEX, clip_controls
from talking_avatar.motion.face_motion import FaceMotion
from talking_avatar.motion.generator import VOICE_RATE_HZ
from talking_avatar.motion.lips import IS_PARTING
from talking_avatar.motion.voice_analysis import (
    BACK,
    BANDS_HZ,
    FRAME,
    FRONT,
    HISS,
    HOP,
    HOPS_PER_FRAME,
    MURMUR,
    OPEN,
    SILENCE_DB,
    TEETH,
    WINDOW,
    LoudnessTracker,
    SpectrumBlock,
)

BLOCKS_AHEAD = 2
BLOCKS_BEFORE = 2
_SLICES = (BLOCKS_BEFORE + 1 + BLOCKS_AHEAD) * HOPS_PER_FRAME
_EARLY = 2 * HOP
"""Slices sit this many samples before the grid of their block, which saves as much look-ahead."""
LOOK_AHEAD_S = (BLOCKS_AHEAD * FRAME + (HOPS_PER_FRAME - 1) * HOP - _EARLY + WINDOW // 2) / VOICE_RATE_HZ

_OFFSETS_S = (np.arange(_SLICES) * HOP - BLOCKS_BEFORE * FRAME - _EARLY) / VOICE_RATE_HZ
_CLOSURE_SLICES = np.flatnonzero((_OFFSETS_S > -0.015) & (_OFFSETS_S < 0.035))


def _bell(centre_s: float, before_s: float, after_s: float) -> NDArray[np.float64]:
    distance = _OFFSETS_S - centre_s
    weights = np.exp(-0.5 * (distance / np.where(distance < 0, before_s, after_s)) ** 2)
    weights[weights < 0.05] = 0
    return np.asarray(weights / weights.sum())


_JAW_WEIGHTS = _bell(0.015, 0.030, 0.026)
"""The lips open ahead of the sound and close a little after it."""
_VOICE_WEIGHTS = _bell(0.0, 0.045, 0.045)


class LoudnessMouthGenerator:
    """A :class:`~talking_avatar.motion.generator.MotionGenerator`; the seed changes nothing."""

    @property
    def look_ahead_s(self) -> float:
        return LOOK_AHEAD_S

    def stream(self, seed: int) -> LoudnessMouthStream:
        del seed
        return LoudnessMouthStream()


class LoudnessMouthStream:
    """One voice; see :class:`~talking_avatar.motion.generator.MotionStream`."""

    def __init__(self) -> None:
        self._spectrum = SpectrumBlock()
        self._tracker = LoudnessTracker()
        self._samples = np.zeros(WINDOW // 2 + _EARLY)
        self._received = 0
        self._emitted = 0
        self._blocks = 0
        self._bands = np.full((_SLICES, len(BANDS_HZ)), SILENCE_DB)
        self._voicing = np.zeros(_SLICES)
        self._loudness = np.zeros(_SLICES)
        self._finished = False

    def push(self, samples: NDArray[np.float32]) -> FaceMotion:
        """See :class:`MotionStream`. Not-a-number counts as silence; raises ``ValueError`` after
        ``finish``."""
        if self._finished:
            raise ValueError("the stream is finished")
        mono = np.asarray(samples, np.float64).reshape(-1)
        self._received += len(mono)
        return self._take(np.clip(np.nan_to_num(mono), -1.0, 1.0))

    def finish(self) -> FaceMotion:
        """The frames that were waiting for sound, with silence after the end."""
        if self._finished:
            return FaceMotion.neutral(0)
        self._finished = True
        missing = math.ceil(self._received / FRAME) - self._emitted
        silence = np.zeros((missing + BLOCKS_AHEAD + 1) * FRAME + WINDOW)
        frames = self._take(silence)
        return FaceMotion(
            frames.controls[:missing],
            frames.pose[:missing],
            frames.residual[:missing],
            frames.voice[:missing],
        )

    def _take(self, samples: NDArray[np.float64]) -> FaceMotion:
        self._samples = np.concatenate([self._samples, samples])
        needed = FRAME - HOP + WINDOW
        controls, voice, start = [], [], 0
        while len(self._samples) - start >= needed:
            self._analyse(self._samples[start : start + needed])
            start += FRAME
            if self._blocks > BLOCKS_AHEAD:
                controls.append(self._mouth())
                voice.append(self._loudness @ _VOICE_WEIGHTS)
        self._samples = self._samples[start:].copy()
        self._emitted += len(controls)
        return FaceMotion.of_controls(
            np.array(controls, np.float32).reshape(len(controls), CONTROL_COUNT), np.array(voice, np.float32)
        )

    def _analyse(self, samples: NDArray[np.float64]) -> None:
        bands, voicing = self._spectrum(samples)
        kept = slice(HOPS_PER_FRAME, None)
        levels = 10 * np.log10((10 ** (bands / 10)).sum(axis=1))
        loudness = [0.0] * HOPS_PER_FRAME
        if self._blocks:  # the first block reaches back before the sound, where no noise floor is
            loudness = [
                self._tracker.step(*pair) for pair in zip(levels.tolist(), voicing.tolist(), strict=True)
            ]
        self._bands = np.concatenate([self._bands[kept], bands])
        self._voicing = np.concatenate([self._voicing[kept], voicing])
        self._loudness = np.concatenate([self._loudness[kept], loudness])
        self._blocks += 1

    def _mouth(self) -> NDArray[np.float32]:
        """Controls ``(C,)`` of the frame in the middle of the slices."""
        mouth = np.zeros(CONTROL_COUNT)
        if not self._loudness.any():
            return mouth.astype(np.float32)
        shape = _shapes(self._bands, self._voicing, self._loudness)
        for name, values in shape.items():
            mouth[CONTROL_INDEX[name]] = values @ _JAW_WEIGHTS
        mouth[CONTROL_INDEX["mouthStretchRight"]] = mouth[CONTROL_INDEX["mouthStretchLeft"]]
        shut, tongue = _closure(self._bands, self._loudness)
        mouth[IS_PARTING] *= 1 - max(shut, 0.6 * tongue)
        if shut > 0.85:
            mouth[IS_PARTING] = 0
        mouth[CONTROL_INDEX["mouthClose"]] = shut
        mouth[CONTROL_INDEX["mouthPress"]] = 0.45 * shut
        mouth[CONTROL_INDEX["tongueUp"]] = 0.7 * tongue
        return clip_controls(mouth.astype(np.float32))


def _shapes(
    bands: NDArray[np.float64], voicing: NDArray[np.float64], loudness: NDArray[np.float64]
) -> dict[str, NDArray[np.float64]]:
    """What each slice asks of the mouth, before closures."""
    power = 10 ** (bands / 10)
    total = power.sum(axis=1)
    hiss = _ramp((power[:, TEETH] + power[:, HISS]) / total, 0.25, 0.65)
    hush = hiss * _ramp(bands[:, TEETH] - bands[:, HISS], -3, 4)
    vowel = loudness**1.3 * (1 - hiss)
    openness = _ramp(power[:, OPEN] / (power[:, OPEN] + power[:, MURMUR]), 0.0, 0.45)
    low, high = np.maximum(bands[:, MURMUR], bands[:, OPEN]), np.maximum(bands[:, BACK], bands[:, FRONT])
    rounded = _ramp(low - high, 13, 27) * voicing
    spread = _ramp(bands[:, FRONT] - bands[:, BACK], 1, 12) * (1 - rounded)
    hissing = loudness * hiss
    return {
        "jawOpen": vowel * (0.16 + 0.46 * openness) * (1 - 0.3 * rounded) + 0.05 * hissing,
        "mouthFunnel": 0.55 * vowel * rounded * (0.3 + 0.7 * openness) + 0.45 * loudness * hush,
        "mouthPucker": 0.60 * vowel * rounded * (1 - 0.6 * openness) + 0.25 * loudness * hush,
        "mouthStretchLeft": 0.55 * vowel * spread + 0.30 * (hissing - loudness * hush),
        "mouthUpperUp": 0.12 * vowel * openness + 0.16 * hissing,
        "mouthLowerDown": 0.18 * vowel * spread + 0.30 * hissing,
    }


def _closure(bands: NDArray[np.float64], loudness: NDArray[np.float64]) -> tuple[float, float]:
    """How far the lips are shut by a consonant now, and how far the tongue closes the mouth instead, 0..1."""
    above_murmur = _level(bands[:, OPEN : FRONT + 1])
    before = np.maximum.accumulate(above_murmur)
    after = np.maximum.accumulate(above_murmur[::-1])[::-1]
    depth = np.minimum(before, after) - above_murmur
    hissing = _ramp(_level(bands[:, TEETH:]) - above_murmur, 0, 6) * (loudness > 0)
    closed = _ramp(depth, 9, 17) * (1 - hissing)
    at = int(_CLOSURE_SLICES[np.argmax(closed[_CLOSURE_SLICES])])
    if closed[at] == 0:
        return 0.0, 0.0
    by_tongue = _tongue_release(bands, above_murmur, at)
    return float(closed[at] * (1 - by_tongue)), float(closed[at] * by_tongue)


def _tongue_release(bands: NDArray[np.float64], above_murmur: NDArray[np.float64], at: int) -> float:
    """0 when the release after slice ``at`` sounds like lips, up to 1 when it sounds like the tongue."""
    target = (above_murmur[at] + above_murmur[at:].max()) / 2
    release = at + int(np.argmax(above_murmur[at:] >= target))
    burst = bands[release : release + 2].mean(axis=0)
    hissing = (burst[HISS] - burst[OPEN]) / 6
    compact = (burst[FRONT] - burst[OPEN] - 2) / 6
    return float(np.clip(max(hissing, compact), 0.0, 0.8))


def _level(bands_db: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(10 * np.log10((10 ** (bands_db / 10)).sum(axis=1)))


def _ramp(values: NDArray[np.float64], low: float, high: float) -> NDArray[np.float64]:
    return np.asarray(np.clip((values - low) / (high - low), 0.0, 1.0))
