"""Graphs written by hand compute what their operators say."""

from __future__ import annotations

import numpy as np
import pytest

from talking_avatar.inference.graph import Graph
from talking_avatar.inference.session import Network
from talking_avatar.inference.wire import varint_field

RANDOM = np.random.default_rng(4)


def values(*shape: int) -> np.ndarray:
    return RANDOM.standard_normal(shape).astype(np.float32)


def test_a_layer_with_its_norm() -> None:
    weight, bias, scale, offset = values(5, 3), values(5), values(5), values(5)
    graph = Graph()
    x = graph.input("x", ("n", 3))
    graph.output("y", graph.normed(graph.linear(x, weight, bias), scale, offset), ("n", 5))
    given = values(7, 3)
    linear = given @ weight.T + bias
    spread = np.sqrt(linear.var(axis=1, keepdims=True) + 1e-5)
    expected = (linear - linear.mean(axis=1, keepdims=True)) / spread * scale + offset
    np.testing.assert_allclose(Network(graph.to_bytes())({"x": given})[0], expected, atol=1e-5)


def test_attention_of_few_queries_to_many_keys() -> None:
    graph = Graph()
    query, key, value = (graph.input(name, (2, name, 6)) for name in ("q", "k", "v"))
    graph.output("y", graph.attention(query, key, value, 2), (2, "q", 6))
    q, k, v = values(2, 3, 6), values(2, 4, 6), values(2, 4, 6)
    expected = np.zeros_like(q)
    for head in (slice(0, 3), slice(3, 6)):
        scores = np.exp(q[..., head] @ k[..., head].transpose(0, 2, 1) / np.sqrt(3))
        expected[..., head] = scores / scores.sum(axis=2, keepdims=True) @ v[..., head]
    np.testing.assert_allclose(Network(graph.to_bytes())({"q": q, "k": k, "v": v})[0], expected, atol=1e-5)


def test_parts_come_out_in_their_order() -> None:
    graph = Graph()
    x = graph.input("x", (1, 9))
    first, second = graph.split(x, [2, 7])
    graph.output("odd", graph.part(second, 1, 1, step=2), (1, 3))
    graph.output("first", first, (1, 2))
    odd, head = Network(graph.to_bytes())({"x": np.arange(9, dtype=np.float32)[None]})
    assert odd.tolist() == [[3, 5, 7]]
    assert head.tolist() == [[0, 1]]


def test_shapes_that_do_not_fit_are_refused() -> None:
    graph = Graph()
    graph.output("y", graph.linear(graph.input("x", ("n", 3)), values(5, 4), None), ("n", 5))
    with pytest.raises(Exception, match="MatMul"):
        Network(graph.to_bytes())


def test_numbers_as_protocol_buffers_write_them() -> None:
    # The examples of the format's own description.
    assert varint_field(1, 150) == bytes.fromhex("089601")
    assert varint_field(1, -2) == bytes.fromhex("08feffffffffffffffff01")
