"""How much noise belongs to a diffusion step."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_COSINE_OFFSET = 0.008
_BETA_MINIMUM, _BETA_MAXIMUM = 1e-4, 0.999


@dataclass(frozen=True, eq=False)
class NoiseSchedule:
    """``alpha_bar (T + 1,)`` and ``beta (T + 1,)`` float64; index 0 is the clean end, T nearly pure noise.

    A noisy sample of step t is ``sqrt(alpha_bar[t]) x0 + sqrt(1 - alpha_bar[t]) noise``.
    """

    beta: NDArray[np.float64]
    alpha_bar: NDArray[np.float64]

    @property
    def steps(self) -> int:
        return len(self.beta) - 1

    def signal(self, step: int) -> float:
        """The factor of the clean sample at ``step``."""
        return math.sqrt(float(self.alpha_bar[step]))

    def noise(self, step: int) -> float:
        """The factor of the noise at ``step``."""
        return math.sqrt(max(1.0 - float(self.alpha_bar[step]), 0.0))

    def posterior(self, step: int) -> tuple[float, float, float]:
        """Factors of x0 and x_t in the mean of x_{t-1}, and its deviation (Ho et al. 2020, eq. 7)."""
        here, before = float(self.alpha_bar[step]), float(self.alpha_bar[step - 1])
        beta = float(self.beta[step])
        of_clean = beta * math.sqrt(before) / (1 - here)
        of_noisy = (1 - before) * math.sqrt(1 - beta) / (1 - here)
        return of_clean, of_noisy, math.sqrt(beta * (1 - before) / (1 - here))

    def respaced(self, count: int) -> tuple[int, ...]:
        """``count`` steps from T down, evenly spread over the whole range; 0 is not among them.

        Raises ``ValueError`` unless 1 <= ``count`` <= T.
        """
        if not 1 <= count <= self.steps:
            raise ValueError(f"{count} sampling steps of {self.steps} are not possible")
        return tuple(round(self.steps * (count - i) / count) for i in range(count))


def cosine_schedule(steps: int) -> NoiseSchedule:
    """The squared cosine of Nichol & Dhariwal 2021 (section 3.2) with betas kept within 1e-4..0.999."""
    time = (np.arange(steps + 1) / steps + _COSINE_OFFSET) / (1 + _COSINE_OFFSET)
    curve = np.cos(time * math.pi / 2) ** 2
    beta = np.zeros(steps + 1)
    beta[1:] = np.clip(1 - curve[1:] / curve[:-1], _BETA_MINIMUM, _BETA_MAXIMUM)
    return NoiseSchedule(beta, np.cumprod(1 - beta, dtype=np.float64))
