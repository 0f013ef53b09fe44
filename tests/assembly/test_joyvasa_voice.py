"""From a file as JoyVASA publishes it to a moving face, with pseudo-random weights."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pytest
import torch

from talking_avatar.assembly.voices import JOYVASA, make_voice, sample_voice
from talking_avatar.errors import UserError
from talking_avatar.motion.face_motion import FaceMotion
from talking_avatar.weights.store import ModelStore
from tests.motion.dit.reference import published_state


@pytest.mark.full
def test_the_published_file_moves_a_face(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fetched by hand or over the network, then asked for by its name."""
    import platformdirs
    import transformers

    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    monkeypatch.setenv("TALKING_AVATAR_MODELS", str(tmp_path / "models"))
    torch.manual_seed(0)
    encoder = transformers.HubertModel(transformers.HubertConfig()).state_dict()
    state = published_state() | {f"audio_encoder.{key}": value for key, value in encoder.items()}
    torch.save({"args": argparse.Namespace(n_layers=6), "model": state}, tmp_path / "generator.pt")
    store = ModelStore()
    model = store.manifest.model("joyvasa/motion")
    store.put(model, tmp_path / "generator.pt", model.sha256)

    stream = make_voice(JOYVASA).generator.stream(1)
    motion = FaceMotion.concatenate([stream.push(sample_voice()[:48_000]), stream.finish()])
    assert len(motion) == 75
    assert np.ptp(motion.residual, axis=0).max() > 1e-3
    assert np.ptp(motion.pose[:, 1]) > 1
    converted = list((tmp_path / "cache" / "motion").iterdir())
    assert [path.suffix for path in converted] == [".safetensors"]


def test_what_was_not_fetched_says_how(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALKING_AVATAR_MODELS", str(tmp_path))
    with pytest.raises(UserError, match="talking-avatar models download joyvasa"):
        make_voice(JOYVASA)
