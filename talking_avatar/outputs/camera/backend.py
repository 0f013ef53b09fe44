"""What shows frames to other programs: the interface, and the list of its kinds."""

from __future__ import annotations

import sys
from fractions import Fraction
from importlib import import_module
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.outputs.camera.frame_exchange import FrameNote

AUTOMATIC = "auto"


class CameraBackend(Protocol):
    """An open device. Used by one thread of the camera's process.

    Made by a factory ``(device, size_px, frame_rate)`` that raises :class:`UserError` when the device is
    missing or busy; ``device`` is empty where any will do.
    """

    @property
    def name(self) -> str:
        """As other programs list it."""
        ...

    def prepare(self, frame: NDArray[np.uint8]) -> None:
        """Convert ``(height, width, 3)`` RGB to what the device takes; it is shown by the next send."""
        ...

    def send(self, note: FrameNote | None) -> None:
        """Show what was prepared last, again if need be. ``note`` is the frame's, ``None`` for the standby
        picture. Raises ``OSError`` when the device does not take it."""
        ...

    def watchers(self) -> int | None:
        """How many programs look at it, ``None`` where the system does not tell."""
        ...

    def close(self) -> None: ...


class BackendFactory(Protocol):
    def __call__(
        self, device: str, size_px: tuple[int, int], frame_rate: Fraction, **inherited: int
    ) -> CameraBackend:
        """``inherited``: ``handle``, the descriptor of a device that another process opened; only for back
        ends that have an attribute ``handle`` themselves."""
        ...


BACKENDS: dict[str, str] = {
    "v4l2": "talking_avatar.outputs.camera.v4l2:V4l2Camera",
    "obs": "talking_avatar.outputs.camera.driver_camera:open_obs",
    "unitycapture": "talking_avatar.outputs.camera.driver_camera:open_unitycapture",
    "pyvirtualcam": "talking_avatar.outputs.camera.driver_camera:open_any",
    "trace": "talking_avatar.outputs.camera.trace:TraceCamera",
}
"""Name to ``module:factory``, which is imported in the camera's process alone. Add to it to register one."""


def parse_camera(wanted: str) -> tuple[str, str]:
    """``(backend, device)`` of what people name: ``auto``, a backend, ``backend:device``, or a device.

    ``talk.trace`` style paths need their backend before them.
    """
    kind, colon, device = wanted.partition(":")
    if kind in BACKENDS:
        return kind, device
    if wanted != AUTOMATIC and colon and len(kind) > 1 and kind.isidentifier():
        raise UserError(
            f"There is no kind of camera called {kind!r}", "", f"choose among {', '.join(BACKENDS)}"
        )
    device = "" if wanted == AUTOMATIC else wanted
    return ("v4l2" if sys.platform == "linux" else "pyvirtualcam"), device


def open_backend(
    target: str, device: str, size_px: tuple[int, int], frame_rate: Fraction, handle: int | None = None
) -> CameraBackend:
    """Open the device with the factory at ``target`` (``module:factory``), or go on with an open ``handle``
    of it. Raises :class:`UserError`."""
    module, _, factory = target.partition(":")
    make: BackendFactory = getattr(import_module(module), factory)
    inherited = {} if handle is None else {"handle": handle}
    return make(device, size_px, frame_rate, **inherited)
