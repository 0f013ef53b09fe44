"""Files of models: what was saved comes back, and what is wrong is said."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from talking_avatar.errors import UserError
from talking_avatar.motion.dit.checkpoint import load_encoder_state, load_model, save_model
from talking_avatar.motion.dit.stored_model import FORMAT
from tests.motion.dit.little import little_model


def test_a_model_comes_back(tmp_path: Path) -> None:
    model = little_model(styles=("lively",))
    save_model(tmp_path / "model.safetensors", model, encoder={"weight": torch.arange(3.0)})
    again = load_model(tmp_path / "model.safetensors")
    assert again.description == model.description
    np.testing.assert_array_equal(again.normalisation.scale, model.normalisation.scale)
    for name, value in model.denoiser.state_dict().items():
        assert torch.equal(again.denoiser.state_dict()[name], value)
    assert load_encoder_state(tmp_path / "model.safetensors")["weight"].tolist() == [0, 1, 2]
    assert [path.name for path in tmp_path.iterdir()] == ["model.safetensors"]


@pytest.mark.full
def test_half_precision_halves_the_file(tmp_path: Path) -> None:
    model = little_model()
    save_model(tmp_path / "full.safetensors", model)
    save_model(tmp_path / "half.safetensors", model, half=True)
    full, half = ((tmp_path / f"{name}.safetensors").stat().st_size for name in ("full", "half"))
    assert half < 0.6 * full
    weight = load_model(tmp_path / "half.safetensors").denoiser.motion_in.weight
    torch.testing.assert_close(weight, model.denoiser.motion_in.weight, atol=1e-3, rtol=1e-3)


def changed(path: Path, description: dict[str, object] | None = None, **tensors: torch.Tensor | None) -> Path:
    """A saved model with other metadata or tensors."""
    save_model(path, little_model())
    with safe_open(path, "pt") as file:
        metadata = file.metadata()
    values = {**json.loads(metadata["description"]), **(description or {})}
    content = {**load_file(path), **tensors}
    kept = {name: value for name, value in content.items() if value is not None}
    save_file(kept, path, {"format": FORMAT, "description": json.dumps(values)})
    return path


def test_what_does_not_fit_is_named(tmp_path: Path) -> None:
    path = changed(
        tmp_path / "m.safetensors",
        **{
            "model.motion_in.weight": torch.zeros(32, 9),
            "model.null_sound": None,
            "model.more": torch.zeros(1),
        },
    )
    with pytest.raises(UserError) as raised:
        load_model(path)
    assert "motion_in.weight is (32, 9) instead of (32, 3)" in str(raised.value)
    assert "missing: null_sound (32)" in str(raised.value)
    assert "unknown: more (1)" in str(raised.value)


def test_constants_must_fit(tmp_path: Path) -> None:
    short = changed(
        tmp_path / "short.safetensors",
        **{"normalisation.offset": torch.zeros(2), "normalisation.scale": torch.ones(2)},
    )
    with pytest.raises(UserError, match="constants for 2 values and a network for 3"):
        load_model(short)
    zero = changed(tmp_path / "zero.safetensors", **{"normalisation.scale": torch.zeros(3)})
    with pytest.raises(UserError, match="scales positive"):
        load_model(zero)


def test_weights_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    path = changed(tmp_path / "m.safetensors", **{"model.null_sound": torch.full((32,), torch.nan)})
    with pytest.raises(UserError, match=r"not all of its weights are numbers: model\.null_sound"):
        load_model(path)


def test_strangers_are_refused(tmp_path: Path) -> None:
    (tmp_path / "text.safetensors").write_text("no model")
    with pytest.raises(UserError, match="cannot be read"):
        load_model(tmp_path / "text.safetensors")
    save_file({"a": torch.zeros(1)}, tmp_path / "other.safetensors")
    with pytest.raises(UserError, match="no motion model of this program"):
        load_model(tmp_path / "other.safetensors")
    with pytest.raises(UserError, match="does not exist"):
        load_model(tmp_path / "nothing.safetensors")
    strange = changed(tmp_path / "strange.safetensors", {"config": 3})
    with pytest.raises(UserError, match="cannot be read"):
        load_model(strange)
