"""How a model is trained; kept as JSON beside the run."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from talking_avatar.errors import UserError
from talking_avatar.motion.dit.objective import Corruption
from talking_avatar.training.losses import LossWeights


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
            values: Mapping[str, object] = json.loads(text)
            parts = {"network": NetworkSize, "corruption": Corruption, "losses": LossWeights}
            built = {name: kind(**values[name]) for name, kind in parts.items() if name in values}  # type: ignore[arg-type]
            return cls(**{**values, **built})  # type: ignore[arg-type]
        except (TypeError, ValueError, AttributeError, RecursionError) as error:
            raise UserError("The training recipe cannot be read", str(error)) from error
