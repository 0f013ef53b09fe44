"""What the engines get: a file that was checked, or one sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from talking_avatar.errors import UserError
from talking_avatar.weights import store as stores
from talking_avatar.weights.manifest import Manifest
from talking_avatar.weights.store import ModelStore, Presence, default_directory
from tests.weights.full_disk import files_at_most
from tests.weights.published import listing, network, sha256, state_file, stitching_file, training_file


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return state_file(tmp_path / "net.pth", network())


@pytest.fixture
def store(tmp_path: Path, source: Path) -> ModelStore:
    return ModelStore(tmp_path / "models", listing(tmp_path, source.name))


def put(store: ModelStore, source: Path) -> Path:
    return store.put(store.manifest.models[0], source, sha256(source))


def test_a_model_comes_out_with_the_published_keys_and_values(store: ModelStore, source: Path) -> None:
    put(store, source)
    found = load_file(store.model_path("toy/net"))
    assert found.keys() == network().keys()
    assert all(torch.equal(found[key], value) for key, value in network().items())


def test_several_networks_keep_apart(tmp_path: Path) -> None:
    source = stitching_file(tmp_path / "stitching_retargeting_module.pth")
    store = ModelStore(tmp_path / "models")
    model = store.manifest.model("liveportrait/stitching_retargeting")
    keys = load_file(store.put(model, source, sha256(source))).keys()
    assert keys == {f"retarget_{part}.module.mlp.0.weight" for part in ("shoulder", "mouth", "eye")}


def test_tensors_that_share_memory_come_out_apart(tmp_path: Path) -> None:
    whole = torch.arange(12.0).reshape(3, 4)
    state = {"whole": whole, "same": whole, "row": whole[1], "turned": whole.T}
    source = state_file(tmp_path / "net.pth", state)
    found = load_file(put(ModelStore(tmp_path / "models", listing(tmp_path, "net.pth")), source))
    assert all(torch.equal(found[key], value) for key, value in state.items())


def test_joyvasas_network_lies_under_its_own_keys(tmp_path: Path) -> None:
    source = training_file(tmp_path / "run.pt", network())
    store = ModelStore(tmp_path / "models")
    model = store.manifest.model("joyvasa/motion")
    assert load_file(store.put(model, source, sha256(source))).keys() == network().keys()


def test_what_is_not_there_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        ModelStore(tmp_path).model_path("liveportrait/warping_module")
    assert str(raised.value) == (
        "The model liveportrait/warping_module is not on this computer; "
        "download it with: talking-avatar models download liveportrait."
    )


def test_the_default_store_is_where_the_variable_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALKING_AVATAR_MODELS", str(tmp_path))
    with pytest.raises(UserError, match="talking-avatar models download joyvasa"):
        stores.model_path("joyvasa/motion")
    assert default_directory() == tmp_path
    assert default_directory({}).parts[-2:] == ("talking-avatar", "models")


@pytest.mark.every_case
@pytest.mark.parametrize("keep_time", [False, True])
def test_one_changed_byte_is_noticed(store: ModelStore, source: Path, keep_time: bool) -> None:
    path = put(store, source)
    about = path.stat()
    data = bytearray(path.read_bytes())
    data[-100] ^= 1
    path.write_bytes(data)
    if keep_time:
        os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
    with pytest.raises(UserError, match="talking-avatar models download toy/net"):
        store.model_path("toy/net")


def test_later_damage_is_noticed_when_asked(store: ModelStore, source: Path) -> None:
    path = put(store, source)
    store.model_path("toy/net")
    about = path.stat()
    with path.open("r+b") as file:
        file.seek(-100, os.SEEK_END)
        file.write(b"\0\0\0\0")
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert store.check(store.manifest.models[0], again=True) is Presence.DAMAGED
    with pytest.raises(UserError):
        store.model_path("toy/net")


@pytest.mark.every_case
@pytest.mark.parametrize("damage", ["cut", "no record", "strange record", "other file in its place"])
def test_nothing_unchecked_is_given_out(store: ModelStore, source: Path, tmp_path: Path, damage: str) -> None:
    path = put(store, source)
    record = path.with_suffix(".json")
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:-1])
    elif damage == "no record":
        record.unlink()
    elif damage == "strange record":
        record.write_text('["sha256"]')
    else:
        other = ModelStore(tmp_path / "other", store.manifest)
        os.replace(other.put(store.manifest.models[0], state_file(tmp_path / "b.pth", network(1)), "0"), path)
    with pytest.raises(UserError):
        store.model_path("toy/net")


def test_a_newer_list_asks_for_the_newer_file(store: ModelStore, source: Path, tmp_path: Path) -> None:
    put(store, source)
    state_file(source, network(2))
    newer = ModelStore(store.directory, listing(tmp_path, source.name))
    with pytest.raises(UserError, match="another version"):
        newer.model_path("toy/net")


def test_what_fails_to_convert_leaves_what_was_there(store: ModelStore, source: Path) -> None:
    path = put(store, source)
    source.write_bytes(b"something else")
    with pytest.raises(UserError):
        put(store, source)
    assert store.model_path("toy/net") == path
    assert sorted(p.name for p in path.parent.iterdir()) == ["net.json", "net.safetensors"]


def test_a_full_disk_changes_nothing(store: ModelStore, source: Path) -> None:
    with files_at_most(100_000), pytest.raises(UserError, match=r"disk of .* is full"):
        put(store, source)
    assert list(store.path_of(store.manifest.models[0]).parent.iterdir()) == []
    put(store, source)


def test_removing(store: ModelStore, source: Path) -> None:
    path = put(store, source)
    store.part_of(store.manifest.models[0]).write_bytes(b"half")
    assert store.remove(store.manifest.models[0])
    assert list(path.parent.iterdir()) == []
    assert not store.remove(store.manifest.models[0])
    assert store.presence(store.manifest.models[0]) is Presence.ABSENT


def test_the_first_hash_is_the_one_that_counts_from_then_on(tmp_path: Path, source: Path) -> None:
    store = ModelStore(tmp_path / "models", listing(tmp_path, source.name, hashed=False))
    model = store.manifest.models[0]
    assert store.expected_sha256(model) == ""
    put(store, source)
    store.remove(model)
    assert ModelStore(store.directory, store.manifest).expected_sha256(model) == sha256(source)


def test_a_licence_is_accepted_once_and_for_these_terms(store: ModelStore) -> None:
    family = store.manifest.models[0].family
    assert not store.accepted(family)
    store.accept(family)
    assert ModelStore(store.directory, store.manifest).accepted(family)
    assert not store.accepted(Manifest.load().models[0].family)
