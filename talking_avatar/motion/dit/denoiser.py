"""The denoiser of the DiffPoseTalk family (Sun et al. 2024, section 3.3), configured.

It gets noisy motion, clean motion of the moments before, the sound of both, and predicts the clean motion.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from talking_avatar.motion.dit.conditions import Conditions
from talking_avatar.motion.dit.config import DenoiserConfig, Position, StepPlace
from talking_avatar.motion.dit.decoder_layer import DecoderLayer, LayerMemory
from talking_avatar.motion.dit.positions import sinusoid_rows


@dataclass(frozen=True, eq=False)
class SoundMemory:
    """What all layers keep of the sound of one window of ``frames`` (context and current)."""

    layers: tuple[LayerMemory, ...]
    frames: int
    batch: int


class Denoiser(nn.Module):
    """Predicts x0. Works on any batch size and any window up to the configured length.

    Parameters of its own beside the layers: ``null_sound (width,)`` stands for sound that is withheld
    (classifier-free guidance), ``start_sound (context, width)`` and ``start_motion (context, motion_dim)``
    for what was before the beginning, where the configuration has them.
    """

    step_rows: torch.Tensor
    position_rows: torch.Tensor

    def __init__(self, config: DenoiserConfig) -> None:
        super().__init__()
        self.config = config
        width = config.width
        self.sound_in = nn.Linear(config.audio_dim, width)
        self.null_sound = nn.Parameter(torch.randn(width))
        self.start_sound = self.start_motion = None
        if config.learned_start:
            self.start_sound = nn.Parameter(torch.randn(config.context_frames, width))
            self.start_motion = nn.Parameter(torch.randn(config.context_frames, config.motion_dim))
        self.motion_in = nn.Linear(config.motion_dim + int(config.indicator), width)
        self.step_in = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, width))
        self.identity_in = nn.Linear(config.identity_dim, width) if config.identity_dim else None
        self.mouth_in = nn.Linear(1, width) if config.mouth_ratio else None
        self.style_in = nn.Linear(config.style_dim, width) if config.style_dim else None
        self.layers = nn.ModuleList(
            DecoderLayer(width, config.heads, config.feed_forward, config.attends, config.dropout)
            for _ in range(config.layers)
        )
        self.motion_out = nn.Sequential(
            nn.Linear(width, width // 2), nn.GELU(), nn.Linear(width // 2, config.motion_dim)
        )
        steps = sinusoid_rows(np.arange(config.step_count + 1), width)
        self.register_buffer("step_rows", torch.from_numpy(steps), persistent=False)
        if config.position is Position.LEARNABLE:
            self.position_rows = nn.Parameter(torch.randn(config.full_length, width) * 0.02)
        else:
            rows = sinusoid_rows(np.arange(config.full_length + 1), width)
            self.register_buffer("position_rows", torch.from_numpy(rows), persistent=False)

    @property
    def device(self) -> torch.device:
        return self.null_sound.device

    def hear(self, features: torch.Tensor) -> torch.Tensor:
        """The encoder's ``features (B, S, audio_dim)`` -> sound ``(B, S, width)``."""
        return self.sound_in(features)  # type: ignore[no-any-return]

    def silence(self, batch: int, frames: int) -> torch.Tensor:
        """The vector for withheld sound, ``(batch, frames, width)``."""
        return self.null_sound.expand(batch, frames, -1)

    def start(self, batch: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Motion ``(batch, context, motion_dim)`` and sound ``(batch, context, width)`` of the time before
        the first frame."""
        context = self.config.context_frames
        if self.start_motion is None or self.start_sound is None:
            still = torch.zeros(batch, context, self.config.motion_dim, device=self.device)
            return still, self.silence(batch, context)
        return self.start_motion.expand(batch, -1, -1), self.start_sound.expand(batch, -1, -1)

    def remember(self, sound: torch.Tensor) -> SoundMemory:
        """Everything that depends on ``sound (B, context + T, width)`` alone, once for all steps."""
        layers = tuple(layer.remember(sound, self.config.alignment) for layer in self._layers())
        return SoundMemory(layers, sound.shape[1], sound.shape[0])

    def embed_step(self, step: torch.Tensor, conditions: Conditions) -> torch.Tensor:
        """``step (B,)`` integers within 0..step_count and ``conditions`` -> ``(B, width)``."""
        conditions.check(self.config, len(step))
        total = self.step_in(self.step_rows[step])
        if self.identity_in is not None:
            total = total + self.identity_in(conditions.identity)
        if self.mouth_in is not None:
            total = total + self.mouth_in(conditions.mouth_ratio)
        if self.style_in is not None:
            total = total + self.style_in(conditions.style)
        return total  # type: ignore[no-any-return]

    def forward(
        self,
        noisy: torch.Tensor,
        context: torch.Tensor,
        memory: SoundMemory,
        step_embedding: torch.Tensor,
        present: torch.Tensor | None = None,
    ) -> torch.Tensor:
        """Clean motion of the current frames, ``(n * B, T, motion_dim)`` for a memory of n * B sounds.

        ``noisy (B, T, motion_dim)``; ``context (B, context, motion_dim)``; ``step_embedding (B, width)`` of
        :meth:`embed_step`; ``present (B, T)`` bool is false where frames are padding, which no frame sees.
        With n = 2 the same motion is denoised for two sounds, heard and withheld, in one batch.
        """
        config = self.config
        frames = context.shape[1] + noisy.shape[1]
        if frames > config.context_frames + config.window_frames or frames != memory.frames:
            raise ValueError(
                f"{frames} frames of motion with sound for {memory.frames}; the model takes at most "
                f"{config.context_frames + config.window_frames}"
            )
        tokens = self.motion_in(self._with_indicator(torch.cat([context, noisy], dim=1), present))
        step = step_embedding[:, None]
        if config.step_place is StepPlace.OWN_TOKEN:
            tokens = torch.cat([step, tokens], dim=1)
        else:
            tokens = tokens + step
        tokens = tokens + self.positions(tokens.shape[1])
        if self.training and config.step_place is StepPlace.OWN_TOKEN:
            tokens = functional.dropout(tokens, config.dropout)
        leading = config.leading_tokens
        hears = None if config.alignment == 1 else self._alignment_mask(frames)
        sees = None if present is None else _visible(present, tokens.shape[1])
        times, current = memory.batch // len(noisy), leading + context.shape[1]
        for number, (layer, remembered) in enumerate(zip(self._layers(), memory.layers, strict=True)):
            # Until the first layer has heard the sound, all n sequences are the same.
            first = current if number == config.layers - 1 else 0
            tokens = layer(tokens, remembered, leading, hears, sees, times, first)
            if number == 0 and times > 1:
                sees, times = None if sees is None else sees.repeat(times, 1, 1, 1), 1
        return self.motion_out(tokens)  # type: ignore[no-any-return]

    def _layers(self) -> list[DecoderLayer]:
        return list(self.layers)  # type: ignore[arg-type]

    def positions(self, length: int) -> torch.Tensor:
        """What is added to ``length`` tokens, ``(length, width)`` or the same ``(width,)`` for all."""
        if self.config.position is Position.LEGACY:
            return self.position_rows[self.config.full_length]
        return self.position_rows[:length]

    def _with_indicator(self, motion: torch.Tensor, present: torch.Tensor | None) -> torch.Tensor:
        """1 for real frames, 0 for padding and for the context, as in DiffPoseTalk."""
        if not self.config.indicator:
            return motion
        batch, frames, _ = motion.shape
        channel = motion.new_zeros(batch, frames, 1)
        current = self.config.context_frames
        channel[:, current:, 0] = 1.0 if present is None else present.to(motion.dtype)
        return torch.cat([motion, channel], dim=2)

    def _alignment_mask(self, frames: int) -> torch.Tensor:
        """``(tokens, frames)`` bool: which features a token hears."""
        at = torch.arange(frames, device=self.device)
        near = (at[:, None] - at[None]).abs() < self.config.alignment
        leading = torch.ones(self.config.leading_tokens, frames, dtype=torch.bool, device=self.device)
        return torch.cat([leading, near])


def _visible(present: torch.Tensor, length: int) -> torch.Tensor:
    """``present (B, T)`` of the last T of ``length`` tokens -> ``(B, 1, 1, length)``; the others are seen."""
    before = present.new_ones(len(present), length - present.shape[1])
    return torch.cat([before, present], dim=1)[:, None, None]
