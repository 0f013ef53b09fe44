"""A download whose process is killed, at bytes that nobody chose."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from talking_avatar.errors import UserError
from talking_avatar.weights.download import Stage
from talking_avatar.weights.store import ModelStore
from tests.weights.conftest import Scene
from tests.weights.file_hub import until
from tests.weights.published import listing, listing_text, network, tensors_file

ROOT = Path(__file__).parents[2]


def victim(scene: Scene) -> subprocess.Popen[str]:
    listed = scene.source.with_suffix(".toml")
    listed.write_text(listing_text(scene.source.parent, scene.source.name))
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.weights.victim", scene.server.address, scene.store.directory, listed],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    return process


def ending(process: subprocess.Popen[str]) -> str:
    """What it says at its end."""
    assert process.stdout is not None
    with process.stdout:
        said = process.stdout.read()
    assert process.wait(60) == 0
    return said.strip()


@pytest.fixture
def plain(scene: Scene) -> Scene:
    """The same network as safetensors, so that the processes need no PyTorch."""
    scene.source = tensors_file(scene.source.with_name("net.safetensors"), network())
    scene.store = ModelStore(scene.store.directory, listing(scene.source.parent, scene.source.name))
    return scene


@pytest.mark.full
def test_killed_at_any_byte_and_resumed(plain: Scene) -> None:
    size, random_ = plain.source.stat().st_size, random.Random(11)
    part = plain.store.part_of(plain.store.manifest.models[0])
    plain.server.conduct.bytes_per_s = 100_000
    for share in sorted(random_.random() * 0.8 for _ in range(4)):
        process = victim(plain)
        until(lambda: part.is_file() and part.stat().st_size >= share * size)  # noqa: B023
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        with pytest.raises(UserError, match="talking-avatar models download"):
            plain.store.model_path("toy/net")
    there = part.stat().st_size
    plain.server.conduct.bytes_per_s = 0
    assert plain.run().stage is Stage.DONE
    assert plain.fetched()
    assert plain.server.asked[-1]["range"] == f"bytes={there}-"


@pytest.mark.full
def test_two_processes_share_one_download(plain: Scene) -> None:
    plain.server.conduct.bytes_per_s = 300_000
    processes = [victim(plain) for _ in range(2)]
    assert [ending(process) for process in processes] == ["done"] * 2
    assert len(plain.server.asked) == 1
    assert plain.fetched()


@pytest.mark.full
def test_who_waits_takes_over_from_a_killed_process(plain: Scene) -> None:
    plain.server.conduct.bytes_per_s = 100_000
    first = victim(plain)
    until(lambda: len(plain.server.asked) == 1)
    second = victim(plain)
    plain.server.conduct.bytes_per_s = 0
    first.kill()
    first.wait()
    assert ending(second) == "done"
    assert plain.fetched()
