"""JoyVASA's audio path: a wave through HuBERT gives what its own code gave."""

from __future__ import annotations

import math
import zlib
from pathlib import Path

import numpy as np
import pytest
import torch

from talking_avatar.speech.encoder import AudioEncoder
from talking_avatar.speech.sound_window import PlainSound
from talking_avatar.speech.speech_transformers import (
    JOYVASA_WINDOWS,
    SpeechTransformer,
    TransformerFeatures,
    network_of,
)
from talking_avatar.speech.windowed_encoder import WindowedEncoder
from tests.speech.hubert_shapes import hubert_base_shapes

pytestmark = pytest.mark.full
DATA = Path(__file__).parents[1] / "data/speech"
TOLERANCE = 2e-4


def weight(key: str, shape: tuple[int, ...]) -> torch.Tensor:
    """The recipe of the reference."""
    seed = zlib.crc32(f"joyvasa/{key}".encode())
    n = np.random.Generator(np.random.PCG64(seed)).standard_normal(shape)
    if key.endswith("original0"):
        n = 1 + 0.1 * n
    elif len(shape) > 1:
        n = n / math.sqrt(math.prod(shape[1:]))
    else:
        n = 1 + 0.1 * n if key.endswith(".weight") else 0.02 * n
    return torch.from_numpy(n.astype(np.float32))


@pytest.fixture(scope="module")
def encoder() -> AudioEncoder:
    state = {key: weight(f"audio_encoder.{key}", shape) for key, shape in hubert_base_shapes().items()}
    network = network_of(SpeechTransformer.HUBERT_CHINESE, state)
    return WindowedEncoder(TransformerFeatures(network, "hubert", False, JOYVASA_WINDOWS), PlainSound)


def test_the_audio_path_is_joyvasas(encoder: AudioEncoder) -> None:
    with np.load(DATA / "joyvasa_audio_path.npz") as file:
        sound, expected = file["sound"], file["features"]
    rows = encoder.encode(sound)
    assert rows.shape == (100, 768)
    mapped = rows @ weight("audio_feature_map.weight", (256, 768)).numpy().T
    mapped += weight("audio_feature_map.bias", (256,)).numpy()
    assert np.abs(mapped[::10] - expected).max() < TOLERANCE
