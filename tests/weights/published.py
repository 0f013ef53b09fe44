"""Small files of the kinds that authors publish, and lists that name them."""

from __future__ import annotations

import argparse
import hashlib
import pathlib
from collections import OrderedDict
from pathlib import Path

import torch
from safetensors.torch import save_file

from talking_avatar.weights.manifest import Manifest

State = dict[str, torch.Tensor]


def network(seed: int = 0, values: int = 50_000) -> State:
    random = torch.Generator().manual_seed(seed)
    return {
        "first.weight": torch.randn(values, generator=random),
        "first.bias": torch.randn(7, generator=random),
        "first.num_batches_tracked": torch.tensor(3),
    }


def state_file(path: Path, state: State) -> Path:
    """One network, as LivePortrait's base models are."""
    torch.save(OrderedDict(state), path)
    return path


def training_file(path: Path, state: State) -> Path:
    """As a training script writes it: settings with paths, the network, a counter."""
    settings = argparse.Namespace(n_layers=6, use_indicator=True, data_root=pathlib.Path("a/b"))
    torch.save({"args": settings, "model": OrderedDict(state), "iter": 50_000}, path)
    return path


def stitching_file(path: Path) -> Path:
    """Three networks and something else, as LivePortrait's stitching is."""
    names = ("retarget_shoulder", "retarget_mouth", "retarget_eye", "another")
    content = {
        n: OrderedDict({"module.mlp.0.weight": torch.full((3, 4), float(i))}) for i, n in enumerate(names)
    }
    torch.save(content, path)
    return path


def tensors_file(path: Path, state: State) -> Path:
    save_file(state, path)
    return path


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def listing(folder: Path, *files: str, hashed: bool = True) -> Manifest:
    """A list with the family ``toy`` of ``folder``'s files, each called by its stem."""
    return Manifest.parse(listing_text(folder, *files, hashed=hashed))


def listing_text(folder: Path, *files: str, hashed: bool = True) -> str:
    """The list as a file holds it."""
    lines = [
        "[toy]",
        'title = "Toy"',
        'purpose = "for tests"',
        'repository = "authors/toy"',
        f'revision = "{"a1" * 20}"',
        'licence = "MIT"',
        'licence_notice = "Published under the MIT licence."',
    ]
    for name in files:
        path = folder / name
        lines += ["[[toy.files]]", f'name = "{path.stem}"', 'purpose = "a network"', f'file = "nets/{name}"']
        if hashed:
            lines += [f"size_bytes = {path.stat().st_size}", f'sha256 = "{sha256(path)}"']
        else:
            lines += [f"about_bytes = {path.stat().st_size}"]
    return "\n".join(lines)
