"""Names where there is little room for them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.app_settings import AppSettings
from talking_avatar.desktop.theme import Choice, Picker, ThemeKeeper
from talking_avatar.desktop.transport.bar import TransportBar
from talking_avatar.live.session_messages import UseVoice

LONG = "Built-in Audio Analog Stereo"
HELP = "Microphone that moves the face"


@pytest.fixture
def picker(qtbot: QtBot, dressed: ThemeKeeper) -> Picker:
    made = Picker("Microphone")
    qtbot.addWidget(made)
    made.setToolTip(HELP)
    made.offer([Choice("System microphone", "default", "System"), Choice(LONG, "built-in")], "default")
    made.resize(280, 36)
    made.show()
    return made


def tool_tip(picker: Picker) -> str:
    place = QPoint(5, 5)
    QApplication.sendEvent(picker, QHelpEvent(QEvent.Type.ToolTip, place, picker.mapToGlobal(place)))
    return QToolTip.text()


def test_a_name_is_shown_whole_or_in_short_or_cut(picker: Picker) -> None:
    assert picker.shown() == "System microphone"
    picker.resize(130, 36)
    assert picker.shown() == "System"
    picker.setCurrentIndex(1)
    assert picker.shown().startswith("Built")
    assert picker.shown().endswith("…")


def test_a_name_that_is_cut_is_told_whole(picker: Picker) -> None:
    assert tool_tip(picker) == HELP
    picker.resize(130, 36)
    picker.setCurrentIndex(1)
    assert tool_tip(picker) == f"{LONG}\n{HELP}"
    spoken = QAccessible.queryAccessibleInterface(picker)
    assert spoken.text(QAccessible.Text.Value) == LONG


def test_the_list_is_wide_enough_for_its_names(picker: Picker) -> None:
    picker.resize(130, 36)
    picker.showPopup()
    list_of_names = picker.view()
    assert list_of_names.viewport().width() > list_of_names.fontMetrics().horizontalAdvance(LONG)
    picker.hidePopup()


def test_what_is_chosen_stays_chosen_and_what_is_unknown_is_the_first(picker: Picker) -> None:
    picker.offer([Choice("A", "a"), Choice("B", "b")], "b")
    assert picker.currentData() == "b"
    picker.offer([Choice("A", "a"), Choice("B", "b")], "c")
    assert picker.currentData() == "a"


def test_the_usual_microphone_is_named_whole_in_the_window_as_it_opens(
    qtbot: QtBot, dressed: ThemeKeeper
) -> None:
    bar = TransportBar(AppSettings(), UseVoice())
    qtbot.addWidget(bar)
    bar.resize(908, bar.sizeHint().height())
    bar.show()
    assert bar.microphone.picker.shown() == "System microphone"
