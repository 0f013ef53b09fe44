"""The window from outside: what a person clicks and types, what the camera shows then."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.go_live_state import GoLiveState
from talking_avatar.live.state import SessionState
from talking_avatar.live.status import SessionStatus
from tests.desktop.grey_faces import GREYS
from tests.desktop.stage import Stage

pytestmark = pytest.mark.full


def near(value: float, wanted: float) -> bool:
    return abs(value - wanted) <= 4


def go_live(stage: Stage, qtbot: QtBot) -> None:
    qtbot.mouseClick(stage.window.transport.go_live, Qt.MouseButton.LeftButton)
    stage.until(lambda: stage.window.controller.state is GoLiveState.LIVE)


def test_the_portrait_is_alive_before_going_live_and_sliders_act_at_once(stage: Stage, qtbot: QtBot) -> None:
    stage.until_awake()
    window = stage.window
    assert window.controller.state is GoLiveState.OFF
    assert not stage.trace_path.exists()
    assert near(stage.grey, GREYS["clara.jpg"])
    smile = window.panel.expression.sliders["smile"].slider
    before = window.preview.frames
    begin_s = time.perf_counter()
    qtbot.mouseClick(smile, Qt.MouseButton.LeftButton, pos=QPoint(smile.width() - 9, smile.height() // 2))
    stage.until(lambda: stage.grey > GREYS["clara.jpg"] + 60)
    assert window.preview.frames - before <= 3
    assert time.perf_counter() - begin_s < 1.0
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    stage.until(lambda: near(stage.grey, GREYS["clara.jpg"]))
    qtbot.mouseDClick(smile, Qt.MouseButton.LeftButton, pos=QPoint(20, smile.height() // 2))
    assert window.workspace.look.look.sliders.smile == 0


def test_a_slider_is_seen_in_the_second_frame_that_is_drawn(stage: Stage, qtbot: QtBot) -> None:
    """One is under way when the slider moves. The camera shows it when that frame is due, which is later
    where the machine is so busy that frames are begun long before."""
    stage.until_awake()
    go_live(stage, qtbot)
    stage.until(lambda: near(stage.camera_grey, GREYS["clara.jpg"]))
    preview, smile = stage.window.preview, stage.window.panel.expression.sliders["smile"]
    drawn = []
    for number in range(16):
        stage.wait(0.2 + 0.007 * number)
        frames, before = preview.frames, stage.grey
        smile.slider.setValue(100 * (number % 2 == 0))
        stage.until(lambda before=before: abs(stage.grey - before) > 40)
        drawn.append(preview.frames - frames)
        stage.until(lambda: near(stage.camera_grey, stage.grey))
    assert sorted(drawn)[-2] <= 2, drawn
    assert max(drawn) <= 3, drawn


def test_go_live_feeds_the_camera_and_ending_gives_it_back(stage: Stage, qtbot: QtBot) -> None:
    stage.until_awake()
    go_live(stage, qtbot)
    stage.until(lambda: near(stage.camera_grey, GREYS["clara.jpg"]))
    shown = stage.window.status_line.texts
    stage.until(lambda: shown()["rate"].endswith("fps") and shown()["engine"] == "built-in engine")
    qtbot.mouseClick(stage.window.transport.go_live, Qt.MouseButton.LeftButton)
    stage.until(lambda: stage.window.controller.state is GoLiveState.OFF)

    def quiet() -> bool:
        size = stage.trace_path.stat().st_size
        stage.wait(0.5)
        return stage.trace_path.stat().st_size == size

    stage.until(quiet)


def test_another_portrait_is_seen_in_the_preview_and_by_the_camera(stage: Stage, qtbot: QtBot) -> None:
    stage.until_awake()
    go_live(stage, qtbot)
    strip = stage.window.strip
    index = next(
        strip.model.index(row) for row in range(strip.model.rowCount())
        if strip.model.portrait(strip.model.index(row)).path.name == "livia.jpg"
    )  # fmt: skip
    place = strip.view.visualRect(index).center()
    qtbot.mouseClick(strip.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    stage.until(lambda: near(stage.grey, GREYS["livia.jpg"]))
    stage.until(lambda: near(stage.camera_grey, GREYS["livia.jpg"]))
    assert stage.window.workspace.settings.portrait == stage.window.workspace.portrait.id


def test_standby_shows_the_still_picture_until_it_is_switched_off(stage: Stage, qtbot: QtBot) -> None:
    stage.until_awake()
    go_live(stage, qtbot)
    qtbot.keyClick(stage.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    stage.until(lambda: stage.window.controller.state is GoLiveState.STANDBY)
    qtbot.keyClick(stage.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    stage.until(lambda: stage.window.controller.state is GoLiveState.LIVE)


def test_nothing_is_drawn_while_the_window_is_hidden_and_nobody_is_live(stage: Stage) -> None:
    stage.until_awake()
    statuses: list[SessionStatus] = []
    stage.window.controller.status_changed.connect(statuses.append)
    stage.window.hide()
    stage.until(lambda: bool(statuses) and statuses[-1].state is SessionState.STANDBY)
    stage.wait(0.6)
    drawn = statuses[-1].statistics.drawn
    stage.wait(0.8)
    assert statuses[-1].statistics.drawn == drawn
    stage.window.show()
    frames = stage.window.preview.frames
    stage.until(lambda: stage.window.preview.frames > frames + 3)


def test_presets_are_saved_for_each_portrait_and_recalled_by_their_keys(stage: Stage, qtbot: QtBot) -> None:
    stage.until_awake()
    window = stage.window
    window.workspace.look.move("Smile", smile=0.8)
    qtbot.keyClick(
        window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert window.panel.presets.chips[7].text().endswith("Mine")
    qtbot.keyClick(window, Qt.Key.Key_0)
    assert window.workspace.look.look.sliders.smile == 0
    qtbot.keyClick(window, Qt.Key.Key_7)
    assert window.workspace.look.look.sliders.smile == 0.8
    window.strip.choose_neighbour(1)
    assert window.workspace.look.look.sliders.smile == 0
    assert window.panel.presets.chips[7].text().endswith("–")
    window.strip.choose_neighbour(-1)
    assert window.workspace.look.look.sliders.smile == 0.8
    qtbot.keyClick(window, Qt.Key.Key_2)
    assert window.workspace.look.look.sliders.smile == 0.25


def test_mute_and_push_to_talk(stage: Stage, qtbot: QtBot) -> None:
    stage.until_awake()
    window, controller = stage.window, stage.window.controller
    qtbot.keyClick(window, Qt.Key.Key_M)
    assert controller.voice.muted and window.transport.microphone.mute.isChecked()
    qtbot.mouseClick(window.transport.microphone.mute, Qt.MouseButton.LeftButton)
    assert not controller.voice.muted
    qtbot.mouseClick(window.transport.microphone.push, Qt.MouseButton.LeftButton)
    assert controller.voice.push_to_talk and not controller.voice.talking
    qtbot.keyPress(window.transport.go_live, Qt.Key.Key_Space)
    assert controller.voice.talking
    assert controller.state is GoLiveState.OFF
    qtbot.keyRelease(window.transport.go_live, Qt.Key.Key_Space)
    assert not controller.voice.talking


def test_a_recording_and_a_picture_lie_where_the_notice_says(stage: Stage, qtbot: QtBot) -> None:
    stage.until_awake()
    box, folder = stage.window.transport.recording, stage.folder / "recordings"
    qtbot.mouseClick(box.record, Qt.MouseButton.LeftButton)
    stage.until(lambda: box.recording)
    stage.until(lambda: " · " in box.figures.text())
    stage.wait(0.8)
    qtbot.mouseClick(box.record, Qt.MouseButton.LeftButton)
    stage.until(lambda: not box.recording)
    stage.until(lambda: bool(list(folder.glob("*.mp4"))))
    assert stage.window.notices.isVisible()
    assert str(folder) in stage.window.notices.label.text()
    qtbot.mouseClick(box.snapshot, Qt.MouseButton.LeftButton)
    stage.until(lambda: bool(list(folder.glob("*.png"))))


def test_the_badge_is_on_and_can_be_switched_off(stage: Stage, qtbot: QtBot) -> None:
    stage.until_awake()

    def corner_spread() -> int:
        image = stage.window.preview.frame()
        line = [image.pixelColor(x, image.height() - 34).green() for x in range(20, 130)]
        return max(line) - min(line)

    assert corner_spread() > 40
    badge = stage.window.panel.picture.badge
    stage.window.panel.scroll_area.ensureWidgetVisible(badge)
    qtbot.mouseClick(badge, Qt.MouseButton.LeftButton)
    stage.until(lambda: corner_spread() < 4)
    assert stage.window.workspace.settings.badge is False


def test_a_camera_that_cannot_be_opened_is_told_in_words(stage: Stage, qtbot: QtBot) -> None:
    stage.until_awake()
    stage.window.choose_camera("v4l2:/dev/video-not-there")
    qtbot.mouseClick(stage.window.transport.go_live, Qt.MouseButton.LeftButton)
    stage.until(lambda: stage.window.controller.state is GoLiveState.TROUBLE)
    words = stage.window.preview.words
    assert "camera" in words and words.endswith(".")
    stage.until(lambda: not stage.window.notices.isVisible())  # once is enough
    stage.window.choose_camera(f"trace:{stage.trace_path}")
    stage.until(lambda: stage.window.controller.state is GoLiveState.LIVE)


def test_closing_while_live_asks_first(stage: Stage, qtbot: QtBot) -> None:
    stage.until_awake()
    go_live(stage, qtbot)
    QTimer.singleShot(300, lambda: _answer("Stay live"))
    stage.window.close()
    assert stage.window.isVisible()
    assert stage.window.controller.state is GoLiveState.LIVE
    QTimer.singleShot(300, lambda: _answer("End and close"))
    stage.window.close()
    assert not stage.window.isVisible()
    stage.until(lambda: stage.ended)


def _answer(words: str) -> None:
    question = QApplication.activeModalWidget()
    assert isinstance(question, QMessageBox)
    next(button for button in question.buttons() if button.text() == words).click()


def test_every_control_can_be_reached_by_tab_and_has_a_name(stage: Stage) -> None:
    window = stage.window
    seen: list[str] = []
    widget = window.transport.go_live.nextInFocusChain()
    while widget is not window.transport.go_live:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            name = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            assert name, f"{widget} has no name for a screen reader"
            seen.append(name)
        widget = widget.nextInFocusChain()
    assert {"Mute", "Microphone", "Virtual camera", "Smile", "Gaze", "Head", "Portraits"} <= set(seen)
