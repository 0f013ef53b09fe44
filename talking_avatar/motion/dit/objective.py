"""The training task of a denoiser: windows, what is done to them, the prediction, and its losses.

Everything random comes from a ``torch.Generator`` on the CPU that is handed in, so that a run can be repeated
and resumed exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch

from talking_avatar.motion.dit.conditions import NO_CONDITIONS, Conditions
from talking_avatar.motion.dit.denoiser import Denoiser
from talking_avatar.motion.dit.schedule import NoiseSchedule


@dataclass(frozen=True, eq=False)
class TrainingWindow:
    """A batch of context and current frames.

    ``motion (B, context + T, motion_dim)`` normalised and clean; ``features (B, context + T, audio_dim)``;
    ``present (B, T)`` bool is false after the end of a clip, ``None`` when all frames are real; ``at_start
    (B,)`` bool says that nothing was before the first current frame (the context is then ignored).
    """

    motion: torch.Tensor
    features: torch.Tensor
    present: torch.Tensor | None = None
    at_start: torch.Tensor | None = None
    conditions: Conditions = NO_CONDITIONS


@dataclass(frozen=True)
class Corruption:
    """What happens to a window in training.

    ``null_sound``: the chance that the sound of the current frames is withheld, for classifier-free guidance.
    ``truncation``: the chance that the batch is cut to a random length of at least ``minimum_frames``, as
    live windows are short. ``context_noise``: the largest standard deviation of noise on the context (of
    normalised motion), so that the model mends its own errors instead of carrying them on.
    """

    null_sound: float = 0.1
    truncation: float = 0.4
    minimum_frames: int = 4
    context_noise: float = 0.0


@dataclass(frozen=True, eq=False)
class Prediction:
    """Of the current frames: ``clean (B, T, D)`` predicted, ``target (B, T, D)``, ``before (B, D)`` the true
    frame ahead of them, ``present (B, T)`` and ``continues (B,)`` float masks, ``step (B,)``, ``heard (B,)``
    bool (false where the sound was withheld)."""

    clean: torch.Tensor
    target: torch.Tensor
    before: torch.Tensor
    present: torch.Tensor
    continues: torch.Tensor
    step: torch.Tensor
    heard: torch.Tensor


def truncated(
    window: TrainingWindow, context_frames: int, corruption: Corruption, random: torch.Generator
) -> TrainingWindow:
    """``window``, with the configured chance cut at its end to a random length, the same for the batch."""
    frames = window.motion.shape[1] - context_frames
    shortest = min(corruption.minimum_frames, frames)
    if float(torch.rand((), generator=random)) >= corruption.truncation:
        return window
    kept = int(torch.randint(shortest, frames + 1, (), generator=random))
    end = context_frames + kept
    present = None if window.present is None else window.present[:, :kept]
    return TrainingWindow(
        window.motion[:, :end], window.features[:, :end], present, window.at_start, window.conditions
    )


def predict(
    model: Denoiser,
    schedule: NoiseSchedule,
    window: TrainingWindow,
    corruption: Corruption,
    random: torch.Generator,
) -> Prediction:
    """Noise the current frames to random steps (uniform in 1..T, one per sequence) and denoise them."""
    device, context_frames = window.motion.device, model.config.context_frames
    window = truncated(window, context_frames, corruption, random)
    context, target = window.motion[:, :context_frames], window.motion[:, context_frames:]
    batch, frames, _ = target.shape
    step = torch.randint(1, schedule.steps + 1, (batch,), generator=random)
    noise = torch.randn(target.shape, generator=random).to(device)
    spread = torch.rand(batch, 1, 1, generator=random).to(device) * corruption.context_noise
    blur = torch.randn(context.shape, generator=random).to(device)
    heard = torch.rand(batch, generator=random) >= corruption.null_sound

    alpha_bar = torch.as_tensor(schedule.alpha_bar, dtype=torch.float32)[step].to(device)[:, None, None]
    noisy = alpha_bar.sqrt() * target + (1 - alpha_bar).sqrt() * noise
    step, heard = step.to(device), heard.to(device)
    at_start = window.at_start
    if at_start is None:
        at_start = torch.zeros(batch, dtype=torch.bool, device=device)
    start_motion, start_sound = model.start(batch)
    starting = at_start[:, None, None]
    sound = model.hear(window.features)
    sound_before = torch.where(starting, start_sound, sound[:, :context_frames])
    withheld = model.silence(batch, frames)
    sound_now = torch.where(heard[:, None, None], sound[:, context_frames:], withheld)
    clean = model(
        noisy,
        torch.where(starting, start_motion, context + spread * blur),
        model.remember(torch.cat([sound_before, sound_now], dim=1)),
        model.embed_step(step, window.conditions),
        window.present,
    )
    present = torch.ones(batch, frames, device=device) if window.present is None else window.present.float()
    before = context[:, -1] if context_frames else target[:, 0]
    continues = (~at_start).float() if context_frames else torch.zeros(batch, device=device)
    return Prediction(clean, target, before, present, continues, step, heard)


def value_loss(prediction: Prediction, weights: torch.Tensor | None = None) -> torch.Tensor:
    """Mean squared error over real frames; ``weights (D,)`` of the values."""
    return _mean_square(prediction.clean - prediction.target, prediction.present, weights)


def velocity_loss(prediction: Prediction, weights: torch.Tensor | None = None) -> torch.Tensor:
    """Mean squared error of the frame-to-frame change, that from the context to the first frame included."""
    error = prediction.clean - prediction.target
    # The frame before is given, so its error is zero.
    change = torch.diff(error, dim=1, prepend=torch.zeros_like(error[:, :1]))
    counted = prediction.present.clone()
    counted[:, 0] *= prediction.continues
    return _mean_square(change, counted, weights)


def _mean_square(error: torch.Tensor, counted: torch.Tensor, weights: torch.Tensor | None) -> torch.Tensor:
    square = error.square()
    if weights is not None:
        square = square * weights
    return (square.mean(dim=2) * counted).sum() / counted.sum().clamp(min=1)
