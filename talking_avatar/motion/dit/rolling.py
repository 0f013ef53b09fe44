"""Endless motion from windows that roll along with the sound."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from numpy.typing import NDArray

from talking_avatar.motion.dit.chunking import Chunking
from talking_avatar.motion.dit.conditions import NO_CONDITIONS, Conditions
from talking_avatar.motion.dit.denoiser import Denoiser
from talking_avatar.motion.dit.frame_noise import FrameNoise
from talking_avatar.motion.dit.samplers import Known
from talking_avatar.motion.dit.window_sampler import Window, WindowSampler

_NoiseSource = Callable[[int, int], NDArray[np.float32]]

_EASED = 2
_EASED_TO = 0.5


class RollingMotion:
    """Normalised motion of one voice, hop by hop; what it gives is final.

    Frames that were given are context of the next window or held in it, so that new ones continue them, and
    what the window before foresaw of the new frames is blended in. Memory is bounded.
    """

    def __init__(
        self,
        model: Denoiser,
        sampler: WindowSampler,
        chunking: Chunking,
        noise: FrameNoise,
        conditions: Conditions = NO_CONDITIONS,
        carry: NDArray[np.float32] | None = None,
    ) -> None:
        """``carry (motion_dim,)`` within 0..1: how much of the gap between what was shown and what the model
        would rather have shown is still left a frame later; 0 (everywhere, without it) jumps at once."""
        config = model.config
        if chunking != chunking.fitted(config):
            raise ValueError(f"{chunking} does not fit a window of {config.window_frames} frames")
        self._model = model
        self._sampler = sampler
        self._chunking = chunking
        self._noise = noise
        self._conditions = conditions
        self._context = config.context_frames
        self._made = 0
        with torch.inference_mode():
            motion, self._start_sound = model.start(1)
            self._motion = motion[0].clone()
        self._features = torch.zeros(self._context, config.audio_dim, device=model.device)
        self._foreseen = self._motion[:0]
        rate = np.zeros(config.motion_dim, np.float32) if carry is None else carry
        frames = torch.arange(1, chunking.hop + chunking.look_ahead + 1)
        self._carry = (torch.from_numpy(rate)[None] ** frames[:, None]).to(model.device)

    @property
    def made(self) -> int:
        """How many frames there are so far."""
        return self._made

    def hear(self, features: NDArray[np.float32]) -> None:
        """Take the features ``(n, audio_dim)`` of the next frames."""
        rows = torch.from_numpy(np.ascontiguousarray(features)).to(self._features.device)
        self._features = torch.cat([self._features, rows])

    @property
    def ready(self) -> bool:
        """Whether enough has been heard for the next hop."""
        heard = len(self._features) - len(self._motion)
        return heard >= self._chunking.hop + self._chunking.look_ahead

    @torch.inference_mode()
    def advance(self) -> NDArray[np.float32]:
        """The next ``(hop, motion_dim)`` normalised frames. Only when ``ready``."""
        known = self._chunking.known
        is_young = self._made < known + self._context
        if is_young:
            # All frames so far are held, so that the context is the model's own beginning and nothing else.
            known = self._made
        begin = len(self._motion) - known
        end = len(self._motion) + self._chunking.hop + self._chunking.look_ahead
        # Always as many rows at once, whatever arrived together: matrix products round by their shape.
        sound = self._model.hear(self._features[None, begin - self._context : end])
        window = Window(
            context=self._motion[None, begin - self._context : begin],
            sound_before=self._start_sound if is_young else sound[:, : self._context],
            sound=sound[:, self._context :],
            start=self._noise_of(self._noise.start, known),
            conditions=self._conditions,
            known=Known(self._motion[None, begin:], self._hold(known)) if known else None,
        )
        motion = self._sampler.sample(
            window, lambda step: self._noise_of(lambda f, n: self._noise.step(step, f, n), known)
        )[0]
        motion = self._continued(motion, known)
        new = self._blended(motion[: self._chunking.hop])
        self._foreseen = motion[self._chunking.hop :]
        self._remember(new)
        return new.cpu().numpy().copy()

    def _noise_of(self, source: _NoiseSource, known: int) -> torch.Tensor:
        count = known + self._chunking.hop + self._chunking.look_ahead
        values = source(self._made - known, count)
        return torch.from_numpy(values).to(self._model.device)[None]

    def _hold(self, known: int) -> torch.Tensor:
        """``(known, 1)``: how firmly shown frames are held; the last ones may give way a little, so that the
        step to the new ones is spread."""
        weight = torch.ones(known, 1, device=self._model.device)
        eased = min(_EASED, known)
        if eased == _EASED:
            weight[-eased:, 0] = torch.linspace(1.0, _EASED_TO, eased + 1, device=weight.device)[1:]
        return weight

    def _continued(self, motion: torch.Tensor, known: int) -> torch.Tensor:
        """The frames after the ``known`` ones, with the gap at the last of those closed step by step."""
        new = motion[known:]
        if known < _EASED:
            return new
        # The last known frame was held by half only: the other half is what the model would have shown.
        gap = (self._motion[-1] - motion[known - 1]) / (1 - _EASED_TO)
        return new + gap * self._carry

    def _blended(self, new: torch.Tensor) -> torch.Tensor:
        """``new`` faded in over what the window before foresaw of these frames."""
        count = min(len(self._foreseen), len(new))
        if not count:
            return new.clone()
        steps = torch.arange(1, count + 1, device=new.device) / (len(self._foreseen) + 1)
        faded = torch.lerp(self._foreseen[:count], new[:count], steps[:, None])
        return torch.cat([faded, new[count:]])

    def _remember(self, new: torch.Tensor) -> None:
        """Keep as much of the past as the next window may look at."""
        self._motion = torch.cat([self._motion, new])
        self._made += len(new)
        kept = 2 * self._context + self._chunking.known
        dropped = max(len(self._motion) - kept, 0)
        self._motion = self._motion[dropped:].clone()
        self._features = self._features[dropped:].clone()
