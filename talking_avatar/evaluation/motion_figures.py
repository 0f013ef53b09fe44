"""How well a generator moves a face to speech that it never heard."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.evaluation.endurance import QUIET_SOUNDS
from talking_avatar.evaluation.habits import measure_habits
from talking_avatar.evaluation.motion_clips import SpokenClip
from talking_avatar.evaluation.motion_measures import (
    aperture,
    closures_met,
    correlation,
    diversity,
    false_closures,
    lag_ms,
    onset_lag_ms,
    seam_ratio,
)
from talking_avatar.evaluation.scoreboard import Quantity
from talking_avatar.motion.controls import CONTROL_INDEX
from talking_avatar.motion.face_motion import FaceMotion
from talking_avatar.motion.generator import VOICE_RATE_HZ, MotionGenerator
from talking_avatar.training.augmentation import background_noise

QUANTITIES: tuple[Quantity, ...] = (
    Quantity("aperture_correlation", "lip aperture, correlation with truth", lowest=0.80),
    Quantity("lag_ms", "lips behind the truth, ms", lowest=-40, highest=40, decimals=0),
    Quantity("onset_lag_ms", "first opening behind the truth, ms", lowest=-80, highest=80, decimals=0),
    Quantity("closure_recall", "bilabials with lips that meet", lowest=0.9),
    Quantity("false_closures", "open sounds with lips that meet", highest=0.05),
    Quantity("rounding_correlation", "rounding, correlation with truth"),
    Quantity("silence_aperture", "lips in silence, share of speech", highest=0.10),
    Quantity("noise_aperture", "lips in noise, share of speech", highest=0.10),
    Quantity("quiet_pose_deg", "largest turn in silence or noise, deg", highest=5.0, decimals=1),
    *(
        quantity
        for kind in QUIET_SOUNDS
        for quantity in (
            Quantity(f"long_{kind}_aperture", f"lips in long {kind}, share of speech", highest=0.10),
            Quantity(f"long_{kind}_pose_deg", f"largest turn in long {kind}, deg", highest=5.0, decimals=1),
            Quantity(f"long_{kind}_memory_mb", f"memory grown in long {kind}, MB", highest=8.0, decimals=1),
        )
    ),
    Quantity("seam_lips", "lips: change at seams over elsewhere", highest=1.3, decimals=2),
    Quantity("seam_pose", "pose: change at seams over elsewhere", highest=1.3, decimals=2),
    Quantity("diversity_lips", "lips: spread between seeds", decimals=2),
    Quantity("diversity_pose", "pose: spread between seeds", decimals=2),
    Quantity("pitch_sd_deg", "nodding, standard deviation, deg", decimals=2),
    Quantity("yaw_sd_deg", "turning, standard deviation, deg", decimals=2),
    Quantity("head_speed_deg_s", "mean speed of the head, deg/s", decimals=1),
    Quantity("shown_pitch_sd_deg", "nodding as shown, standard deviation, deg", decimals=2),
    Quantity("shown_yaw_sd_deg", "turning as shown, standard deviation, deg", decimals=2),
    Quantity("shown_head_speed_deg_s", "mean speed of the head as shown, deg/s", decimals=1),
    Quantity("blinks_per_minute", "blinks a minute", lowest=10, highest=25, decimals=1),
    Quantity("blink_ms", "length of a blink, ms", lowest=100, highest=400, decimals=0),
    Quantity("blink_pause_spread", "pauses between blinks, sd over mean", lowest=0.25, decimals=2),
    Quantity("real_time", "seconds of sound per second of processor", decimals=1),
)

_PIECE = 1600
_QUIET_S = 12.0
_SETTLED = 50
"""Frames after which noise counts as steady."""
_NOISE_DB = (-60.0, -45.0, -35.0)
_USUAL_PERCENTILE = 95
_ROUNDING = [CONTROL_INDEX[name] for name in ("mouthFunnel", "mouthPucker")]
_SEEDS = 3


@dataclass(frozen=True)
class Contender:
    """A generator under its ``name``; ``hop`` is after how many frames it starts anew, 0 when it does not
    (with 1, no frame is less of a seam than others, and there is nothing to compare).

    ``swaps_sound``: it is given the sound of another clip, as a measure of how much comes for nothing.
    """

    name: str
    generator: MotionGenerator
    hop: int = 0
    swaps_sound: bool = False


def measure_motion(
    contender: Contender, clips: Sequence[SpokenClip], tell: Callable[[str], None] = lambda _: None
) -> dict[str, float]:
    """Figures by the keys of ``QUANTITIES``; means over clips."""
    each: dict[str, list[float]] = {}
    met = bilabials = false = apart = 0
    began_s, heard_s = time.process_time(), 0.0
    motions = []
    for index, clip in enumerate(clips):
        sound = (
            _fitted(clips[(index + 1) % len(clips)].samples, len(clip.samples))
            if contender.swaps_sound
            else clip.samples
        )
        motion = motion_of(contender.generator, sound, seed=index)
        motions.append(motion)
        heard_s += len(sound) / VOICE_RATE_HZ
        shown, wanted = aperture(motion), aperture(clip.truth)
        found = {
            "aperture_correlation": correlation(shown, wanted),
            "lag_ms": lag_ms(shown, wanted),
            "onset_lag_ms": onset_lag_ms(motion, clip.truth),
            "rounding_correlation": correlation(_rounding(motion), _rounding(clip.truth)),
        }
        for key, value in found.items():
            each.setdefault(key, []).append(value)
        counts = closures_met(motion, clip.sounds) + false_closures(motion, clip.truth)
        met, bilabials, false, apart = (
            a + b for a, b in zip((met, bilabials, false, apart), counts, strict=True)
        )
    spent_s = time.process_time() - began_s
    tell(f"{contender.name}: {len(clips)} clips")
    figures = {
        key: float(np.nanmedian(v) if key.endswith("_ms") else np.nanmean(v)) for key, v in each.items()
    }
    figures["closure_recall"] = met / max(bilabials, 1)
    figures["false_closures"] = false / max(apart, 1)
    figures["real_time"] = heard_s / max(spent_s, 1e-6)
    usual = usual_aperture_ipd(clips)
    if not contender.swaps_sound:
        figures |= _quiet(contender, usual) | _spread(contender, clips) | measure_habits(motions)
        if contender.hop > 1:
            figures |= _seams(motions, contender.hop)
    return figures


def usual_aperture_ipd(clips: Sequence[SpokenClip]) -> float:
    """How far lips part in speech: what is said of quiet mouths is a share of it."""
    return float(np.percentile(np.concatenate([aperture(c.truth) for c in clips]), _USUAL_PERCENTILE))


def motion_of(generator: MotionGenerator, samples: NDArray[np.float32], seed: int) -> FaceMotion:
    """All of a sound, pushed as a microphone would."""
    stream = generator.stream(seed)
    parts = [stream.push(samples[i : i + _PIECE]) for i in range(0, len(samples), _PIECE)]
    return FaceMotion.concatenate([*parts, stream.finish()])


def _rounding(motion: FaceMotion) -> NDArray[np.float64]:
    return np.asarray(motion.controls[:, _ROUNDING].sum(axis=1), np.float64)


def _fitted(samples: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    return np.resize(samples, count)


def _quiet(contender: Contender, usual_ipd: float) -> dict[str, float]:
    count = int(_QUIET_S * VOICE_RATE_HZ)
    silent = motion_of(contender.generator, np.zeros(count, np.float32), seed=1)
    noisy = []
    for number, level_db in enumerate(_NOISE_DB):
        noise = background_noise(count, level_db, np.random.default_rng(number), kind="pink")
        noisy.append(motion_of(contender.generator, noise, seed=number))
    poses = np.concatenate([m.pose[:, :3] for m in [silent, *noisy]])
    return {
        "silence_aperture": float(aperture(silent).max() / usual_ipd),
        "noise_aperture": float(max(aperture(m)[_SETTLED:].max() for m in noisy) / usual_ipd),
        "quiet_pose_deg": float(np.abs(poses).max()),
    }


def _spread(contender: Contender, clips: Sequence[SpokenClip]) -> dict[str, float]:
    motions = [motion_of(contender.generator, clips[0].samples, seed) for seed in range(_SEEDS)]
    return {
        "diversity_lips": diversity([aperture(m)[:, None] for m in motions]),
        "diversity_pose": diversity([m.pose[:, :3].astype(np.float64) for m in motions]),
    }


def _seams(motions: Sequence[FaceMotion], hop: int) -> dict[str, float]:
    lips = np.concatenate([aperture(m)[:, None][: len(m) // hop * hop] for m in motions])
    pose = np.concatenate([m.pose[: len(m) // hop * hop, :3].astype(np.float64) for m in motions])
    return {"seam_lips": seam_ratio(lips, hop), "seam_pose": seam_ratio(pose, hop)}
