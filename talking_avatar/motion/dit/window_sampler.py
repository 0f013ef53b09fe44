"""One window of motion from noise, sound and what was before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass

import numpy as np
import torch

from talking_avatar.motion.dit.conditions import NO_CONDITIONS, Conditions
from talking_avatar.motion.dit.denoiser import Denoiser
from talking_avatar.motion.dit.guidance import NO_GUIDANCE, Guidance
from talking_avatar.motion.dit.samplers import Ancestral, Known, Motion, Sampler
from talking_avatar.motion.dit.schedule import NoiseSchedule, cosine_schedule

TensorNoise = Callable[[int], torch.Tensor]
"""``t -> (B, T, D)`` standard normal noise for the way from t to t - 1."""


@dataclass(frozen=True, eq=False)
class Window:
    """Inputs of one window, on the model's device (but ``known``, which is plain arrays).

    ``context (B, C, D)`` and ``sound_before (B, C, width)`` of the frames before; ``sound (B, T, width)`` of
    the current frames, both from :meth:`Denoiser.hear` or :meth:`Denoiser.start`; ``start (B, T, D)``
    standard normal noise.
    """

    context: torch.Tensor
    sound_before: torch.Tensor
    sound: torch.Tensor
    start: torch.Tensor
    conditions: Conditions = NO_CONDITIONS
    known: Known | None = None


class WindowSampler:
    """Samples windows with one model and one way of sampling.

    Attention to the sound is computed once per window, and heard and unheard sound run as one batch.
    ``autocast`` names a lower precision (``torch.bfloat16``) for devices where that pays.
    """

    def __init__(
        self,
        model: Denoiser,
        sampler: Sampler,
        guidance: Guidance = NO_GUIDANCE,
        schedule: NoiseSchedule | None = None,
        autocast: torch.dtype | None = None,
    ) -> None:
        self._model = model.eval()
        self._sampler = sampler
        self._guidance = guidance
        self._schedule = schedule or cosine_schedule(model.config.step_count)
        self._autocast = autocast
        self._passes = 1 if guidance.is_off else 2
        self._steps = self._sampler.steps(self._schedule)

    @torch.inference_mode()
    def sample(self, window: Window, noise: TensorNoise | None = None) -> torch.Tensor:
        """Motion ``(B, T, D)`` float32. ``noise`` is needed by the ancestral sampler only."""
        device = self._model.device
        if noise is None and isinstance(self._sampler, Ancestral):
            raise ValueError("the ancestral sampler needs noise for its steps")
        with self._precision(), self._threads():
            memory = self._model.remember(self._sound(window))
            embeddings = self._embeddings(window)

            def predict(x: Motion, step: int) -> Motion:
                noisy = torch.from_numpy(x).to(device)
                clean = self._model(noisy, window.context, memory, embeddings[step])
                values: Motion = clean.float().cpu().numpy()
                if self._passes == 1:
                    return values
                heard, unheard = np.split(values, 2)
                return self._guidance.mix(heard, unheard)

            start = window.start.cpu().numpy().copy()
            fresh = _no_noise if noise is None else (lambda step: noise(step).cpu().numpy())
            made = self._sampler.run(self._schedule, start, predict, fresh, window.known)
            return torch.from_numpy(made).to(device)

    def _sound(self, window: Window) -> torch.Tensor:
        heard = torch.cat([window.sound_before, window.sound], dim=1)
        if self._passes == 1:
            return heard
        batch, frames, _ = window.sound.shape
        unheard = torch.cat([window.sound_before, self._model.silence(batch, frames)], dim=1)
        return torch.cat([heard, unheard])

    def _embeddings(self, window: Window) -> dict[int, torch.Tensor]:
        """Of all steps, each ``(B, width)``."""
        batch, count = len(window.start), len(self._steps)
        steps = torch.tensor(self._steps, device=self._model.device).repeat_interleave(batch)
        rows = self._model.embed_step(steps, window.conditions.repeated(count)).view(count, batch, -1)
        return dict(zip(self._steps, rows.unbind(0), strict=True))

    @contextmanager
    def _threads(self) -> Iterator[None]:
        """On the CPU everything stays on the calling thread: windows are small, a renderer works beside, and
        threads that wait for each other on busy cores cost more than they give."""
        if self._model.device.type != "cpu":
            yield
            return
        before = torch.get_num_threads()
        torch.set_num_threads(1)
        try:
            yield
        finally:
            torch.set_num_threads(before)

    def _precision(self) -> AbstractContextManager[object]:
        if self._autocast is None:
            return nullcontext()
        return torch.autocast(self._model.device.type, self._autocast)


def _no_noise(step: int) -> Motion:
    raise AssertionError(f"no noise is needed at step {step}")
