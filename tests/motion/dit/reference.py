"""JoyVASA's network with the pseudo-random weights that the reference outputs were made with.

The recipe is told in tests/data/joyvasa/README.md.
"""

from __future__ import annotations

import json
import math
import zlib
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

DATA = Path(__file__).parents[2] / "data" / "joyvasa"
FREE = ("start_audio_feat", "start_motion_feat", "null_audio_feat")


def normal(name: str, shape: tuple[int, ...]) -> NDArray[np.float64]:
    seed = zlib.crc32(f"joyvasa/{name}".encode())
    return np.random.Generator(np.random.PCG64(seed)).standard_normal(shape)


def noise(name: str, *shape: int) -> torch.Tensor:
    """An input of the reference."""
    return torch.from_numpy(normal(f"noise/{name}", shape).astype(np.float32))


def weight(key: str, shape: tuple[int, ...]) -> torch.Tensor:
    n = normal(key, shape)
    if key not in FREE:
        if len(shape) > 1:
            n = n / math.sqrt(math.prod(shape[1:]))
        else:
            n = 1 + 0.1 * n if key.endswith(".weight") else 0.02 * n
    return torch.from_numpy(n.astype(np.float32))


def published_state() -> dict[str, torch.Tensor]:
    """What lies under ``model`` in the published file, without the audio encoder."""
    shapes = json.loads((DATA / "shapes.json").read_text())
    return {key: weight(key, tuple(shape)) for key, shape in shapes.items()}


def outputs(name: str) -> torch.Tensor:
    with np.load(DATA / "denoiser.npz") as file:
        return torch.from_numpy(file[name])
