"""Nested frozen dataclasses to arrays and JSON, and back by their type hints; no code in files."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")

_ARRAY = "array"


class CodecError(ValueError):
    """The stored data does not describe a value of the wanted type."""


def encode(value: Any) -> tuple[dict[str, NDArray], str]:
    """Arrays by name, and the rest as JSON that refers to them.

    Values may be dataclasses, tuples, arrays of numbers or booleans, ``int``, ``float``, ``bool``, ``str``
    and ``None``, nested in any way. Anything else raises ``TypeError``.
    """
    arrays: dict[str, NDArray] = {}
    tree = _encode(value, arrays)
    return arrays, json.dumps(tree)


def decode(wanted: type[T], arrays: Mapping[str, NDArray], text: str) -> T:
    """The value that :func:`encode` took apart, with read-only arrays.

    Raises :class:`CodecError` when the data does not fit the type.
    """
    try:
        value: T = _decode(json.loads(text), wanted, arrays)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise CodecError(f"not a stored {wanted.__name__}: {error}") from error
    return value


def _encode(value: Any, arrays: dict[str, NDArray]) -> Any:
    if isinstance(value, np.ndarray):
        if value.dtype.kind not in "biuf":
            raise TypeError(f"cannot store an array of {value.dtype}")
        name = str(len(arrays))
        arrays[name] = np.asarray(value, dtype=value.dtype.newbyteorder("="), order="C")
        return {_ARRAY: name}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _encode(getattr(value, f.name), arrays) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_encode(item, arrays) for item in value]
    if isinstance(value, np.generic):
        return value.item()
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    raise TypeError(f"cannot store a {type(value).__name__}")


def _decode(tree: Any, hint: Any, arrays: Mapping[str, NDArray]) -> Any:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _decode_union(tree, hint, arrays)
    if origin is np.ndarray:
        return _array(tree, hint, arrays)
    if origin is tuple:
        return _decode_tuple(tree, typing.get_args(hint), arrays)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _decode_dataclass(tree, hint, arrays)
    if hint is float and type(tree) is int:
        return float(tree)
    if hint in (bool, int, float, str, type(None)) and type(tree) is hint:
        return tree
    raise CodecError(f"{type(tree).__name__} where {hint} was expected")


def _decode_union(tree: Any, hint: Any, arrays: Mapping[str, NDArray]) -> Any:
    for option in typing.get_args(hint):
        try:
            return _decode(tree, option, arrays)
        except (CodecError, KeyError, TypeError):
            continue
    raise CodecError(f"nothing of {hint} fits")


def _decode_tuple(tree: Any, items: tuple[Any, ...], arrays: Mapping[str, NDArray]) -> tuple[Any, ...]:
    if not isinstance(tree, list):
        raise CodecError("a list was expected")
    if len(items) == 2 and items[1] is Ellipsis:
        items = (items[0],) * len(tree)
    if len(items) != len(tree):
        raise CodecError(f"{len(tree)} items where {len(items)} were expected")
    return tuple(_decode(part, item, arrays) for part, item in zip(tree, items, strict=True))


def _decode_dataclass(tree: Any, cls: type, arrays: Mapping[str, NDArray]) -> Any:
    hints = typing.get_type_hints(cls)
    fields = [f.name for f in dataclasses.fields(cls)]
    if not isinstance(tree, dict) or set(tree) != set(fields):
        raise CodecError(f"the fields are not those of {cls.__name__}")
    return cls(**{name: _decode(tree[name], hints[name], arrays) for name in fields})


def _array(tree: Any, hint: Any, arrays: Mapping[str, NDArray]) -> NDArray:
    array = arrays[tree[_ARRAY]]
    (wanted,) = typing.get_args(typing.get_args(hint)[1]) or (Any,)
    if isinstance(wanted, type) and not np.issubdtype(array.dtype, wanted):
        raise CodecError(f"an array of {array.dtype} where {wanted.__name__} was expected")
    array.setflags(write=False)
    return array
