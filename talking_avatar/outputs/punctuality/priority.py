"""The calling thread asks this system to run it before others."""

from __future__ import annotations

import sys

from talking_avatar.outputs.punctuality.urgency import Grant, Urgency


def go_ahead(urgency: Urgency) -> Grant:
    """Let the calling thread, which keeps it until it ends, run before others where the system allows it.

    May take a second where a service of the system is slow to answer.
    """
    if sys.platform == "linux":
        from talking_avatar.outputs.punctuality import linux

        return linux.go_ahead(urgency)
    if sys.platform == "win32":
        from talking_avatar.outputs.punctuality import windows

        return windows.go_ahead(urgency)
    if sys.platform == "darwin":
        from talking_avatar.outputs.punctuality import macos

        return macos.go_ahead(urgency)
    return Grant(False, "this system is not known to allow it", "close what keeps the processor busy")
