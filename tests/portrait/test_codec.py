from __future__ import annotations

import json
import string

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from talking_avatar.portrait.codec import CodecError, decode, encode
from talking_avatar.portrait.portrait import Portrait
from tests.fast_part import examples
from tests.fuzz.seeds import Leaf, Tree, tree

leaves = st.builds(
    Leaf,
    st.text(max_size=20),
    st.floats(allow_nan=False),
    st.integers(-(2**60), 2**60),
    st.booleans(),
    st.none() | st.text(max_size=5),
)
trees = st.builds(
    Tree,
    arrays(np.uint8, array_shapes(max_dims=3, max_side=5)),
    arrays(np.float64, array_shapes(min_dims=0, max_dims=2, min_side=0, max_side=4)),
    leaves,
    st.lists(leaves, max_size=3).map(tuple),
    st.tuples(st.integers(-9, 9), st.floats(-1, 1)),
    st.none() | arrays(np.float32, (2, 2)),
)


@given(trees)
@settings(max_examples=examples(30), deadline=None)
def test_everything_comes_back(value: Tree) -> None:
    arrays_by_name, text = encode(value)
    back = decode(Tree, arrays_by_name, text)
    for name in ("pixels", "points", "maybe"):
        wanted, got = getattr(value, name), getattr(back, name)
        if wanted is None:
            assert got is None
            continue
        assert got.dtype == wanted.dtype
        assert not got.flags.writeable
        np.testing.assert_array_equal(got, wanted)
    assert (back.leaf, back.leaves, back.pair) == (value.leaf, value.leaves, value.pair)
    assert encode(back)[1] == text


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(string.printable, max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


@given(st.data())
@settings(max_examples=examples(80), deadline=None)
def test_damaged_data_gives_a_codec_error_or_a_whole_value(data: st.DataObject) -> None:
    stored, text = encode(tree())
    table = json.loads(text)
    spot = data.draw(st.sampled_from(["field", "leaf", "text", "array", "missing"]))
    if spot == "field":
        table[data.draw(st.sampled_from(sorted(table)))] = data.draw(json_values)
        text = json.dumps(table)
    elif spot == "leaf":
        table["leaf"][data.draw(st.sampled_from(sorted(table["leaf"])))] = data.draw(json_values)
        text = json.dumps(table)
    elif spot == "text":
        at = data.draw(st.integers(0, len(text) - 1))
        text = text[:at] + data.draw(st.text(max_size=4)) + text[at + data.draw(st.integers(0, 6)) :]
    elif spot == "array":
        stored[data.draw(st.sampled_from(sorted(stored)))] = np.array([1 + 2j])
    else:
        del stored[data.draw(st.sampled_from(sorted(stored)))]
    try:
        value = decode(Tree, stored, text)
    except CodecError as error:
        assert "Tree" in str(error)
        return
    assert isinstance(value.leaf.size, float)
    assert type(value.leaf.is_seen) is bool
    assert all(isinstance(leaf, Leaf) for leaf in value.leaves)
    assert value.pixels.dtype == np.uint8


@given(st.text(max_size=40))
def test_other_text_is_no_portrait(text: str) -> None:
    with pytest.raises(CodecError):
        decode(Portrait, {}, text)


def test_deep_nesting_is_refused_not_a_crash() -> None:
    with pytest.raises(CodecError):
        decode(Tree, {}, "[" * 100_000)


@pytest.mark.every_case
@pytest.mark.parametrize("value", [{"a": 1}, [1], object(), np.array(["text"]), np.array([None])])
def test_what_cannot_be_stored_is_a_mistake_of_the_program(value: object) -> None:
    with pytest.raises(TypeError, match="cannot store"):
        encode(value)


def test_a_portrait_survives(woman: Portrait) -> None:
    back = decode(Portrait, *encode(woman))
    assert back.traits == woman.traits
    assert back.warnings == woman.warnings
    assert back.content_hash == woman.content_hash
    np.testing.assert_array_equal(back.crop, woman.crop)
    np.testing.assert_array_equal(back.head.rotation, woman.head.rotation)
