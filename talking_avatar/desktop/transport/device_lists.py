"""The microphones, outputs and virtual cameras of now, asked for beside the GUI thread."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.util import find_spec

from PySide6.QtCore import QObject, QTimer, Signal

from talking_avatar.audio.devices import audio_devices
from talking_avatar.desktop.errands import Errands
from talking_avatar.errors import UserError
from talking_avatar.outputs.camera.v4l2 import loopback_devices

_LOOK_EVERY_MS = 5000


@dataclass(frozen=True)
class CameraChoice:
    """``name`` as ``LiveSettings.camera`` takes it; ``label`` as Zoom and others list it; ``free`` unless
    another program feeds it."""

    name: str
    label: str
    free: bool = True


@dataclass(frozen=True)
class Devices:
    """Names of microphones and outputs; ``problem`` says why there are none, if that is known."""

    microphones: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    cameras: tuple[CameraChoice, ...] = ()
    problem: str = ""


def devices_now() -> Devices:
    """Takes a tenth of a second."""
    microphones: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    problem = ""
    try:
        microphones = tuple(device.name for device in audio_devices("input") if not device.monitor)
        outputs = tuple(device.name for device in audio_devices("output"))
    except UserError as error:
        problem = str(error)
    return Devices(microphones, outputs, _cameras(), problem)


def _cameras() -> tuple[CameraChoice, ...]:
    if sys.platform == "linux":
        return tuple(
            CameraChoice(f"v4l2:{device.path}", device.label, device.writable)
            for device in loopback_devices()
        )
    return (CameraChoice("obs", "OBS Virtual Camera"),) if find_spec("pyvirtualcam") else ()


class DeviceWatch(QObject):
    """``changed`` brings :class:`Devices` when they are not what they were."""

    changed = Signal(Devices)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._devices: Devices | None = None
        self._errands = Errands(self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    @property
    def devices(self) -> Devices:
        return self._devices or Devices()

    def begin(self) -> None:
        self.look()
        self._timer.start(_LOOK_EVERY_MS)

    def end(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        if not self._errands.busy:
            self._errands.run(devices_now, self._take)

    def _take(self, devices: Devices) -> None:
        if devices != self._devices:
            self._devices = devices
            self.changed.emit(devices)
