"""Two processes train one model together, as they would on two GPUs."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from talking_avatar.training.run_folder import RunFolder
from tests.training.test_trainer import TINY, same, trained, weights


def together(recipe: Path, clips: Path, folder: Path) -> list[int]:
    """Exit codes of two processes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "talking_avatar", "train", "run", str(clips), str(folder)]
    words += ["--recipe", str(recipe), "--device", "cpu"]
    shared = {"WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port), "OMP_NUM_THREADS": "1"}
    processes = [
        subprocess.Popen(
            words,
            env=os.environ | shared | {"RANK": str(rank), "LOCAL_RANK": str(rank)},
            stderr=subprocess.DEVNULL,
        )
        for rank in range(2)
    ]
    return [process.wait(timeout=240) for process in processes]


@pytest.mark.full
def test_two_processes_train_one_model(clips: Path, tmp_path: Path) -> None:
    recipe = replace(TINY, steps=20, measure_every=10)
    (tmp_path / "recipe.json").write_text(recipe.to_json())
    assert together(tmp_path / "recipe.json", clips, tmp_path / "two") == [0, 0]
    folder = RunFolder(tmp_path / "two")
    state = folder.load_state()
    assert state is not None and state["step"] == recipe.steps
    assert len([e for e in folder.entries() if "total" in e]) == 2
    alone = weights(trained(recipe, clips, tmp_path / "one"))
    assert not same(alone, state["average"])
    # Twice the data, the same way: close to what one process learns, and finite.
    difference = torch.cat([(alone[k] - state["average"][k]).flatten() for k in alone])
    assert 0 < difference.abs().max() < 0.3
