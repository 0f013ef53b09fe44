"""Weights and inputs that anyone can make again; see tests/data/liveportrait/README.md."""

from __future__ import annotations

import json
import zlib
from functools import cache
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

DATA = Path(__file__).parents[2] / "data" / "liveportrait"
FIVE_D_GAIN, FOUR_D_GAIN = 1.6, 1.3
GAINS = {
    ".conv2.weight": 0.4,
    ".pwconv2.weight": 0.5,
    "fc_kp.weight": 0.2,
    "fc_exp.weight": 0.03,
    "fc_t.weight": 0.05,
    "fc_scale.weight": 0.1,
    "fc_pitch.weight": 1.5,
    "fc_yaw.weight": 1.5,
    "fc_roll.weight": 1.5,
    "compress.weight": 2.0,
    "mask.weight": 4.0,
    "occlusion.weight": 2.0,
    "fourth.weight": 1.0,
    "mlp_gamma.weight": 0.5,
    "mlp_beta.weight": 0.8,
    "conv_img.0.weight": 0.9,
    "stitching/mlp.6.weight": 0.3,
    "lip/mlp.6.weight": 0.3,
    "eye/mlp.10.weight": 1.0,
}


def generator(name: str) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(zlib.crc32(name.encode())))


def uniform(name: str, *shape: int) -> NDArray[np.float64]:
    return 2.0 * generator(name).random(shape) - 1.0


def gain(name: str, dimensions: int) -> float:
    fitting = [ending for ending in GAINS if name.endswith(ending)]
    if fitting:
        return GAINS[max(fitting, key=len)]
    return {5: FIVE_D_GAIN, 4: FOUR_D_GAIN}.get(dimensions, 1.0)


@cache
def state(module: str) -> dict[str, torch.Tensor]:
    """The published keys of ``module`` with weights by recipe."""
    shapes = json.loads((DATA / "shapes.json").read_text())[module]
    made: dict[str, NDArray] = {}
    for key, shape in shapes.items():
        leaf = key.rsplit(".", 1)[-1]
        if leaf == "num_batches_tracked":
            made[key] = np.zeros((), np.int64)
        elif leaf not in ("weight_u", "weight_v"):
            made[key] = _weight(f"{module}/{key}", leaf, tuple(shape)).astype(np.float32)
    for key in shapes:
        if key.endswith(".weight_u"):
            flat = made[key[:-1] + "orig"].astype(np.float64)
            flat = flat.reshape(len(flat), -1)
            u = uniform(f"{module}/{key}", len(flat))
            u /= np.linalg.norm(u)
            v = flat.T @ u
            v /= np.linalg.norm(v)
            made[key], made[key[:-1] + "v"] = u.astype(np.float32), v.astype(np.float32)
    return {key: torch.from_numpy(made[key]) for key in shapes}


def _weight(name: str, leaf: str, shape: tuple[int, ...]) -> NDArray[np.float64]:
    u = uniform(name, *shape)
    if leaf == "running_mean":
        return 0.2 * u
    if leaf == "running_var":
        return 1 + 0.5 * u
    if leaf in ("gamma", "beta"):
        return 0.3 * u
    if leaf == "bias":
        return 0.1 * u + (1.4 if name == "motion_extractor/detector.fc_scale.bias" else 0.0)
    if len(shape) == 1:
        return 1 + 0.2 * u
    return np.asarray(u * gain(name, len(shape)) * np.sqrt(3.0 / np.prod(shape[1:])))


def picture(name: str, side: int = 256) -> NDArray[np.float64]:
    """``(3, side, side)`` within 0..1: a sum of waves through tanh."""
    numbers = generator(name)
    x = np.arange(side) / side
    channels = []
    for _ in range(3):
        r = numbers.random(66)
        waves = np.zeros((side, side))
        for fx, fy, phase, strength in r[2:].reshape(16, 4):
            turn = (12 * fx - 6) * x[None] + (12 * fy - 6) * x[:, None] + phase
            waves += strength * np.cos(2 * np.pi * turn)
        channels.append(0.5 + 0.5 * np.tanh(1.6 * r[0] - 0.8 + (0.2 + 0.5 * r[1]) * waves))
    return np.stack(channels)


def image(name: str) -> torch.Tensor:
    """An input of F and M, ``(1, 3, 256, 256)``."""
    return torch.from_numpy(picture(f"input/{name}").astype(np.float32))[None]


def tensor(name: str, factor: float, *shape: int) -> torch.Tensor:
    return torch.from_numpy((factor * uniform(f"input/{name}", *shape)).astype(np.float32))


def key_points() -> tuple[torch.Tensor, torch.Tensor]:
    """``kp_source`` and ``kp_driving``, ``(1, 21, 3)``."""
    source = 0.6 * uniform("input/kp_source", 1, 21, 3)
    driving = source + 0.25 * uniform("input/kp_delta", 1, 21, 3)
    return torch.from_numpy(source.astype(np.float32)), torch.from_numpy(driving.astype(np.float32))


@cache
def reference(name: str) -> dict[str, NDArray]:
    with np.load(DATA / f"{name}.npz") as file:
        return {key: file[key] for key in file.files}


def difference(ours: torch.Tensor | NDArray, file: str, name: str) -> float:
    """Largest difference from the stored samples over the largest of them, or that of the statistics of the
    whole (mean, deviation, norm, largest) if it is greater."""
    stored = reference(file)
    whole = np.asarray(ours)
    stride = stored.get(f"{name}#stride")
    sampled = whole if stride is None else whole[tuple(slice(None, None, int(step)) for step in stride)]
    expected = stored[name]
    assert sampled.shape == expected.shape, (name, sampled.shape, expected.shape)
    worst = np.abs(sampled - expected).max() / np.abs(expected).max()
    if f"{name}#stats" in stored:
        values = whole.astype(np.float64)
        ours_stats = [values.mean(), values.std(), np.linalg.norm(values), np.abs(values).max()]
        theirs = stored[f"{name}#stats"]
        off = np.abs(np.array(ours_stats) - theirs) / theirs[[3, 3, 2, 3]]
        worst = max(worst, off.max())
    return float(worst)
