"""Going ahead of other work, for threads that keep deadlines."""

from __future__ import annotations

import contextlib
import os
import sys

PUNCTUAL, PROMPT = -10, -5
"""Niceness of what sleeps nearly all the time and must wake in time, and of work that others wait for."""


def go_ahead(niceness: int = PUNCTUAL) -> bool:
    """Let the calling thread run before others, where the system allows it; says whether it does.

    Linux keeps a niceness for every thread (sched(7)) and allows negative ones up to the limit ``nice`` of
    limits.conf(5), which audio set-ups raise for their group. Elsewhere nothing is changed.
    """
    if sys.platform != "linux":
        return False
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, niceness)
        return True
    return False
