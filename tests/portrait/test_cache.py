from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.portrait.cache import DerivedStore, default_directory
from talking_avatar.portrait.load import load_portrait
from talking_avatar.portrait.prepare import FaceModels
from tests.conftest import PORTRAITS, ROOT
from tests.fast_part import examples


@dataclass(frozen=True, eq=False)
class Thing:
    numbers: NDArray[np.float64]
    name: str


class Maker:
    """Makes a thing and counts how often it had to."""

    def __init__(self, size: int = 8) -> None:
        self.made = 0
        self.size = size

    def __call__(self) -> Thing:
        self.made += 1
        return Thing(np.arange(self.size, dtype=np.float64), "thing")


def get(store: DerivedStore, maker: Maker, key: str = "key", version: int = 1, kind: str = "thing") -> Thing:
    return store.get_or_make(kind, key, version, Thing, maker)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file())


def test_made_once_and_read_back(tmp_path: Path) -> None:
    maker = Maker()
    first = get(DerivedStore(tmp_path), maker)
    again = get(DerivedStore(tmp_path), maker)
    assert maker.made == 1
    np.testing.assert_array_equal(first.numbers, again.numbers)
    assert again.name == "thing"
    assert not again.numbers.flags.writeable


def test_keys_kinds_and_versions_are_kept_apart(tmp_path: Path) -> None:
    store, maker = DerivedStore(tmp_path), Maker()
    for key, version, kind in (("a", 1, "one"), ("b", 1, "one"), ("a", 2, "one"), ("a", 1, "two")):
        get(store, maker, key, version, kind)
        get(store, maker, key, version, kind)
    assert maker.made == 4


def test_a_file_that_claims_to_be_another_is_made_anew(tmp_path: Path) -> None:
    store, maker = DerivedStore(tmp_path), Maker()
    get(store, maker, "a")
    get(store, maker, "b")
    first, second = files(tmp_path)
    second.write_bytes(first.read_bytes())
    get(store, maker, "a")
    get(store, maker, "b")
    assert maker.made == 3


def test_another_shape_of_the_type_is_made_anew(tmp_path: Path) -> None:
    @dataclass(frozen=True)
    class Other:
        name: str

    store = DerivedStore(tmp_path)
    get(store, Maker())
    assert store.get_or_make("thing", "key", 1, Other, lambda: Other("new")) == Other("new")


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=16), st.booleans())
@settings(
    max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_damaged_files_are_noticed(tmp_path: Path, place: int, junk: bytes, is_cut: bool) -> None:
    folder = tmp_path / "store"
    for path in files(folder) if folder.exists() else ():
        path.unlink()
    store, maker = DerivedStore(folder), Maker(64)
    get(store, maker)
    (path,) = files(folder)
    data = path.read_bytes()
    at = place % len(data)
    damaged = data[:at] if is_cut else data[:at] + junk + data[at + len(junk) :]
    path.write_bytes(damaged)
    thing = get(store, maker)
    np.testing.assert_array_equal(thing.numbers, np.arange(64.0))
    assert thing.name == "thing"
    if maker.made == 2:
        assert get(DerivedStore(folder), maker).name == "thing"
        assert maker.made == 2


def test_no_single_wrong_byte_passes(tmp_path: Path) -> None:
    store = DerivedStore(tmp_path)
    get(store, Maker(size=2))
    (path,) = files(tmp_path)
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        assert store.find("thing", "key", 1, Thing) is None, place


@pytest.mark.every_case
@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"{}", b"\xff" * 8 + b"{", b"PK\x03\x04"])
def test_foreign_files_are_replaced(tmp_path: Path, content: bytes) -> None:
    store, maker = DerivedStore(tmp_path), Maker()
    get(store, maker)
    (path,) = files(tmp_path)
    path.write_bytes(content)
    get(store, maker)
    get(store, maker)
    assert maker.made == 2


def test_the_longest_unused_go_when_space_runs_out(tmp_path: Path) -> None:
    store, maker = DerivedStore(tmp_path, max_bytes=40_000), Maker(1000)  # 8 kB each
    for index in range(4):
        get(store, maker, f"key{index}")
        os.utime(newest(tmp_path), (1000 + index, 1000 + index))
    get(store, maker, "key0")  # is used again
    assert maker.made == 4
    get(store, maker, "key4")
    assert sum(path.stat().st_size for path in files(tmp_path)) <= 40_000
    made = maker.made
    get(store, maker, "key0")
    assert maker.made == made
    get(store, maker, "key1")
    assert maker.made == made + 1


