"""The virtual camera: there, open, and showing what it was given."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from fractions import Fraction

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.doctor.finding import Finding, State, words_of
from talking_avatar.doctor.machine import Machine
from talking_avatar.doctor.privilege import privileged, run_privileged
from talking_avatar.errors import UserError
from talking_avatar.outputs.camera.backend import CameraBackend
from talking_avatar.outputs.camera.v4l2 import (
    LOAD,
    MODPROBE,
    LoopbackDevice,
    V4l2Camera,
    loopback_devices,
)

_NAME = "Virtual camera"
_SIZE_PX, _RATE = (640, 480), Fraction(30)
_COLOUR = (60, 160, 90)
_NEAR = 12
_FRAMES = 60
_REOPENS = (0, 13)
"""Older v4l2loopback with exclusive_caps=1 does not let a device be opened again that was closed."""

_DRIVER = """
import json
from fractions import Fraction
import numpy as np
from talking_avatar.errors import UserError
from talking_avatar.outputs.camera.driver_camera import open_any
try:
    camera = open_any("", (640, 480), Fraction(30))
    camera.prepare(np.full((480, 640, 3), 90, np.uint8))
    camera.send(None)
    print(json.dumps({"name": camera.name}))
    camera.close()
except (UserError, OSError) as error:
    why, remedy = getattr(error, "why", "") or str(error), getattr(error, "remedy", "")
    print(json.dumps({"why": why, "remedy": remedy}))
"""
"""In a process of its own, as pyvirtualcam is never loaded in ours."""


def virtual_camera(machine: Machine) -> Finding:
    if machine.system.startswith("linux"):
        return _on_linux(machine)
    said, why = machine.ask_python(_DRIVER)
    if name := said.get("name"):
        return Finding(_NAME, State.OK, f"{name} takes frames")
    remedy = str(said.get("remedy") or "install OBS Studio, whose virtual camera is used")
    return Finding(_NAME, State.WARNING, f"there is none: {said.get('why') or why}", remedy)


def _on_linux(machine: Machine) -> Finding:
    devices = loopback_devices(machine.root / "dev")
    if not devices:
        return _not_loaded(machine)
    free = [device for device in devices if device.writable]
    if not free:
        remedy = "close the program that feeds it"
        return Finding(_NAME, State.WARNING, f"{_label(devices[0])} is taken by another program", remedy)
    if _opens_only_once(machine):
        found = f"{_label(free[0])}; not tried, as v4l2loopback before 0.13 can be opened only once"
        return Finding(_NAME, State.OK, found)
    return try_out(machine, free[0])


def _not_loaded(machine: Machine) -> Finding:
    modules = machine.text(f"lib/modules/{machine.kernel}/modules.dep")
    if "/v4l2loopback.ko" not in modules:
        remedy = f"sudo apt install v4l2loopback-dkms (or what your system calls it), then {LOAD}"
        return Finding(_NAME, State.WARNING, "v4l2loopback is not installed", remedy)
    command = privileged(machine, MODPROBE)
    fix = None if command is None else lambda: run_privileged(machine, command, "v4l2loopback was not loaded")
    return Finding(_NAME, State.WARNING, "v4l2loopback is not loaded", LOAD, fix)


def _opens_only_once(machine: Machine) -> bool:
    module = "sys/module/v4l2loopback"
    version = [int(part) for part in re.findall(r"\d+", machine.text(f"{module}/version"))[:2]]
    exclusive = "Y" in machine.text(f"{module}/parameters/exclusive_caps")
    return exclusive and tuple(version) < _REOPENS


def try_out(machine: Machine, device: LoopbackDevice) -> Finding:
    """Open it, write, and read back as a meeting would."""
    name = _label(device)
    try:
        camera = V4l2Camera(device.path, _SIZE_PX, _RATE)
    except UserError as error:
        return Finding(_NAME, State.WARNING, words_of(error), error.remedy or "choose another camera")
    try:
        seen = shown(camera, lambda: _look(device.path), machine.sleep)
    except OSError as error:
        remedy = "close what looks at it, and load v4l2loopback again"
        return Finding(_NAME, State.WARNING, f"{name} takes no frames ({error.strerror})", remedy)
    finally:
        camera.close()
    if seen is None:
        return Finding(_NAME, State.OK, f"{name} takes frames; they could not be read back here")
    off = float(np.abs(seen.reshape(-1, 3).mean(axis=0) - _COLOUR).max())
    if off > _NEAR:
        remedy = "load v4l2loopback again; another program may have set the camera to a format of its own"
        return Finding(_NAME, State.WARNING, f"{name} shows other colours than it was given", remedy)
    return Finding(_NAME, State.OK, f"{name} shows what it was given")


def shown(
    camera: CameraBackend, look: Callable[[], NDArray[np.uint8] | None], sleep: Callable[[float], None]
) -> NDArray[np.uint8] | None:
    """What ``look`` sees, in a thread, while ``camera`` is given one colour for two seconds at most. Raises
    ``OSError`` when the camera takes no frames."""
    seen: list[NDArray[np.uint8]] = []
    ended = threading.Event()

    def watch() -> None:
        try:
            frame = look()
            if frame is not None:
                seen.append(frame)
        finally:
            ended.set()

    camera.prepare(np.full((_SIZE_PX[1], _SIZE_PX[0], 3), _COLOUR, np.uint8))
    camera.send(None)
    threading.Thread(target=watch, name="camera check", daemon=True).start()
    for _ in range(_FRAMES):
        if ended.is_set():
            break
        sleep(float(1 / _RATE))
        camera.send(None)
    return seen[0] if seen else None


def _look(path: str) -> NDArray[np.uint8] | None:
    """One frame, ``(height, width, 3)`` RGB."""
    capture = cv2.VideoCapture(path, cv2.CAP_V4L2)
    try:
        there, frame = capture.read()
        return np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGR2RGB), np.uint8) if there else None
    finally:
        capture.release()


def _label(device: LoopbackDevice) -> str:
    return f"{device.label} ({device.path})"
