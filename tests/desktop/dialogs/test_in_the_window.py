"""The dialogs in the whole program, with a real session behind them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from talking_avatar.desktop.dialogs import trial_call
from talking_avatar.desktop.dialogs.preferences import Preferences
from talking_avatar.desktop.dialogs.tour import Tour
from talking_avatar.desktop.dialogs.video_dialog import VideoDialog
from talking_avatar.desktop.library.picture_dialog import PictureDialog
from tests.desktop.by_hand import click, press
from tests.desktop.grey_faces import GREYS
from tests.desktop.stage import Stage

ROOT = Path(__file__).parents[3]


def dialog_of(stage: Stage, kind: type[QDialog]) -> QDialog:
    found = [dialog for dialog in stage.window.findChildren(kind) if dialog.isVisible()]
    assert len(found) == 1
    return found[0]


@pytest.mark.full
def test_the_tour_chooses_and_its_test_call_is_what_the_session_records(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial_call, "RECORDED_S", 1)
    stage.until_awake()
    stage.desktop.dialogs.show_tour()
    tour = dialog_of(stage, Tour)
    assert isinstance(tour, Tour)
    names = [portrait.name for portrait in stage.window.workspace.library.portraits()]
    click(tour.portrait.strip, names.index("Walter"))
    assert stage.window.workspace.portrait.name == "Walter"
    stage.until(lambda: abs(stage.grey - GREYS["walter.jpg"]) < 6)
    press(tour.next)
    press(tour.next)
    call = tour.camera.call
    press(call.record)
    stage.until(call.again.isVisible, timeout_s=30)
    assert call.view.frames_shown > 5
    shown = call.view.grab().toImage()
    colour = QColor(shown.pixelColor(shown.width() // 2, shown.height() // 2))
    assert abs(colour.green() - GREYS["walter.jpg"]) < 12
    assert not stage.window.transport.recording.recording
    assert not list(Path(stage.folder).glob("recordings/*"))
    folder = Path(call._folder.name)
    press(tour.next)
    assert not folder.exists()
    assert stage.window.workspace.settings.portrait == "bundled-walter"


def test_preferences_act_at_once_and_are_kept(stage: Stage) -> None:
    told: list[str] = []
    stage.desktop.dialogs.theme_chosen.connect(told.append)
    stage.desktop.dialogs.show_preferences()
    page = dialog_of(stage, Preferences)
    assert isinstance(page, Preferences)
    stage.until(lambda: page.complete)
    light = page.theme.group.button(1)
    assert light is not None
    QTest.mouseClick(light, Qt.MouseButton.LeftButton)
    assert told == ["light"]
    assert stage.window.workspace.settings.theme == "light"
    photo_real = page.drawing.engine.group.button(1)
    assert photo_real is not None
    QTest.mouseClick(photo_real, Qt.MouseButton.LeftButton)
    assert stage.window.controller.settings.engine == "liveportrait"
    QTest.keyClick(page.drawing.device, Qt.Key.Key_End)
    assert stage.window.controller.settings.device == "cpu"
    assert stage.window.workspace.settings.device == "cpu"
    page.close()


@pytest.mark.full
def test_the_voice_is_made_later_or_sooner_by_hand(stage: Stage) -> None:
    voice, controller = stage.window.panel.voice, stage.window.controller
    assert not voice.trim.isVisible()
    voice.delayed.click()
    stage.window.panel.scroll_area.ensureWidgetVisible(voice.trim)
    QTest.keyClick(voice.trim.slider, Qt.Key.Key_Home)
    assert controller.settings.voice_trim_s == -0.2
    assert stage.window.workspace.settings.voice_trim_ms == -200
    QTest.mouseDClick(voice.trim.slider, Qt.MouseButton.LeftButton)
    assert controller.settings.voice_trim_s == 0


@pytest.mark.full
def test_a_video_that_is_being_made_ends_with_the_program(stage: Stage) -> None:
    dialogs = stage.desktop.dialogs
    dialogs.show_video()
    dialog = dialogs._videos[-1]
    voice = ROOT / "resources/voices/emma.flac"
    with stage.qtbot.waitSignal(dialog.form.sound.chosen, timeout=20_000):
        dialog.form.sound.take(voice)
    dialog.form.out.setText(str(stage.folder / "out.mp4"))
    press(dialog.form.make)
    assert dialog.busy
    stage.close()
    assert not dialog.busy
    assert not list(stage.folder.glob("out*"))


def drop(stage: Stage, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(300, 200), copy, data, buttons, keys)
    QApplication.sendEvent(stage.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(stage.window, QDropEvent(QPointF(300, 200), copy, data, buttons, keys))


@pytest.mark.full
def test_a_picture_dropped_anywhere_on_the_window_is_asked_about(stage: Stage) -> None:
    drop(stage, ROOT / "tests/data/portraits/astronaut.png")
    dialog = dialog_of(stage, PictureDialog)
    assert isinstance(dialog, PictureDialog)
    assert dialog.name.text() == "astronaut"
    dialog.reject()


@pytest.mark.full
def test_a_sound_dropped_on_the_window_becomes_a_video_which_tells_when_it_is_ready(stage: Stage) -> None:
    drop(stage, ROOT / "resources/voices/emma.flac")
    dialog = dialog_of(stage, VideoDialog)
    assert isinstance(dialog, VideoDialog)
    stage.until(lambda: dialog.form.sound.file is not None)
    assert dialog.form.out.text() == str(stage.folder / "recordings" / "emma.mp4")
    dialog.close()
    dialog.made.emit(stage.folder / "recordings" / "emma.mp4")
    assert stage.window.notices.label.text() == "emma.mp4 is ready."
