"""Preferences, diagnostics and the window about the program."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.app_settings import AppSettings, PortraitControls
from talking_avatar.desktop.diagnostics import diagnostics
from talking_avatar.desktop.dialogs.about import About
from talking_avatar.desktop.dialogs.preferences import Preferences


def test_every_choice_is_told_with_its_field(
    qtbot: QtBot, dressed: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del dressed
    page = Preferences(AppSettings(language="de"), tmp_path, tray=True)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.complete)
    told: list[tuple[str, object]] = []
    page.changed.connect(lambda field, value: told.append((field, value)))
    dark, photo_real = page.theme.group.button(2), page.drawing.engine.group.button(1)
    assert dark is not None
    assert photo_real is not None
    QTest.mouseClick(dark, Qt.MouseButton.LeftButton)
    QTest.mouseClick(photo_real, Qt.MouseButton.LeftButton)
    assert page.language.currentText() == "Deutsch"
    QTest.keyClick(page.language, Qt.Key.Key_Down)
    assert not page.hint.isVisible()
    QTest.mouseClick(page.to_tray, Qt.MouseButton.LeftButton)
    assert not page.look_for_updates.isChecked()
    QTest.mouseClick(page.look_for_updates, Qt.MouseButton.LeftButton)
    assert page.drawing.device.isEnabled()
    QTest.keyClick(page.drawing.device, Qt.Key.Key_Down)
    large = page.drawing.size_choice.group.button(2)
    assert large is not None
    QTest.mouseClick(large, Qt.MouseButton.LeftButton)
    assert page.drawing.later.isVisible()
    elsewhere = str(tmp_path / "elsewhere")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *question: elsewhere)
    page._choose_folder()
    assert page.folder.text() == elsewhere
    assert told == [
        ("theme", "dark"),
        ("engine", "liveportrait"),
        ("language", "es"),
        ("close_to_tray", True),
        ("look_for_updates", True),
        ("device", "cuda"),
        ("picture_height_px", 1080),
        ("recordings", elsewhere),
    ]


def test_the_focus_goes_down_the_page_and_round(qtbot: QtBot, dressed: object, tmp_path: Path) -> None:
    del dressed
    page = Preferences(AppSettings(), tmp_path, tray=True)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.complete)
    begin = page.focusWidget()
    assert begin is not None
    heights = []
    widget = begin.nextInFocusChain()
    while widget is not begin:
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.width() > 0:
            heights.append(widget.mapTo(page, QPoint(0, widget.height() // 2)).y())
        widget = widget.nextInFocusChain()
    assert len(heights) > 8
    assert heights == sorted(heights)


def test_a_language_that_must_wait_says_so(qtbot: QtBot, dressed: object, tmp_path: Path) -> None:
    del dressed
    page = Preferences(AppSettings(), tmp_path, tray=True)
    qtbot.addWidget(page)
    page.language_waits = True
    page.show()
    QTest.keyClick(page.language, Qt.Key.Key_Down)
    assert page.hint.isVisible()


def test_without_a_tray_nothing_promises_one(qtbot: QtBot, dressed: object, tmp_path: Path) -> None:
    del dressed
    page = Preferences(AppSettings(close_to_tray=True), tmp_path, tray=False)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page.complete)
    assert not page.to_tray.isEnabled()
    assert not page.to_tray.isChecked()


def test_diagnostics_tell_versions_settings_and_the_last_crash_but_nothing_private(tmp_path: Path) -> None:
    log = tmp_path / "crash.log"
    log.write_text("x" * 50_000 + f"\nRuntimeError: in {tmp_path}/secret/file.py\n")
    settings = AppSettings(
        microphone="Blue Yeti",
        portrait="own-grandma",
        controls=MappingProxyType({"own-grandma": PortraitControls()}),
        recordings=f"{tmp_path}/videos",
    )
    words = diagnostics(settings, {"Qt": "6.9"}, log, home=tmp_path)
    assert "Talking Avatar" in words
    assert "Qt: 6.9" in words
    assert "microphone = 'Blue Yeti'" in words
    assert "RuntimeError: in ~/secret/file.py" in words
    assert "grandma" not in words
    assert str(tmp_path) not in words
    assert len(words) < 20_000


def test_diagnostics_are_copied_by_a_button(qtbot: QtBot, dressed: object, tmp_path: Path) -> None:
    del dressed
    about = About(AppSettings(), tmp_path / "none.log")
    qtbot.addWidget(about)
    about.show()
    assert not about.crashes.isEnabled()
    QTest.mouseClick(about.copy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Copied" in about.told.text())
    assert "Platform: " in QGuiApplication.clipboard().text()
    QTest.mouseClick(about.notices, Qt.MouseButton.LeftButton)
    assert "MediaPipe" in about.credits.toPlainText()
