"""The virtual camera's stories: not installed, not loaded, taken, open, on other systems."""

from __future__ import annotations

import time
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.doctor import camera
from talking_avatar.doctor.camera import shown, virtual_camera
from talking_avatar.doctor.finding import State
from talking_avatar.doctor.machine import Machine, Ran
from talking_avatar.errors import UserError
from talking_avatar.outputs.camera.trace import TraceCamera
from talking_avatar.outputs.camera.v4l2 import LoopbackDevice, loopback_devices
from tests.doctor.pretended import Programs, pretended, says, with_file

DEVICE = LoopbackDevice("/dev/video7", "Talking Avatar", True)


def test_not_installed(tmp_path: Path) -> None:
    finding = virtual_camera(pretended(tmp_path))
    assert finding.state is State.WARNING
    assert "v4l2loopback-dkms" in finding.remedy
    assert "sudo modprobe v4l2loopback exclusive_caps=1" in finding.remedy
    assert finding.fix is None


@pytest.mark.every_case
@pytest.mark.parametrize(("code", "loaded"), [(0, True), (1, False)])
def test_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, loaded: bool) -> None:
    with_file(
        tmp_path, "lib/modules/6.1.0-test/modules.dep", "extra/v4l2loopback.ko.xz: kernel/videodev.ko\n"
    )
    programs = Programs({"modprobe": Ran(code, "", "modprobe: not permitted\n")})
    monkeypatch.setattr(Machine, "is_administrator", property(lambda self: True))
    finding = virtual_camera(pretended(tmp_path, programs))
    assert finding.found == "v4l2loopback is not loaded"
    assert finding.fix is not None
    if loaded:
        finding.fix()
        assert programs.calls == [
            ["modprobe", "v4l2loopback", "exclusive_caps=1", "card_label=Talking Avatar"]
        ]
    else:
        with pytest.raises(UserError, match="not permitted"):
            finding.fix()
    monkeypatch.setattr(Machine, "is_administrator", property(lambda self: False))
    assert virtual_camera(pretended(tmp_path, programs)).fix is None


def test_taken_by_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = LoopbackDevice(DEVICE.path, DEVICE.label, False)
    monkeypatch.setattr(camera, "loopback_devices", lambda folder: [taken])
    finding = virtual_camera(pretended(tmp_path))
    assert finding.found == "Talking Avatar (/dev/video7) is taken by another program"


def test_a_device_that_could_not_be_opened_again_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[LoopbackDevice] = []
    monkeypatch.setattr(camera, "loopback_devices", lambda folder: [DEVICE])
    monkeypatch.setattr(camera, "try_out", lambda machine, device: tried.append(device))
    with_file(tmp_path, "sys/module/v4l2loopback/version", "0.12.7\n")
    with_file(tmp_path, "sys/module/v4l2loopback/parameters/exclusive_caps", "Y,N,N\n")
    assert "not tried" in virtual_camera(pretended(tmp_path)).found
    assert tried == []
    with_file(tmp_path, "sys/module/v4l2loopback/version", "0.13.2\n")
    virtual_camera(pretended(tmp_path))
    assert tried == [DEVICE]


def test_a_device_that_does_not_open_says_why(tmp_path: Path) -> None:
    finding = camera.try_out(pretended(tmp_path), LoopbackDevice(str(tmp_path / "none"), "Gone", True))
    assert finding.state is State.WARNING
    assert finding.found.startswith("there is no virtual camera because")


@pytest.mark.every_case
@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems(tmp_path: Path, system: str) -> None:
    there = Programs({"python": says(name="OBS Virtual Camera")})
    assert (
        virtual_camera(pretended(tmp_path, there, system=system)).found == "OBS Virtual Camera takes frames"
    )
    missing = Programs({"python": says(why="no backend", remedy="install OBS Studio")})
    finding = virtual_camera(pretended(tmp_path, missing, system=system))
    assert (finding.state, finding.remedy) == (State.WARNING, "install OBS Studio")


def test_frames_go_on_until_they_are_seen(tmp_path: Path) -> None:
    frame = np.full((480, 640, 3), 7, np.uint8)

    def look() -> NDArray[np.uint8]:
        time.sleep(0.05)
        return frame

    device = TraceCamera(str(tmp_path / "a.trace"), (640, 480), Fraction(30))
    assert shown(device, look, time.sleep) is frame
    device.close()


def test_nobody_sees_anything(tmp_path: Path) -> None:
    device = TraceCamera(str(tmp_path / "a.trace"), (640, 480), Fraction(30))
    assert shown(device, lambda: None, time.sleep) is None
    device.close()


@pytest.mark.full
@pytest.mark.skipif(not loopback_devices(), reason="needs a v4l2loopback device (make test-camera makes one)")
def test_a_real_device_shows_what_it_was_given() -> None:
    """With exclusive_caps=1 an old module, as Debian 12's, is left alone; EXCLUSIVE=0 loads it without."""
    exclusive = "Y" in Path("/sys/module/v4l2loopback/parameters/exclusive_caps").read_text()
    finding = virtual_camera(Machine())
    assert finding.state is State.OK, finding
    ends = ("can be opened only once", "shows what it was given") if exclusive else "shows what it was given"
    assert finding.found.endswith(ends), finding
