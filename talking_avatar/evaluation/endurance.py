"""Does a face stay at rest, and the memory as it is, while nobody speaks for half an hour?"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from talking_avatar.evaluation.motion_measures import aperture
from talking_avatar.motion.generator import VOICE_RATE_HZ, MotionGenerator
from talking_avatar.training.augmentation import background_noise

QUIET_SOUNDS = ("silence", "noise")
_NOISE_DB = -45.0
_BLOCK_S, _PIECE = 10, 1600
_SETTLED_FRAMES = 50
_WARM_SHARE = 0.2
"""Of the time, after which memory counts."""


def measure_endurance(
    generator: MotionGenerator,
    kind: str,
    minutes: float,
    usual_ipd: float,
    tell: Callable[[str], None] = lambda _: None,
) -> dict[str, float]:
    """Figures of ``minutes`` (of sound, as fast as the machine can) of one of ``QUIET_SOUNDS``: the lips'
    largest aperture as a share of ``usual_ipd``, the largest turn, and by how much memory grew (MB).

    The first two seconds of noise do not count: it is steady only then. Memory is not-a-number where the
    system does not tell.
    """
    stream = generator.stream(seed=1)
    blocks = max(round(minutes * 60 / _BLOCK_S), 2)
    widest_ipd = turned_deg = 0.0
    frames = 0
    warm_mb = math.nan
    for number, block in enumerate(_quiet_blocks(kind, blocks)):
        if number == max(int(blocks * _WARM_SHARE), 1):
            warm_mb = _resident_mb()
            tell(f"{kind}: memory {warm_mb:.0f} MB after {number * _BLOCK_S / 60:.1f} min")
        for begin in range(0, len(block), _PIECE):
            motion = stream.push(block[begin : begin + _PIECE])
            settled = max(_SETTLED_FRAMES - frames, 0) if kind == "noise" else 0
            frames += len(motion)
            if len(motion) > settled:
                widest_ipd = max(widest_ipd, float(aperture(motion)[settled:].max()))
                turned_deg = max(turned_deg, float(np.abs(motion.pose[settled:, :3]).max()))
    grown_mb = _resident_mb() - warm_mb
    tell(f"{kind}: {frames / 25 / 60:.1f} min of motion, memory {grown_mb:+.1f} MB")
    return {
        f"long_{kind}_aperture": widest_ipd / usual_ipd,
        f"long_{kind}_pose_deg": turned_deg,
        f"long_{kind}_memory_mb": grown_mb,
    }


def _quiet_blocks(kind: str, count: int) -> Iterator[NDArray[np.float32]]:
    samples = _BLOCK_S * VOICE_RATE_HZ
    for number in range(count):
        if kind == "silence":
            yield np.zeros(samples, np.float32)
        else:
            yield background_noise(samples, _NOISE_DB, np.random.default_rng(number), kind="pink")


def _resident_mb() -> float:
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, ValueError, AttributeError):
        return math.nan