def newest(folder: Path) -> Path:
    return max(files(folder), key=lambda path: path.stat().st_mtime)


def test_one_that_is_larger_than_the_limit_is_kept_alone(tmp_path: Path) -> None:
    store, maker = DerivedStore(tmp_path, max_bytes=100), Maker(1000)
    get(store, maker, "a")
    get(store, maker, "b")
    assert len(files(tmp_path)) == 1
    get(store, maker, "b")
    assert maker.made == 2


def test_abandoned_parts_are_swept_up(tmp_path: Path) -> None:
    old, young = tmp_path / ".part-old.safetensors", tmp_path / ".part-young.safetensors"
    old.write_bytes(b"x")
    young.write_bytes(b"x")
    long_ago = time.time() - 3 * 86_400
    os.utime(old, (long_ago, long_ago))
    get(DerivedStore(tmp_path), Maker())
    assert not old.exists()
    assert young.exists()


def test_a_folder_that_cannot_be_written_costs_only_time(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    store, maker = DerivedStore(blocked / "cache"), Maker()
    with caplog.at_level(logging.WARNING):
        assert get(store, maker).name == "thing"
        assert get(store, maker).name == "thing"
    assert maker.made == 2
    assert "cannot keep derived data" in caplog.text


def test_a_failed_making_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> Thing:
        raise UserError("No face was found")

    with pytest.raises(UserError):
        DerivedStore(tmp_path).get_or_make("thing", "key", 1, Thing, fail)
    assert files(tmp_path) == []


def test_kinds_are_plain_words(tmp_path: Path) -> None:
    for kind in ("../up", "Portrait", "", "a" * 60):
        with pytest.raises(ValueError, match="kind"):
            get(DerivedStore(tmp_path), Maker(), kind=kind)


WORKER = """
import sys
from pathlib import Path
import numpy as np
from talking_avatar.portrait.cache import DerivedStore
from tests.portrait.test_cache import Thing

store = DerivedStore(Path(sys.argv[1]), max_bytes=int(sys.argv[2]))
for turn in range(60):
    key = str(turn % 7)
    size = 500 + 100 * int(key)
    make = lambda: Thing(np.full(size, float(key)), key)
    thing = store.get_or_make("thing", key, 1, Thing, make)
    assert thing.name == key and thing.numbers.shape == (size,) and (thing.numbers == float(key)).all()
print("agreed")
"""


@pytest.mark.full
def test_processes_share_a_store_that_overflows(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WORKER, str(tmp_path / "store"), "30000"]
    workers = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for worker in workers:
        out, errors = worker.communicate(timeout=120)
        assert out == "agreed\n", errors
    assert sum(path.stat().st_size for path in files(tmp_path / "store")) <= 30_000
    assert not [path for path in files(tmp_path / "store") if path.name.startswith(".part")]


def test_a_portrait_is_found_by_its_content(tmp_path: Path, face_models: FaceModels) -> None:
    store = DerivedStore(tmp_path / "store")
    picture = tmp_path / "me.png"
    picture.write_bytes(PORTRAITS["photo"].read_bytes())
    first = load_portrait(picture, store, models=face_models)
    renamed = picture.rename(tmp_path / "renamed.png")
    started = time.perf_counter()
    again = load_portrait(renamed, store)
    assert time.perf_counter() - started < 2
    assert again.content_hash == first.content_hash
    np.testing.assert_array_equal(again.landmarks_px, first.landmarks_px)
    assert len(files(tmp_path / "store")) == 1
    load_portrait(renamed, store, face=1, models=face_models)
    assert len(files(tmp_path / "store")) == 2
    renamed.write_bytes(b"no picture")
    with pytest.raises(UserError, match=r"renamed\.png is not a picture"):
        load_portrait(renamed, store, models=face_models)


def test_the_cache_belongs_to_the_user() -> None:
    assert default_directory().name == "derived"
    assert "talking-avatar" in default_directory().parts
