"""Head and brows while speaking: nods and raised brows on accents, turns between phrases, slow drift.

Head nods and brow raises accompany pitch accents (P. Graf et al., "Visual prosody: facial movements
accompanying speech", FG 2002: nods of 2-6 degrees; C. Cavé et al., ICSLP 1996: brows with rising pitch), and
the head's turns have most of their energy below 1 Hz (U. Hadar et al., "Kinematics of head movements
accompanying speech during conversation", Human Movement Science 2, 1983). Sizes are a third to a half of
theirs, since a portrait has no shoulders that follow.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.signal import lfilter

from talking_avatar.motion.controls import POSE_INDEX
from talking_avatar.motion.face_motion import POSE_COUNT
from talking_avatar.training.articulation.phones import Segment
from talking_avatar.training.articulation.prosody import PROSODY_RATE_HZ, Prosody

BROWS = ("browInnerUp", "browOuterUpLeft", "browOuterUpRight")

_DRIFT_SD = {
    "pitch_deg": 0.9,
    "yaw_deg": 1.6,
    "roll_deg": 0.9,
    "x_ipd": 0.010,
    "y_ipd": 0.006,
    "scale": 0.006,
}
_DRIFT_S = 0.55
_PHRASE_YAW_DEG, _PHRASE_ROLL_DEG = 1.6, 0.8
_PHRASE_GAP_S = 0.25
_REST_S = 0.5
_LARGEST = {"pitch_deg": 8.0, "yaw_deg": 8.0, "roll_deg": 5.0, "x_ipd": 0.06, "y_ipd": 0.04, "scale": 0.03}


def move_head(
    times_s: NDArray[np.float64],
    sounds: Sequence[Segment],
    prosody: Prosody,
    liveliness: float,
    random: np.random.Generator,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Pose ``(n, 6)`` and brow raise ``(n,)`` at evenly spaced ``times_s (n,)``; at rest in long silence."""
    size = 0.45 + 1.1 * liveliness
    pose = np.zeros((len(times_s), POSE_COUNT))
    brow = np.zeros(len(times_s))
    step_s = float(times_s[1] - times_s[0]) if len(times_s) > 1 else 0.01
    phrases = _phrases(sounds)
    in_speech = np.zeros(len(times_s))
    for start_s, end_s in phrases:
        in_speech = np.maximum(in_speech, _plateau(times_s, start_s - 0.1, end_s, 0.5, _REST_S))
    for name, spread in _DRIFT_SD.items():
        pose[:, POSE_INDEX[name]] = spread * size * _drift(len(times_s), step_s, random)
    for start_s, end_s in phrases:
        share = _plateau(times_s, start_s, end_s, 0.6, 0.8)
        pose[:, POSE_INDEX["yaw_deg"]] += share * random.normal(0, _PHRASE_YAW_DEG * size)
        pose[:, POSE_INDEX["roll_deg"]] += share * random.normal(0, _PHRASE_ROLL_DEG * size)
        if random.random() < 0.35 + 0.3 * liveliness:
            brow += random.uniform(0.10, 0.28) * size * _bump(times_s, start_s + 0.08, 0.22, 0.45)
        if _rises_at_end(prosody, end_s) and random.random() < 0.6:
            brow += random.uniform(0.15, 0.35) * size * _bump(times_s, end_s - 0.1, 0.3, 0.4)
    for centre_s, prominence in _accents(sounds, prosody):
        if random.random() < 0.25 + 0.6 * prominence:
            depth_deg = size * (0.6 + 2.2 * prominence) * random.uniform(0.6, 1.3)
            rise_s, fall_s = random.uniform(0.14, 0.20), random.uniform(0.24, 0.38)
            pose[:, POSE_INDEX["pitch_deg"]] += depth_deg * _bump(times_s, centre_s, rise_s, fall_s)
        if random.random() < 0.35 * prominence * size:
            brow += random.uniform(0.10, 0.30) * size * _bump(times_s, centre_s - 0.04, 0.18, 0.35)
    pose *= in_speech[:, None]
    pose[:, POSE_INDEX["y_ipd"]] += 0.004 * pose[:, POSE_INDEX["pitch_deg"]]
    pose[:, POSE_INDEX["x_ipd"]] += 0.003 * pose[:, POSE_INDEX["yaw_deg"]]
    largest = np.array([_LARGEST[name] for name in POSE_INDEX])
    return largest * np.tanh(pose / largest), 0.6 * np.tanh(brow / 0.6)


