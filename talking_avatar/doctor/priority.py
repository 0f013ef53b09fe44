"""Whether this program's punctual threads may run before other programs."""

from __future__ import annotations

from collections.abc import Callable

from talking_avatar.doctor.finding import Finding, State
from talking_avatar.doctor.machine import Machine
from talking_avatar.outputs.punctuality.priority import go_ahead
from talking_avatar.outputs.punctuality.urgency import Grant, Urgency

_NAME = "Priority"


def priority(machine: Machine, ask: Callable[[Urgency], Grant] = go_ahead) -> Finding:
    """Asks as a live session does, for the calling thread, which for a check ends at once."""
    del machine
    grant = ask(Urgency.PUNCTUAL)
    if grant.granted:
        return Finding(_NAME, State.OK, f"live threads go ahead of other programs: {grant.words}")
    found = f"busy programs can make live frames late: {grant.words}"
    return Finding(_NAME, State.WARNING, found, grant.remedy)
