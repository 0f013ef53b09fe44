"""Files of strangers: read as numbers, or refused in a sentence; nothing in them is run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import torch

from talking_avatar.errors import UserError
from talking_avatar.weights.published_file import read_published
from tests.weights.published import network, state_file, stitching_file, training_file


def test_one_network(tmp_path: Path) -> None:
    state = network()
    read = read_published(state_file(tmp_path / "net.pth", state))
    assert read.keys() == state.keys()
    assert all(torch.equal(read[key], state[key]) for key in state)


def test_the_old_format_of_pytorch(tmp_path: Path) -> None:
    torch.save(network(), tmp_path / "old.pth", _use_new_zipfile_serialization=False)
    assert read_published(tmp_path / "old.pth").keys() == network().keys()


def test_a_training_checkpoint(tmp_path: Path) -> None:
    read = read_published(training_file(tmp_path / "run.pt", network()), {"model": ""})
    assert read.keys() == network().keys()


def test_several_networks_in_one_file(tmp_path: Path) -> None:
    read = read_published(
        stitching_file(tmp_path / "three.pth"), {"retarget_shoulder": "shoulder.", "retarget_eye": "eye."}
    )
    assert set(read) == {"shoulder.module.mlp.0.weight", "eye.module.mlp.0.weight"}
    assert float(read["eye.module.mlp.0.weight"][0, 0]) == 2


class Hostile:
    def __init__(self, command: str) -> None:
        self.command = command

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (self.command,)


@pytest.mark.every_case
@pytest.mark.parametrize("new_format", [True, False])
def test_nothing_in_a_strangers_file_is_run(tmp_path: Path, new_format: bool) -> None:
    trace = tmp_path / "was here"
    content = {"model": network(), "args": Hostile(f"touch '{trace}'")}
    torch.save(content, tmp_path / "hostile.pt", _use_new_zipfile_serialization=new_format)
    with pytest.raises(UserError, match="not safe to load"):
        read_published(tmp_path / "hostile.pt", {"model": ""})
    assert not trace.exists()


@pytest.mark.every_case
@pytest.mark.parametrize("content", [b"", b"no model at all", b"PK\x03\x04 broken", b"<!DOCTYPE html><html>"])
def test_unreadable_files_say_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.pt"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"broken\.pt"):
        read_published(path)


def test_a_cut_file_says_so(tmp_path: Path) -> None:
    path = state_file(tmp_path / "cut.pt", network())
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(UserError, match=r"cut\.pt"):
        read_published(path)


@pytest.mark.every_case
@pytest.mark.parametrize("parts", [{"model": ""}, None])
def test_a_file_without_a_network_says_so(tmp_path: Path, parts: dict[str, str] | None) -> None:
    torch.save({"weights": [torch.zeros(3)]}, tmp_path / "empty.pt")
    with pytest.raises(UserError, match=r"no network|more than a network"):
        read_published(tmp_path / "empty.pt", parts)
