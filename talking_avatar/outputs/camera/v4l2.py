"""A v4l2loopback device, written to directly.

The structures and numbers are those of Linux's ``include/uapi/linux/videodev2.h`` on 64-bit machines.
"""

from __future__ import annotations

import errno
import os
import struct
import sys
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.outputs.camera.frame_exchange import FrameNote
from talking_avatar.outputs.camera.open_count import OpenCount

_QUERY_CAPABILITIES = 0x80685600
_SET_FORMAT = 0xC0D05605
_SET_PARAMETERS = 0xC0CC5616
_CAPTURE, _OUTPUT = 0x1, 0x2
_BUFFER_OUTPUT = 2
_FIELD_NONE = 1
_I420 = int.from_bytes(b"YU12", "little")
_SMPTE170M = 1
_TIME_PER_FRAME = 0x1000
_DRIVER = "v4l2 loopback"

CARD_LABEL = "Talking Avatar"
MODPROBE = ("modprobe", "v4l2loopback", "exclusive_caps=1", f"card_label={CARD_LABEL}")
LOAD = f"load it with: sudo modprobe v4l2loopback exclusive_caps=1 card_label='{CARD_LABEL}'"
_RELOAD = "close what looks at it, then: sudo modprobe -r v4l2loopback && sudo " + " ".join(MODPROBE[:-1])


@dataclass(frozen=True)
class LoopbackDevice:
    """``writable``: it takes frames now. ``label``: as other programs list it."""

    path: str
    label: str
    writable: bool


def loopback_devices(folder: Path = Path("/dev")) -> list[LoopbackDevice]:
    """All v4l2loopback devices of this computer, also those that another program feeds."""
    found = []
    for path in sorted(folder.glob("video*"), key=lambda p: (len(p.name), p.name)):
        try:
            handle = os.open(path, os.O_RDWR | os.O_NONBLOCK)
        except OSError:
            continue
        try:
            driver, label, capabilities = _capabilities(handle)
        except OSError:
            continue
        finally:
            os.close(handle)
        if driver == _DRIVER:
            found.append(LoopbackDevice(str(path), label, bool(capabilities & _OUTPUT)))
    return found


class V4l2Camera:
    """Feeds one device. ``device`` is its path, its label, or empty for the first that is free.

    The format and the frame rate are set before the first frame, and every write is checked. ``handle`` is of
    a device that another process has opened so: v4l2loopback before 0.13 with ``exclusive_caps=1`` does not
    let one be opened again that was closed, so the open file is passed on instead.
    """

    def __init__(
        self, device: str, size_px: tuple[int, int], frame_rate: Fraction, handle: int | None = None
    ) -> None:
        if sys.platform != "linux":
            raise UserError("v4l2 cameras exist on Linux only", "", "choose the camera auto")
        self._bytes = size_px[0] * size_px[1] * 3 // 2
        self._native: NDArray[np.uint8] = np.zeros(0, np.uint8)
        if handle is None:
            handle, path = _open(_choose(device, loopback_devices()), size_px, self._bytes, frame_rate)
        else:
            path = os.readlink(f"/proc/self/fd/{handle}")
        self.handle = handle
        self.name = f"{_capabilities(handle)[1]} ({path})"
        self._count = OpenCount(path)

    def prepare(self, frame: NDArray[np.uint8]) -> None:
        self._native = np.asarray(cv2.cvtColor(frame, cv2.COLOR_RGB2YUV_I420), np.uint8)

    def send(self, note: FrameNote | None) -> None:
        written = os.write(self.handle, self._native.data)
        if written != self._bytes:
            raise OSError(errno.EIO, f"the device took {written} of {self._bytes} bytes")

    def watchers(self) -> int | None:
        return self._count.others()

    def close(self) -> None:
        self._count.close()
        os.close(self.handle)


def _open(
    chosen: LoopbackDevice, size_px: tuple[int, int], size_bytes: int, frame_rate: Fraction
) -> tuple[int, str]:
    name = f"{chosen.label} ({chosen.path})"
    try:
        handle = os.open(chosen.path, os.O_RDWR)
    except OSError as error:
        raise UserError(f"The camera {name} cannot be opened", _why(error)) from error
    try:
        _set_format(handle, size_px, size_bytes)
        _set_rate(handle, frame_rate)
    except OSError as error:
        os.close(handle)
        remedy = _RELOAD if error.errno in (errno.EBUSY, errno.EINVAL) else ""
        raise UserError(f"The camera {name} does not take our picture", _why(error), remedy) from error
    return handle, chosen.path


def _choose(wanted: str, devices: list[LoopbackDevice]) -> LoopbackDevice:
    if not devices:
        raise UserError("There is no virtual camera", "the kernel module v4l2loopback is not loaded", LOAD)
    if wanted:
        devices = [d for d in devices if wanted in (d.path, d.label, d.path.removeprefix("/dev/"))]
        if not devices:
            raise UserError(
                f"There is no virtual camera called {wanted[:60]!r}", "", "choose the camera auto"
            )
    free = [device for device in devices if device.writable]
    if not free:
        raise UserError(
            f"The camera {devices[0].label} cannot be written to",
            "another program feeds it, or it was closed before and v4l2loopback is older than 0.13",
            _RELOAD,
        )
    return next((device for device in free if device.label == CARD_LABEL), free[0])


def _capabilities(handle: int) -> tuple[str, str, int]:
    """``(driver, label, capabilities)``. Raises ``OSError`` for what is no video device."""
    raw = _ioctl(handle, _QUERY_CAPABILITIES, bytes(104))
    driver, label, _, _, whole, own = struct.unpack_from("=16s32s32sIII", raw)
    text = [part.split(b"\0")[0].decode(errors="replace") for part in (driver, label)]
    return text[0], text[1], own if whole & 0x80000000 else whole


def _set_format(handle: int, size_px: tuple[int, int], size_bytes: int) -> None:
    width, height = size_px
    wanted = struct.pack(
        "=II8I", _BUFFER_OUTPUT, 0, width, height, _I420, _FIELD_NONE, width, size_bytes, _SMPTE170M, 0
    )
    got = struct.unpack_from("=II8I", _ioctl(handle, _SET_FORMAT, wanted.ljust(208, b"\0")))
    if got[2:5] != (width, height, _I420):
        raise OSError(errno.EBUSY, f"it insists on {got[2]}x{got[3]}")


def _set_rate(handle: int, frame_rate: Fraction) -> None:
    wanted = struct.pack(
        "=I4I", _BUFFER_OUTPUT, _TIME_PER_FRAME, 0, frame_rate.denominator, frame_rate.numerator
    )
    _ioctl(handle, _SET_PARAMETERS, wanted.ljust(204, b"\0"))


def _ioctl(handle: int, request: int, argument: bytes) -> bytes:
    import fcntl  # only where there is v4l2

    return fcntl.ioctl(handle, request, argument)


def _why(error: OSError) -> str:
    if error.errno == errno.EACCES:
        return "you may not use it (add yourself to the group video)"
    if error.errno == errno.EBUSY:
        return f"it is in use: {error.strerror}"
    return error.strerror or str(error)
