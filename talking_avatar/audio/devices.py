"""Microphones and outputs by the names that people see."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from talking_avatar.audio import pulse
from talking_avatar.audio.portaudio import portaudio
from talking_avatar.audio.pulse import Direction
from talking_avatar.errors import UserError

DEFAULT = "default"
"""The device that the system's settings choose."""

_PULSE_DEVICES = ("pulse", "pipewire")
"""ALSA's ways to a sound server, the one that lets itself be told more first."""

_WORDS = {"input": ("microphone", "input"), "output": ("loudspeaker or virtual cable", "output")}


@dataclass(frozen=True)
class AudioDevice:
    """``index`` is PortAudio's; ``endpoint`` the name within PulseAudio or PipeWire, ``None`` elsewhere.

    ``monitor``: not a microphone but the sound of an output.
    """

    name: str
    index: int
    endpoint: str | None = None
    monitor: bool = False


def audio_devices(direction: Direction) -> list[AudioDevice]:
    """What there is now, the real ones first. Raises :class:`UserError` without the PortAudio library."""
    library = portaudio()
    listed = library.devices()
    usable = [d for d in listed if d[f"max_{direction}_channels"] > 0]
    by_name = {d["name"]: d for d in usable}
    through = next((by_name[name] for name in _PULSE_DEVICES if name in by_name), None)
    if through is not None and (found := pulse.endpoints(direction)):
        known = [AudioDevice(e.description, through["index"], e.name, e.monitor) for e in found]
        return sorted(known, key=lambda device: device.monitor)
    devices: list[AudioDevice] = []
    for device in sorted(usable, key=lambda d: _api_rank(library.api_name(d["hostapi"]))):
        if all(device["name"] != other.name for other in devices):
            devices.append(AudioDevice(device["name"], device["index"]))
    return devices


def find_device(direction: Direction, wanted: str) -> AudioDevice:
    """The device called ``wanted``: its whole name, or a part that only one has, in small or large letters;
    ``DEFAULT`` is the system's choice.

    Raises :class:`UserError` that names what there is.
    """
    devices = audio_devices(direction)
    word, option = _WORDS[direction]
    if wanted == DEFAULT:
        return _default(direction, devices)
    exact = [d for d in devices if wanted in (d.name, d.endpoint)]
    part = [
        d for d in devices if wanted.lower() in d.name.lower() or wanted.lower() == (d.endpoint or "").lower()
    ]
    matches = exact or part
    if len(matches) == 1 or exact:
        return matches[0]
    if matches:
        names = ", ".join(d.name for d in matches)
        raise UserError(f"Several devices are called {wanted[:60]!r}", names, "name one of them in full")
    names = ", ".join(d.name for d in devices if not d.monitor) or f"no {option} at all"
    raise UserError(
        f"There is no {word} called {wanted[:60]!r} now", f"this computer has {names}", "plug it in"
    )


def _default(direction: Direction, devices: list[AudioDevice]) -> AudioDevice:
    word, _ = _WORDS[direction]
    if not devices:
        raise UserError(f"There is no {word} on this computer", "", "plug one in")
    if devices[0].endpoint is not None:
        return AudioDevice(f"the system's {word}", devices[0].index)
    index = portaudio().default_index(direction)
    chosen = [
        d for d in portaudio().devices_now() if d["index"] == index and d[f"max_{direction}_channels"] > 0
    ]
    return AudioDevice(chosen[0]["name"], index) if chosen else devices[0]


def _api_rank(api: str) -> int:
    """WASAPI before Windows' older ways to the same devices."""
    order = ("Windows WASAPI", "Core Audio", "ALSA") if sys.platform != "linux" else ("ALSA", "JACK")
    return next((i for i, name in enumerate(order) if name in api), len(order))
