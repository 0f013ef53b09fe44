"""Any wav2vec2 or HuBERT: exactly two rows a frame, one length of buffer, weights by both their names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from talking_avatar.errors import UserError
from talking_avatar.speech.sound_window import PlainSound
from talking_avatar.speech.speech_transformers import (
    JOYVASA_WINDOWS,
    LIVE,
    Buffer,
    SpeechTransformer,
    TransformerFeatures,
    body_of,
    network_of,
    stored_network,
)
from talking_avatar.speech.windowed_encoder import WindowedEncoder
from tests.speech.hubert_shapes import hubert_base_shapes

pytestmark = pytest.mark.full
"""transformers takes seconds to import."""

SMALL: dict[str, Any] = {
    "hidden_size": 32,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "intermediate_size": 64,
    "conv_dim": (16,) * 7,
    "num_conv_pos_embeddings": 16,
    "num_conv_pos_embedding_groups": 4,
}


@pytest.fixture(scope="module")
def small() -> torch.nn.Module:
    import transformers

    torch.manual_seed(0)
    return transformers.Wav2Vec2Model(transformers.Wav2Vec2Config(**SMALL))


@pytest.mark.parametrize("buffer", [LIVE, JOYVASA_WINDOWS, Buffer(50, 2, 1), Buffer(75, 65, 0)], ids=str)
def test_every_frame_gets_its_own_two_rows(small: torch.nn.Module, buffer: Buffer) -> None:
    encoder = WindowedEncoder(TransformerFeatures(small, "small", True, buffer), PlainSound)
    sound = np.random.default_rng(1).standard_normal(16_000 * 6 + 77).astype(np.float32) * 0.1
    features = encoder.encode(sound)
    assert features.shape == (151, 32)
    stream = encoder.stream()
    live = np.concatenate(
        [*(stream.push(sound[i : i + 4321]) for i in range(0, len(sound), 4321)), stream.finish()]
    )
    np.testing.assert_allclose(live, features, atol=2e-5)


def test_a_burst_is_found_at_its_frame_wherever_it_lies(small: torch.nn.Module) -> None:
    features = TransformerFeatures(small, "small", False, JOYVASA_WINDOWS)
    for frame in (3, 50, 96):
        sound = np.zeros((1, 64_000), np.float32)
        sound[0, 640 * frame : 640 * (frame + 1)] = np.random.default_rng(2).standard_normal(640)
        rows = features(sound)[0]
        change = np.abs(rows - np.median(rows, axis=0)).sum(axis=1)
        centre = float((np.arange(100) * change**4).sum() / (change**4).sum())
        assert abs(centre - frame) < 1


def test_normalised_sound_is_as_loud_as_any(small: torch.nn.Module) -> None:
    features = TransformerFeatures(small, "small", True, JOYVASA_WINDOWS)
    sound = np.random.default_rng(3).standard_normal((1, 64_000)).astype(np.float32)
    np.testing.assert_allclose(features(sound * 0.5), features(sound * 0.05 + 0.1), atol=2e-3)


def test_a_buffer_must_hold_its_frames() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Buffer(10, 9, 2)


def test_weights_that_do_not_fit_are_named() -> None:
    state = {key: torch.zeros(1).expand(shape) for key, shape in hubert_base_shapes().items()}
    state["encoder.layer_norm.bias"] = torch.zeros(1024)
    del state["encoder.layers.3.attention.k_proj.weight"]
    with pytest.raises(UserError, match=r"layers\.3\.attention\.k_proj\.weight is missing.*|.*1024"):
        network_of(SpeechTransformer.HUBERT_CHINESE, state)


def test_both_names_of_the_positional_gain_are_understood() -> None:
    shapes = hubert_base_shapes()
    stem = "encoder.pos_conv_embed.conv."
    for number, letter in enumerate("gv"):
        shapes[f"{stem}weight_{letter}"] = shapes.pop(f"{stem}parametrizations.weight.original{number}")
    network = network_of(
        SpeechTransformer.HUBERT_CHINESE, {k: torch.ones(1).expand(s) for k, s in shapes.items()}
    )
    gains = [value for key, value in network.state_dict().items() if key.endswith("original0")]
    assert len(gains) == 1
    assert (gains[0] == 1).all()


def test_a_head_for_another_task_is_left_out() -> None:
    body = {"encoder.layer_norm.bias": torch.ones(3)}
    published = {f"wav2vec2.{key}": value for key, value in body.items()} | {"lm_head.bias": torch.ones(32)}
    assert body_of(SpeechTransformer.WAV2VEC2, published).keys() == body.keys()
    assert body_of(SpeechTransformer.HUBERT_CHINESE, body).keys() == body.keys()


def test_a_file_of_another_network_is_refused(tmp_path: Path) -> None:
    save_file({"encoder.layer_norm.bias": torch.zeros(768)}, tmp_path / "base.safetensors")
    with pytest.raises(UserError, match=r"is missing.*; and .* more.*wav2vec2-base-960h"):
        stored_network(SpeechTransformer.WAV2VEC2, tmp_path / "base.safetensors")
    (tmp_path / "base.safetensors").write_bytes(b"no tensors")
    with pytest.raises(UserError, match="damaged"):
        stored_network(SpeechTransformer.WAV2VEC2, tmp_path / "base.safetensors")
