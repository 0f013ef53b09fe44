"""How lids and head behave while a face speaks: as the generator moves them, and as the performer shows them.

People blink 17 times a minute at rest and 26 in conversation (Bentivoglio et al. 1997), for 100 to 400 ms
(H. R. Schiffman, "Sensation and Perception", 5th edition, 2001), and never like clockwork.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_INDEX, POSE_INDEX
from talking_avatar.motion.face_motion import MOTION_RATE_HZ, FaceMotion
from talking_avatar.motion.performer.performer import (
    FILE_LOOK_AHEAD_FRAMES,
    Performer,
    PerformerSettings,
)

_SHOWN_HZ, _SHOWN_S = 50, 60
_SEEDS = 3
_LID = CONTROL_INDEX["eyeBlinkLeft"]
_ANGLES = [POSE_INDEX[name] for name in ("pitch_deg", "yaw_deg", "roll_deg")]
_IN_BLINK, _SHUT = 0.1, 0.9


def measure_habits(motions: Sequence[FaceMotion]) -> dict[str, float]:
    """The head in ``motions`` themselves, and head and blinks as shown: all of them one after the other, over
    and over for ``_SHOWN_S`` with each of several seeds."""
    angles = [motion.pose[:, _ANGLES].astype(np.float64) for motion in motions]
    own = np.mean([[a[:, 0].std(), a[:, 1].std(), _speed_deg_s(a, MOTION_RATE_HZ)] for a in angles], axis=0)
    together = FaceMotion.concatenate(list(motions))
    often = -(-_SHOWN_S * MOTION_RATE_HZ // len(together))
    motion = FaceMotion.concatenate([together] * often)
    each = [_as_shown(motion, seed) for seed in range(_SEEDS)]
    figures = {key: float(np.mean([shown[key] for shown in each])) for key in each[0]}
    return dict(zip(("pitch_sd_deg", "yaw_sd_deg", "head_speed_deg_s"), own.tolist(), strict=True)) | figures


def blinks(lids: NDArray[np.float64], rate_hz: float) -> list[tuple[float, float]]:
    """Start and end (s) of every time that ``lids (T,)``, 0 open to 1 shut, shut and open again."""
    inside = np.concatenate([[False], lids > _IN_BLINK, [False]])
    edges = np.flatnonzero(np.diff(inside.astype(int))).reshape(-1, 2)
    return [
        (a / rate_hz, b / rate_hz) for a, b in edges if lids[a:b].max() > _SHUT and a > 0 and b < len(lids)
    ]


def _as_shown(motion: FaceMotion, seed: int) -> dict[str, float]:
    performer = Performer(PerformerSettings(look_ahead_frames=FILE_LOOK_AHEAD_FRAMES), seed)
    performer.push(motion)
    faces = [performer.at(number / _SHOWN_HZ) for number in range(_SHOWN_S * _SHOWN_HZ - _SHOWN_HZ)]
    angles = np.array([face.pose[_ANGLES] for face in faces], np.float64)
    found = blinks(np.array([face.controls[_LID] for face in faces], np.float64), _SHOWN_HZ)
    pauses_s = np.diff([start_s for start_s, _ in found])
    return {
        "shown_pitch_sd_deg": float(angles[:, 0].std()),
        "shown_yaw_sd_deg": float(angles[:, 1].std()),
        "shown_head_speed_deg_s": _speed_deg_s(angles, _SHOWN_HZ),
        "blinks_per_minute": len(found) * 60 * _SHOWN_HZ / len(faces),
        "blink_ms": float(np.mean([(end_s - start_s) * 1000 for start_s, end_s in found] or [np.nan])),
        "blink_pause_spread": float(pauses_s.std() / pauses_s.mean()) if len(pauses_s) > 1 else math.nan,
    }


def _speed_deg_s(angles: NDArray[np.float64], rate_hz: float) -> float:
    return float(np.linalg.norm(np.diff(angles, axis=0), axis=1).mean() * rate_hz)
