"""Making prepared data read-only."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

import numpy as np

Prepared = TypeVar("Prepared")


def frozen(prepared: Prepared) -> Prepared:
    """``prepared`` itself, with every array in it and in its parts made read-only.

    Stored rigs come back read-only; a fresh one must be of the same kind, or kernels are compiled for both.
    """
    _freeze(prepared)
    return prepared


def _freeze(value: Any) -> None:
    if isinstance(value, np.ndarray):
        value.setflags(write=False)
    elif isinstance(value, (tuple, list)):
        for item in value:
            _freeze(item)
    elif is_dataclass(value):
        for field in fields(value):
            _freeze(getattr(value, field.name))
