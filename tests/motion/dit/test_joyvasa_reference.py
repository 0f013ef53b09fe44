"""Our denoiser and samplers against outputs of JoyVASA's own code."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest
import torch

from talking_avatar.motion.dit.checkpoint import MotionModel
from talking_avatar.motion.dit.conditions import NO_CONDITIONS
from talking_avatar.motion.dit.config import JOYVASA, Position
from talking_avatar.motion.dit.denoiser import Denoiser
from talking_avatar.motion.dit.guidance import Guidance, GuidanceBase
from talking_avatar.motion.dit.samplers import Ancestral, Ddim, Sampler
from talking_avatar.motion.dit.schedule import cosine_schedule
from talking_avatar.motion.dit.window_sampler import Window, WindowSampler
from tests.motion.dit.reference import DATA, noise, outputs, published_state

TOLERANCE = 1e-4


def sinusoidal(model: MotionModel) -> Denoiser:
    config = dataclasses.replace(JOYVASA, position=Position.SINUSOIDAL)
    denoiser = Denoiser(config)
    denoiser.load_state_dict(model.denoiser.state_dict())
    return denoiser.eval()


def test_the_weights_are_the_ones_of_the_reference() -> None:
    state = published_state()
    for key, expected in json.loads((DATA / "weights_check.json").read_text()).items():
        values = state[key].double()
        assert float(values.sum()) == pytest.approx(expected["sum"], rel=1e-5, abs=1e-4)
        assert values.flatten()[:3].tolist() == pytest.approx(expected["first"], rel=1e-6)


def test_the_schedule() -> None:
    schedule = cosine_schedule(50)
    np.testing.assert_allclose(schedule.alpha_bar, outputs("alpha_bars"), atol=5e-6)
    spread = [schedule.posterior(step)[2] for step in range(1, 51)]
    np.testing.assert_allclose(spread, outputs("sigmas_inflex")[1:], atol=5e-6)


@pytest.mark.parametrize(("mode", "step"), [("legacy", 1), ("legacy", 50), ("sinusoidal", 25)])
def test_one_prediction(joyvasa: MotionModel, mode: str, step: int) -> None:
    model = joyvasa.denoiser if mode == "legacy" else sinusoidal(joyvasa)
    sound = torch.cat([noise("prev_audio", 1, 10, 256), noise("audio", 1, 100, 256)], dim=1)
    with torch.inference_mode():
        clean = model(
            noise("x", 1, 100, 73),
            noise("prev_motion", 1, 10, 73),
            model.remember(sound),
            model.embed_step(torch.tensor([step]), NO_CONDITIONS),
        )
    expected = outputs(f"{mode}/denoise_t{step}")[:, 10:]
    assert float((clean - expected).abs().max()) < TOLERANCE


def sample(
    model: Denoiser, sampler: Sampler, guidance: Guidance, window: int = 0, with_noise: bool = True
) -> torch.Tensor:
    """What the reference samples for the first or the second window of a clip."""
    motion, sound = model.start(1)
    if window:
        motion = sample(model, sampler, guidance)[:, -10:]
        sound = noise("win_audio0", 1, 100, 256)[:, -10:]
    now = noise(f"win_audio{window}", 1, 100, 256)
    return WindowSampler(model, sampler, guidance).sample(
        Window(motion.detach(), sound.detach(), now, noise("x_T", 1, 100, 73)),
        lambda step: noise(f"z/{step}", 1, 100, 73) * with_noise,
    )


@pytest.mark.parametrize(
    ("name", "scale", "window", "sampler", "with_noise"),
    [
        ("legacy/ddim5_s2.8", 2.8, 0, Ddim(5), True),
        ("legacy/ddim10_s2.8", 2.8, 0, Ddim(10), True),
        pytest.param("legacy/sample_zero_s2.8", 2.8, 0, Ancestral(), False, marks=pytest.mark.full),
        pytest.param("legacy/sample_w0_s2.8", 2.8, 0, Ancestral(), True, marks=pytest.mark.full),
        pytest.param("legacy/sample_w1_s1.15", 1.15, 1, Ancestral(), True, marks=pytest.mark.full),
        pytest.param("sinusoidal/sample_w0_s1.15", 1.15, 0, Ancestral(), True, marks=pytest.mark.full),
    ],
)
def test_a_whole_sampling(
    joyvasa: MotionModel, name: str, scale: float, window: int, sampler: Sampler, with_noise: bool
) -> None:
    model = joyvasa.denoiser if name.startswith("legacy") else sinusoidal(joyvasa)
    found = sample(model, sampler, Guidance(scale), window, with_noise)
    assert float((found - outputs(name)).abs().max()) < TOLERANCE


@pytest.mark.full
def test_both_conventions_of_guidance_mean_the_same(joyvasa: MotionModel) -> None:
    ancestors = sample(joyvasa.denoiser, Ddim(5), Guidance(1.65, GuidanceBase.UNHEARD))
    seeds = sample(joyvasa.denoiser, Ddim(5), Guidance(0.65, GuidanceBase.HEARD))
    torch.testing.assert_close(ancestors, seeds)
    assert Guidance(1.0).is_off
    assert Guidance(0.0, GuidanceBase.HEARD).is_off
