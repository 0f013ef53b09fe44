"""The first-run tour and its test call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.dialogs.tour import Tour, TourStart
from talking_avatar.desktop.dialogs.trial_call import TrialCall
from talking_avatar.desktop.library.store import PortraitLibrary
from talking_avatar.desktop.library.thumbnails import Thumbnails
from talking_avatar.desktop.picture_view import PeekView
from talking_avatar.desktop.transport.device_lists import CameraChoice, Devices
from talking_avatar.errors import UserError
from talking_avatar.live.session_messages import StartRecording, StopRecording, UseVoice
from talking_avatar.media.audio import SoundFormat
from talking_avatar.media.video_writer import VideoWriter
from tests.desktop.by_hand import click, colour_file, press
from tests.desktop.dialogs.calling import DeafOutput, TapeWorker
from tests.desktop.library.preparing import PromptPreparer

RATE_HZ = 48_000
TAPE_S = 0.6


@pytest.fixture(scope="module")
def tape(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Red, then from the middle green; a tone in its second half."""
    path = tmp_path_factory.mktemp("tape") / "tape.mkv"
    time_s = np.arange(int(TAPE_S * RATE_HZ)) / RATE_HZ
    tone = np.where(time_s < TAPE_S / 2, 0, 0.5 * np.sin(2 * np.pi * 440 * time_s)).astype(np.float32)
    with VideoWriter(path, (128, 72), Fraction(25), SoundFormat(RATE_HZ, 1)) as writer:
        writer.write_sound(tone[:, np.newaxis])
        for frame in range(round(25 * TAPE_S)):
            colour = (200, 0, 0) if frame / 25 < TAPE_S / 2 else (0, 200, 0)
            writer.write_frame(np.full((72, 128, 3), colour, np.uint8))
        writer.finish()
    return path


def call_with(
    qtbot: QtBot, worker: TapeWorker, open_output: Callable[[], DeafOutput] = DeafOutput
) -> TrialCall:
    """On the screen; its seconds are over sooner."""
    call = TrialCall(worker, None, open_output)
    call._second.setInterval(40)
    qtbot.addWidget(call)
    call.show()
    return call


