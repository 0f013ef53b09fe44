"""Windows without PyTorch are those of PyTorch, for every configuration that both can run."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from talking_avatar.motion.dit.checkpoint import MotionModel, denoiser_of
from talking_avatar.motion.dit.config import JOYVASA, SEED, DenoiserConfig, Position, StepPlace
from talking_avatar.motion.dit.denoiser import Denoiser
from talking_avatar.motion.dit.denoiser_graph import runs_as_graph
from talking_avatar.motion.dit.frame_noise import FrameNoise
from talking_avatar.motion.dit.generator import window_maker
from talking_avatar.motion.dit.guidance import Guidance
from talking_avatar.motion.dit.lean_windows import LeanWindows
from talking_avatar.motion.dit.samplers import Ancestral, Ddim, Known, Sampler
from talking_avatar.motion.dit.stored_model import StoredModel, read_model, weight_shapes
from talking_avatar.motion.dit.torch_windows import TorchWindows
from talking_avatar.motion.dit.windows import HopWindow
from talking_avatar.resources import bundled
from tests.motion.dit.little import little_model

TOLERANCE = 1e-4


def random_window(config: DenoiserConfig, frames: int, known: int = 0, at_start: bool = False) -> HopWindow:
    random = np.random.default_rng(3)

    def values(rows: int, width: int) -> NDArray[np.float32]:
        return random.standard_normal((rows, width), np.float32)

    held = Known(values(known, config.motion_dim), np.full((known, 1), 0.8, np.float32)) if known else None
    context = config.context_frames
    return HopWindow(
        values(context, config.motion_dim),
        values(context + frames, config.audio_dim),
        at_start,
        FrameNoise(1, config.motion_dim).start(0, frames),
        held,
    )


def difference(
    model: StoredModel, window: HopWindow, sampler: Sampler, scale: float, styles: tuple[float, ...] = ()
) -> float:
    guidance, noise = Guidance(scale), FrameNoise(1, model.description.config.motion_dim)
    made = [
        maker.make(window, lambda step: noise.step(step, 0, len(window.noise)))
        for maker in (
            LeanWindows(model, sampler, guidance, styles),
            TorchWindows(denoiser_of(model), sampler, guidance, styles),
        )
    ]
    assert np.abs(made[1]).max() > 0.1
    return float(np.abs(made[0] - made[1]).max())


def changed(**changes: object) -> StoredModel:
    """The little model in another configuration, with weights that matter."""
    little = little_model(styles=("lively",))
    config = dataclasses.replace(little.description.config, **changes)
    with torch.random.fork_rng():
        torch.manual_seed(2)
        denoiser = Denoiser(config).eval()
    description = dataclasses.replace(little.description, config=config)
    return MotionModel(description, denoiser, little.normalisation).stored()


@pytest.mark.parametrize("position", Position)
@pytest.mark.parametrize("learned_start", [True, False])
@pytest.mark.parametrize("scale", [1.0, 1.65])
def test_any_configuration(position: Position, learned_start: bool, scale: float) -> None:
    model = changed(position=position, learned_start=learned_start)
    for window in (
        random_window(model.description.config, 30),
        random_window(model.description.config, 9, known=5),
        random_window(model.description.config, 4, at_start=True),
    ):
        assert difference(model, window, Ddim(5), scale, (0.7,)) < TOLERANCE
    lean, torchs = LeanWindows(model, Ddim(5), styles=(0.7,)), TorchWindows(denoiser_of(model), Ddim(5))
    np.testing.assert_array_equal(lean.start_motion(), torchs.start_motion())


@pytest.mark.parametrize(("frames", "known"), [(40, 0), (10, 8)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_built_in_model(frames: int, known: int, scale: float) -> None:
    model = read_model(bundled("models", "motion_built_in.safetensors"))
    window = random_window(model.description.config, frames, known)
    assert difference(model, window, Ddim(6), scale, (0.2, 0.9)) < TOLERANCE


@pytest.mark.full
def test_joyvasas_network_and_all_steps(joyvasa: MotionModel) -> None:
    model = joyvasa.stored()
    assert difference(model, random_window(JOYVASA, 100), Ddim(8), 2.8) < TOLERANCE
    assert difference(model, random_window(JOYVASA, 12), Ancestral(), 2.8) < TOLERANCE


def test_other_configurations_run_by_pytorch() -> None:
    model = changed(step_place=StepPlace.OWN_TOKEN)
    assert not runs_as_graph(model.description.config)
    maker = window_maker(model, Ddim(3), Guidance(), (0.5,))
    assert isinstance(maker, TorchWindows)
    window = random_window(model.description.config, 8)
    assert maker.make(window, lambda step: window.noise).shape == (8, 3)


@pytest.mark.parametrize(
    "config",
    [
        SEED,
        JOYVASA,
        little_model(styles=("lively",)).description.config,
        dataclasses.replace(SEED, position=Position.LEARNABLE, indicator=True, alignment=2),
    ],
)
def test_the_weights_are_known_by_name_and_shape(config: DenoiserConfig) -> None:
    state = Denoiser(config).state_dict()
    assert weight_shapes(config) == {name: tuple(value.shape) for name, value in state.items()}
