"""The hub's addresses, its variables and its own cache on this computer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from talking_avatar.errors import UserError
from talking_avatar.weights.download import Stage
from talking_avatar.weights.hub import Hub
from talking_avatar.weights.store import ModelStore
from tests.weights.conftest import Scene, one_sentence
from tests.weights.published import sha256


@pytest.mark.parametrize("place", ["blobs", "snapshots"])
@pytest.mark.parametrize("hashed", [True, False])
def test_the_hubs_own_cache_is_used(scene: Scene, tmp_path: Path, place: str, hashed: bool) -> None:
    folder = tmp_path / "cache" / "models--authors--toy"
    blob = folder / "blobs" / sha256(scene.source)
    blob.parent.mkdir(parents=True)
    scene.source.rename(blob)
    if place == "snapshots":
        link = folder / "snapshots" / ("a1" * 20) / "nets" / "net.pth"
        link.parent.mkdir(parents=True)
        link.symlink_to(blob)
    scene.hub = Hub("http://hub.invalid", True, tmp_path / "cache")
    if not hashed:
        blob.rename(scene.source)
        scene.without_hashes()
        scene.source.rename(blob)
    if not hashed and place == "blobs":
        one_sentence(scene.run(), "HF_HUB_OFFLINE")
        return
    assert scene.run().stage is Stage.DONE
    assert scene.fetched()
    assert blob.is_file()


def test_a_damaged_cache_is_passed_over(scene: Scene, tmp_path: Path) -> None:
    blob = tmp_path / "cache" / "models--authors--toy" / "blobs" / sha256(scene.source)
    blob.parent.mkdir(parents=True)
    blob.write_bytes(scene.source.read_bytes()[:-1] + b"!")
    scene.hub = Hub(scene.hub.endpoint, False, tmp_path / "cache")
    assert scene.run().stage is Stage.DONE
    assert len(scene.server.asked) == 1
    assert scene.fetched()


def test_the_environment_is_read_as_the_hubs_tools_do() -> None:
    assert Hub.of({"HF_HOME": "/a"}).cache == Path("/a/hub")
    assert Hub.of({"HF_HOME": "/a", "HF_HUB_CACHE": "/b"}).cache == Path("/b")
    assert Hub.of({"XDG_CACHE_HOME": "/c"}).cache == Path("/c/huggingface/hub")
    assert Hub.of({"HF_HUB_OFFLINE": "1"}).offline
    assert not Hub.of({"HF_HUB_OFFLINE": "0"}).offline
    assert Hub.of({"HF_ENDPOINT": "https://mirror.example/"}).endpoint == "https://mirror.example"
    assert Hub.of({}).endpoint.startswith("https://")
    for mirror in ("mirror", "https://", "https://[mirror"):
        with pytest.raises(UserError, match="HF_ENDPOINT"):
            Hub.of({"HF_ENDPOINT": mirror})


def test_addresses_are_pinned() -> None:
    hub = Hub.of({})
    for model in ModelStore(Path("unused")).manifest.models:
        assert re.search(r"/resolve/[0-9a-f]{40}/[\w./-]+$", hub.url(model))
