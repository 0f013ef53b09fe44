"""Whether a newer version is out; looks only when somebody asks for it, because it uses the network."""

from __future__ import annotations

from talking_avatar import __version__
from talking_avatar.doctor.finding import Finding, State, words_of
from talking_avatar.doctor.machine import Machine
from talking_avatar.errors import UserError

_NAME = "Updates"


def updates(machine: Machine) -> Finding:
    try:
        newer = machine.newer_release()
    except UserError as error:
        return Finding(_NAME, State.WARNING, words_of(error), error.remedy)
    if newer is None:
        return Finding(_NAME, State.OK, f"{__version__} is the newest version")
    urgent = ", which closes a security hole" if newer.urgent else ""
    state = State.ERROR if newer.urgent else State.WARNING
    return Finding(
        _NAME, state, f"{newer.version} is out{urgent}; this is {__version__}", f"get it from {newer.page}"
    )
