"""The preview: right colours the right way round, sharp, cheap, and idle when nobody can see it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.preview import Preview
from talking_avatar.desktop.theme import ThemeKeeper

SIZE_PX = (1280, 720)
PLAIN_S = 0.00019
"""What copying such a frame and turning its colours round takes on a quiet machine."""

RED, GREEN, BLUE, WHITE = (220, 20, 20), (20, 200, 20), (20, 20, 220), (240, 240, 240)


def quadrants() -> NDArray[np.uint8]:
    frame = np.empty((720, 1280, 3), np.uint8)
    frame[:360, :640], frame[:360, 640:] = RED, GREEN
    frame[360:, :640], frame[360:, 640:] = BLUE, WHITE
    return frame


def supply(frame: NDArray[np.uint8]) -> Callable[[NDArray[np.uint8]], bool]:
    def take(out: NDArray[np.uint8]) -> bool:
        np.copyto(out, frame)
        return True

    return take


@pytest.fixture
def preview(qtbot: QtBot, dressed: ThemeKeeper) -> Preview:
    made = Preview(supply(quadrants()), SIZE_PX)
    qtbot.addWidget(made)
    made.resize(800, 450)
    made.show()
    qtbot.waitUntil(lambda: made.frames > 0)
    return made


@pytest.fixture
def one_thread() -> Iterator[None]:
    """As in the program, where OpenCV has no helpers."""
    before = cv2.getNumThreads()
    cv2.setNumThreads(1)
    yield
    cv2.setNumThreads(before)


def corner(image: QImage, x: float, y: float) -> tuple[int, int, int]:
    colour: QColor = image.pixelColor(round(x * image.width()), round(y * image.height()))
    return colour.red(), colour.green(), colour.blue()


def test_colours_and_sides_are_right_and_mirroring_swaps_the_sides(preview: Preview) -> None:
    shown = preview.grab().toImage()
    assert corner(shown, 0.25, 0.25) == RED
    assert corner(shown, 0.75, 0.25) == GREEN
    assert corner(shown, 0.25, 0.75) == BLUE
    preview.set_mirrored(True)
    shown = preview.grab().toImage()
    assert corner(shown, 0.25, 0.25) == GREEN
    assert corner(shown, 0.75, 0.75) == BLUE
    assert corner(preview.frame(), 0.25, 0.25) == RED  # what others see is not mirrored


def test_the_whole_picture_is_shown_in_a_widget_of_another_shape(preview: Preview) -> None:
    preview.resize(500, 600)
    place = preview.picture_rect()
    assert place.width() == 500
    assert place.height() == pytest.approx(500 * 9 / 16, abs=1)


def test_words_lie_over_the_picture_and_go_again(preview: Preview) -> None:
    plain = corner(preview.grab().toImage(), 0.25, 0.25)
    preview.say("On standby")
    assert preview.words == "On standby"
    assert sum(corner(preview.grab().toImage(), 0.25, 0.25)) < 0.7 * sum(plain)
    preview.say("")
    assert corner(preview.grab().toImage(), 0.25, 0.25) == plain


def test_until_the_first_frame_the_photo_stands_there(qtbot: QtBot, dressed: ThemeKeeper) -> None:
    waiting = Preview(lambda out: False, SIZE_PX)
    qtbot.addWidget(waiting)
    waiting.resize(800, 450)
    waiting.show()
    photo = QImage(400, 600, QImage.Format.Format_RGB32)
    photo.fill(QColor(*RED))
    waiting.show_still(photo)
    assert waiting.frame().isNull()
    assert corner(waiting.grab().toImage(), 0.5, 0.5) == RED


def test_it_looks_only_while_it_can_be_seen(preview: Preview, qtbot: QtBot) -> None:
    told: list[bool] = []
    preview.watched.connect(told.append)
    preview.hide()
    frames = preview.frames
    qtbot.wait(100)
    assert preview.frames == frames
    preview.show()
    qtbot.waitUntil(lambda: preview.frames > frames)
    assert told == [False, True]


@pytest.mark.full
def test_a_frame_costs_less_than_a_millisecond(preview: Preview, one_thread: None) -> None:
    """Of processor time, Qt's helpers included; or as much more as plain work of the same kind takes just
    now beyond what it takes on a quiet machine."""
    del one_thread
    preview._timer.stop()
    canvas = QImage(preview.size(), QImage.Format.Format_RGB32)
    frame = quadrants()
    copied, coloured = np.empty_like(frame), np.empty((720, 1280, 4), np.uint8)

    def show() -> None:
        preview._look()
        preview.render(canvas)

    def plain() -> None:
        np.copyto(copied, frame)
        cv2.cvtColor(copied, cv2.COLOR_RGB2BGRA, dst=coloured)

    costs = np.array([(cost_s(show), cost_s(plain)) for _ in range(40)])
    show_s, plain_s = costs.min(0)
    assert show_s <= 1e-3 * max(plain_s / PLAIN_S, 1.0), (show_s, plain_s)


def cost_s(work: Callable[[], object]) -> float:
    begin_s = time.process_time()
    for _ in range(10):
        work()
    return (time.process_time() - begin_s) / 10
