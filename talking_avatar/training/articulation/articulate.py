"""From phonemes with times to a speaking face."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_INDEX, clip_controls
from talking_avatar.motion.face_motion import MOTION_RATE_HZ, FaceMotion
from talking_avatar.training.articulation.closures import close, contacts
from talking_avatar.training.articulation.coarticulation import Gesture, blend
from talking_avatar.training.articulation.head import BROWS, move_head
from talking_avatar.training.articulation.phones import Segment
from talking_avatar.training.articulation.prosody import PROSODY_RATE_HZ, Prosody
from talking_avatar.training.articulation.style import ArticulationStyle, Speaker
from talking_avatar.training.articulation.visemes import GROUPS, JAW, LIFT, LIPS, SPREAD, VISEMES

_OVERSAMPLING = 4
_WIDEST_JAW, _JAW_KNEE = 0.6, 0.42
_UNDERSHOOT_S = 0.040
"""Vowels shorter than a few times this do not reach their target (B. Lindblom, "Spectrographic study of vowel
reduction", JASA 35(11), 1963: exponential in the duration)."""

_LIPS_LATE_S = 0.02
"""On recorded speakers lips come up to a frame later than the phoneme times of synthesisers let expect; half
of that, since lips that are late are noticed sooner than a late voice (ITU-R BT.1359)."""

_STRESS_GAIN = (0.90, 1.0, 1.08)
_FIRST_HALF = 0.55
_LIPS_REST_S = 0.20


def articulate(
    sounds: Sequence[Segment],
    frames: int,
    prosody: Prosody,
    style: ArticulationStyle,
    random: np.random.Generator | None = None,
    speaker: Speaker | None = None,
) -> FaceMotion:
    """``frames`` of motion; frame i shows the face at i / 25 s.

    Without ``random`` sounds reach their mean targets, and head and brows rest. Controls are exactly neutral
    from ``_LIPS_REST_S`` into a pause until as long before its end.
    """
    speaker = speaker or Speaker()
    moments = np.arange(frames * _OVERSAMPLING) - (_OVERSAMPLING - 1) / 2
    times_s = moments / (MOTION_RATE_HZ * _OVERSAMPLING) - _LIPS_LATE_S
    controls = np.zeros((len(times_s), CONTROL_COUNT))
    if not sounds or frames == 0:
        return FaceMotion.neutral(frames)
    efforts = _efforts(sounds, prosody, style, random, speaker)
    for group, names in GROUPS.items():
        gestures = _gestures(sounds, group, efforts, speaker)
        values = blend(times_s, gestures, group, names)
        controls[:, [CONTROL_INDEX[name] for name in names]] = values
    _set_smile(controls, speaker)
    controls[:, CONTROL_INDEX["jawOpen"]] = _soft_limit(controls[:, CONTROL_INDEX["jawOpen"]])
    controls = close(controls, contacts(times_s, sounds))
    controls *= _in_speech(times_s, sounds)[:, None]
    pose = np.zeros((len(times_s), 6))
    if random is not None:
        pose, brow = move_head(times_s, sounds, prosody, style.liveliness, random)
        for name in BROWS:
            controls[:, CONTROL_INDEX[name]] += brow * (1.0 if name == "browInnerUp" else 0.8)
    still = FaceMotion.neutral(frames)
    return FaceMotion(
        clip_controls(_per_frame(controls).astype(np.float32)),
        _per_frame(pose).astype(np.float32),
        still.residual,
        _voice(prosody, frames),
    )


def _per_frame(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Means of the moments around each frame: a camera's shutter."""
    return np.asarray(values.reshape(-1, _OVERSAMPLING, values.shape[1]).mean(axis=1))


def _efforts(
    sounds: Sequence[Segment],
    prosody: Prosody,
    style: ArticulationStyle,
    random: np.random.Generator | None,
    speaker: Speaker,
) -> list[float]:
    """How large each sound is made: gain, liveliness, stress, loudness, length, and a little chance."""
    efforts = []
    for sound in sounds:
        effort = style.gain * (0.85 + 0.30 * style.liveliness)
        if sound.first.is_vowel:
            span = slice(int(sound.start_s * PROSODY_RATE_HZ), int(sound.end_s * PROSODY_RATE_HZ) + 1)
            heard = prosody.loudness[span]
            loudness = float(heard.mean()) if len(heard) else 0.75
            length_s = sound.end_s - sound.start_s
            effort *= _STRESS_GAIN[sound.stress] * (0.62 + 0.5 * loudness)
            effort *= 0.6 + 0.4 * (1 - np.exp(-length_s / _UNDERSHOOT_S))
        if random is not None:
            effort *= float(np.clip(random.normal(1, speaker.jitter), 0.75, 1.25))
        efforts.append(effort)
    return efforts


def _gestures(
    sounds: Sequence[Segment], group: str, efforts: Sequence[float], speaker: Speaker
) -> list[Gesture]:
    habit = {JAW: speaker.jaw, LIPS: speaker.lips, SPREAD: speaker.spread, LIFT: speaker.lift}.get(group, 1.0)
    sides = {"Left": 1 + speaker.lopsided, "Right": 1 - speaker.lopsided}
    found = []
    for sound, effort in zip(sounds, efforts, strict=True):
        edges_s = [sound.start_s, sound.end_s]
        if len(sound.visemes) == 2:
            edges_s.insert(1, sound.start_s + _FIRST_HALF * (sound.end_s - sound.start_s))
        for name, start_s, end_s in zip(sound.visemes, edges_s[:-1], edges_s[1:], strict=True):
            viseme = VISEMES[name]
            targets = {}
            for control in GROUPS[group]:
                side = next((s for s in sides if control.endswith(s)), "")
                targets[control] = (
                    viseme.targets.get(control.removesuffix(side), 0.0)
                    * effort
                    * habit
                    * sides.get(side, 1.0)
                )
            alpha = viseme.dominance.get(group, 0.0)
            if alpha > 0:
                found.append(Gesture(start_s, end_s, alpha, targets, viseme.is_silence))
    return found or [Gesture(sounds[0].start_s, sounds[-1].end_s, 1.0, {}, True)]


def _soft_limit(jaw: NDArray[np.float64]) -> NDArray[np.float64]:
    room = _WIDEST_JAW - _JAW_KNEE
    return np.where(jaw > _JAW_KNEE, _JAW_KNEE + room * np.tanh((jaw - _JAW_KNEE) / room), jaw)


def _set_smile(controls: NDArray[np.float64], speaker: Speaker) -> None:
    """Corners rest a little higher, less while they are rounded."""
    rounded = controls[:, CONTROL_INDEX["mouthFunnel"]] + controls[:, CONTROL_INDEX["mouthPucker"]]
    for name in ("mouthSmileLeft", "mouthSmileRight"):
        controls[:, CONTROL_INDEX[name]] += speaker.smile * np.clip(1 - 1.5 * rounded, 0, 1)


def _in_speech(times_s: NDArray[np.float64], sounds: Sequence[Segment]) -> NDArray[np.float64]:
    """1 near sounds, exactly 0 inside pauses."""
    share = np.zeros(len(times_s))
    for sound in sounds:
        if not sound.is_silence:
            outside_s = np.maximum(sound.start_s - times_s, times_s - sound.end_s)
            flank = np.clip(1.4 - 1.4 * outside_s / _LIPS_REST_S, 0, 1)
            share = np.maximum(share, flank * flank * (3 - 2 * flank))
    return share


def _voice(prosody: Prosody, frames: int) -> NDArray[np.float32]:
    per_frame = PROSODY_RATE_HZ // MOTION_RATE_HZ
    loudness = np.pad(prosody.loudness, (0, max(frames * per_frame - len(prosody.loudness), 0)))
    return np.asarray(loudness[: frames * per_frame : per_frame], np.float32)
