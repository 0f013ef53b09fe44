"""Where a drawn frame goes: the camera, the recorder, and whoever wants to look at it here."""

from __future__ import annotations

import threading
import time

import numpy as np

from talking_avatar.live.picture_stage import LiveFrame
from talking_avatar.outputs.camera.virtual_camera import VirtualCamera
from talking_avatar.outputs.recorder import Recorder

_LOOKING_S = 1.0


class CameraOutput:
    """Hands frames to a camera that may be exchanged at any time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.camera: VirtualCamera | None = None

    def __call__(self, frame: LiveFrame) -> None:
        with self._lock:
            if self.camera is not None:
                self.camera.publish(frame.picture, frame.due_s, frame.media_s)

    def exchange(self, camera: VirtualCamera | None) -> VirtualCamera | None:
        """Use another one; gives the one before, which gets no more frames."""
        with self._lock:
            before, self.camera = self.camera, camera
            return before


class RecorderOutput:
    """Hands frames to a recorder while there is one."""

    def __init__(self) -> None:
        self.recorder: Recorder | None = None

    def __call__(self, frame: LiveFrame) -> None:
        recorder = self.recorder
        if recorder is not None:
            recorder.offer(frame.picture, frame.media_s)


class Preview:
    """Keeps the newest frame while somebody looks, that is, has asked within the last second."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._frame: LiveFrame | None = None
        self._asked_s = -1e9

    @property
    def asked(self) -> bool:
        return time.perf_counter() - self._asked_s < _LOOKING_S

    @property
    def watched(self) -> bool:
        """Whether somebody looks at the frames."""
        return self.asked

    def __call__(self, frame: LiveFrame) -> None:
        if self.asked:
            kept = LiveFrame(np.array(frame.picture), frame.media_s, frame.due_s)
            with self._lock:
                self._frame = kept

    def latest(self) -> LiveFrame | None:
        """The newest frame, which is the asker's to keep; ``None`` when none came since it began to look."""
        if not self.asked:
            with self._lock:
                self._frame = None
        self._asked_s = time.perf_counter()
        with self._lock:
            return self._frame
