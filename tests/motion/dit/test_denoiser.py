"""The configurations of the family: their sizes, and what a frame may know of others."""

from __future__ import annotations

import dataclasses

import pytest
import torch

from talking_avatar.errors import UserError
from talking_avatar.motion.dit.conditions import Conditions
from talking_avatar.motion.dit.config import JOYVASA, SEED, DenoiserConfig, Position, StepPlace
from talking_avatar.motion.dit.denoiser import Denoiser
from talking_avatar.motion.dit.objective import Corruption, TrainingWindow, predict, value_loss
from talking_avatar.motion.dit.samplers import Ancestral, Ddim
from talking_avatar.motion.dit.schedule import cosine_schedule
from talking_avatar.motion.dit.window_sampler import Guidance, Window, WindowSampler

LITTLE = DenoiserConfig(
    motion_dim=5, audio_dim=7, width=32, layers=2, heads=4, feed_forward=48, context_frames=3, window_frames=9
)


def made(**changes: object) -> Denoiser:
    torch.manual_seed(1)
    return Denoiser(dataclasses.replace(LITTLE, **changes)).eval()


@torch.inference_mode()
def run(
    model: Denoiser,
    noisy: torch.Tensor,
    sound: torch.Tensor,
    present: torch.Tensor | None = None,
    conditions: Conditions | None = None,
) -> torch.Tensor:
    batch = len(noisy)
    step = model.embed_step(torch.full((batch,), 20), conditions or Conditions())
    return model(noisy, torch.zeros(batch, 3, 5), model.remember(model.hear(sound)), step, present)


def inputs(batch: int = 1) -> tuple[torch.Tensor, torch.Tensor]:
    random = torch.Generator().manual_seed(2)
    return torch.randn(batch, 9, 5, generator=random), torch.randn(batch, 12, 7, generator=random)


@pytest.mark.parametrize(
    ("config", "values"),
    # JoyVASA's 8,820,771 less queries and keys for the sound, which decide nothing where it is one feature.
    [(SEED, 34_749_977), (JOYVASA, 8_820_771 - 8 * (2 * 256 * 256 + 2 * 256))],
)
def test_the_sizes_of_the_ancestors(config: DenoiserConfig, values: int) -> None:
    assert sum(p.numel() for p in Denoiser(config).parameters()) == values


def seeds_conditions(batch: int) -> Conditions:
    random = torch.Generator().manual_seed(3)
    identity, style = torch.randn(batch, 63, generator=random), torch.randn(batch, 25, generator=random)
    return Conditions(identity, torch.full((batch, 1), 0.25), style)


@pytest.mark.full
def test_the_seeds_configuration_trains_and_samples() -> None:
    torch.manual_seed(0)
    model, random = Denoiser(SEED), torch.Generator().manual_seed(4)
    window = TrainingWindow(torch.randn(2, 75, 25), torch.randn(2, 75, 768), conditions=seeds_conditions(2))
    optimiser = torch.optim.AdamW(model.parameters(), 3e-4)
    losses = []
    for _ in range(6):
        prediction = predict(model, cosine_schedule(50), window, Corruption(truncation=0), random)
        losses.append(value_loss(prediction))
        optimiser.zero_grad()
        losses[-1].backward()
        idle = {name for name, value in model.named_parameters() if value.grad is None}
        # What the leading token hears in the last layer reaches nobody.
        assert all(name.startswith(("layers.7.sound_query", "layers.7.sound_key")) for name in idle), idle
        optimiser.step()
    assert float(losses[-1].detach()) < float(losses[0].detach())

    motion, sound = model.start(2)
    start = Window(
        motion,
        sound.detach(),
        model.hear(window.features[:, 10:]).detach(),
        torch.randn(2, 65, 25),
        seeds_conditions(2),
    )
    sampled = WindowSampler(model, Ancestral(truncated=10), Guidance(1.65)).sample(
        start, lambda step: torch.zeros(2, 65, 25)
    )
    assert sampled.shape == (2, 65, 25)
    assert torch.isfinite(sampled).all()


