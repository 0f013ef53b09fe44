"""What a denoiser is told besides the sound."""

from __future__ import annotations

from dataclasses import dataclass, fields

import torch

from talking_avatar.motion.dit.config import DenoiserConfig


@dataclass(frozen=True, eq=False)
class Conditions:
    """One row per sequence of the batch, float32; ``None`` where the configuration has no such condition.

    ``identity (B, identity_dim)``, ``mouth_ratio (B, 1)``, ``style (B, style_dim)``.
    """

    identity: torch.Tensor | None = None
    mouth_ratio: torch.Tensor | None = None
    style: torch.Tensor | None = None

    def repeated(self, times: int) -> Conditions:
        """The batch ``times`` over, one after the other."""
        return Conditions(*(None if v is None else v.repeat(times, 1) for v in self._values()))

    def to(self, device: torch.device) -> Conditions:
        return Conditions(*(None if v is None else v.to(device) for v in self._values()))

    def check(self, config: DenoiserConfig, batch: int) -> None:
        """Raises ``ValueError`` when a condition is missing, too many, or of another shape."""
        dims = {
            "identity": config.identity_dim,
            "mouth_ratio": int(config.mouth_ratio),
            "style": config.style_dim,
        }
        for name, dim in dims.items():
            value = getattr(self, name)
            actual = None if value is None else tuple(value.shape)
            if actual != ((batch, dim) if dim else None):
                wanted = f"({batch}, {dim})" if dim else "none"
                raise ValueError(f"the condition {name} is {actual or 'missing'}, expected {wanted}")

    def _values(self) -> list[torch.Tensor | None]:
        return [getattr(self, field.name) for field in fields(self)]


NO_CONDITIONS = Conditions()
