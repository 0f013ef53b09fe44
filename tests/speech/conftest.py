"""A real voice, and noises that are none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.media.audio import SoundReader, VoiceConverter
from talking_avatar.speech.catalogue import built_in_encoder
from talking_avatar.speech.windowed_encoder import WindowedEncoder

VOICES = Path(__file__).parents[2] / "resources/voices"


@pytest.fixture(scope="session")
def voice() -> NDArray[np.float32]:
    """The first seconds of the bundled Michael at 16 kHz."""
    with SoundReader(VOICES / "michael.flac") as reader:
        converter = VoiceConverter(reader.format)
        pieces = [converter.push(block) for block in reader.blocks()]
        return np.concatenate([*pieces, converter.finish()])[: 5 * 16_000]


@pytest.fixture(scope="session")
def whisper() -> WindowedEncoder:
    return built_in_encoder()
