"""The training task: what it corrupts, what it counts, and that it can be learned and repeated."""

from __future__ import annotations

import dataclasses

import pytest
import torch

from talking_avatar.motion.dit.config import DenoiserConfig
from talking_avatar.motion.dit.denoiser import Denoiser
from talking_avatar.motion.dit.objective import (
    Corruption,
    Prediction,
    TrainingWindow,
    predict,
    truncated,
    value_loss,
    velocity_loss,
)
from talking_avatar.motion.dit.samplers import Ddim
from talking_avatar.motion.dit.schedule import cosine_schedule
from talking_avatar.motion.dit.window_sampler import Window, WindowSampler

CONFIG = DenoiserConfig(
    motion_dim=3,
    audio_dim=4,
    width=32,
    layers=2,
    heads=4,
    feed_forward=64,
    context_frames=4,
    window_frames=12,
    dropout=0.0,
)
SCHEDULE = cosine_schedule(50)
MIX = torch.tensor([[1.0, 0, 0], [0, 1, 0], [0, 0, 1], [0.5, -0.5, 0]])


def seeded(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def model() -> Denoiser:
    torch.manual_seed(1)
    return Denoiser(CONFIG)


def window(random: torch.Generator, batch: int = 8) -> TrainingWindow:
    """Motion that the sound decides."""
    features = torch.randn(batch, 16, 4, generator=random)
    return TrainingWindow(features @ MIX, features)


def test_a_step_can_be_repeated() -> None:
    task, corruption = window(seeded(2)), Corruption(context_noise=0.3)
    first, second, other = (predict(model(), SCHEDULE, task, corruption, seeded(s)) for s in (3, 3, 4))
    assert torch.equal(first.clean, second.clean)
    assert first.clean.shape != other.clean.shape or not torch.equal(first.clean, other.clean)


def test_windows_are_cut_for_all_alike() -> None:
    random, lengths = seeded(5), []
    for _ in range(200):
        cut = truncated(window(random), 4, Corruption(truncation=0.5, minimum_frames=3), random)
        lengths.append(cut.motion.shape[1] - 4)
        assert cut.features.shape[1] == cut.motion.shape[1]
    assert min(lengths) == 3
    assert 0.35 < sum(length == 12 for length in lengths) / 200 < 0.75


def test_withheld_sound_has_no_say() -> None:
    task = window(seeded(6))
    silent = Corruption(null_sound=1.0, truncation=0)
    here = predict(model(), SCHEDULE, task, silent, seeded(7))
    other = dataclasses.replace(task, features=torch.cat([task.features[:, :4], -task.features[:, 4:]], 1))
    there = predict(model(), SCHEDULE, other, silent, seeded(7))
    assert torch.equal(here.clean, there.clean)
    assert not here.heard.any()


def test_the_beginning_ignores_what_was_before() -> None:
    task = dataclasses.replace(window(seeded(8)), at_start=torch.ones(8, dtype=torch.bool))
    strange = dataclasses.replace(
        task,
        motion=torch.cat([task.motion[:, :4] + 9, task.motion[:, 4:]], 1),
        features=torch.cat([task.features[:, :4] + 9, task.features[:, 4:]], 1),
    )
    here, there = (
        predict(model(), SCHEDULE, t, Corruption(truncation=0), seeded(9)) for t in (task, strange)
    )
    assert torch.equal(here.clean, there.clean)
    assert not here.continues.any()


def prediction(error: torch.Tensor, present: torch.Tensor, continues: float) -> Prediction:
    batch = len(error)
    target = torch.zeros_like(error)
    ones = torch.ones(batch)
    return Prediction(error, target, target[:, 0], present, continues * ones, ones.int(), ones.bool())


def test_losses_count_real_frames_only() -> None:
    error = torch.zeros(1, 4, 3)
    error[0, 1] = 2.0
    error[0, 3] = 99.0
    present = torch.tensor([[1.0, 1, 1, 0]])
    assert float(value_loss(prediction(error, present, 1))) == pytest.approx(4 / 3)
    assert float(value_loss(prediction(error, present, 1), torch.tensor([1.0, 0, 0]))) == pytest.approx(4 / 9)
    # Up by 2 and down by 2 over three changes, the one from the context included.
    assert float(velocity_loss(prediction(error, present, 1))) == pytest.approx(8 / 3)
    assert float(velocity_loss(prediction(error, present, 0))) == pytest.approx(8 / 2)


@pytest.mark.full
def test_what_the_sound_decides_is_learned() -> None:
    net, random = model(), seeded(10)
    optimiser = torch.optim.AdamW(net.parameters(), 3e-3)
    for _ in range(250):
        loss = value_loss(predict(net, SCHEDULE, window(random, 16), Corruption(), random))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    task = window(random, 4)
    with torch.no_grad():
        sound, motion = net.hear(task.features), task.motion
    start = torch.randn(4, 12, 3, generator=random)
    sampled = WindowSampler(net, Ddim(8)).sample(Window(motion[:, :4], sound[:, :4], sound[:, 4:], start))
    error = float((sampled - motion[:, 4:]).square().mean() / motion.square().mean())
    assert error < 0.1
