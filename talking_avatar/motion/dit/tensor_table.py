"""Saying how the tensors of a file differ from the ones that are wanted."""

from __future__ import annotations

from collections.abc import Mapping

_SHOWN = 4

Shapes = Mapping[str, tuple[int, ...]]


def differences(wanted: Shapes, found: Shapes) -> str:
    """Which keys are missing, unknown, or of another shape, in words; empty when all fits."""
    missing = [f"{key} {_shape(wanted[key])}" for key in wanted if key not in found]
    unknown = [f"{key} {_shape(found[key])}" for key in found if key not in wanted]
    other = [
        f"{key} is {_shape(found[key])} instead of {_shape(wanted[key])}"
        for key in wanted
        if key in found and found[key] != wanted[key]
    ]
    parts = [
        f"{verb}: {_listed(keys)}"
        for verb, keys in (("missing", missing), ("unknown", unknown), ("of another shape", other))
        if keys
    ]
    return "; ".join(parts)


def _shape(shape: tuple[int, ...]) -> str:
    return f"({', '.join(map(str, shape))})"


def _listed(keys: list[str]) -> str:
    rest = len(keys) - _SHOWN
    return ", ".join(keys[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
