"""The published file: its conversion, and files that are something else."""

from __future__ import annotations

import argparse
import pathlib
from collections import OrderedDict
from pathlib import Path

import pytest
import torch

from talking_avatar.errors import UserError
from talking_avatar.motion.dit.checkpoint import load_encoder_state, load_model
from talking_avatar.motion.dit.joyvasa import convert_joyvasa, joyvasa_model
from tests.motion.dit.reference import noise

State = dict[str, torch.Tensor]


def published_file(path: Path, state: State) -> Path:
    """A file as the authors' training script writes it: settings with paths, the network, a counter."""
    settings = argparse.Namespace(n_layers=6, use_indicator=True, data_root=pathlib.Path("a/b"))
    torch.save({"args": settings, "model": OrderedDict(state), "iter": 50_000}, path)
    return path


def with_encoder(state: State) -> State:
    tables = {"denoising_net.PE.pe": torch.zeros(1, 600, 256)}
    return {**state, **tables, "audio_encoder.masked_spec_embed": torch.arange(768.0)}


def test_the_published_file_is_converted_once(tmp_path: Path, published: State) -> None:
    source = published_file(tmp_path / "generator.pt", with_encoder(published))
    convert_joyvasa(source, tmp_path / "generator.safetensors")
    model = load_model(tmp_path / "generator.safetensors")

    assert model.description.config.layers == 8
    assert model.description.config.motion_dim == len(model.normalisation) == 73
    direct = joyvasa_model("direct", published)
    context, sound, x = noise("prev_motion", 1, 10, 73), noise("audio", 1, 110, 256), noise("x", 1, 100, 73)
    with torch.inference_mode():
        a, b = (
            net(x, context, net.remember(sound), net.step_in(net.step_rows[[7]]))
            for net in (model.denoiser, direct.denoiser)
        )
    assert torch.equal(a, b)
    encoder = load_encoder_state(tmp_path / "generator.safetensors")
    assert torch.equal(encoder["masked_spec_embed"], torch.arange(768.0))


def test_the_template_undoes_the_normalisation(published: State) -> None:
    constants = joyvasa_model("template", published).normalisation
    middle = constants.value(torch.zeros(73).numpy())
    top = constants.value(torch.ones(73).numpy())
    assert middle[63] == pytest.approx(0.86, abs=1e-3)  # the smallest scale
    assert (middle[68], top[68]) == (pytest.approx(-29.76, abs=0.01), pytest.approx(22.02, abs=0.01))  # yaw
    assert (middle[66], top[66] - middle[66]) == (0, 1)  # no depth, and no division by zero


def test_what_does_not_fit_is_named(published: State) -> None:
    other = dict(published)
    del other["null_audio_feat"]
    other["denoising_net.feature_proj.weight"] = torch.zeros(256, 70)
    other["denoising_net.transformer.layers.8.linear1.bias"] = torch.zeros(1024)
    with pytest.raises(UserError) as raised:
        joyvasa_model("other.pt", other)
    assert "missing: null_audio_feat (1, 1, 256)" in str(raised.value)
    assert "denoising_net.feature_proj.weight is (256, 70) instead of (256, 73)" in str(raised.value)
    assert "unknown: denoising_net.transformer.layers.8.linear1.bias (1024)" in str(raised.value)


def test_another_noise_schedule_is_refused(published: State) -> None:
    with pytest.raises(UserError, match="noise schedule"):
        joyvasa_model("linear.pt", {**published, "diffusion_sched.betas": torch.linspace(0, 0.02, 51)})


def test_a_file_without_its_encoder_is_refused(tmp_path: Path, published: State) -> None:
    source = published_file(tmp_path / "generator.pt", published)
    with pytest.raises(UserError, match="audio encoder"):
        convert_joyvasa(source, tmp_path / "out.safetensors")
    assert not (tmp_path / "out.safetensors").exists()
