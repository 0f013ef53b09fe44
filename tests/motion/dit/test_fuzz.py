"""Motion models that nobody sane would make: refused with one sentence, or read as well as the original."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talking_avatar.errors import UserError
from talking_avatar.motion.dit.config import DenoiserConfig
from talking_avatar.motion.dit.description import ModelDescription
from talking_avatar.motion.dit.stored_model import read_model
from talking_avatar.resources import bundled
from tests.fast_part import examples

MODEL = bundled("models", "motion_built_in.safetensors")
EASY = settings(
    max_examples=examples(150),
    deadline=2000,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    database=None,
    derandomize=True,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=10,
)


@pytest.fixture(scope="module")
def whole() -> bytes:
    return MODEL.read_bytes()


@pytest.fixture(scope="module")
def description(whole: bytes) -> dict[str, object]:
    return json.loads(header(whole)["__metadata__"]["description"])


def header(file: bytes) -> dict[str, dict[str, str]]:
    (length,) = struct.unpack_from("<Q", file)
    return json.loads(file[8 : 8 + length])


def with_description(whole: bytes, text: str) -> bytes:
    (length,) = struct.unpack_from("<Q", whole)
    changed = header(whole)
    changed["__metadata__"]["description"] = text
    head = json.dumps(changed).encode()
    return struct.pack("<Q", len(head)) + head + whole[8 + length :]


def refused_or_read(content: bytes, folder: Path) -> None:
    path = folder / "model.safetensors"
    path.write_bytes(content)
    try:
        model = read_model(path)
    except UserError:
        return
    assert len(model.normalisation) == model.description.config.motion_dim


@pytest.mark.full
@EASY
@given(data=st.data())
def test_a_damaged_header(whole: bytes, tmp_path: Path, data: st.DataObject) -> None:
    (length,) = struct.unpack_from("<Q", whole)
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, 7 + length))] = data.draw(st.integers(0, 255))
    refused_or_read(bytes(damaged), tmp_path)


@pytest.mark.full
@EASY
@given(share=st.floats(0, 1))
def test_a_file_that_was_cut_off(whole: bytes, tmp_path: Path, share: float) -> None:
    refused_or_read(whole[: int(share * len(whole))], tmp_path)


@pytest.mark.full
@EASY
@given(data=st.data())
def test_a_description_with_other_values(
    whole: bytes, description: dict[str, object], tmp_path: Path, data: st.DataObject
) -> None:
    changed = json.loads(json.dumps(description))
    where = changed["config"] if data.draw(st.booleans()) else changed
    where[data.draw(st.sampled_from(sorted(where)))] = data.draw(JSON)
    refused_or_read(with_description(whole, json.dumps(changed)), tmp_path)


@EASY
@given(text=st.text(max_size=200) | JSON.map(json.dumps))
def test_a_description_that_is_none(text: str) -> None:
    with pytest.raises(UserError):
        ModelDescription.from_json(text)


def test_a_description_that_is_nested_without_end() -> None:
    with pytest.raises(UserError):
        ModelDescription.from_json("[" * 100_000)


@pytest.mark.parametrize("name", ["layers", "width", "window_frames", "step_count", "motion_dim", "heads"])
@pytest.mark.parametrize("value", [10**9, -1, 0, 2.5, float("inf"), "8", True, None])
def test_a_size_that_is_none(description: dict[str, object], name: str, value: object) -> None:
    config = dict(description["config"])  # type: ignore[call-overload]
    with pytest.raises(UserError):
        DenoiserConfig.from_json({**config, name: value})
