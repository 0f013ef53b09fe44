from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from talking_avatar.errors import UserError
from talking_avatar.weights.download import Download, Progress, Stage
from talking_avatar.weights.fetching import Patience
from talking_avatar.weights.hub import Hub
from talking_avatar.weights.store import ModelStore
from tests.weights.file_hub import FileHub, file_hub
from tests.weights.published import listing, network, state_file

QUICK = Patience(tries=3, first_wait_s=0.01)


@dataclass
class Scene:
    """A published file, a server that has it, a store that wants it."""

    source: Path
    server: FileHub
    store: ModelStore
    hub: Hub

    def download(self, patience: Patience = QUICK, **options: object) -> Download:
        return Download(self.store.manifest.models, self.store, self.hub, patience=patience, **options)  # type: ignore[arg-type]

    def run(self, patience: Patience = QUICK) -> Progress:
        """Fetch it to the end, whatever that is."""
        download = self.download(patience)
        download.start()
        assert download.wait(30)
        return download.progress

    def fetched(self) -> bool:
        """Whether it is there, right and given out."""
        from safetensors.torch import load_file

        found = load_file(self.store.model_path("toy/net"))
        return all(bool((found[key] == value).all()) for key, value in network().items())

    def without_hashes(self) -> None:
        """From now on the list does not say what the file's hash is."""
        folder, name = self.source.parent, self.source.name
        self.store = ModelStore(self.store.directory, listing(folder, name, hashed=False))


def one_sentence(progress: Progress, *words: str) -> None:
    assert progress.stage is Stage.FAILED
    assert progress.error.endswith(".")
    assert "\n" not in progress.error
    assert "Error" not in progress.error
    for word in words:
        assert word in progress.error


def nothing_is_given_out(scene: Scene) -> None:
    with pytest.raises(UserError, match="talking-avatar models download toy"):
        scene.store.model_path("toy/net")


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    folder = tmp_path / "published"
    folder.mkdir()
    source = state_file(folder / "net.pth", network())
    with file_hub(folder) as server:
        store = ModelStore(tmp_path / "models", listing(folder, source.name))
        store.accept(store.manifest.models[0].family)
        yield Scene(source, server, store, Hub(server.address, False, tmp_path / "no cache"))
