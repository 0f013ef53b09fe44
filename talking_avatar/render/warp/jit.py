"""How the warp engine's inner loops are compiled: once, ahead of time, kept on disk, one thread.

Every kernel has an explicit signature, so importing its module compiles it (some seconds, once per
installation) or loads it from the cache (milliseconds). Kernels release the GIL and are never parallel:
numba's parallel regions cost more here than they save. """

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import cv2
import numba

Function = TypeVar("Function", bound=Callable[..., Any])


def kernel(signature: str) -> Callable[[Function], Function]:
    """Compile a function for ``signature`` with the settings above."""
    compiled: Any = numba.njit(
        signature, nogil=True, cache=True, fastmath=True, boundscheck=False, error_model="numpy"
    )
    return cast(Callable[[Function], Function], compiled)


def use_one_thread() -> None:
    """Keep OpenCV to the calling thread. Its setting is process-wide; splitting pictures this small costs
    more than it saves, and the other core belongs to sound and encoding."""
    cv2.setNumThreads(1)
