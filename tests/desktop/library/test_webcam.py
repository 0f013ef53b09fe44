"""A portrait taken with the computer's camera; the camera itself is a stand-in."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.library import webcam
from talking_avatar.desktop.library.webcam import Webcam, webcams
from talking_avatar.desktop.library.webcam_dialog import WebcamDialog


class OrangeCamera:
    """Frames of one colour, BGR; ``dead`` gives none."""

    def __init__(self, dead: bool = False) -> None:
        self.dead, self.released = dead, threading.Event()

    def read(self) -> tuple[bool, object]:
        time.sleep(0.005)
        return (False, None) if self.dead else (True, np.full((90, 160, 3), (0, 128, 255), np.uint8))

    def release(self) -> None:
        self.released.set()


def test_a_picture_is_taken_and_the_camera_let_go(qtbot: QtBot, dressed: object) -> None:
    del dressed
    camera = OrangeCamera()
    dialog = WebcamDialog([Webcam("Camera", 0)], None, lambda webcam: camera)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.view.words == "")
    with qtbot.waitSignal(dialog.taken) as taken:
        QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    picture = (taken.args or [])[0]
    assert isinstance(picture, QImage)
    assert picture.pixelColor(80, 45).getRgb() == (255, 128, 0, 255)
    assert camera.released.wait(5)


def test_leaving_lets_the_camera_go(qtbot: QtBot, dressed: object) -> None:
    del dressed
    camera = OrangeCamera()
    dialog = WebcamDialog([Webcam("Camera", 0)], None, lambda webcam: camera)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    assert camera.released.wait(5)


def test_a_camera_without_pictures_is_told(
    qtbot: QtBot, dressed: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    del dressed
    monkeypatch.setattr(webcam, "_FAILURES", 3)
    dialog = WebcamDialog([Webcam("Camera", 0)], None, lambda webcam: OrangeCamera(dead=True))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "gives no picture" in dialog.view.words)
    with qtbot.assertNotEmitted(dialog.taken):
        QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()


def test_only_real_cameras_are_listed(tmp_path: Path) -> None:
    for name, label, index in (("video0", "Webcam C920", "0"), ("video1", "Webcam C920", "1")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name").write_text(label + "\n")
        (tmp_path / name / "index").write_text(index + "\n")
    found = webcams(tmp_path)
    if found and found[0].source == 0:  # systems that do not list theirs
        return
    assert found == [Webcam("Webcam C920", "/dev/video0")]
