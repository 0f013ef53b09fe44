"""Commands that only root may run: the system's own programs ask the person, and for the password."""

from __future__ import annotations

from collections.abc import Sequence

from talking_avatar.doctor.machine import Machine
from talking_avatar.errors import UserError

_TYPING_S = 120.0


def privileged(machine: Machine, words: Sequence[str]) -> list[str] | None:
    """The whole command that runs ``words`` as root: sudo at a terminal, pkexec on a screen; ``None`` where
    there is no way."""
    program = machine.find(words[0])
    if program is None:
        return None
    command = [program, *words[1:]]
    if machine.is_administrator:
        return command
    on_screen = any(machine.environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    for asker, works, options in (("sudo", machine.terminal, ["--"]), ("pkexec", on_screen, [])):
        if works and (found := machine.find(asker)):
            return [found, *options, *command]
    return None


def run_privileged(machine: Machine, command: Sequence[str], failed: str) -> None:
    """Raises :class:`UserError` that begins with ``failed`` when it does, or the person refuses."""
    ran = machine.run(command, _TYPING_S)
    if ran.code != 0:
        said = ran.errors.strip().splitlines()
        raise UserError(failed, said[-1] if said else f"{command[0]} ended with {ran.code}")
