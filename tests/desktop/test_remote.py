"""The window does what it is told from outside."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from talking_avatar.desktop.remote_commands import REMOTE_COMMANDS, SHOW
from talking_avatar.desktop.remote_control import RemoteControl
from talking_avatar.desktop.single_instance import SingleInstance
from tests.desktop.stage import Stage


@pytest.fixture
def remote(stage: Stage) -> Iterator[RemoteControl]:
    place = str((stage.folder / "settings.json").absolute())
    instance = SingleInstance(place)
    assert instance.claim()
    yield RemoteControl(instance, stage.window, stage.desktop.tray.show_window)
    instance.release()


def say(stage: Stage, word: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "talking_avatar", "remote", word]
    return subprocess.Popen([*command, "--settings", str(stage.folder / "settings.json")])


def ended(stage: Stage, process: subprocess.Popen[bytes]) -> int:
    stage.until(lambda: process.poll() is not None)
    return int(process.returncode)


@pytest.mark.full
def test_a_command_from_outside_mutes(stage: Stage, remote: RemoteControl) -> None:
    del remote
    controller = stage.window.controller
    process = say(stage, "toggle-mute")
    stage.until(lambda: controller.voice.muted)
    assert ended(stage, process) == 0


@pytest.mark.full
def test_a_command_from_outside_brings_the_window_up(stage: Stage, remote: RemoteControl) -> None:
    del remote
    stage.window.hide()
    process = say(stage, SHOW)
    stage.until(stage.window.isVisible)
    assert ended(stage, process) == 0


@pytest.mark.full
def test_without_a_window_the_command_says_so(stage: Stage) -> None:
    assert ended(stage, say(stage, "mute")) == 1


@pytest.mark.full
def test_every_word_is_done(stage: Stage, remote: RemoteControl) -> None:
    assert remote.known | {SHOW} == REMOTE_COMMANDS.keys()
    window, controller = stage.window, stage.window.controller
    remote.do("mute")
    assert controller.voice.muted
    remote.do("unmute")
    assert not controller.voice.muted
    before = window.workspace.portrait.name
    remote.do("next-portrait")
    assert window.workspace.portrait.name != before
    remote.do("previous-portrait")
    assert window.workspace.portrait.name == before
    remote.do("preset-2")
    assert window.workspace.look.look.sliders.smile > 0
    remote.do("go-live")
    remote.do("go-live")
    assert controller.live
    remote.do("toggle-standby")
    assert controller.resting
    remote.do("end-live")
    assert not controller.live
    remote.do("hologram")  # of a newer version
