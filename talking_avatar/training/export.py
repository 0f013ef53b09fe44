"""From a run to a checkpoint that the motion generator reads."""

from __future__ import annotations

import json

import torch

from talking_avatar.errors import UserError
from talking_avatar.motion.dit.checkpoint import MotionModel
from talking_avatar.motion.dit.denoiser import Denoiser
from talking_avatar.motion.dit.description import ModelDescription, StyleScale
from talking_avatar.training.card import card_values
from talking_avatar.training.run_folder import RunFolder
from talking_avatar.training.trainer import constants_in, denoiser_config

SAMPLING_STEPS = 6


def exported(folder: RunFolder, sampling_steps: int = SAMPLING_STEPS) -> MotionModel:
    """The averaged weights of a run so far, with the standardisation of the features folded into the first
    layer. Raises :class:`UserError` when there is no run."""
    state = folder.load_state()
    if state is None:
        raise UserError(
            f"There is no training run in {folder.path}", "", "start one with talking-avatar train"
        )
    recipe, facts = folder.recipe(), json.loads(state["facts"])
    config = denoiser_config(recipe, len(facts["columns"]), facts["audio_dim"], len(facts["styles"]))
    model = Denoiser(config)
    model.load_state_dict(state["average"])
    motion, features = constants_in(state)
    with torch.no_grad():
        weight = model.sound_in.weight / torch.from_numpy(features.scale)
        model.sound_in.bias.sub_(weight @ torch.from_numpy(features.offset))
        model.sound_in.weight.copy_(weight)
    description = ModelDescription(
        config=config,
        encoder=facts["encoder"],
        also_hears=tuple(facts["also_hears"]),
        columns=tuple(facts["columns"]),
        steps=sampling_steps,
        styles=tuple(StyleScale(name, 0.5) for name in facts["styles"]),
        card=card_values(recipe, state, folder.entries()),
    )
    return MotionModel(description, model.eval(), motion)
