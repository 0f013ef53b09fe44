"""Samplers against a distribution whose denoiser is known in closed form."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.motion.dit.samplers import Ancestral, Ddim, DpmSolver2M, Known, Sampler
from talking_avatar.motion.dit.schedule import cosine_schedule

SCHEDULE = cosine_schedule(50)
MEAN, SPREAD = 0.7, 0.3


def posterior_mean(x: NDArray[np.float32], step: int) -> NDArray[np.float32]:
    """The best x0 for data that are normal with ``MEAN`` and ``SPREAD``."""
    signal, noise = SCHEDULE.signal(step), SCHEDULE.noise(step)
    gain = signal * SPREAD**2 / (signal**2 * SPREAD**2 + noise**2)
    return MEAN + gain * (x - signal * MEAN)


def sampled(sampler: Sampler, known: Known | None = None) -> NDArray[np.float32]:
    random = np.random.default_rng(0)
    start = random.standard_normal((1, 20_000, 1), np.float32)
    noises = {step: random.standard_normal((1, 20_000, 1), np.float32) for step in range(1, 51)}
    return sampler.run(SCHEDULE, start, posterior_mean, noises.__getitem__, known)


@pytest.mark.parametrize(
    ("sampler", "within"),
    [
        (Ancestral(), 0.03),
        (Ddim(50), 0.02),
        (Ddim(10), 0.07),
        (DpmSolver2M(50), 0.02),
        (DpmSolver2M(10), 0.05),
    ],
)
def test_samples_are_distributed_like_the_data(sampler: Sampler, within: float) -> None:
    values = sampled(sampler)
    assert float(values.mean()) == pytest.approx(MEAN, abs=0.02)
    assert float(values.std()) == pytest.approx(SPREAD, abs=within)


def test_the_second_order_is_worth_it() -> None:
    """For equal steps the multistep solver ends nearer to where many steps lead from the same noise."""
    exact = sampled(Ddim(50))
    by_ddim, by_dpm = (np.abs(sampled(s) - exact).mean() for s in (Ddim(8), DpmSolver2M(8)))
    assert by_dpm < 0.75 * by_ddim


def test_the_seeds_truncated_start_loses_the_spread() -> None:
    """Starting at step 10 of 50 from pure noise is no sampler of that distribution; ours of 10 steps is."""
    start_too_late = abs(float(sampled(Ancestral(truncated=10)).std()) - SPREAD)
    assert start_too_late > abs(float(sampled(DpmSolver2M(10)).std()) - SPREAD)


@pytest.mark.parametrize("sampler", [Ancestral(), Ddim(6), DpmSolver2M(6)])
def test_known_frames_end_as_they_are(sampler: Sampler) -> None:
    shown = np.linspace(-1, 1, 7, dtype=np.float32)[None, :, None]
    values = sampled(sampler, Known(shown, np.ones((7, 1), np.float32)))
    np.testing.assert_allclose(values[:, :7], shown, atol=1e-5)


def test_steps_are_spread_over_the_whole_schedule() -> None:
    assert SCHEDULE.respaced(10) == (50, 45, 40, 35, 30, 25, 20, 15, 10, 5)
    assert SCHEDULE.respaced(1) == (50,)
    with pytest.raises(ValueError, match="51 sampling steps"):
        SCHEDULE.respaced(51)
