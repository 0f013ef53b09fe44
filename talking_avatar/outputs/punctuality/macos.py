"""macOS runs threads by their quality of service: see ``pthread_set_qos_class_self_np`` in pthread/qos.h."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping
from typing import Any

from talking_avatar.outputs.punctuality.urgency import Grant, Urgency

_USER_INTERACTIVE, _USER_INITIATED = 0x21, 0x19
_CLASSES: Mapping[Urgency, int] = {
    Urgency.PUNCTUAL: _USER_INTERACTIVE,
    Urgency.PROMPT: _USER_INITIATED,
}


def go_ahead(urgency: Urgency, library: Callable[[], Any] = lambda: ctypes.CDLL(None)) -> Grant:
    """``library`` loads the system's own."""
    choose = library().pthread_set_qos_class_self_np
    choose.argtypes, choose.restype = [ctypes.c_uint, ctypes.c_int], ctypes.c_int
    if choose(_CLASSES[urgency], 0):
        return Grant(False, "macOS refuses", "close what keeps the processor busy")
    return Grant(True, "macOS allows it")