def _phrases(sounds: Sequence[Segment]) -> list[tuple[float, float]]:
    """Stretches of speech without a pause longer than ``_PHRASE_GAP_S``."""
    found: list[tuple[float, float]] = []
    for sound in sounds:
        if sound.is_silence:
            continue
        if found and sound.start_s - found[-1][1] < _PHRASE_GAP_S:
            found[-1] = (found[-1][0], sound.end_s)
        else:
            found.append((sound.start_s, sound.end_s))
    return found


def _accents(sounds: Sequence[Segment], prosody: Prosody) -> list[tuple[float, float]]:
    """Centre and prominence 0..1 of stressed, loud or high vowels; at most one in 0.35 s."""
    candidates = []
    for sound in sounds:
        if not sound.first.is_vowel:
            continue
        span = slice(int(sound.start_s * PROSODY_RATE_HZ), int(sound.end_s * PROSODY_RATE_HZ) + 1)
        if not len(prosody.loudness[span]):
            continue
        loud = float(prosody.loudness[span].max())
        high = float(np.clip(prosody.melody_st[span].max() / 5, -0.5, 1))
        length = float(np.clip((sound.end_s - sound.start_s - 0.06) / 0.15, 0, 1))
        prominence = 0.25 * sound.stress / 2 + 0.35 * max(loud - 0.6, 0) / 0.4 + 0.3 * high + 0.15 * length
        if prominence > 0.35:
            candidates.append(((sound.start_s + sound.end_s) / 2, min(prominence, 1.0)))
    kept: list[tuple[float, float]] = []
    for centre_s, prominence in sorted(candidates, key=lambda c: -c[1]):
        if all(abs(centre_s - other_s) > 0.35 for other_s, _ in kept):
            kept.append((centre_s, prominence))
    return sorted(kept)


def _rises_at_end(prosody: Prosody, end_s: float) -> bool:
    last = int(end_s * PROSODY_RATE_HZ)
    melody = prosody.melody_st[max(last - 45, 0) : last]
    voiced = melody[melody != 0]
    return len(voiced) > 12 and float(voiced[-8:].mean() - voiced[:8].mean()) > 2.0


def _drift(count: int, step_s: float, random: np.random.Generator) -> NDArray[np.float64]:
    """Noise of unit spread with time constant ``_DRIFT_S``, smoothed twice so that its speed is finite."""
    keep = np.exp(-step_s / _DRIFT_S)
    warm = round(4 * _DRIFT_S / step_s)
    noise = random.normal(size=count + warm)
    for _ in range(2):
        noise = lfilter([1 - keep], [1, -keep], noise)
    spread = (1 - keep) ** 2 * np.sqrt((1 + keep**2) / (1 - keep**2) ** 3)
    return np.asarray(noise[warm:] / spread)


def _plateau(
    times_s: NDArray[np.float64], start_s: float, end_s: float, rise_s: float, fall_s: float
) -> NDArray[np.float64]:
    flank = np.clip(np.minimum((times_s - start_s) / rise_s + 0.5, (end_s - times_s) / fall_s + 1), 0, 1)
    return np.asarray(flank * flank * (3 - 2 * flank))


def _bump(times_s: NDArray[np.float64], centre_s: float, rise_s: float, fall_s: float) -> NDArray[np.float64]:
    offset = times_s - centre_s
    return np.asarray(np.cos(np.clip(offset / np.where(offset < 0, rise_s, fall_s), -1, 1) * np.pi / 2) ** 2)
