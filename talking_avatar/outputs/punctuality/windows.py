"""Windows has a scheduler for threads of sound and video: the Multimedia Class Scheduler Service.

See AvSetMmThreadCharacteristicsW in Microsoft's reference of avrt.h; a thread leaves its class when it ends.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping
from typing import Any

from talking_avatar.outputs.punctuality.urgency import Grant, Urgency

_TASKS: Mapping[Urgency, str] = {Urgency.PUNCTUAL: "Pro Audio", Urgency.PROMPT: "Capture"}
_REMEDY = "start the service Multimedia Class Scheduler (services.msc)"


def go_ahead(urgency: Urgency, library: Callable[[], Any] = lambda: ctypes.CDLL("avrt.dll")) -> Grant:
    """``library`` loads avrt, or raises ``OSError``."""
    try:
        join = library().AvSetMmThreadCharacteristicsW
    except OSError:
        return Grant(False, "this Windows has no multimedia scheduler", _REMEDY)
    join.argtypes, join.restype = [ctypes.c_wchar_p, ctypes.POINTER(ctypes.c_ulong)], ctypes.c_void_p
    if not join(_TASKS[urgency], ctypes.byref(ctypes.c_ulong(0))):
        return Grant(False, "Windows' multimedia scheduler refuses", _REMEDY)
    return Grant(True, "Windows' multimedia scheduler allows it")
