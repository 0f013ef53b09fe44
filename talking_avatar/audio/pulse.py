"""Sources and sinks of PulseAudio and PipeWire, by the names that ``pactl`` knows.

PortAudio sees both servers as the one device "pulse" and the list of its devices stands still from the start;
the server's own list is always true, and its environment variables choose among them when a stream opens.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

_TIMEOUT_S = 3.0
_CHOICE = {
    "input": ("PULSE_SOURCE", "PIPEWIRE_NODE"),
    "output": ("PULSE_SINK", "PIPEWIRE_NODE"),
}
"""Variables of libpulse, and of PipeWire's own plug-in for ALSA, which is all that Fedora has."""

_choosing = threading.Lock()
"""The environment belongs to the whole process."""

Direction = Literal["input", "output"]


@dataclass(frozen=True)
class PulseEndpoint:
    """``name`` as the server calls it, ``description`` as people do; ``monitor``: the sound of an output."""

    name: str
    description: str
    monitor: bool


def pactl(*arguments: str) -> str | None:
    """What ``pactl`` answers; ``None`` without it or without a server."""
    program = shutil.which("pactl")
    if program is None:
        return None
    try:
        done = subprocess.run(
            [program, *arguments],
            capture_output=True,
            text=True,
            timeout=_TIMEOUT_S,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout if done.returncode == 0 else None


def endpoints(direction: Direction) -> list[PulseEndpoint]:
    """Everything the server offers now; empty without one."""
    kind = "sources" if direction == "input" else "sinks"
    answer = pactl("-f", "json", "list", kind)
    try:
        entries = json.loads(answer) if answer else []
    except ValueError:
        return []
    return [
        PulseEndpoint(
            entry["name"],
            entry.get("description") or entry["name"],
            entry.get("properties", {}).get("device.class") == "monitor",
        )
        for entry in entries
    ]


@contextmanager
def chosen(direction: Direction, name: str | None) -> Iterator[None]:
    """Streams opened within are connected to the endpoint ``name``; ``None`` lets the server choose."""
    if name is None:
        yield
        return
    with _choosing:
        before = {variable: os.environ.get(variable) for variable in _CHOICE[direction]}
        os.environ.update(dict.fromkeys(before, name))
        try:
            yield
        finally:
            for variable, value in before.items():
                if value is None:
                    del os.environ[variable]
                else:
                    os.environ[variable] = value


class EndpointWatch:
    """Notices when an endpoint is gone: the server quietly connects its streams to another one, and a
    microphone must not turn into the sound of the loudspeaker."""

    def __init__(self, direction: Direction, name: str) -> None:
        self._direction, self._name = direction, name
        self._kind = b"source " if direction == "input" else b"sink "
        self._subscription: subprocess.Popen[bytes] | None = None
        program = shutil.which("pactl")
        if program is not None:
            self._subscription = subprocess.Popen(
                [program, "subscribe"],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "LC_ALL": "C"},
            )
            assert self._subscription.stdout is not None
            os.set_blocking(self._subscription.stdout.fileno(), False)

    def gone(self) -> bool:
        """Whether it went away; never waits unless the server's devices changed just now."""
        subscription = self._subscription
        if subscription is None or subscription.stdout is None:
            return False
        events = subscription.stdout.read()
        if events == b"":
            return True  # the server itself is gone
        if not events or b"'remove' on " + self._kind not in events:
            return False
        return all(endpoint.name != self._name for endpoint in endpoints(self._direction))

    def close(self) -> None:
        if self._subscription is not None:
            self._subscription.kill()
            self._subscription.wait()
            if self._subscription.stdout is not None:
                self._subscription.stdout.close()
            self._subscription = None
