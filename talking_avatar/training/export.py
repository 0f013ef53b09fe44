"""From a finished run to a checkpoint that the motion generator reads."""

from __future__ import annotations

import torch

from talking_avatar.motion.dit.checkpoint import ModelDescription, MotionModel, StyleScale
from talking_avatar.motion.dit.denoiser import Denoiser
from talking_avatar.motion.dit.normalisation import Normalisation
from talking_avatar.training.windows import Pool

SAMPLING_STEPS = 6


def exported(
    model: Denoiser,
    pool: Pool,
    motion: Normalisation,
    features: Normalisation,
    card: dict[str, object],
    sampling_steps: int = SAMPLING_STEPS,
) -> MotionModel:
    """``model`` with the standardisation of the features folded into its first layer."""
    folded = Denoiser(model.config)
    folded.load_state_dict(model.state_dict())
    with torch.no_grad():
        weight = model.sound_in.weight.cpu() / torch.from_numpy(features.scale)
        folded.sound_in.weight.copy_(weight)
        folded.sound_in.bias.copy_(model.sound_in.bias.cpu() - weight @ torch.from_numpy(features.offset))
    description = ModelDescription(
        config=model.config,
        encoder=pool.about.encoder,
        also_hears=pool.also_hears,
        columns=pool.about.columns,
        steps=sampling_steps,
        styles=tuple(StyleScale(name, 0.5) for name in pool.about.styles),
        card=card,
    )
    return MotionModel(description, folded.eval(), motion)
