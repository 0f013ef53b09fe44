"""The computer's real cameras, to take a portrait with. Knows no Qt."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

_CLASS = Path("/sys/class/video4linux")
_SIZE_PX = (1280, 720)
_FAILURES = 20


@dataclass(frozen=True)
class Webcam:
    """``source`` is what OpenCV opens: a device's path, or a number."""

    name: str
    source: str | int


class Capture(Protocol):
    """As ``cv2.VideoCapture``: frames are BGR."""

    def read(self) -> tuple[bool, Any]: ...

    def release(self) -> None: ...


def webcams(folder: Path = _CLASS) -> list[Webcam]:
    """Those there are now, without the virtual ones. Where the system does not list them, the first is
    offered unseen."""
    if sys.platform != "linux":
        return [Webcam("", 0)]
    found = []
    for entry in sorted(folder.glob("video*"), key=lambda path: (len(path.name), path.name)):
        virtual = "virtual" in entry.resolve().parts  # where the kernel keeps those of v4l2loopback
        if not virtual and _text(entry / "index") == "0":  # others of a camera carry no pictures
            found.append(Webcam(_text(entry / "name") or entry.name, f"/dev/{entry.name}"))
    return found


def open_webcam(webcam: Webcam) -> Capture | None:
    """``None`` when it cannot be opened. Takes seconds."""
    import cv2

    capture = cv2.VideoCapture(webcam.source)
    if not capture.isOpened():
        capture.release()
        return None
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, _SIZE_PX[0])
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _SIZE_PX[1])
    return capture


class WebcamFeed:
    """Reads frames in a thread until it is stopped; ``failed`` is called there when none come."""

    def __init__(self, open_capture: Callable[[], Capture | None], failed: Callable[[], None]) -> None:
        self._open, self._failed = open_capture, failed
        self._stopped = threading.Event()
        self._latest: NDArray[np.uint8] | None = None
        self._thread = threading.Thread(target=self._run, name="webcam", daemon=True)
        self._thread.start()

    @property
    def latest(self) -> NDArray[np.uint8] | None:
        """The newest frame ``(h, w, 3)`` BGR, not changed after; ``None`` before the first."""
        return self._latest

    def stop(self) -> None:
        """Let go of the camera; returns at once."""
        self._stopped.set()

    def wait(self) -> None:
        """Until the camera is let go."""
        self._thread.join()

    def _run(self) -> None:
        capture = self._open()
        try:
            failures = 0
            while capture is not None and not self._stopped.is_set() and failures < _FAILURES:
                there, frame = capture.read()
                if there:
                    self._latest, failures = np.ascontiguousarray(frame), 0
                else:
                    failures += 1
                    self._stopped.wait(0.05)
        finally:
            if capture is not None:
                capture.release()
        if not self._stopped.is_set():
            self._failed()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
