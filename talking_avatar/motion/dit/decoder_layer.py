"""One layer of the denoiser: post-norm transformer decoder (Vaswani et al. 2017) with aligned sound.

Where every frame hears its own feature only, attention to the sound is a softmax over one element: a linear
map of the feature that depends neither on the noise nor on the diffusion step. :meth:`DecoderLayer.remember`
computes it once for all steps; the layer then only adds it.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional


@dataclass(frozen=True, eq=False)
class LayerMemory:
    """What a layer keeps of the sound. ``aligned (B, S, width)``: what attention gives to frame i when it
    hears feature i alone. ``keys``, ``values (B, heads, S, width / heads)``: for tokens that hear more;
    ``None`` where there are none."""

    aligned: torch.Tensor | None
    keys: torch.Tensor | None
    values: torch.Tensor | None


class DecoderLayer(nn.Module):
    """Self-attention over all tokens, the sound, and a feed-forward net, each added and normalised."""

    def __init__(self, width: int, heads: int, feed_forward: int, attends: bool, dropout: float) -> None:
        super().__init__()
        self._heads = heads
        self._dropout = dropout
        self.qkv = nn.Linear(width, 3 * width)
        self.attention_out = nn.Linear(width, width)
        self.sound_value = nn.Linear(width, width)
        self.sound_out = nn.Linear(width, width)
        self.sound_query = nn.Linear(width, width) if attends else None
        self.sound_key = nn.Linear(width, width) if attends else None
        self.widen = nn.Linear(width, feed_forward)
        self.narrow = nn.Linear(feed_forward, width)
        self.norm_attention = nn.LayerNorm(width)
        self.norm_sound = nn.LayerNorm(width)
        self.norm_out = nn.LayerNorm(width)

    def remember(self, sound: torch.Tensor, alignment: int) -> LayerMemory:
        """``sound (B, S, width)`` -> what :meth:`forward` needs of it at every diffusion step."""
        value = self.sound_value(sound)
        aligned = self.sound_out(value) if alignment == 1 else None
        if self.sound_key is None:
            return LayerMemory(aligned, None, None)
        return LayerMemory(aligned, self._split(self.sound_key(sound)), self._split(value))

    def forward(
        self,
        tokens: torch.Tensor,
        memory: LayerMemory,
        leading: int,
        hears: torch.Tensor | None,
        sees: torch.Tensor | None,
        times: int = 1,
        first: int = 0,
    ) -> torch.Tensor:
        """``tokens (B, L, width)`` -> ``(times * B, L - first, width)``.

        ``leading`` tokens come before the frames. ``hears (L, S)`` bool is the alignment mask, needed where
        frames hear more than one feature; ``sees (B, 1, 1, L)`` bool hides padded tokens. ``times``: the
        memory is of so many sounds for the same tokens. Tokens before ``first`` are heard by the others but
        not needed any more.
        """
        tokens = self.norm_attention(tokens[:, first:] + self._drop(self._attend(tokens, sees, first)))
        if times > 1:
            tokens = tokens.repeat(times, 1, 1)
        tokens = self.norm_sound(tokens + self._drop(self._listen(tokens, memory, leading, hears, first)))
        wide = self._drop(functional.gelu(self.widen(tokens)))
        return self.norm_out(tokens + self._drop(self.narrow(wide)))  # type: ignore[no-any-return]

    def _attend(self, tokens: torch.Tensor, sees: torch.Tensor | None, first: int) -> torch.Tensor:
        batch, length, width = tokens.shape
        qkv = self.qkv(tokens).view(batch, length, 3, self._heads, width // self._heads)
        query, key, value = qkv.permute(2, 0, 3, 1, 4).unbind(0)
        return self.attention_out(self._mix(query[:, :, first:], key, value, sees))  # type: ignore[no-any-return]

    def _listen(
        self,
        tokens: torch.Tensor,
        memory: LayerMemory,
        leading: int,
        hears: torch.Tensor | None,
        first: int,
    ) -> torch.Tensor:
        if memory.aligned is None:
            assert hears is not None
            return self._hear_all(tokens, memory, hears[first:])
        if first >= leading:
            return memory.aligned[:, first - leading :]
        return torch.cat([self._hear_all(tokens[:, :leading], memory, None), memory.aligned], dim=1)

    def _hear_all(
        self, tokens: torch.Tensor, memory: LayerMemory, hears: torch.Tensor | None
    ) -> torch.Tensor:
        assert self.sound_query is not None and memory.keys is not None and memory.values is not None
        query = self._split(self.sound_query(tokens))
        return self.sound_out(self._mix(query, memory.keys, memory.values, hears))  # type: ignore[no-any-return]

    def _mix(
        self, query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, mask: torch.Tensor | None
    ) -> torch.Tensor:
        dropout = self._dropout if self.training else 0.0
        mixed = functional.scaled_dot_product_attention(query, key, value, mask, dropout)
        return mixed.transpose(1, 2).flatten(2)

    def _split(self, values: torch.Tensor) -> torch.Tensor:
        batch, length, width = values.shape
        return values.view(batch, length, self._heads, width // self._heads).transpose(1, 2)

    def _drop(self, values: torch.Tensor) -> torch.Tensor:
        return functional.dropout(values, self._dropout) if self.training and self._dropout else values
