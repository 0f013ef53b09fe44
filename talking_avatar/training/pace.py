"""Learning rate and moving average over the steps of a run."""

from __future__ import annotations

import math

import torch
from torch import nn

from talking_avatar.training.recipe import Recipe


def rate_at(step: int, recipe: Recipe) -> float:
    """Linear warm-up, then half a cosine (I. Loshchilov and F. Hutter, SGDR, 2017, without restarts)."""
    if step < recipe.warmup:
        return recipe.rate * (step + 1) / recipe.warmup
    share = min((step - recipe.warmup) / max(recipe.steps - recipe.warmup, 1), 1.0)
    return recipe.rate * (recipe.last_rate + (1 - recipe.last_rate) * 0.5 * (1 + math.cos(math.pi * share)))


class MovingAverage:
    """Exponential mean of a model's weights; early on it forgets faster, so that the beginning fades."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self._decay = decay
        self.state = {name: value.detach().clone() for name, value in model.state_dict().items()}

    @torch.no_grad()
    def update(self, model: nn.Module, step: int) -> None:
        decay = min(self._decay, (1 + step) / (10 + step))
        for name, value in model.state_dict().items():
            self.state[name].lerp_(value.to(self.state[name].device), 1 - decay)
