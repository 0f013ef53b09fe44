"""Another language, while a meeting looks on."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.dialogs.preferences import Preferences
from talking_avatar.desktop.go_live_state import GoLiveState
from talking_avatar.desktop.main_window import MainWindow
from talking_avatar.desktop.translations import install_language
from talking_avatar.desktop.window_keeper import Desktop, WindowKeeper
from talking_avatar.outputs.camera.trace import read_trace
from tests.desktop.stage import Stage

pytestmark = pytest.mark.full


@pytest.fixture
def keeper(stage: Stage, qapp: QApplication) -> Iterator[WindowKeeper]:
    def join(desktop: Desktop) -> None:
        stage.use(desktop)

    yield WindowKeeper(qapp, stage.desktop, join)
    stage.close()
    install_language(qapp, "en")
    QLocale.setDefault(QLocale.c())


def choose(stage: Stage, code: str) -> None:
    """In the preferences, as a person does."""
    before = stage.window
    stage.desktop.dialogs.show_preferences()
    page = next(p for p in before.findChildren(Preferences) if p.isVisible())
    picker = page.language
    picker.setFocus()
    QTest.keyClick(picker, Qt.Key.Key_Home)
    picker.setCurrentIndex(picker.findData(code))
    picker.activated.emit(picker.currentIndex())
    stage.until(lambda: stage.window is not before)


def test_the_window_speaks_another_language_and_the_meeting_sees_nothing_of_it(
    stage: Stage, keeper: WindowKeeper, qtbot: QtBot
) -> None:
    stage.until_awake()
    stage.window.toggle_live()
    stage.until(lambda: stage.window.controller.state is GoLiveState.LIVE)
    stage.window.toggle_recording()
    stage.until(lambda: stage.window.transport.recording.recording)
    stage.wait(0.5)
    frames = len(read_trace(stage.trace_path).sent_s)
    choose(stage, "de")
    window = keeper.desktop.window
    assert window is stage.window
    stage.until(lambda: window.preview.frames > 5)
    assert window.transport.go_live.state is GoLiveState.LIVE
    assert window.panel.expression.title.text() == "Ausdruck"
    assert window.controller.settings.standby.paused == "Bin gleich wieder da"
    assert any(page.windowTitle() == "Einstellungen" for page in window.findChildren(Preferences))
    assert window.transport.recording.recording
    stage.wait(0.5)
    trace = read_trace(stage.trace_path)
    assert len(trace.sent_s) > frames + 10
    assert (trace.sequence[frames:] > 0).all()  # no standby picture
    assert float(np.diff(trace.sent_s[frames:]).max()) < 0.25
    qtbot.mouseClick(window.transport.recording.record, Qt.MouseButton.LeftButton)
    stage.until(lambda: not window.transport.recording.recording)
    assert list((stage.folder / "recordings").glob("*.mp4"))
    window.controller.stop_live()
    stage.until(lambda: window.transport.go_live.state is GoLiveState.OFF)


def test_windows_that_were_replaced_leave_nothing_behind(
    stage: Stage, keeper: WindowKeeper, qtbot: QtBot
) -> None:
    del keeper
    stage.until_awake()

    def there() -> tuple[int, int]:
        """Windows, and threads that are no errand."""
        qtbot.wait(300)
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        return len(windows), sum(t.name != "errand" for t in threading.enumerate())

    choose(stage, "de")
    windows, threads = there()
    for code in ("es", "en", "de", "en"):
        choose(stage, code)
    windows_now, threads_now = there()
    assert windows == windows_now == 1
    assert threads_now <= threads  # one that prepared a thumbnail may have ended meanwhile
