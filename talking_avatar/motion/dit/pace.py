"""How fast a generator is on this machine, and whether it keeps up with a voice."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.dit.generator import DiffusionGenerator
from talking_avatar.motion.face_motion import MOTION_RATE_HZ
from talking_avatar.motion.generator import VOICE_RATE_HZ

_PIECE = 160
_SHARE = 0.6
"""Of the time that a hop lasts; the rest is for drawing and for what else the machine does."""


@dataclass(frozen=True)
class HopTimes:
    """CPU milliseconds from sound to motion for one hop, features and sampling together; ``real_time``:
    seconds of sound for each second of computing."""

    hop_frames: int
    look_ahead_s: float
    median_ms: float
    p95_ms: float
    real_time: float


def hop_times_ms(
    generator: DiffusionGenerator,
    voice: NDArray[np.float32],
    clock: Callable[[], float] = time.thread_time,
) -> list[float]:
    """What each hop costs when ``voice`` (mono, 16 kHz) comes as from a microphone, in pieces of 10 ms."""
    stream, times_ms, spent_s = generator.stream(0), [], 0.0
    for start in range(0, len(voice), _PIECE):
        began_s = clock()
        made = len(stream.push(voice[start : start + _PIECE]))
        spent_s += clock() - began_s
        if made:
            times_ms.append(1000 * spent_s)
            spent_s = 0.0
    return times_ms


def measure_hops(generator: DiffusionGenerator, voice: NDArray[np.float32]) -> HopTimes:
    """``voice`` as a microphone would bring it."""
    times_ms = hop_times_ms(generator, voice, time.process_time)
    median_ms, p95_ms = np.percentile(times_ms, [50, 95])
    real_time = len(voice) / VOICE_RATE_HZ / (sum(times_ms) / 1000)
    return HopTimes(generator.hop_frames, generator.look_ahead_s, float(median_ms), float(p95_ms), real_time)


def keeps_up(
    generator: DiffusionGenerator,
    voice: NDArray[np.float32],
    clock: Callable[[], float] = time.thread_time,
) -> bool:
    """Whether hops take at most ``_SHARE`` of the time that they last. Somebody must speak in ``voice``:
    silence costs less. CPU time counts, so that something else that happens to run now decides nothing."""
    times_ms = hop_times_ms(generator, voice, clock)
    lasts_ms = 1000 * generator.hop_frames / MOTION_RATE_HZ
    # The first hop includes what is computed only once.
    return bool(np.median(times_ms[1:] or [0.0]) <= _SHARE * lasts_ms)
