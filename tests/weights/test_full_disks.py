"""Disks that take no more, and folders that cannot be made."""

from __future__ import annotations

from pathlib import Path

from talking_avatar.weights.download import Stage
from talking_avatar.weights.store import ModelStore
from tests.weights.conftest import Scene, nothing_is_given_out, one_sentence
from tests.weights.full_disk import files_at_most


def test_a_full_disk(scene: Scene) -> None:
    with files_at_most(70_000):
        one_sentence(scene.run(), "is full")
    nothing_is_given_out(scene)
    assert scene.run().stage is Stage.DONE
    assert scene.fetched()


def test_a_disk_that_would_be_full_is_not_filled(scene: Scene) -> None:
    download = scene.download(free_bytes=lambda folder: 1000)
    download.start()
    assert download.wait(20)
    one_sentence(download.progress, "0 MB left", "are needed")
    assert scene.server.asked == []


def test_a_folder_that_cannot_be_made(scene: Scene, tmp_path: Path) -> None:
    store = ModelStore(tmp_path / "models", scene.store.manifest)
    (tmp_path / "models" / "toy").write_text("a file in its place")
    scene.store = store
    one_sentence(scene.run())
