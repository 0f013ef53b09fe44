"""An utterance, played by a face: sound and the motion that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import MOTION_RATE_HZ
from talking_avatar.motion.generator import VOICE_RATE_HZ
from talking_avatar.training.articulation.articulate import articulate
from talking_avatar.training.articulation.phones import Segment, segments_of
from talking_avatar.training.articulation.prosody import cut_silent_ends, measure_prosody
from talking_avatar.training.articulation.style import (
    HIGHEST_GAIN,
    LOWEST_GAIN,
    ArticulationStyle,
    random_speaker,
)
from talking_avatar.training.augmentation import AugmentationChances, augment, background_noise
from talking_avatar.training.columns import COLUMNS, rows_of
from talking_avatar.training.corpus.phonemes import SILENCE
from talking_avatar.training.corpus.utterance import Utterance

_FRAME = VOICE_RATE_HZ // MOTION_RATE_HZ
_QUIET_S = (3.0, 8.0)
_PAD_S = (0.1, 1.4)


@dataclass(frozen=True, eq=False)
class Take:
    """``samples (n,)`` at 16 kHz; ``motions (V, T, D)`` float32: V ways of playing it, T = ceil(n / 640)
    frames of ``COLUMNS``; ``styles (V, 2)`` within 0..1: liveliness and articulation gain."""

    samples: NDArray[np.float32]
    motions: NDArray[np.float32]
    styles: NDArray[np.float32]


def style_values(style: ArticulationStyle) -> NDArray[np.float32]:
    """``(2,)``: both scales within 0..1, 0.5 is conversational."""
    gain = (style.gain - LOWEST_GAIN) / (HIGHEST_GAIN - LOWEST_GAIN)
    return np.array([style.liveliness, gain], np.float32)


def random_style(random: np.random.Generator) -> ArticulationStyle:
    gain = 1.0 if random.random() < 0.3 else float(random.uniform(LOWEST_GAIN, HIGHEST_GAIN))
    return ArticulationStyle(float(random.uniform(0, 1)), gain)


def take_of(
    utterance: Utterance, chances: AugmentationChances, ways: int, random: np.random.Generator
) -> Take:
    """The utterance with pauses of random length around it, augmented, and played in ``ways`` styles.

    The motion follows the clean voice: noise and echo do not move a mouth.
    """
    before, after = (int(random.uniform(*_PAD_S) * VOICE_RATE_HZ) for _ in range(2))
    padded = np.pad(utterance.samples, (before, after))
    heard = augment(padded, chances, random)
    moved = [
        replace(s, start_s=s.start_s + before / VOICE_RATE_HZ, end_s=s.end_s + before / VOICE_RATE_HZ)
        for s in segments_of(utterance.phonemes)
    ]
    prosody = measure_prosody(padded)
    sounds = cut_silent_ends(moved, prosody)
    sounds = [Segment(SILENCE, 0.0, sounds[0].start_s), *sounds] if sounds else []
    sounds = [replace(s, start_s=s.start_s * heard.stretch, end_s=s.end_s * heard.stretch) for s in sounds]
    prosody = prosody.stretched(heard.stretch)
    frames = -(-len(heard.samples) // _FRAME)
    motions, styles = [], []
    for _ in range(ways):
        style = random_style(random)
        speaker = random_speaker(random, style.liveliness)
        motions.append(rows_of(articulate(sounds, frames, prosody, style, random, speaker)))
        styles.append(style_values(style))
    return Take(heard.samples, np.stack(motions), np.stack(styles))


def quiet_take(ways: int, random: np.random.Generator) -> Take:
    """Nobody speaks: digital silence or noise, and a face at rest."""
    count = int(random.uniform(*_QUIET_S) * VOICE_RATE_HZ)
    samples = np.zeros(count, np.float32)
    if random.random() < 0.8:
        samples = np.clip(background_noise(count, float(random.uniform(-70, -25)), random), -1, 1)
    motions = np.zeros((ways, -(-count // _FRAME), len(COLUMNS)), np.float32)
    styles = np.stack([style_values(random_style(random)) for _ in range(ways)])
    return Take(samples, motions, styles)
