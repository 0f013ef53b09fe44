"""Whisper's first blocks as PyTorch computes them, to hold ours against."""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH = 384
HEADS = 6
_BANDS = 80
_LONGEST_WAVELENGTH = 10_000


class WhisperBlocks(nn.Module):
    """Log-mel rows to the residual stream after the last block.

    ``forward(mel (n, 2 t, 80), wanted)`` gives ``(n, len(wanted), WIDTH)``, the tokens ``wanted`` out of t;
    token j is centred on row 2 j. The names of the parameters are OpenAI's.
    """

    def __init__(self, blocks: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv1d(_BANDS, WIDTH, 3, padding=1)
        self.conv2 = nn.Conv1d(WIDTH, WIDTH, 3, stride=2, padding=1)
        self.blocks = nn.ModuleList(_Block() for _ in range(blocks))

    def forward(self, mel: Tensor, wanted: Tensor) -> Tensor:
        x = functional.gelu(self.conv1(mel.transpose(1, 2)))
        x = functional.gelu(self.conv2(x)).transpose(1, 2)
        x = x + _positions(x.shape[1], x.device)
        for block in self.blocks[:-1]:
            x = block(x, x)
        # What comes after the keys and values of the last block is needed for the wanted tokens only.
        result: Tensor = self.blocks[-1](x[:, wanted], x)
        return result


class _Block(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.attn = _Attention()
        self.attn_ln = nn.LayerNorm(WIDTH)
        self.mlp = nn.Sequential(nn.Linear(WIDTH, 4 * WIDTH), nn.GELU(), nn.Linear(4 * WIDTH, WIDTH))
        self.mlp_ln = nn.LayerNorm(WIDTH)

    def forward(self, tokens: Tensor, memory: Tensor) -> Tensor:
        tokens = tokens + self.attn(self.attn_ln(tokens), self.attn_ln(memory))
        result: Tensor = tokens + self.mlp(self.mlp_ln(tokens))
        return result


class _Attention(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH, bias=False)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)

    def forward(self, tokens: Tensor, memory: Tensor) -> Tensor:
        query, key, value = (
            x.unflatten(-1, (HEADS, WIDTH // HEADS)).transpose(1, 2)
            for x in (self.query(tokens), self.key(memory), self.value(memory))
        )
        mixed = functional.scaled_dot_product_attention(query, key, value)
        result: Tensor = self.out(mixed.transpose(1, 2).flatten(2))
        return result


def load_blocks(path: Path, blocks: int) -> WhisperBlocks:
    network = WhisperBlocks(blocks)
    network.load_state_dict({name: tensor.float() for name, tensor in load_file(path).items()})
    return network.eval().requires_grad_(False)


def _positions(count: int, device: torch.device) -> Tensor:
    """Sines, then cosines (openai/whisper, model.py: ``sinusoids``)."""
    half = WIDTH // 2
    rates = torch.exp(-math.log(_LONGEST_WAVELENGTH) / (half - 1) * torch.arange(half, device=device))
    angles = torch.arange(count, device=device)[:, None] * rates
    return torch.cat([angles.sin(), angles.cos()], dim=1)
