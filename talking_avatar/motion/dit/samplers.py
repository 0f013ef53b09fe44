"""From noise to motion: the ancestors' way through all steps, and solvers that need few.

All work on x0 predictions. ``Known`` frames are overwritten in every prediction, so that new frames grow in
agreement with what has been shown (Lugmayr et al. 2022 do so for pictures).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.dit.schedule import NoiseSchedule

Motion = NDArray[np.float32]

PredictClean = Callable[[Motion, int], Motion]
"""``(x_t (..., T, D), t) -> x0 (..., T, D)``."""

StepNoise = Callable[[int], Motion]
"""``t -> (..., T, D)`` standard normal noise for the way from t to t - 1."""


@dataclass(frozen=True, eq=False)
class Known:
    """The first frames of the window: ``motion (..., K, D)`` as shown, ``weight (K, 1)`` 0..1 of it."""

    motion: Motion
    weight: Motion

    def overwrite(self, clean: Motion) -> Motion:
        held = clean[..., : self.motion.shape[-2], :]
        held += self.weight * (self.motion - held)
        return clean


class Sampler(Protocol):
    """Turns noise into motion in so many ``steps``."""

    def steps(self, schedule: NoiseSchedule) -> tuple[int, ...]:
        """The diffusion steps at which the model is asked, from noisy to clean."""
        ...

    def run(
        self,
        schedule: NoiseSchedule,
        start: Motion,
        predict: PredictClean,
        noise: StepNoise,
        known: Known | None = None,
    ) -> Motion:
        """``start (..., T, D)`` standard normal -> motion of the same shape. ``start`` is overwritten."""
        ...


@dataclass(frozen=True)
class Ancestral:
    """Every step of the training schedule with fresh noise (Ho et al. 2020, algorithm 2), as the ancestors
    sample. ``truncated``: the seed's way of starting at this step, although from pure noise."""

    truncated: int | None = None

    def steps(self, schedule: NoiseSchedule) -> tuple[int, ...]:
        return tuple(range(self.truncated or schedule.steps, 0, -1))

    def run(
        self,
        schedule: NoiseSchedule,
        start: Motion,
        predict: PredictClean,
        noise: StepNoise,
        known: Known | None = None,
    ) -> Motion:
        x = start
        for step in self.steps(schedule):
            clean = _held(predict(x, step), known)
            of_clean, of_noisy, spread = schedule.posterior(step)
            x *= np.float32(of_noisy)
            x += np.float32(of_clean) * clean
            if step > 1:
                x += np.float32(spread) * noise(step)
        return x


@dataclass(frozen=True)
class Ddim:
    """DDIM without noise (Song et al. 2021, eq. 12 with sigma 0), respaced over the whole schedule."""

    count: int

    def steps(self, schedule: NoiseSchedule) -> tuple[int, ...]:
        return schedule.respaced(self.count)

    def run(
        self,
        schedule: NoiseSchedule,
        start: Motion,
        predict: PredictClean,
        noise: StepNoise,
        known: Known | None = None,
    ) -> Motion:
        del noise
        x, steps = start, self.steps(schedule)
        for step, following in zip(steps, steps[1:] + (0,), strict=True):
            clean = _held(predict(x, step), known)
            # x' = signal' x0 + noise' (x - signal x0) / noise, sorted by x and x0.
            of_noisy = schedule.noise(following) / schedule.noise(step)
            of_clean = schedule.signal(following) - of_noisy * schedule.signal(step)
            x *= np.float32(of_noisy)
            x += np.float32(of_clean) * clean
        return x


@dataclass(frozen=True)
class DpmSolver2M:
    """DPM-Solver++(2M) (Lu et al. 2022, algorithm 2): second order in the x0 predictions, first order for
    the first and the last step."""

    count: int

    def steps(self, schedule: NoiseSchedule) -> tuple[int, ...]:
        return schedule.respaced(self.count)

    def run(
        self,
        schedule: NoiseSchedule,
        start: Motion,
        predict: PredictClean,
        noise: StepNoise,
        known: Known | None = None,
    ) -> Motion:
        del noise
        x, steps = start, self.steps(schedule)
        previous: Motion | None = None
        width_before = 0.0
        for step, following in zip(steps, steps[1:] + (0,), strict=True):
            clean = _held(predict(x, step), known)
            if following == 0:
                return clean
            width = _log_snr(schedule, following) - _log_snr(schedule, step)
            direction = clean
            if previous is not None:
                ratio = width_before / width
                direction = clean + np.float32(0.5 / ratio) * (clean - previous)
            decay = math.expm1(-width)
            x *= np.float32(schedule.noise(following) / schedule.noise(step))
            x -= np.float32(schedule.signal(following) * decay) * direction
            previous, width_before = clean, width
        return x


def _held(clean: Motion, known: Known | None) -> Motion:
    return clean if known is None else known.overwrite(clean)


def _log_snr(schedule: NoiseSchedule, step: int) -> float:
    """Lu et al.'s lambda: log(signal / noise)."""
    return math.log(schedule.signal(step) / schedule.noise(step))
