"""The tray: its menu does what the window's buttons do, and its icon and words follow the state."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu

from talking_avatar.desktop.go_live_state import GoLiveState
from tests.desktop.stage import Stage

pytestmark = pytest.mark.full


def test_it_goes_live_mutes_and_says_how_things_stand(stage: Stage) -> None:
    stage.until_awake()
    tray, actions = stage.desktop.tray, stage.desktop.actions
    menu = tray._icon.contextMenu()
    assert isinstance(menu, QMenu)
    assert {actions.live, actions.standby, actions.mute} <= set(menu.actions())
    assert "not live" in tray._icon.toolTip()
    assert not actions.standby.isEnabled()
    plain = picture(stage)
    actions.live.trigger()
    stage.until(lambda: stage.window.controller.state is GoLiveState.LIVE)
    assert tray._icon.toolTip().endswith(": live")
    assert actions.live.text() == "End live"
    assert picture(stage) != plain
    actions.mute.trigger()
    assert stage.window.controller.voice.muted
    actions.live.trigger()
    stage.until(lambda: stage.window.controller.state is GoLiveState.OFF)
    assert picture(stage) == plain


def test_it_brings_a_hidden_window_back(stage: Stage) -> None:
    stage.until_awake()
    stage.window.stays_in_tray = True
    stage.window.close()
    assert not stage.window.isVisible()
    assert not stage.ended
    stage.desktop.tray.show_window()
    assert stage.window.isVisible()
    stage.window.stays_in_tray = False


def picture(stage: Stage) -> QImage:
    return stage.desktop.tray._icon.icon().pixmap(QSize(64, 64)).toImage()
