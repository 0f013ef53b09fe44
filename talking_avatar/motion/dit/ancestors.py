"""The ancestors' own way of sampling, to measure ours against: PyTorch's decoder as DiffPoseTalk, JoyVASA and
the seed use it, attention to the sound at every step, one pass with the sound and one without."""

from __future__ import annotations

import torch
from torch import nn

from talking_avatar.motion.dit.config import StepPlace
from talking_avatar.motion.dit.decoder_layer import DecoderLayer
from talking_avatar.motion.dit.denoiser import Denoiser
from talking_avatar.motion.dit.schedule import cosine_schedule
from talking_avatar.motion.dit.window_sampler import TensorNoise, Window


class AncestralDecoder:
    """The same network as ``model`` (JoyVASA's kind: the step added to all tokens, one feature a frame)."""

    def __init__(self, model: Denoiser) -> None:
        """Raises ``ValueError`` for other kinds."""
        config = model.config
        if config.step_place is not StepPlace.ALL_TOKENS or config.attends or config.indicator:
            raise ValueError("the ancestors' way is written down for JoyVASA's kind of network only")
        self._model = model
        layer = nn.TransformerDecoderLayer(
            config.width, config.heads, config.feed_forward, 0.0, "gelu", batch_first=True
        )
        self._decoder = nn.TransformerDecoder(layer, config.layers).to(model.device).eval()
        for theirs, ours in zip(self._decoder.layers, model.layers, strict=True):
            theirs.load_state_dict(_their_state(ours))  # type: ignore[arg-type]

    @torch.inference_mode()
    def sample(self, window: Window, weight: float, noise: TensorNoise) -> torch.Tensor:
        """All steps of the training schedule; guidance ``weight`` counted from the unheard prediction."""
        schedule, x = cosine_schedule(self._model.config.step_count), window.start
        silence = self._model.silence(*window.sound.shape[:2])
        for step in range(schedule.steps, 0, -1):
            heard = self._predict(window, window.sound, x, step)
            unheard = self._predict(window, silence, x, step)
            clean = unheard + weight * (heard - unheard)
            of_clean, of_noisy, spread = schedule.posterior(step)
            x = of_noisy * x + of_clean * clean
            if step > 1:
                x = x + spread * noise(step)
        return x

    def _predict(self, window: Window, sound: torch.Tensor, x: torch.Tensor, step: int) -> torch.Tensor:
        model = self._model
        frames = window.context.shape[1] + x.shape[1]
        alone = ~torch.eye(frames, dtype=torch.bool, device=x.device)
        at = torch.full((len(x),), step, device=x.device)
        tokens = model.motion_in(torch.cat([window.context, x], dim=1))
        tokens = tokens + model.embed_step(at, window.conditions)[:, None] + model.positions(frames)
        memory = torch.cat([window.sound_before, sound], dim=1)
        tokens = self._decoder(tokens, memory, memory_mask=alone)
        motion: torch.Tensor = model.motion_out(tokens)
        return motion[:, window.context.shape[1] :]


def _their_state(ours: DecoderLayer) -> dict[str, torch.Tensor]:
    """Queries and keys for the sound decide nothing where a frame hears one feature; zeros will do."""
    value, bias = ours.sound_value.weight, ours.sound_value.bias
    state: dict[str, torch.Tensor] = {
        "multihead_attn.in_proj_weight": torch.cat([torch.zeros_like(value).repeat(2, 1), value]),
        "multihead_attn.in_proj_bias": torch.cat([torch.zeros_like(bias).repeat(2), bias]),
        **{f"self_attn.in_proj_{key}": value for key, value in ours.qkv.named_parameters()},
    }
    parts = {
        "self_attn.out_proj": ours.attention_out,
        "multihead_attn.out_proj": ours.sound_out,
        "linear1": ours.widen,
        "linear2": ours.narrow,
        "norm1": ours.norm_attention,
        "norm2": ours.norm_sound,
        "norm3": ours.norm_out,
    }
    for name, part in parts.items():
        state |= {f"{name}.{key}": value for key, value in part.named_parameters()}
    return {name: value.detach() for name, value in state.items()}
