"""How the warp engine's inner loops are compiled: once, ahead of time, kept on disk, one thread.

The only place that imports numba. Every kernel has an explicit signature, so importing its module compiles it
(some seconds, once per installation) or loads it from the cache (milliseconds). Kernels release the GIL and
are never parallel: numba's parallel regions cost more here than they save."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import cv2
import platformdirs

_CACHE_VARIABLE = "NUMBA_CACHE_DIR"


def _keep_machine_code_where_we_may_write() -> None:
    """Beside the sources if that is possible (numba's default), else in the user's cache directory."""
    beside = Path(__file__).parent
    if _CACHE_VARIABLE not in os.environ and not (beside.is_dir() and os.access(beside, os.W_OK)):
        os.environ[_CACHE_VARIABLE] = str(Path(platformdirs.user_cache_dir("talking-avatar")) / "kernels")


_keep_machine_code_where_we_may_write()

import numba  # noqa: E402  (it reads the variable when it is imported)

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
