"""How much memory this process has needed."""

from __future__ import annotations

import sys


def peak_memory_mb() -> float:
    """The largest resident size so far, in MiB; 0 where the system does not tell."""
    try:
        import resource  # not on Windows
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
