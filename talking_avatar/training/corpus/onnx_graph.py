"""One more output of an ONNX model, without the onnx package."""

from __future__ import annotations


def with_float_output(model: bytes, name: str) -> bytes:
    """The model with the inner float value ``name`` as an additional, last output.

    A serialised protobuf message that is followed by another of its kind is read as the two merged
    (protobuf.dev, "Encoding: Last One Wins"), so it is enough to append a ModelProto that holds
    a graph with nothing but the output. Field numbers from onnx.proto3: ModelProto.graph 7, GraphProto.output
    12, ValueInfoProto.name 1 and .type 2, TypeProto.tensor_type 1, Tensor.elem_type 1 (FLOAT is 1).
    """
    float_tensor = _field(1, b"\x08\x01")
    value = _field(1, name.encode()) + _field(2, float_tensor)
    return model + _field(7, _field(12, value))


def _field(number: int, content: bytes) -> bytes:
    """A length-delimited field; everything here is shorter than 128 bytes."""
    assert len(content) < 128
    return bytes([number << 3 | 2, len(content)]) + content
