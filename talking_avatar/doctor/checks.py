"""All checks, in the order in which people want to know."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from talking_avatar.doctor.camera import virtual_camera
from talking_avatar.doctor.computer import disk, processor, python
from talking_avatar.doctor.finding import Check, Finding, State, words_of
from talking_avatar.doctor.graphics import graphics_card, pytorch, window
from talking_avatar.doctor.kernels import compiled_kernels
from talking_avatar.doctor.machine import Machine
from talking_avatar.doctor.models import built_in_models, optional_models
from talking_avatar.doctor.packages import packages
from talking_avatar.doctor.priority import priority
from talking_avatar.doctor.sound import audio_clock, microphone
from talking_avatar.doctor.speed import speed
from talking_avatar.doctor.updates import updates
from talking_avatar.errors import UserError

CHECKS: Mapping[str, Check] = {
    "python": python,
    "packages": packages,
    "processor": processor,
    "priority": priority,
    "graphics": graphics_card,
    "pytorch": pytorch,
    "window": window,
    "microphone": microphone,
    "clock": audio_clock,
    "camera": virtual_camera,
    "disk": disk,
    "models": built_in_models,
    "added": optional_models,
    "loops": compiled_kernels,
    "speed": speed,
}
"""By the names that people choose them by."""

UPDATES = "updates"
ON_REQUEST: Mapping[str, Check] = {UPDATES: updates}
"""Use the network, so only when somebody asks for them."""

LONGEST_S = 60.0


def examine(
    names: Sequence[str] = tuple(CHECKS), machine: Machine | None = None, longest_s: float = LONGEST_S
) -> Iterator[Finding]:
    """One finding after the other, each when it is there. Raises ``KeyError`` for an unknown name."""
    there = machine or Machine()
    for name in names:
        yield look({**CHECKS, **ON_REQUEST}[name], name, there, longest_s)


def look(check: Check, name: str, machine: Machine, longest_s: float = LONGEST_S) -> Finding:
    """What the check finds; one that fails itself, or hangs in some driver, is an error as well."""
    found: list[Finding] = []

    def run() -> None:
        try:
            found.append(check(machine))
        except UserError as error:
            found.append(Finding(name, State.ERROR, words_of(error), error.remedy))
        except Exception as error:
            words = f"it could not be looked at ({type(error).__name__}: {error})"
            found.append(Finding(name, State.ERROR, words, "please report this"))

    thread = threading.Thread(target=run, name=f"doctor {name}", daemon=True)
    thread.start()
    thread.join(longest_s)
    if not found:
        remedy = "restart the computer, or unplug the device"
        return Finding(name, State.ERROR, f"no answer within {longest_s:.0f} s", remedy)
    words, remedy = (" ".join(text.split()) for text in (found[0].found, found[0].remedy))
    return replace(found[0], found=words, remedy=remedy)
