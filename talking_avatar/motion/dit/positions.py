"""Sinusoids for positions and diffusion steps (Vaswani et al. 2017, section 3.5)."""

from __future__ import annotations

import torch


def sinusoid_rows(positions: torch.Tensor, width: int) -> torch.Tensor:
    """``positions (n,)`` -> ``(n, width)`` float32: sine in even columns, cosine in odd ones."""
    pairs = torch.arange(0, width, 2, dtype=torch.float64, device=positions.device)
    angles = positions.to(torch.float64)[:, None] * 10000.0 ** (-pairs / width)
    rows = torch.stack([angles.sin(), angles.cos()], dim=-1)
    return rows.reshape(len(positions), width).to(torch.float32)
