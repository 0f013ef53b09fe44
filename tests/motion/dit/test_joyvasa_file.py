"""The published file: its pickled odds and ends, its conversion, and files that are something else."""

from __future__ import annotations

import argparse
import os
import pathlib
from collections import OrderedDict
from pathlib import Path

import pytest
import torch

from talking_avatar.errors import UserError
from talking_avatar.motion.dit.checkpoint import load_encoder_state, load_model
from talking_avatar.motion.dit.joyvasa import convert_joyvasa, joyvasa_model
from talking_avatar.motion.dit.published_file import read_published
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


class Hostile:
    def __init__(self, command: str) -> None:
        self.command = command

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (self.command,)


def test_nothing_in_a_strangers_file_is_run(tmp_path: Path) -> None:
    trace = tmp_path / "was here"
    torch.save({"model": {}, "args": Hostile(f"touch '{trace}'")}, tmp_path / "hostile.pt")
    with pytest.raises(UserError, match="not safe to load"):
        read_published(tmp_path / "hostile.pt")
    assert not trace.exists()


@pytest.mark.parametrize("content", [b"", b"no model at all", b"PK\x03\x04 broken"])
def test_unreadable_files_say_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.pt"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"broken\.pt"):
        read_published(path)


def test_a_cut_file_says_so(tmp_path: Path) -> None:
    path = published_file(tmp_path / "cut.pt", {"a": torch.zeros(1000)})
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(UserError, match=r"cut\.pt"):
        read_published(path)


def test_a_file_without_a_network_says_so(tmp_path: Path) -> None:
    torch.save({"weights": torch.zeros(3)}, tmp_path / "empty.pt")
    with pytest.raises(UserError, match="no network"):
        read_published(tmp_path / "empty.pt")
