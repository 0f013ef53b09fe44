"""Windows by PyTorch: for every configuration, and for GPUs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from talking_avatar.motion.dit.conditions import NO_CONDITIONS, Conditions
from talking_avatar.motion.dit.denoiser import Denoiser
from talking_avatar.motion.dit.guidance import NO_GUIDANCE, Guidance
from talking_avatar.motion.dit.samplers import Sampler
from talking_avatar.motion.dit.window_sampler import Window, WindowSampler
from talking_avatar.motion.dit.windows import HopWindow


class TorchWindows:
    """A :class:`~talking_avatar.motion.dit.windows.WindowMaker`."""

    def __init__(
        self,
        denoiser: Denoiser,
        sampler: Sampler,
        guidance: Guidance = NO_GUIDANCE,
        styles: Sequence[float] = (),
    ) -> None:
        """``styles``: one for each of the model's style scales."""
        self._denoiser = denoiser
        self._sampler = WindowSampler(denoiser, sampler, guidance)
        self._conditions = NO_CONDITIONS
        if len(styles):
            self._conditions = Conditions(style=self._tensor(np.asarray(styles, np.float32)))

    @torch.inference_mode()
    def start_motion(self) -> NDArray[np.float32]:
        return np.asarray(self._denoiser.start(1)[0][0].cpu().numpy(), np.float32)

    @torch.inference_mode()
    def make(self, window: HopWindow, noise: Callable[[int], NDArray[np.float32]]) -> NDArray[np.float32]:
        context = self._denoiser.config.context_frames
        sound = self._denoiser.hear(self._tensor(window.features))
        before = self._denoiser.start(1)[1] if window.at_start else sound[:, :context]
        made = self._sampler.sample(
            Window(
                context=self._tensor(window.context),
                sound_before=before,
                sound=sound[:, context:],
                start=self._tensor(window.noise),
                conditions=self._conditions,
                known=window.known,
            ),
            lambda step: self._tensor(noise(step)),
        )
        return np.asarray(made[0].cpu().numpy())

    def _tensor(self, values: NDArray[np.float32]) -> torch.Tensor:
        """As a batch of one."""
        return torch.from_numpy(np.ascontiguousarray(values)).to(self._denoiser.device)[None]
