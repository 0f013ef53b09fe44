"""The whole program in a test, with a session of grey faces behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.app import AppOptions, make_desktop
from talking_avatar.desktop.window_keeper import Desktop
from talking_avatar.outputs.camera.trace import read_trace
from tests.desktop.grey_faces import PARTS


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
            make_parts=PARTS,
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
