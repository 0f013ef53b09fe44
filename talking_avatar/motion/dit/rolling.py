"""Endless motion from windows that roll along with the sound."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.dit.chunking import Chunking
from talking_avatar.motion.dit.config import DenoiserConfig
from talking_avatar.motion.dit.frame_noise import FrameNoise
from talking_avatar.motion.dit.samplers import Known
from talking_avatar.motion.dit.windows import HopWindow, WindowMaker

_NoiseSource = Callable[[int, int], NDArray[np.float32]]

_EASED = 2
_EASED_TO = 0.25


class RollingMotion:
    """Normalised motion of one voice, hop by hop; what it gives is final.

    Frames that were given are context of the next window or held in it, so that new ones continue them, and
    what the window before foresaw of the new frames is blended in. Memory is bounded.
    """

    def __init__(
        self,
        config: DenoiserConfig,
        maker: WindowMaker,
        chunking: Chunking,
        noise: FrameNoise,
        closing: NDArray[np.float32] | None = None,
    ) -> None:
        """``closing (motion_dim,)``: within how many frames, in equal steps, the gap closes between what was
        shown and what the model would rather have shown; 1 (everywhere, without it) jumps at once."""
        if chunking != chunking.fitted(config):
            raise ValueError(f"{chunking} does not fit a window of {config.window_frames} frames")
        self._maker = maker
        self._chunking = chunking
        self._noise = noise
        self._context = config.context_frames
        self._made = 0
        self._motion = maker.start_motion().copy()
        self._features = np.zeros((self._context, config.audio_dim), np.float32)
        self._foreseen = self._motion[:0]
        within = np.ones(config.motion_dim, np.float32) if closing is None else closing
        frames = np.arange(1, chunking.hop + chunking.look_ahead + 1)
        self._left = np.maximum(1 - frames[:, None] / within, 0).astype(np.float32)

    @property
    def made(self) -> int:
        """How many frames there are so far."""
        return self._made

    def hear(self, features: NDArray[np.float32]) -> None:
        """Take the features ``(n, audio_dim)`` of the next frames."""
        self._features = np.concatenate([self._features, features])

    @property
    def ready(self) -> bool:
        """Whether enough has been heard for the next hop."""
        heard = len(self._features) - len(self._motion)
        return heard >= self._chunking.hop + self._chunking.look_ahead

    def advance(self) -> NDArray[np.float32]:
        """The next ``(hop, motion_dim)`` normalised frames. Only when ``ready``."""
        known = self._chunking.known
        is_young = self._made < known + self._context
        if is_young:
            # All frames so far are held, so that the context is the model's own beginning and nothing else.
            known = self._made
        begin = len(self._motion) - known
        end = len(self._motion) + self._chunking.hop + self._chunking.look_ahead
        window = HopWindow(
            context=self._motion[begin - self._context : begin],
            # Always as many rows at once, whatever arrived together: matrix products round by their shape.
            features=self._features[begin - self._context : end],
            at_start=is_young,
            noise=self._noise_of(self._noise.start, known),
            known=Known(self._motion[begin:], _hold(known)) if known else None,
        )
        motion = self._maker.make(
            window, lambda step: self._noise_of(lambda f, n: self._noise.step(step, f, n), known)
        )
        motion = self._continued(motion, known)
        new = self._blended(motion[: self._chunking.hop])
        self._foreseen = motion[self._chunking.hop :]
        self._remember(new)
        return new

    def _noise_of(self, source: _NoiseSource, known: int) -> NDArray[np.float32]:
        return source(self._made - known, known + self._chunking.hop + self._chunking.look_ahead)

    def _continued(self, motion: NDArray[np.float32], known: int) -> NDArray[np.float32]:
        """The frames after the ``known`` ones, with the gap at the last of those closed step by step."""
        new = motion[known:]
        if known < _EASED:
            return new
        # The last known frame was held in part only: the rest is what the model would have shown.
        gap = (self._motion[-1] - motion[known - 1]) / np.float32(1 - _EASED_TO)
        return np.asarray(new + gap * self._left)

    def _blended(self, new: NDArray[np.float32]) -> NDArray[np.float32]:
        """``new`` faded in over what the window before foresaw of these frames."""
        count = min(len(self._foreseen), len(new))
        faded = new.copy()
        if count:
            share = np.arange(1, count + 1, dtype=np.float32)[:, None] / (len(self._foreseen) + 1)
            faded[:count] = self._foreseen[:count] + share * (new[:count] - self._foreseen[:count])
        return faded

    def _remember(self, new: NDArray[np.float32]) -> None:
        """Keep as much of the past as the next window may look at."""
        self._motion = np.concatenate([self._motion, new])
        self._made += len(new)
        kept = 2 * self._context + self._chunking.known
        dropped = max(len(self._motion) - kept, 0)
        self._motion = self._motion[dropped:].copy()
        self._features = self._features[dropped:].copy()


def _hold(known: int) -> NDArray[np.float32]:
    """``(known, 1)``: how firmly shown frames are held; the last ones may give way a little, so that the step
    to the new ones is spread."""
    weight = np.ones((known, 1), np.float32)
    if known >= _EASED:
        weight[-_EASED:, 0] = np.linspace(1.0, _EASED_TO, _EASED + 1)[1:]
    return weight
