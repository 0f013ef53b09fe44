"""What a prediction is judged by: values, velocities, and whether the lips meet when they must."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import torch

from talking_avatar.motion.dit.normalisation import Normalisation
from talking_avatar.motion.dit.objective import Prediction, value_loss, velocity_loss
from talking_avatar.motion.lips import lip_aperture_ipd
from talking_avatar.training.columns import controls_of

_TYPICAL_APERTURE_IPD = 0.06


def _default_weights() -> dict[str, float]:
    return {
        "jawOpen": 2.0,
        "mouthClose": 2.0,
        "mouthFunnel": 1.5,
        "mouthPucker": 1.5,
        "mouthRollLower": 1.2,
        "mouthSmileLeft": 0.5,
        "mouthSmileRight": 0.5,
        "cheekPuff": 0.5,
        "browInnerUp": 0.4,
        "browOuterUpLeft": 0.3,
        "browOuterUpRight": 0.3,
        "pitch_deg": 0.5,
        "yaw_deg": 0.4,
        "roll_deg": 0.4,
        "x_ipd": 0.3,
        "y_ipd": 0.3,
    }


@dataclass(frozen=True)
class LossWeights:
    """``columns``: weights of single columns (1 when absent); ``velocity`` and ``aperture`` beside the
    values' 1; ``closure``: how many times more the aperture counts where the lips meet."""

    velocity: float = 0.5
    aperture: float = 1.0
    closure: float = 3.0
    columns: Mapping[str, float] = field(default_factory=_default_weights)


class MotionLoss:
    """The weighted sum, and its parts for the log."""

    def __init__(self, weights: LossWeights, columns: Sequence[str], motion: Normalisation) -> None:
        self._weights = weights
        self._columns = torch.tensor([weights.columns.get(name, 1.0) for name in columns])
        self._scale = torch.from_numpy(motion.scale)
        self._offset = torch.from_numpy(motion.offset)
        # The aperture is (rows @ gaps) (1 - mouthClose): see motion.lips.
        unit = torch.eye(len(columns)).numpy()
        unit[:, columns.index("mouthClose")] = 0
        self._gaps = torch.from_numpy(lip_aperture_ipd(controls_of(unit))).float()
        self._close = columns.index("mouthClose")

    def __call__(self, prediction: Prediction) -> tuple[torch.Tensor, dict[str, float]]:
        device = prediction.clean.device
        columns = self._columns.to(device)
        value = value_loss(prediction, columns)
        velocity = velocity_loss(prediction, columns)
        aperture = self._aperture_loss(prediction)
        total = value + self._weights.velocity * velocity + self._weights.aperture * aperture
        parts = {"value": value, "velocity": velocity, "aperture": aperture, "total": total}
        return total, {name: float(part.detach()) for name, part in parts.items()}

    def aperture_ipd(self, normal: torch.Tensor) -> torch.Tensor:
        """Of normalised motion ``(..., D)``."""
        rows = normal * self._scale.to(normal.device) + self._offset.to(normal.device)
        return rows @ self._gaps.to(normal.device) * (1 - rows[..., self._close].clamp(0, 1))

    def _aperture_loss(self, prediction: Prediction) -> torch.Tensor:
        wanted = self.aperture_ipd(prediction.target)
        error = (self.aperture_ipd(prediction.clean) - wanted) / _TYPICAL_APERTURE_IPD
        closed = prediction.target[..., self._close] * self._scale[self._close].to(wanted.device) > 0.8
        counted = prediction.present * (1 + (self._weights.closure - 1) * closed)
        counted = counted * prediction.heard.float()[:, None]
        return (error.square() * counted).sum() / prediction.present.sum().clamp(min=1)
