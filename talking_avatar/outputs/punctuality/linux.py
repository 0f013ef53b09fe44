"""Linux keeps a niceness for every thread (sched(7)), and lets some people lower it."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Mapping

from talking_avatar.outputs.punctuality import realtime_kit
from talking_avatar.outputs.punctuality.urgency import Grant, Urgency

NICENESS: Mapping[Urgency, int] = {Urgency.PUNCTUAL: -10, Urgency.PROMPT: -5}

_LIMITS = "give your user the line '- nice -11' in /etc/security/limits.conf"


def go_ahead(urgency: Urgency, ask_kit: Callable[[int, int], None] = realtime_kit.lower_niceness) -> Grant:
    """Root may, and people with a limit ``nice`` in limits.conf(5), which audio set-ups raise for their
    group. Everybody else who sits at the computer asks RealtimeKit, as sound servers do.

    Not ``SCHED_RR``, which RealtimeKit gives as well: it ends a process whose thread computes for a fifth
    of a second without a pause (``RLIMIT_RTTIME``), as loading and collecting garbage do at times.
    """
    niceness = NICENESS[urgency]
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, niceness)
        return Grant(True, "this user may")
    try:
        ask_kit(threading.get_native_id(), niceness)
    except realtime_kit.KitMissing as missing:
        remedy = f"install rtkit (Debian and Ubuntu: sudo apt install rtkit), or {_LIMITS}, and log in again"
        return Grant(False, f"this user may not, and {missing}", remedy)
    except realtime_kit.KitRefusal as refusal:
        remedy = f"log in at the computer itself, or {_LIMITS} and log in again"
        return Grant(False, f"RealtimeKit refuses ({refusal})", remedy)
    return Grant(True, "RealtimeKit allows it")