def middle(call: TrialCall) -> QColor:
    picture = call.view.grab().toImage()
    return picture.pixelColor(picture.width() // 2, picture.height() // 2)


@pytest.fixture
def outputs() -> list[DeafOutput]:
    return []


@pytest.fixture
def call(qtbot: QtBot, dressed: object, tape: Path, outputs: list[DeafOutput]) -> Iterator[TrialCall]:
    del dressed

    def open_output() -> DeafOutput:
        outputs.append(DeafOutput())
        return outputs[-1]

    made = call_with(qtbot, TapeWorker(tape), open_output)
    yield made
    made.end()


def test_a_test_call_is_recorded_and_played_with_its_sound(
    qtbot: QtBot, call: TrialCall, outputs: list[DeafOutput]
) -> None:
    press(call.record)
    assert not call.record.isEnabled()
    qtbot.waitUntil(lambda: middle(call).red() > 150, timeout=10_000)
    qtbot.waitUntil(lambda: middle(call).green() > 150, timeout=10_000)
    qtbot.waitUntil(call.again.isVisible, timeout=10_000)
    (output,) = outputs
    sound = np.concatenate(output.written)
    assert output.closed
    assert len(sound) == pytest.approx(TAPE_S * RATE_HZ, abs=0.03 * RATE_HZ)
    third = len(sound) // 3
    quiet, loud = np.abs(sound[:third]).max(), np.abs(sound[2 * third :]).max()
    assert quiet < 0.05
    assert loud > 0.3
    assert "headphones" in call.remark.text()
    press(call.again)
    qtbot.waitUntil(lambda: len(outputs) == 2 and call.again.isVisible(), timeout=10_000)


def test_ending_removes_the_recording(qtbot: QtBot, call: TrialCall) -> None:
    press(call.record)
    folder = Path(call._folder.name)
    qtbot.waitUntil(lambda: middle(call).red() > 150, timeout=10_000)
    assert list(folder.iterdir())
    call.end()
    assert not folder.exists()


def test_without_a_loudspeaker_the_picture_is_played_and_the_reason_told(
    qtbot: QtBot, dressed: object, tape: Path
) -> None:
    del dressed

    def no_output() -> DeafOutput:
        raise UserError("There is no loudspeaker on this computer", "", "plug one in")

    call = call_with(qtbot, TapeWorker(tape), no_output)
    press(call.record)
    qtbot.waitUntil(call.again.isVisible, timeout=10_000)
    assert call.remark.text() == "There is no loudspeaker on this computer; plug one in."
    assert call.view.frames_shown > 3
    call.end()


def test_a_recording_that_fails_says_why_and_can_be_tried_again(
    qtbot: QtBot, dressed: object, tape: Path
) -> None:
    del dressed
    worker = TapeWorker(None)
    call = call_with(qtbot, worker)
    press(call.record)
    assert "disk is full" in call.remark.text()
    worker.tape = tape
    press(call.record)
    qtbot.waitUntil(call.again.isVisible, timeout=10_000)
    call.end()


@pytest.fixture
def worker(tape: Path) -> TapeWorker:
    return TapeWorker(tape)


@pytest.fixture
def tour(qtbot: QtBot, dressed: object, tmp_path: Path, worker: TapeWorker) -> Tour:
    del dressed
    library = PortraitLibrary(
        tmp_path / "library", bundled=[colour_file(tmp_path, colour) for colour in ("blue", "red")]
    )
    devices = Devices(("Blue Yeti",), (), (CameraChoice("v4l2:/dev/video9", "Talking Avatar"),))
    start = TourStart("bundled-blue", "default", "auto", UseVoice(), devices)
    picture = QImage(64, 36, QImage.Format.Format_RGB32)
    picture.fill(QColor("purple"))
    thumbnails = Thumbnails(None, tmp_path / "thumbnails", PromptPreparer, calm_ms=0)
    made = Tour(start, library, worker, lambda: picture, thumbnails)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_three_steps_tell_what_was_chosen(qtbot: QtBot, tour: Tour, worker: TapeWorker) -> None:
    chosen: list[object] = []
    tour.portrait_chosen.connect(lambda portrait: chosen.append(portrait.name))
    tour.microphone_chosen.connect(chosen.append)
    tour.camera_chosen.connect(chosen.append)
    click(tour.portrait.strip, 1)
    press(tour.next)
    worker.level.emit(-70.0)
    assert not tour.microphone.heard
    worker.level.emit(-25.0)
    assert tour.microphone.verdict.text() == "I can hear you."
    picker = tour.microphone.box.picker
    picker.setFocus()
    QTest.keyClick(picker, Qt.Key.Key_Down)
    assert not tour.microphone.heard  # that was the other one
    press(tour.next)
    QTest.keyClick(tour.camera.box.picker, Qt.Key.Key_Down)
    assert chosen == ["Red", "Blue Yeti", "v4l2:/dev/video9"]
    with qtbot.waitSignal(tour.ended):
        press(tour.next)
    assert not tour.isVisible()


def test_one_can_go_back_and_skip(qtbot: QtBot, tour: Tour) -> None:
    assert not tour.back.isVisible()
    press(tour.next)
    press(tour.back)
    assert tour.step == 0
    with qtbot.waitSignal(tour.ended):
        press(tour.skip)


def test_leaving_during_a_test_call_ends_it(qtbot: QtBot, tour: Tour, worker: TapeWorker) -> None:
    press(tour.next)
    press(tour.next)
    press(tour.camera.call.record)
    with qtbot.waitSignal(tour.ended):
        QTest.keyClick(tour, Qt.Key.Key_Escape)
    assert [type(command) for command in worker.commands] == [StartRecording, StopRecording]


def test_before_the_first_frame_the_tour_says_that_the_avatar_wakes_up(qtbot: QtBot, dressed: object) -> None:
    del dressed
    pictures = [QImage()]
    view = PeekView(lambda: pictures[0], waiting="Waking up…")
    qtbot.addWidget(view)
    view.show()
    assert view.words == "Waking up…"
    pictures[0] = QImage(64, 36, QImage.Format.Format_RGB32)
    qtbot.waitUntil(lambda: view.words == "")
