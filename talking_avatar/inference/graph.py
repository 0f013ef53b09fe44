"""Graphs in the ONNX format (onnx.ai, "Open Neural Network Exchange Intermediate Representation",
version 10), written as one writes a network in Python: values are names, operators make new ones of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from talking_avatar.inference.wire import bytes_field, bytes_start, float_field, varint_field

Attribute = int | float | str | Sequence[int]
Dims = Sequence[int | str]
"""Sizes; a name stands for any size."""

_IR_VERSION = 10
_OPERATORS, _MICROSOFT = 20, "com.microsoft"
_FLOAT, _INT64 = 1, 7
_NORM_EPSILON = 1e-5
"""PyTorch's."""

# Field numbers of onnx.proto.
_MODEL_IR, _MODEL_GRAPH, _MODEL_OPERATORS = 1, 7, 8
_GRAPH_NODE, _GRAPH_NAME, _GRAPH_CONSTANT, _GRAPH_INPUT, _GRAPH_OUTPUT = 1, 2, 5, 11, 12
_NODE_INPUT, _NODE_OUTPUT, _NODE_OPERATOR, _NODE_ATTRIBUTE, _NODE_DOMAIN = 1, 2, 4, 5, 7
_ATTRIBUTE_NAME, _ATTRIBUTE_KIND = 1, 20
_TENSOR_DIM, _TENSOR_KIND, _TENSOR_NAME, _TENSOR_DATA = 1, 2, 8, 9


class Graph:
    """A network of float32 values that grows operator by operator."""

    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._constants: list[tuple[bytes, NDArray[np.generic]]] = []
        self._inputs: list[bytes] = []
        self._outputs: list[bytes] = []
        self._count = 0

    def input(self, name: str, dims: Dims) -> str:
        self._inputs.append(_value(name, dims))
        return name

    def output(self, name: str, value: str, dims: Dims) -> None:
        """``value`` leaves the graph as ``name``."""
        self._add("Identity", [value], [name], {})
        self._outputs.append(_value(name, dims))

    def constant(self, values: NDArray[np.floating] | NDArray[np.integer] | Sequence[int]) -> str:
        """Floating values become float32, whole numbers int64."""
        array = np.asarray(values)
        whole = np.issubdtype(array.dtype, np.integer)
        array = np.ascontiguousarray(array, np.int64 if whole else np.float32)
        name = self._new()
        tensor = b"".join(varint_field(_TENSOR_DIM, size) for size in array.shape)
        tensor += varint_field(_TENSOR_KIND, _INT64 if whole else _FLOAT)
        tensor += bytes_field(_TENSOR_NAME, name)
        self._constants.append((tensor, array))
        return name

    def op(self, operator: str, *inputs: str, **attributes: Attribute) -> str:
        """The first result of an operator; one of ONNX Runtime's own has ``domain="com.microsoft"``."""
        result = self._new()
        self._add(operator, inputs, [result], attributes)
        return result

    def split(self, value: str, sizes: Sequence[int]) -> list[str]:
        """Parts of the last axis."""
        parts = [self._new() for _ in sizes]
        self._add("Split", [value, self.constant(sizes)], parts, {"axis": -1})
        return parts

    def part(self, value: str, axis: int, start: int, stop: int | None = None, step: int = 1) -> str:
        """``value[start:stop:step]`` along one axis."""
        stop = np.iinfo(np.int64).max if stop is None else stop
        return self.op("Slice", value, *(self.constant([number]) for number in (start, stop, axis, step)))

    def linear(self, value: str, weight: NDArray[np.floating], bias: NDArray[np.floating] | None) -> str:
        """``value (..., in)`` with PyTorch's ``weight (out, in)`` and ``bias (out,)`` -> ``(..., out)``."""
        product = self.op("MatMul", value, self.constant(np.asarray(weight, np.float32).T))
        return product if bias is None else self.op("Add", product, self.constant(bias))

    def normed(self, value: str, weight: NDArray[np.floating], bias: NDArray[np.floating]) -> str:
        """Over the last axis, to zero mean and unit spread (Ba et al. 2016)."""
        return self.op(
            "LayerNormalization",
            value,
            self.constant(weight),
            self.constant(bias),
            axis=-1,
            epsilon=_NORM_EPSILON,
        )

    def attention(self, query: str, key: str, value: str, heads: int) -> str:
        """Softmax attention (Vaswani et al. 2017) of ``(n, q, width)`` to ``(n, k, width)``, every query to
        every key."""
        return self.op("MultiHeadAttention", query, key, value, domain=_MICROSOFT, num_heads=heads)

    def to_bytes(self) -> bytes:
        """The whole model as an ONNX file. The constants, by far the most of it, are copied only once."""
        parts: list[bytes | memoryview] = [bytes_field(_GRAPH_NODE, node) for node in self._nodes]
        parts.append(bytes_field(_GRAPH_NAME, "network"))
        for about, array in self._constants:
            data = array.reshape(-1).view(np.uint8).data
            start = about + bytes_start(_TENSOR_DATA, len(data))
            parts += [bytes_start(_GRAPH_CONSTANT, len(start) + len(data)) + start, data]
        parts += [bytes_field(_GRAPH_INPUT, value) for value in self._inputs]
        parts += [bytes_field(_GRAPH_OUTPUT, value) for value in self._outputs]
        model = [varint_field(_MODEL_IR, _IR_VERSION)]
        for domain, version in (("", _OPERATORS), (_MICROSOFT, 1)):
            model.append(bytes_field(_MODEL_OPERATORS, bytes_field(1, domain) + varint_field(2, version)))
        return b"".join([*model, bytes_start(_MODEL_GRAPH, sum(map(len, parts))), *parts])

    def _new(self) -> str:
        self._count += 1
        return f"v{self._count}"

    def _add(
        self,
        operator: str,
        inputs: Sequence[str],
        outputs: Sequence[str],
        attributes: Mapping[str, Attribute],
    ) -> None:
        node = b"".join(bytes_field(_NODE_INPUT, name) for name in inputs)
        node += b"".join(bytes_field(_NODE_OUTPUT, name) for name in outputs)
        node += bytes_field(_NODE_OPERATOR, operator)
        for name, value in attributes.items():
            if name == "domain":
                node += bytes_field(_NODE_DOMAIN, str(value))
            else:
                node += bytes_field(_NODE_ATTRIBUTE, _attribute(name, value))
        self._nodes.append(node)


def _attribute(name: str, value: Attribute) -> bytes:
    start = bytes_field(_ATTRIBUTE_NAME, name)
    if isinstance(value, float):
        return start + float_field(2, value) + varint_field(_ATTRIBUTE_KIND, 1)
    if isinstance(value, int):
        return start + varint_field(3, value) + varint_field(_ATTRIBUTE_KIND, 2)
    if isinstance(value, str):
        return start + bytes_field(4, value) + varint_field(_ATTRIBUTE_KIND, 3)
    return start + b"".join(varint_field(8, number) for number in value) + varint_field(_ATTRIBUTE_KIND, 7)


def _value(name: str, dims: Dims) -> bytes:
    shape = b"".join(
        bytes_field(1, varint_field(1, size) if isinstance(size, int) else bytes_field(2, size))
        for size in dims
    )
    tensor = varint_field(1, _FLOAT) + bytes_field(2, shape)
    return bytes_field(1, name) + bytes_field(2, bytes_field(1, tensor))
