"""Files that a person downloaded with a browser: found by name, taken only if they are the right ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from talking_avatar.errors import UserError
from talking_avatar.weights.by_hand import import_from
from talking_avatar.weights.store import ModelStore
from tests.weights.published import listing, network, state_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    deep = tmp_path / "downloads" / "toy" / "base_models"
    deep.mkdir(parents=True)
    state_file(deep / "net.pth", network())
    return tmp_path / "downloads"


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> ModelStore:
    return ModelStore(tmp_path / "models", listing(folder / "toy" / "base_models", "net.pth"))


def test_a_file_somewhere_below(store: ModelStore, folder: Path) -> None:
    path = import_from(folder, store.manifest.models[0], store)
    assert store.model_path("toy/net") == path
    assert (folder / "toy/base_models/net.pth").is_file()


def test_another_file_of_the_same_name_does_not_hide_it(store: ModelStore, folder: Path) -> None:
    (folder / "net.pth").write_bytes(b"something else")
    assert import_from(folder, store.manifest.models[0], store) is not None


def test_only_something_else_is_refused(store: ModelStore, folder: Path) -> None:
    wrong = folder / "toy/base_models/net.pth"
    data = bytearray(wrong.read_bytes())
    data[900] ^= 1
    wrong.write_bytes(data)
    with pytest.raises(UserError, match=r"net\.pth is not the published file"):
        import_from(folder, store.manifest.models[0], store)
    with pytest.raises(UserError):
        store.model_path("toy/net")


def test_nothing_of_that_name(store: ModelStore, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert import_from(tmp_path / "empty", store.manifest.models[0], store) is None
    with pytest.raises(UserError, match="does not exist"):
        import_from(tmp_path / "nowhere", store.manifest.models[0], store)


@pytest.mark.parametrize(("name", "taken"), [("toy-1.0", True), ("another", False)])
def test_without_a_hash_the_folder_must_be_called_like_the_repository(
    tmp_path: Path, name: str, taken: bool
) -> None:
    place = tmp_path / name
    place.mkdir()
    state_file(place / "net.pth", network())
    store = ModelStore(tmp_path / "models", listing(place, "net.pth", hashed=False))
    assert (import_from(place, store.manifest.models[0], store) is not None) == taken
