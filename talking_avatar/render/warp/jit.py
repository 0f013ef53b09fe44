"""How inner loops are compiled: once, ahead of time, kept on disk, one thread.

Every kernel has an explicit signature, so importing its module compiles it (some seconds, once per
installation) or loads it from the cache (milliseconds). Kernels release the GIL and are never parallel:
numba's parallel regions cost more here than they save."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import cv2
import numba
from numba import types

Function = TypeVar("Function", bound=Callable[..., Any])


def reads(dtype: str, dimensions: int) -> types.Array:
    """The type of a contiguous array that a kernel only reads: cached portraits are read-only."""
    return types.Array(getattr(types, dtype), dimensions, "C", readonly=True)


def writes(dtype: str, dimensions: int) -> types.Array:
    """The type of a contiguous array that a kernel writes to."""
    return types.Array(getattr(types, dtype), dimensions, "C")


def kernel(*arguments: types.Type) -> Callable[[Function], Function]:
    """Compile a function of ``arguments`` that returns nothing, with the settings above."""
    compiled: Any = numba.njit(
        types.void(*arguments),
        nogil=True,
        cache=True,
        fastmath=True,
        boundscheck=False,
        error_model="numpy",
    )
    return cast(Callable[[Function], Function], compiled)


def helper(function: Function) -> Function:
    """A function for kernels to call, compiled with them for what they hand it, with the same settings. What
    is called within a loop over pixels is better inlined, by ``numba.njit(inline="always")``."""
    compiled: Any = numba.njit(nogil=True, cache=True, fastmath=True, error_model="numpy")(function)
    return cast(Function, compiled)


def use_one_thread() -> None:
    """Keep OpenCV to the calling thread. Its setting is process-wide; splitting pictures this small costs
    more than it saves, and the other core belongs to sound and encoding."""
    cv2.setNumThreads(1)
