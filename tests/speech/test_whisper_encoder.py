"""The built-in encoder: OpenAI's numbers, the same for files and live, and every frame at its own time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.resources import bundled
from talking_avatar.speech.catalogue import built_in_encoder
from talking_avatar.speech.encoder import SAMPLES_PER_FEATURE
from talking_avatar.speech.sound_window import PlainSound
from talking_avatar.speech.whisper_blocks import load_blocks
from talking_avatar.speech.whisper_encoder import (
    BLOCKS,
    FILE_HOP_FRAMES,
    FILE_TOKENS_AHEAD,
    WhisperFeatures,
)
from talking_avatar.speech.windowed_encoder import WindowedEncoder
from tests.speech import whisper_reference

DATA = Path(__file__).parents[1] / "data/speech"
MODEL = "whisper_tiny_en_2blocks.safetensors"


def test_the_blocks_give_what_the_original_gives() -> None:
    mel = np.random.default_rng(7).uniform(-0.6, 1.4, (1, 80, 80)).astype(np.float32)
    with np.load(DATA / "whisper_two_blocks.npz") as file:
        expected = file["tokens"]
    tokens = load_blocks(bundled("models", MODEL), BLOCKS, 40, range(40))(mel)[0, [0, 10, 34, 39]]
    # The original keeps its table of positions in half precision, to 3e-4; ours is computed.
    assert np.abs(tokens - expected).max() < 2e-3
    assert np.abs(expected).max() > 3


@pytest.mark.parametrize("wanted", [range(32, 35, 2), range(35, 38, 2), range(40)])
def test_the_blocks_give_what_pytorch_gives(wanted: range) -> None:
    mel = np.random.default_rng(8).uniform(-0.6, 1.4, (3, 80, 80)).astype(np.float32)
    reference = whisper_reference.load_blocks(bundled("models", MODEL), BLOCKS)
    with torch.inference_mode():
        expected = reference(torch.from_numpy(mel), torch.tensor(list(wanted))).numpy()
    found = load_blocks(bundled("models", MODEL), BLOCKS, 40, wanted)(mel)
    assert np.abs(found - expected).max() < 1e-4


def test_live_and_file_agree(whisper: WindowedEncoder, voice: NDArray[np.float32]) -> None:
    sound = voice[: 2 * 16_000 + 123]
    whole = whisper.encode(sound)
    stream = whisper.stream()
    rows = [stream.push(sound[i : i + 701]) for i in range(0, len(sound), 701)]
    live = np.concatenate([*rows, stream.finish()])
    assert live.shape == whole.shape == (51, whisper.dim)
    assert np.abs(live - whole).max() < 1e-4 * whole.std()


def test_later_sound_gives_the_same_features_later(voice: NDArray[np.float32]) -> None:
    encoder = WindowedEncoder(WhisperFeatures(), PlainSound)
    sound = voice[:16_000]
    shift = 4
    late = np.concatenate([np.zeros(shift * SAMPLES_PER_FEATURE, np.float32), sound])
    np.testing.assert_allclose(encoder.encode(late)[shift:], encoder.encode(sound), atol=2e-4)


def test_nothing_beyond_the_look_ahead_is_heard(voice: NDArray[np.float32]) -> None:
    for tokens_ahead in (5, 2):
        encoder = WindowedEncoder(WhisperFeatures(tokens_ahead), PlainSound)
        sound = voice[8000:28_000]
        changed = sound.copy()
        changed[10_000:] *= -0.3
        same = (np.abs(encoder.encode(sound) - encoder.encode(changed)) < 1e-4).all(axis=1)
        first_different = int(np.argmin(same))
        assert first_different / 25 + encoder.look_ahead_s >= 10_000 / 16_000
        assert not same[first_different : first_different + 10].any()


def test_sounds_of_different_lips_differ(whisper: WindowedEncoder, voice: NDArray[np.float32]) -> None:
    features = whisper.encode(voice)
    assert np.isfinite(features).all()
    assert features.std(axis=0).mean() > 0.1


def test_a_look_ahead_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="tokens ahead"):
        WhisperFeatures(0)


def test_names_tell_encoders_apart(whisper: WindowedEncoder) -> None:
    assert whisper.name != built_in_encoder(2).name
    assert whisper.look_ahead_s == pytest.approx(0.1625)
    assert built_in_encoder(2).look_ahead_s == pytest.approx(0.1025)


def test_a_damaged_model_is_told(tmp_path: Path) -> None:
    damaged = tmp_path / MODEL
    damaged.write_bytes(bundled("models", MODEL).read_bytes()[:1_000_000])
    with pytest.raises(UserError, match="damaged"):
        load_blocks(damaged, BLOCKS, 40, range(40))


def test_more_frames_of_one_window_tell_the_same(
    whisper: WindowedEncoder, voice: NDArray[np.float32]
) -> None:
    """Not the very same numbers, since each has another part of the window after it."""
    grouped = built_in_encoder(FILE_TOKENS_AHEAD, FILE_HOP_FRAMES)
    assert grouped.name != whisper.name
    few, many = whisper.encode(voice), grouped.encode(voice)
    assert many.shape == few.shape
    assert np.corrcoef(few.ravel(), many.ravel())[0, 1] > 0.95
    late = np.corrcoef(few[2:].ravel(), many[:-2].ravel())[0, 1]
    assert late < 0.9
