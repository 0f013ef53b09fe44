"""What the face does while nobody says what it should do, and what to go on with that asks less."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from talking_avatar.assembly.voices import LOUDNESS
from talking_avatar.motion.face_motion import FaceMotion, FaceState
from talking_avatar.motion.lips import IS_MOUTH

_LIPS_KEPT, _REST_KEPT = 0.6, 0.96
"""From frame to frame: lips are shut within a quarter of a second, the head needs two seconds."""

_SLOWEST_PRESET = "slow-pc"


def lapse(last: FaceState, frames: int) -> FaceMotion:
    """``frames`` that follow on ``last``: the lips close, the head and the brows slowly come to rest."""
    ahead = np.arange(1, frames + 1, dtype=np.float32)[:, None]
    lips, rest = np.float32(_LIPS_KEPT) ** ahead, np.float32(_REST_KEPT) ** ahead
    return FaceMotion(
        last.controls * np.where(IS_MOUTH, lips, rest),
        last.pose * rest,
        last.residual * lips[:, :, None],
        np.zeros(frames, np.float32),
    )


def next_slower(motion: str | Path, preset: str) -> tuple[str | Path, str, str] | None:
    """What to go on with when ``motion`` does not keep up with ``preset``: motion, preset and a sentence for
    the person; ``None`` when there is nothing cheaper."""
    behind = "This computer is too busy for the motion model"
    if motion == LOUDNESS:
        return None
    if preset != _SLOWEST_PRESET:
        return motion, _SLOWEST_PRESET, f"{behind}, so it goes on in longer steps; the delay grows."
    return LOUDNESS, preset, f"{behind} even in long steps, so the loudness of the voice moves the mouth."
