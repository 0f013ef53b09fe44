"""Where compiled kernels are kept."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_VARIABLE = "NUMBA_CACHE_DIR"


def choose_kernel_cache() -> None:
    """Beside the sources where that is possible (numba's default), else in the user's cache directory.

    Must run before numba is first imported, which reads the variable then; a variable that is set stays.
    """
    beside = Path(__file__).parent
    if _VARIABLE not in os.environ and not (beside.is_dir() and os.access(beside, os.W_OK)):
        os.environ[_VARIABLE] = str(Path(platformdirs.user_cache_dir("talking-avatar")) / "kernels")
