"""A camera back end of one's own, which lays a picture into a folder every second.

``python examples/own_camera.py me.jpg 5 speech.wav FOLDER``. A back end is a factory that gives a
``talking_avatar.outputs.camera.backend.CameraBackend``; ``BACKENDS`` has it by module and name, because the
camera's process imports it.
"""

import sys
import time
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from talking_avatar.live.session import LiveSession
from talking_avatar.live.settings import LiveSettings
from talking_avatar.live.state import SessionState
from talking_avatar.media.picture_file import write_picture
from talking_avatar.outputs.camera.backend import BACKENDS
from talking_avatar.outputs.camera.frame_exchange import FrameNote


class FolderCamera:
    def __init__(self, device: str, size_px: tuple[int, int], frame_rate: Fraction) -> None:
        self.name, self._folder, self._each = f"folder {device}", Path(device), round(frame_rate)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._sent = 0
        self._frame = np.zeros((size_px[1], size_px[0], 3), np.uint8)

    def prepare(self, frame: NDArray[np.uint8]) -> None:
        self._frame = frame.copy()

    def send(self, note: FrameNote | None) -> None:
        """``note`` tells which frame it is; ``None`` stands for the standby picture."""
        if self._sent % self._each == 0:
            write_picture(self._folder / f"{self._sent:06}.png", self._frame, synthetic=True)
        self._sent += 1

    def watchers(self) -> int | None:
        return None

    def close(self) -> None:
        pass


def main(portrait: str, seconds: str, microphone: str, folder: str) -> None:
    BACKENDS["folder"] = "own_camera:FolderCamera"
    settings = LiveSettings(Path(portrait), microphone, camera=f"folder:{folder}")
    session = LiveSession(settings, on_event=lambda event: print(event.sentence))
    session.start()
    while session.state is SessionState.PREPARING:
        time.sleep(0.1)
    time.sleep(float(seconds))
    session.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
