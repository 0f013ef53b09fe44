"""The microphones, outputs and virtual cameras of now, asked for beside the GUI thread."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from importlib.util import find_spec

from PySide6.QtCore import QObject, QTimer, Signal

from talking_avatar.audio import pulse
from talking_avatar.audio.devices import audio_devices
from talking_avatar.desktop.errands import Errands
from talking_avatar.errors import UserError
from talking_avatar.outputs.camera.v4l2 import loopback_devices

_LOOK_EVERY_MS = 5000
_GLANCES = 6
"""So often it is enough to glance before looking thoroughly again."""


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


def devices_now(before: Devices | None = None) -> Devices:
    """Takes up to a tenth of a second. ``before``: what to believe of the sound devices where no sound server
    tells cheaply; ``None`` to ask PortAudio, which starts anew for it and lets ALSA complain on the
    terminal."""
    heard, played = pulse.endpoints("input"), pulse.endpoints("output")
    if heard or played:
        microphones = tuple(endpoint.description for endpoint in heard if not endpoint.monitor)
        return Devices(microphones, tuple(endpoint.description for endpoint in played), _cameras())
    if before is not None:
        return replace(before, cameras=_cameras())
    try:
        microphones = tuple(device.name for device in audio_devices("input") if not device.monitor)
        return Devices(microphones, tuple(device.name for device in audio_devices("output")), _cameras())
    except UserError as error:
        return Devices(cameras=_cameras(), problem=str(error))


def _cameras() -> tuple[CameraChoice, ...]:
    if sys.platform == "linux":
        return tuple(
            CameraChoice(f"v4l2:{device.path}", device.label, device.writable)
            for device in loopback_devices()
        )
    return (CameraChoice("obs", "OBS Virtual Camera"),) if find_spec("pyvirtualcam") else ()


class DeviceWatch(QObject):
    """``changed`` brings :class:`Devices` when they are not what they were: soon where PulseAudio or PipeWire
    runs, elsewhere within half a minute, or at :meth:`look`."""

    changed = Signal(Devices)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._devices: Devices | None = None
        self._errands = Errands(self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._glance)
        self._glances = 0

    @property
    def devices(self) -> Devices:
        return self._devices or Devices()

    def begin(self) -> None:
        self.look()
        self._timer.start(_LOOK_EVERY_MS)

    def end(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        """Thoroughly."""
        if not self._errands.busy:
            self._glances = 0
            self._errands.run(devices_now, self.take)

    def _glance(self) -> None:
        self._glances += 1
        if self._glances >= _GLANCES:
            self.look()
        elif not self._errands.busy:
            before = self.devices
            self._errands.run(lambda: devices_now(before), self.take)

    def take(self, devices: Devices) -> None:
        """These are there now."""
        if devices != self._devices:
            self._devices = devices
            self.changed.emit(devices)
