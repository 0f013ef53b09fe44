"""The bundled voices, as sound and as the first mouth's motion."""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.media.audio import SoundReader, VoiceConverter
from talking_avatar.motion.face_motion import FaceMotion
from talking_avatar.motion.loudness_mouth import LoudnessMouthGenerator
from talking_avatar.resources import bundled

NAMES = ("heart", "michael", "emma")


@dataclass(frozen=True, eq=False)
class SpokenVoice:
    """Mono sound at 16 kHz, ``(symbol, start_s, end_s)`` of its phonemes, and the first mouth's motion."""

    samples: NDArray[np.float32]
    phonemes: tuple[tuple[str, float, float], ...]
    motion: FaceMotion


def _spoken(name: str) -> SpokenVoice:
    with SoundReader(bundled("resources", "voices", f"{name}.flac")) as reader:
        converter = VoiceConverter(reader.format)
        parts = [converter.push(block) for block in reader.blocks()] + [converter.finish()]
    samples = np.concatenate(parts).astype(np.float32)
    text = bundled("resources", "voices", f"{name}.json").read_text(encoding="utf-8")
    phonemes = tuple((str(p), float(a), float(b)) for p, a, b in json.loads(text)["phonemes_start_s_end_s"])
    stream = LoudnessMouthGenerator().stream(0)
    motion = FaceMotion.concatenate([stream.push(samples), stream.finish()])
    return SpokenVoice(samples, phonemes, motion)


@pytest.fixture(scope="session")
def voices() -> dict[str, SpokenVoice]:
    return {name: _spoken(name) for name in NAMES}
