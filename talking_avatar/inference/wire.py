"""The little of protocol buffers that an ONNX file needs (protobuf.dev, "Encoding").

A message is the bytes of its fields, one after the other; a field is given by its number and its value.
"""

from __future__ import annotations

import struct

_VARINT, _BYTES, _FLOAT = 0, 2, 5


def varint_field(number: int, value: int) -> bytes:
    """An integer, negative ones as two's complement of 64 bits."""
    return _varint(number << 3 | _VARINT) + _varint(value % 2**64)


def float_field(number: int, value: float) -> bytes:
    return _varint(number << 3 | _FLOAT) + struct.pack("<f", value)


def bytes_field(number: int, value: bytes | str) -> bytes:
    """A string, raw bytes, or a message within the message."""
    data = value.encode() if isinstance(value, str) else value
    return bytes_start(number, len(data)) + data


def bytes_start(number: int, length: int) -> bytes:
    """What stands before ``length`` bytes of a string or message."""
    return _varint(number << 3 | _BYTES) + _varint(length)


def _varint(value: int) -> bytes:
    parts = bytearray()
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    parts.append(value)
    return bytes(parts)
