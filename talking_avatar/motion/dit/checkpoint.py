"""Checkpoints as PyTorch's networks; the files themselves are told of in ``stored_model``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch

from talking_avatar.motion.dit.denoiser import Denoiser
from talking_avatar.motion.dit.description import ModelDescription
from talking_avatar.motion.dit.normalisation import Normalisation
from talking_avatar.motion.dit.stored_model import (
    ENCODER_PREFIX,
    StoredModel,
    opened,
    read_model,
    write_model,
)

Tensors = Mapping[str, torch.Tensor]


@dataclass(frozen=True, eq=False)
class MotionModel:
    """A trained denoiser, ready to be used, with its constants."""

    description: ModelDescription
    denoiser: Denoiser
    normalisation: Normalisation

    def stored(self) -> StoredModel:
        """The same as plain arrays."""
        state = self.denoiser.state_dict()
        weights = {name: value.detach().float().cpu().numpy() for name, value in state.items()}
        return StoredModel(self.description, weights, self.normalisation)


def denoiser_of(model: StoredModel, device: torch.device | str = "cpu") -> Denoiser:
    """The network with the model's weights, ready to use."""
    denoiser = Denoiser(model.description.config)
    denoiser.load_state_dict({name: torch.from_numpy(v) for name, v in model.weights.items()})
    return denoiser.to(device).eval()


def save_model(path: Path, model: MotionModel, half: bool = False, encoder: Tensors | None = None) -> None:
    """Write a checkpoint; ``half`` stores the weights as float16. ``encoder`` comes along as it is."""
    arrays = {name: value.detach().cpu().numpy() for name, value in (encoder or {}).items()}
    write_model(path, model.stored(), half, arrays)


def load_model(path: Path, device: torch.device | str = "cpu") -> MotionModel:
    """Read a checkpoint. Raises :class:`UserError` when it is none, is damaged, or does not fit itself."""
    model = read_model(path)
    return MotionModel(model.description, denoiser_of(model, device), model.normalisation)


def load_encoder_state(path: Path) -> Tensors:
    """The tensors of the audio encoder that a checkpoint brings along; empty when it brings none."""
    with opened(path, "pt") as file:
        names = [name for name in file.keys() if name.startswith(ENCODER_PREFIX)]  # noqa: SIM118
        return {name.removeprefix(ENCODER_PREFIX): file.get_tensor(name) for name in names}
