"""How fast windows are sampled on this machine, against the ancestors' way."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from talking_avatar.motion.dit.ancestors import AncestralDecoder
from talking_avatar.motion.dit.checkpoint import MotionModel
from talking_avatar.motion.dit.config import JOYVASA
from talking_avatar.motion.dit.denoiser import Denoiser
from talking_avatar.motion.dit.description import JOYVASA_ENCODER, ModelDescription
from talking_avatar.motion.dit.frame_noise import FrameNoise
from talking_avatar.motion.dit.generator import window_maker
from talking_avatar.motion.dit.guidance import Guidance
from talking_avatar.motion.dit.normalisation import Normalisation
from talking_avatar.motion.dit.samplers import Ancestral, Ddim, Sampler
from talking_avatar.motion.dit.window_sampler import Window
from talking_avatar.motion.dit.windows import HopWindow

_SEED = 0
_GUIDANCE = 2.8
"""JoyVASA's default."""


@dataclass(frozen=True)
class SamplingTimes:
    """CPU seconds of one window of JoyVASA's network (random weights): the ancestors' way, ours with all
    steps, ours with few, from the encoder's features on; ``difference``: the largest between the first two
    results."""

    ancestors_s: float
    all_steps_s: float
    few_steps_s: dict[int, float]
    difference: float

    @property
    def all_steps_factor(self) -> float:
        return self.ancestors_s / self.all_steps_s

    def factor(self, steps: int) -> float:
        return self.ancestors_s / self.few_steps_s[steps]


def measure_sampling(few_steps: tuple[int, ...] = (8, 10), repeats: int = 2) -> SamplingTimes:
    """On one core: the best of ``repeats``, all in the same run."""
    with torch.random.fork_rng():
        torch.manual_seed(_SEED)
        model = Denoiser(JOYVASA).eval()
    ancestors = AncestralDecoder(model)
    ones = np.ones(JOYVASA.motion_dim, np.float32)
    description = ModelDescription(JOYVASA, JOYVASA_ENCODER)
    stored = MotionModel(description, model, Normalisation(0 * ones, ones)).stored()
    window, noise = _window(model), FrameNoise(_SEED, JOYVASA.motion_dim)

    def step_noise(step: int) -> NDArray[np.float32]:
        return noise.step(step, 0, JOYVASA.window_frames)

    def theirs() -> NDArray[np.float32]:
        made = ancestors.sample(
            _their_window(model, window), _GUIDANCE, lambda step: torch.from_numpy(step_noise(step))[None]
        )
        return made[0].numpy()

    def ours(sampler: Sampler) -> Callable[[], NDArray[np.float32]]:
        maker = window_maker(stored, sampler, Guidance(_GUIDANCE))
        return lambda: maker.make(window, step_noise)

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        ancestors_s, expected = _best(theirs, repeats)
        all_steps_s, same = _best(ours(Ancestral()), repeats)
        few_s = {count: _best(ours(Ddim(count)), repeats)[0] for count in few_steps}
    finally:
        torch.set_num_threads(threads)
    return SamplingTimes(ancestors_s, all_steps_s, few_s, float(np.abs(expected - same).max()))


def _window(model: Denoiser) -> HopWindow:
    config, random = model.config, np.random.default_rng(_SEED)
    frames = config.window_frames
    return HopWindow(
        context=model.start(1)[0][0].detach().numpy(),
        features=random.standard_normal((config.context_frames + frames, config.audio_dim), np.float32),
        at_start=True,
        noise=random.standard_normal((frames, config.motion_dim), np.float32),
    )


def _their_window(model: Denoiser, window: HopWindow) -> Window:
    with torch.inference_mode():
        motion, before = model.start(1)
        sound = model.hear(torch.from_numpy(window.features)[None, model.config.context_frames :])
        return Window(motion, before, sound, torch.from_numpy(window.noise)[None])


def _best(work: Callable[[], NDArray[np.float32]], repeats: int) -> tuple[float, NDArray[np.float32]]:
    """The quickest of ``repeats`` and its result."""
    times = []
    for _ in range(repeats):
        began_s = time.thread_time()
        result = work()
        times.append(time.thread_time() - began_s)
    return min(times), result