def test_only_positions_tell_frames_apart() -> None:
    noisy, sound = inputs()
    order = torch.randperm(9, generator=torch.Generator().manual_seed(5))
    shuffled = sound.clone()
    shuffled[:, 3:] = sound[:, 3:][:, order]
    for position, blind in (
        (Position.LEGACY, True),
        (Position.SINUSOIDAL, False),
        (Position.LEARNABLE, False),
    ):
        model = made(position=position)
        if position is Position.LEARNABLE:
            torch.nn.init.normal_(model.position_rows)
        here = run(model, noisy, sound)[:, order]
        there = run(model, noisy[:, order], shuffled)
        assert (float((here - there).abs().max()) < 1e-5) is blind, position


@pytest.mark.parametrize("place", list(StepPlace))
@pytest.mark.parametrize("alignment", [1, 2])
def test_a_frame_hears_its_own_sound_and_no_further_than_the_mask(place: StepPlace, alignment: int) -> None:
    model = made(step_place=place, alignment=alignment, layers=1)
    for parameter in (model.layers[0].qkv.weight, model.layers[0].qkv.bias):  # frames hear no other frames
        torch.nn.init.zeros_(parameter)
    noisy, sound = inputs()
    other = sound.clone()
    other[:, 3 + 4] += 1
    changed = (run(model, noisy, sound) - run(model, noisy, other)).abs().amax(dim=(0, 2)) > 1e-6
    assert changed.nonzero().flatten().tolist() == list(range(5 - alignment, 4 + alignment))


@pytest.mark.full
def test_padding_changes_nothing_for_the_frames_before_it() -> None:
    model = made(indicator=True)
    noisy, sound = inputs()
    present = torch.ones(1, 9, dtype=torch.bool)
    present[:, 6:] = False
    noise = noisy.clone()
    noise[:, 6:] = 9.0
    a, b = run(model, noisy, sound, present), run(model, noise, sound, present)
    torch.testing.assert_close(a[:, :6], b[:, :6])
    assert float((a - run(model, noisy, sound)).abs().max()) > 1e-4


def test_a_batch_is_its_members() -> None:
    model = made(style_dim=2, step_place=StepPlace.OWN_TOKEN)
    noisy, sound = inputs(3)
    style = torch.tensor([[0.0, 1.0], [0.5, 0.5], [1.0, 0.0]])
    together = run(model, noisy, sound, conditions=Conditions(style=style))
    for i in range(3):
        alone = run(model, noisy[i : i + 1], sound[i : i + 1], conditions=Conditions(style=style[i : i + 1]))
        torch.testing.assert_close(together[i : i + 1], alone, atol=2e-6, rtol=1e-5)
    assert float((together[0] - together[1]).abs().max()) > 1e-3


def test_lower_precision_stays_close() -> None:
    model = made()
    noisy, sound = inputs()
    motion, before = model.start(1)
    window = Window(motion.detach(), before.detach(), model.hear(sound[:, 3:]).detach(), noisy)
    exact, rounded = (
        WindowSampler(model, Ddim(6), Guidance(1.5), autocast=precision).sample(window)
        for precision in (None, torch.bfloat16)
    )
    assert rounded.dtype == torch.float32
    assert 0 < float((exact - rounded).abs().max()) < 0.05


def test_missing_conditions_and_long_windows_are_refused() -> None:
    noisy, sound = inputs()
    with pytest.raises(ValueError, match=r"style is missing, expected \(1, 2\)"):
        run(made(style_dim=2), noisy, sound)
    with pytest.raises(ValueError, match="at most 12"):
        run(made(), torch.cat([noisy, noisy], dim=1), torch.cat([sound, sound[:, :9]], dim=1))


def test_a_configuration_survives_json_and_strange_ones_are_refused() -> None:
    assert DenoiserConfig.from_json(SEED.to_json()) == SEED
    with pytest.raises(UserError, match="does not know: colour"):
        DenoiserConfig.from_json({**SEED.to_json(), "colour": 1})
    with pytest.raises(UserError, match="configuration is wrong"):
        DenoiserConfig.from_json({**SEED.to_json(), "heads": 7})
