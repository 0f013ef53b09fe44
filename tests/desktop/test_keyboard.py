"""Without a mouse: by Tab, arrows, Space and Enter alone from the first look to a meeting and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.go_live_state import GoLiveState
from tests.desktop.grey_faces import GREYS
from tests.desktop.stage import Stage

pytestmark = pytest.mark.full

_MOST_TABS = 80


class Keys:
    """Types wherever the focus is."""

    def __init__(self, stage: Stage, qtbot: QtBot) -> None:
        self._stage, self._qtbot = stage, qtbot

    def press(self, key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            self._qtbot.keyClick(self.place, key)

    @property
    def place(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def name(self) -> str:
        """As a screen reader says it."""
        widget = self.place
        return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")

    def tab_to(self, name: str) -> None:
        passed = []
        for _ in range(_MOST_TABS):
            if self.name == name:
                return
            passed.append(self.name)
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"no {name!r} among {passed}")


@pytest.fixture
def keys(stage: Stage, qtbot: QtBot) -> Keys:
    stage.until_awake()
    stage.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return Keys(stage, qtbot)


def test_live_and_back_by_keys_alone(stage: Stage, keys: Keys) -> None:
    window, controller = stage.window, stage.window.controller
    assert keys.name == "Go live"  # the first thing a person hears
    keys.press(Qt.Key.Key_Space)
    stage.until(lambda: controller.state is GoLiveState.LIVE)
    stage.until(lambda: abs(stage.camera_grey - GREYS["clara.jpg"]) < 5)
    keys.tab_to("Smile")
    keys.press(Qt.Key.Key_End)
    assert window.workspace.look.look.sliders.smile == 1
    stage.until(lambda: stage.camera_grey > GREYS["clara.jpg"] + 60)
    keys.press(Qt.Key.Key_Delete)
    stage.until(lambda: abs(stage.camera_grey - GREYS["clara.jpg"]) < 5)
    keys.tab_to("Gaze")
    keys.press(Qt.Key.Key_Left, times=3)
    assert window.workspace.look.look.sliders.gaze_x != 0
    keys.tab_to("Portraits")
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Return)
    assert window.workspace.portrait.path.name != "clara.jpg"
    grey = GREYS[window.workspace.portrait.path.name]
    stage.until(lambda: abs(stage.camera_grey - grey) < 5)
    keys.tab_to("Mute")
    keys.press(Qt.Key.Key_Space)
    assert controller.voice.muted
    keys.tab_to("Live")
    keys.press(Qt.Key.Key_Space)
    stage.until(lambda: controller.state is GoLiveState.OFF)


def test_the_order_of_tabs_is_that_of_reading(stage: Stage, keys: Keys) -> None:
    """The bar from left to right, then the portraits, then the panel from top to bottom."""
    del stage
    heard = []
    keys.tab_to("Mute")
    for _ in range(_MOST_TABS):
        heard.append(keys.name)
        keys.press(Qt.Key.Key_Tab)
        if keys.name == "Mute":
            break
    wanted = [
        "Mute",
        "Microphone",
        "Go live",
        "Virtual camera",
        "Record (Ctrl+R)",
        "Add a portrait",
        "Portraits",
    ]
    wanted += ["Smile", "Brows", "Gaze", "Head", "Zoom", "Delayed microphone"]
    places = [heard.index(name) for name in wanted]
    assert places == sorted(places), heard
