"""How a microphone of a sound server is reached, where ALSA knows one way or two."""

from __future__ import annotations

import os
from typing import Any

import pytest

from talking_avatar.audio import devices, pulse
from talking_avatar.audio.devices import audio_devices, find_device

SERVERS_OWN = [pulse.PulseEndpoint("mic", "Desk Mic", False), pulse.PulseEndpoint("ear.monitor", "Ear", True)]


class Listed:
    """PortAudio's list: ALSA's devices by name."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def devices(self) -> list[dict[str, Any]]:
        return [
            {"name": name, "index": k, "hostapi": 0, "max_input_channels": 2, "max_output_channels": 2}
            for k, name in enumerate(self._names)
        ]

    def api_name(self, index: int) -> str:
        return "ALSA"


@pytest.mark.parametrize(
    ("names", "index"),
    [(("hw:0", "pulse", "default"), 1), (("pipewire", "pulse", "default"), 1), (("pipewire", "default"), 0)],
)
def test_the_servers_microphones_are_reached_by_the_best_way_there_is(
    monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...], index: int
) -> None:
    monkeypatch.setattr(devices, "portaudio", lambda: Listed(*names))
    monkeypatch.setattr(pulse, "endpoints", lambda direction: SERVERS_OWN)
    device = find_device("input", "desk")
    assert (device.name, device.endpoint, device.index) == ("Desk Mic", "mic", index)


def test_without_a_server_alsas_own_devices_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "portaudio", lambda: Listed("hw:0", "hw:1"))
    monkeypatch.setattr(pulse, "endpoints", lambda direction: [])
    assert [device.name for device in audio_devices("input")] == ["hw:0", "hw:1"]


def test_both_plug_ins_are_told_the_name_and_only_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PULSE_SOURCE", raising=False)
    monkeypatch.setenv("PIPEWIRE_NODE", "mine")
    with pulse.chosen("input", "mic"):
        assert (os.environ["PULSE_SOURCE"], os.environ["PIPEWIRE_NODE"]) == ("mic", "mic")
    assert "PULSE_SOURCE" not in os.environ
    assert os.environ["PIPEWIRE_NODE"] == "mine"
