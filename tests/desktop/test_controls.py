"""The controls one by one: mouse, keys, double clicks, and what they say to screen readers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.controls.gaze_pad import GazePad
from talking_avatar.desktop.controls.head_ball import HeadBall
from talking_avatar.desktop.controls.pose_section import gaze_at
from talking_avatar.desktop.controls.value_slider import ValueSlider
from talking_avatar.desktop.theme import ThemeKeeper


@pytest.fixture
def slider(qtbot: QtBot, dressed: ThemeKeeper) -> ValueSlider:
    made = ValueSlider("Smile", -1.0, 1.0, 0.0, "sad to happy")
    qtbot.addWidget(made)
    made.resize(220, 50)
    made.show()
    return made


def test_a_click_sets_the_value_there_and_a_double_click_brings_it_back(
    qtbot: QtBot, slider: ValueSlider
) -> None:
    moved: list[float] = []
    slider.moved.connect(moved.append)
    track = slider.slider
    qtbot.mouseClick(track, Qt.MouseButton.LeftButton, pos=QPoint(track.width() - 8, 12))
    assert moved[-1] == pytest.approx(1.0)
    qtbot.mouseDClick(track, Qt.MouseButton.LeftButton, pos=QPoint(30, 12))
    assert moved[-1] == 0.0 == slider.value


def test_keys_move_it_and_the_wheel_only_when_it_has_the_focus(qtbot: QtBot, slider: ValueSlider) -> None:
    qtbot.keyClick(slider.slider, Qt.Key.Key_Right)
    assert 0 < slider.value < 0.1
    qtbot.keyClick(slider.slider, Qt.Key.Key_End)
    assert slider.value == 1.0
    qtbot.keyClick(slider.slider, Qt.Key.Key_Delete)
    assert slider.value == 0.0
    slider.slider.clearFocus()
    turn_wheel(slider.slider, 120)
    assert slider.value == 0.0


def test_a_screen_reader_hears_its_name_and_hundredths(slider: ValueSlider) -> None:
    slider.show_value(0.45)
    spoken = QAccessible.queryAccessibleInterface(slider.slider)
    assert spoken.text(QAccessible.Text.Name) == "Smile"
    assert spoken.valueInterface().currentValue() == 45


def test_showing_a_value_tells_nobody(slider: ValueSlider) -> None:
    moved: list[float] = []
    slider.moved.connect(moved.append)
    slider.show_value(0.5)
    assert slider.value == 0.5
    assert not moved


def turn_wheel(widget: QWidget, steps: int) -> None:
    centre = QPointF(widget.rect().center())
    event = QWheelEvent(
        centre, centre, QPoint(), QPoint(0, steps), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_the_gaze_goes_where_the_pad_is_pressed(qtbot: QtBot, dressed: ThemeKeeper) -> None:
    pad = GazePad()
    qtbot.addWidget(pad)
    pad.resize(pad.sizeHint())
    pad.show()
    looked: list[tuple[float, float]] = []
    pad.moved.connect(lambda x, y: looked.append((x, y)))
    field = pad.field()
    qtbot.mouseClick(pad, Qt.MouseButton.LeftButton, pos=field.topRight().toPoint())
    assert looked[-1] == (pytest.approx(1.0, abs=0.05), pytest.approx(-1.0, abs=0.05))
    qtbot.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(0, pad.height()))
    assert looked[-1] == (-1.0, 1.0)
    qtbot.mouseDClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert looked[-1] == pad.place == (0.0, 0.0)
    qtbot.keyClick(pad, Qt.Key.Key_Left)
    assert looked[-1] == (-0.1, 0.0)


def test_the_head_turns_and_tilts(qtbot: QtBot, dressed: ThemeKeeper) -> None:
    ball = HeadBall()
    qtbot.addWidget(ball)
    ball.resize(ball.sizeHint())
    ball.show()
    turns: list[tuple[float, float]] = []
    tilts: list[float] = []
    ball.moved.connect(lambda x, y: turns.append((x, y)))
    ball.tilted.connect(tilts.append)
    straight = ball.grab().toImage()
    qtbot.mouseClick(ball, Qt.MouseButton.LeftButton, pos=ball.field().center().toPoint() + QPoint(30, 0))
    assert turns[-1][0] > 0.4
    turn_wheel(ball, 120)
    assert tilts[-1] == pytest.approx(0.1)
    assert ball.grab().toImage() != straight
    qtbot.mouseDClick(ball, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert (ball.place, ball.tilt) == ((0.0, 0.0), 0.0)


def test_the_middle_of_the_screen_is_the_camera() -> None:
    screen = QRect(0, 0, 1921, 1081)
    assert gaze_at(QPoint(960, 540), screen) == (0.0, 0.0)
    x, y = gaze_at(QPoint(5000, 0), screen)
    assert x == 1.0
    assert y == pytest.approx(-1.0, abs=0.01)
