"""What the pickers offer, with a real sound server whose microphone comes and goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from talking_avatar.audio.devices import DEFAULT
from talking_avatar.desktop.theme import ThemeKeeper
from talking_avatar.desktop.transport import device_lists
from talking_avatar.desktop.transport.camera_box import CameraBox
from talking_avatar.desktop.transport.device_lists import CameraChoice, Devices, DeviceWatch, devices_now
from talking_avatar.desktop.transport.microphone_box import MicrophoneBox
from talking_avatar.live.session_messages import UseVoice
from tests.pulse_server import missing_program, pulse_server


@pytest.mark.full
@pytest.mark.skipif(missing_program() != "", reason=f"needs the program {missing_program()}")
def test_a_microphone_is_noticed_when_it_comes_and_when_it_goes(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(device_lists, "_LOOK_EVERY_MS", 100)
    owner = QObject()
    with pulse_server(tmp_path) as server:
        watch = DeviceWatch(owner)
        watch.begin()
        qtbot.waitUntil(lambda: watch.devices.microphones == ("TestMicrophone",), timeout=10_000)
        module = next(
            line.split()[0]
            for line in server.pactl("list", "short", "modules").splitlines()
            if "module-remap-source" in line
        )
        server.pactl("unload-module", module)
        qtbot.waitUntil(lambda: watch.devices.microphones == (), timeout=10_000)
        server.load_microphone()
        qtbot.waitUntil(lambda: watch.devices.microphones == ("TestMicrophone",), timeout=10_000)
        watch.end()


def test_between_thorough_looks_portaudio_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device_lists.pulse, "endpoints", lambda direction: [])

    def restart(direction: str) -> None:
        raise AssertionError("PortAudio was started anew")

    monkeypatch.setattr(device_lists, "audio_devices", restart)
    assert devices_now(Devices(("USB",), ("Speaker",))).microphones == ("USB",)


def test_the_chosen_microphone_stays_in_the_list_while_it_is_away(qtbot: QtBot, dressed: ThemeKeeper) -> None:
    box = MicrophoneBox("USB", UseVoice())
    qtbot.addWidget(box)
    assert box.picker.currentText() == "USB (not there)"
    box.show_devices(Devices(("Built-in", "USB")))
    assert box.picker.currentText() == "USB"
    chosen: list[str] = []
    box.chosen.connect(chosen.append)
    box.picker.setCurrentIndex(0)
    box.picker.activated.emit(0)
    assert chosen == [DEFAULT]


def test_the_camera_says_what_to_choose_in_the_meeting(qtbot: QtBot, dressed: ThemeKeeper) -> None:
    box = CameraBox("auto")
    qtbot.addWidget(box)
    assert "None found" in box.hint.text()
    box.show_devices(Devices(cameras=(CameraChoice("v4l2:/dev/video9", "Talking Avatar"),)))
    assert "“Talking Avatar”" in box.hint.text()
    box.show_devices(Devices(cameras=(CameraChoice("v4l2:/dev/video9", "Talking Avatar", free=False),)))
    assert box.picker.itemText(1) == "Talking Avatar (in use)"
