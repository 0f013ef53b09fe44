"""Cameras of drivers that pyvirtualcam knows: OBS on Windows and macOS, UnityCapture, v4l2loopback.

pyvirtualcam is GPL-2.0; it is loaded in the camera's process and nowhere else.
"""

from __future__ import annotations

import sys
from fractions import Fraction
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.outputs.camera.camera_driver import load_camera_driver
from talking_avatar.outputs.camera.frame_exchange import FrameNote

_REMEDIES = {
    "win32": "install OBS Studio (its virtual camera comes with it), and stop OBS's own camera if it runs",
    "darwin": "install OBS Studio 30 or newer, start its virtual camera once and allow it in System Settings",
    "linux": "load v4l2loopback: sudo modprobe v4l2loopback exclusive_caps=1 card_label='Talking Avatar'",
}


class DriverCamera:
    """One open device of pyvirtualcam. Frames are converted to its native format by OpenCV, which, unlike
    ``Camera.send`` with RGB, lets other threads run."""

    def __init__(
        self, backend: str | None, device: str, size_px: tuple[int, int], frame_rate: Fraction
    ) -> None:
        pyvirtualcam: Any = load_camera_driver()
        formats = {
            "linux": pyvirtualcam.PixelFormat.I420,
            "win32": pyvirtualcam.PixelFormat.NV12,
            "darwin": pyvirtualcam.PixelFormat.UYVY,
        }
        self._format = formats.get(sys.platform, pyvirtualcam.PixelFormat.RGB)
        if backend == "unitycapture":
            self._format = pyvirtualcam.PixelFormat.RGBA
        try:
            self._camera: Any = pyvirtualcam.Camera(
                *size_px, float(frame_rate), fmt=self._format, device=device or None, backend=backend
            )
        except (RuntimeError, ValueError, KeyError) as error:
            why = " ".join(str(error).split())[:200]
            raise UserError(
                "The virtual camera cannot be opened", why, _REMEDIES.get(sys.platform, "")
            ) from error
        self.name = str(self._camera.device)
        self._native: NDArray[np.uint8] = np.zeros(0, np.uint8)

    def prepare(self, frame: NDArray[np.uint8]) -> None:
        self._native = converted(frame, self._format.name)

    def send(self, note: FrameNote | None) -> None:
        try:
            self._camera.send(self._native)
        except (RuntimeError, ValueError) as error:
            raise OSError(str(error)) from error

    def watchers(self) -> int | None:
        return None

    def close(self) -> None:
        self._camera.close()


def converted(frame: NDArray[np.uint8], pixel_format: str) -> NDArray[np.uint8]:
    """RGB ``(height, width, 3)`` as ``I420``, ``NV12``, ``UYVY`` (flat, BT.601, limited range), ``RGBA`` or
    unchanged."""
    if pixel_format == "RGBA":
        return np.asarray(cv2.cvtColor(frame, cv2.COLOR_RGB2RGBA), np.uint8)
    if pixel_format == "UYVY":
        return np.asarray(cv2.cvtColor(frame, cv2.COLOR_RGB2YUV_UYVY), np.uint8).reshape(-1)
    if pixel_format not in ("I420", "NV12"):
        return frame
    planes = np.asarray(cv2.cvtColor(frame, cv2.COLOR_RGB2YUV_I420), np.uint8).reshape(-1)
    if pixel_format == "I420":
        return planes
    luma = frame.shape[0] * frame.shape[1]
    chroma = planes[luma:].reshape(2, -1)
    return np.concatenate([planes[:luma], chroma.T.reshape(-1)])


def open_any(device: str, size_px: tuple[int, int], frame_rate: Fraction) -> DriverCamera:
    """Whatever driver there is."""
    return DriverCamera(None, device, size_px, frame_rate)


def open_obs(device: str, size_px: tuple[int, int], frame_rate: Fraction) -> DriverCamera:
    return DriverCamera("obs", device, size_px, frame_rate)


def open_unitycapture(device: str, size_px: tuple[int, int], frame_rate: Fraction) -> DriverCamera:
    return DriverCamera("unitycapture", device, size_px, frame_rate)
