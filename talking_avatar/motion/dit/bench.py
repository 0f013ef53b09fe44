"""How fast motion is made on this machine, against the ancestors' way and against the clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from talking_avatar.motion.dit.ancestors import AncestralDecoder
from talking_avatar.motion.dit.config import JOYVASA
from talking_avatar.motion.dit.denoiser import Denoiser
from talking_avatar.motion.dit.generator import DiffusionGenerator
from talking_avatar.motion.dit.guidance import Guidance
from talking_avatar.motion.dit.pace import hop_times_ms
from talking_avatar.motion.dit.samplers import Ancestral, Ddim, Sampler
from talking_avatar.motion.dit.window_sampler import Window, WindowSampler
from talking_avatar.motion.generator import VOICE_RATE_HZ

_SEED = 0
_GUIDANCE = 2.8
"""JoyVASA's default."""


@dataclass(frozen=True)
class SamplingTimes:
    """CPU seconds of one window of JoyVASA's network (random weights): the ancestors' way, ours with all
    steps, ours with few; ``difference``: the largest between the first two results."""

    ancestors_s: float
    all_steps_s: float
    few_steps_s: dict[int, float]
    difference: float

    @property
    def all_steps_factor(self) -> float:
        return self.ancestors_s / self.all_steps_s

    def factor(self, steps: int) -> float:
        return self.ancestors_s / self.few_steps_s[steps]


@dataclass(frozen=True)
class HopTimes:
    """CPU milliseconds from sound to motion for one hop, features and sampling together; ``real_time``:
    seconds of sound for each second of computing."""

    hop_frames: int
    look_ahead_s: float
    median_ms: float
    p95_ms: float
    real_time: float


def measure_sampling(few_steps: tuple[int, ...] = (8, 10), repeats: int = 2) -> SamplingTimes:
    """On one core: the best of ``repeats``, all in the same run."""
    with torch.random.fork_rng():
        torch.manual_seed(_SEED)
        model = Denoiser(JOYVASA).eval()
        window, steps = _window(model), torch.randn(JOYVASA.step_count + 1, 1, JOYVASA.window_frames, 73)
    ancestors = AncestralDecoder(model)

    def ours(sampler: Sampler) -> torch.Tensor:
        return WindowSampler(model, sampler, Guidance(_GUIDANCE)).sample(window, lambda step: steps[step])

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        ancestors_s, theirs = _best(
            lambda: ancestors.sample(window, _GUIDANCE, lambda step: steps[step]), repeats
        )
        all_steps_s, same = _best(lambda: ours(Ancestral()), repeats)
        few_s = {count: _best(lambda count=count: ours(Ddim(count)), repeats)[0] for count in few_steps}  # type: ignore[misc]
    finally:
        torch.set_num_threads(threads)
    return SamplingTimes(ancestors_s, all_steps_s, few_s, float((theirs - same).abs().max()))


def measure_hops(generator: DiffusionGenerator, voice: NDArray[np.float32]) -> HopTimes:
    """``voice`` as a microphone would bring it."""
    times_ms = hop_times_ms(generator, voice, time.process_time)
    median_ms, p95_ms = np.percentile(times_ms, [50, 95])
    real_time = len(voice) / VOICE_RATE_HZ / (sum(times_ms) / 1000)
    return HopTimes(generator.hop_frames, generator.look_ahead_s, float(median_ms), float(p95_ms), real_time)


def _window(model: Denoiser) -> Window:
    config = model.config
    with torch.inference_mode():
        motion, sound = model.start(1)
        return Window(
            motion,
            sound,
            torch.randn(1, config.window_frames, config.width),
            torch.randn(1, config.window_frames, config.motion_dim),
        )


def _best(work: Callable[[], torch.Tensor], repeats: int) -> tuple[float, torch.Tensor]:
    """The quickest of ``repeats`` and its result."""
    times = []
    for _ in range(repeats):
        began_s = time.thread_time()
        result = work()
        times.append(time.thread_time() - began_s)
    return min(times), result
