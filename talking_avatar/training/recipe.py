"""How a model is trained; kept as JSON beside the run."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from talking_avatar.errors import UserError
from talking_avatar.motion.dit.objective import Corruption
from talking_avatar.training.losses import LossWeights

T = TypeVar("T")

_MOST = 1e12
"""A larger number is none that anybody meant."""


@dataclass(frozen=True)
class NetworkSize:
    """The denoiser's measures that training may choose; see ``DenoiserConfig``."""

    width: int = 160
    layers: int = 4
    heads: int = 5
    feed_forward: int = 512
    context_frames: int = 10
    window_frames: int = 40
    step_count: int = 50
    dropout: float = 0.0


@dataclass(frozen=True)
class Recipe:
    """``steps`` of ``batch`` windows; AdamW's ``rate`` rises over ``warmup`` steps and falls along a cosine
    to ``last_rate`` of itself; ``clip``: the largest norm of the gradient; ``average``: decay of the moving
    average of the weights, which is what is measured and exported. ``measure_every`` and ``save_every`` are
    in steps.
    """

    steps: int = 6000
    batch: int = 32
    rate: float = 1e-3
    last_rate: float = 0.02
    warmup: int = 200
    weight_decay: float = 0.01
    clip: float = 1.0
    average: float = 0.999
    measure_every: int = 250
    measure_windows: int = 256
    save_every: int = 100
    seed: int = 0
    network: NetworkSize = field(default_factory=NetworkSize)
    corruption: Corruption = field(
        default_factory=lambda: Corruption(truncation=0.4, minimum_frames=6, context_noise=0.3)
    )
    losses: LossWeights = field(default_factory=LossWeights)

    def to_json(self) -> str:
        return json.dumps(dataclasses.asdict(self), indent=2)

    @classmethod
    def from_json(cls, text: str) -> Recipe:
        """Raises :class:`UserError` for what is no recipe."""
        try:
            return _built(cls, json.loads(text))
        except (TypeError, ValueError, AttributeError, RecursionError) as error:
            raise UserError("The training recipe cannot be read", str(error)) from error


def _built(kind: Callable[..., T], values: Mapping[str, object]) -> T:
    """With the usual values where none are given. Raises ``TypeError`` for a name that ``kind`` does not
    have, ``ValueError`` for a value that it cannot have."""
    usual = kind()
    return kind(**{name: _value(name, value, getattr(usual, name, None)) for name, value in values.items()})


def _value(name: str, value: Any, usual: object) -> object:
    if dataclasses.is_dataclass(usual):
        return _built(type(usual), value)
    if isinstance(usual, Mapping):
        return {key: _number(key, weight, 1.0) for key, weight in value.items()}
    return value if usual is None else _number(name, value, usual)


def _number(name: str, value: Any, usual: object) -> object:
    """Whole and not nothing where the usual one is, and never negative."""
    whole = isinstance(usual, int)
    number = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
    if not (number and 0 <= value <= _MOST) or (whole and usual and not value):
        raise ValueError(f"{name[:40]} cannot be {str(value)[:40]!r}")
    return value
