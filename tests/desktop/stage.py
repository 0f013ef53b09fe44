"""A session whose faces are greys: each portrait has its own, a smile and an open mouth make it brighter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from talking_avatar.assembly.voices import Voice
from talking_avatar.desktop.app import AppOptions, make_desktop
from talking_avatar.desktop.window_keeper import Desktop
from talking_avatar.live.parts import SessionParts
from talking_avatar.live.scene import Scene, SceneChoice
from talking_avatar.motion.controls import CONTROL_INDEX
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.outputs.camera.trace import read_trace
from tests.live.stand_ins import PromptGenerator, make_source

GREYS = {
    "amara.jpg": 40,
    "clara.jpg": 60,
    "felix.jpg": 80,
    "jun.jpg": 100,
    "livia.jpg": 120,
    "walter.jpg": 140,
}
SMILE = CONTROL_INDEX["mouthSmileLeft"]
SIZE_PX = (128, 72)


class GreyFace:
    """Brightness: the portrait's, and 80 more for a full smile."""

    size_px, channels = SIZE_PX, 3

    def __init__(self, grey: int) -> None:
        self._grey = grey

    def draw(self, state: FaceState, out: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
        if out is None:
            out = np.empty((SIZE_PX[1], SIZE_PX[0], 3), np.uint8)
        out[:] = np.uint8(self._grey + 80 * min(max(float(state.controls[SMILE]), 0.0), 1.0))
        return out


def _make_scene(choice: SceneChoice) -> Scene:
    return Scene(choice, GreyFace(GREYS.get(choice.portrait.name, 20)))


def make_parts() -> SessionParts:
    return SessionParts(
        _make_scene, make_source, lambda motion, preset: Voice(PromptGenerator()), PromptGenerator
    )


class Stage:
    """The whole program in a test, with its own settings, library, and a camera that keeps a trace."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.trace_path = folder / "camera.trace"
        options = AppOptions(
            settings=folder / "settings.json",
            library=folder / "library",
            microphone="silence",
            camera=f"trace:{self.trace_path}",
            make_parts="tests.desktop.stage:make_parts",
        )
        self.ended = False
        self.use(make_desktop(options))
        self.window.workspace.change(recordings=str(folder / "recordings"), tour_done=True)

    def use(self, desktop: Desktop) -> None:
        """This is the window now."""
        self.desktop, self.window = desktop, desktop.window
        self.window.closing.done.connect(self._note_end)

    def open(self) -> None:
        self.window.show()
        self.window.begin()

    def close(self) -> None:
        """As a person does who was asked and said yes."""
        if not self.ended:
            self.window.controller.stop_live()
            self.window.close()
            self.until(lambda: self.ended)
        self.desktop.tray.hide()
        self.window.deleteLater()
        QApplication.processEvents()

    def until(self, condition: Callable[[], bool], timeout_s: float = 20.0) -> None:
        self.qtbot.waitUntil(condition, timeout=round(1000 * timeout_s))

    def wait(self, seconds: float) -> None:
        self.qtbot.wait(round(1000 * seconds))

    @property
    def grey(self) -> float:
        """Of the preview's picture, beside the badge."""
        image = self.window.preview.frame()
        return float(image.pixelColor(image.width() // 2, image.height() // 2).green())

    @property
    def camera_grey(self) -> float:
        """Of the last frame that the camera showed."""
        if not self.trace_path.exists():
            return -1.0
        trace = read_trace(self.trace_path)
        return float(trace.pictures[-1][12:20].mean()) if len(trace.sent_s) else -1.0

    def until_awake(self) -> None:
        self.until(lambda: self.window.preview.frames > 3)

    def _note_end(self) -> None:
        self.ended = True
