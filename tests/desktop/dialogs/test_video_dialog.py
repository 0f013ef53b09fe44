"""Making a video from a sound file: filled in, made, cancelled, refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import av
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.dialogs.video_dialog import VideoDialog
from talking_avatar.desktop.dialogs.video_form import VideoSubject, free_name
from talking_avatar.desktop.dialogs.video_maker import (
    VideoCancelled,
    VideoFailed,
    VideoMade,
    VideoNews,
    VideoOrder,
    VideoProgress,
)
from talking_avatar.desktop.figures import TimeLeft, duration_words, size_words
from talking_avatar.motion.performer.sliders import Sliders
from talking_avatar.resources import bundled

VOICE = bundled("resources", "voices", "emma.flac")
CLARA = bundled("resources", "portraits", "clara.jpg")


class HandMaker:
    """A video whose news the test makes up."""

    made: list[HandMaker]

    def __init__(self, order: VideoOrder, tell: Callable[[VideoNews], None]) -> None:
        self.order, self.tell = order, tell
        self.started = self.closed = False

    def start(self) -> None:
        self.started = True

    def cancel(self) -> None:
        self.tell(VideoCancelled())

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def makers() -> list[HandMaker]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, dressed: object, tmp_path: Path, makers: list[HandMaker]) -> VideoDialog:
    del dressed

    def make(order: VideoOrder, tell: Callable[[VideoNews], None]) -> HandMaker:
        makers.append(HandMaker(order, tell))
        return makers[-1]

    subject = VideoSubject(CLARA, "Clara", Sliders(smile=0.3), "photo", "#102030")
    made = VideoDialog(subject, tmp_path, make_maker=make)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def drop_voice(qtbot: QtBot, dialog: VideoDialog, path: Path = VOICE) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    with qtbot.waitSignal(dialog.form.sound.chosen, timeout=20_000):
        dialog.form.sound.dropEvent(
            QDropEvent(
                QPointF(9, 9),
                Qt.DropAction.CopyAction,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )


def click_make(dialog: VideoDialog) -> None:
    QTest.mouseClick(dialog.form.make, Qt.MouseButton.LeftButton)


def test_a_dropped_sound_names_the_video_and_the_order_is_what_is_shown(
    qtbot: QtBot, dialog: VideoDialog, tmp_path: Path, makers: list[HandMaker]
) -> None:
    assert not dialog.form.make.isEnabled()
    drop_voice(qtbot, dialog)
    assert dialog.form.out.text() == str(tmp_path / "emma.mp4")
    button = dialog.form.resolution.group.button(2)
    assert button is not None
    button.click()
    click_make(dialog)
    assert makers[0].started
    assert makers[0].order == VideoOrder(
        CLARA, VOICE, tmp_path / "emma.mp4", "photo", 1080, "#102030", Sliders(smile=0.3)
    )


def test_progress_then_a_good_end(
    qtbot: QtBot, dialog: VideoDialog, tmp_path: Path, makers: list[HandMaker]
) -> None:
    drop_voice(qtbot, dialog)
    click_make(dialog)
    makers[0].tell(VideoProgress(3.0, 12.0))
    qtbot.waitUntil(lambda: dialog.progress.bar.value() == 250)
    assert "3 s of 12 s" in dialog.progress.words.text()
    with qtbot.waitSignal(dialog.made) as made:
        makers[0].tell(VideoMade(tmp_path / "emma.mp4", 75.0, 1_500_000, ("Parts are damaged.",)))
    assert made.args == [tmp_path / "emma.mp4"]
    assert dialog.end_page.folder.isVisible()
    assert "1 min 15 s" in dialog.end_page.details.text()
    assert dialog.end_page.remarks.text() == "Parts are damaged."
    dialog.end_page.another.click()
    assert dialog.form.isVisible()


def test_cancelling_leads_back_to_what_was_filled_in(
    qtbot: QtBot, dialog: VideoDialog, makers: list[HandMaker]
) -> None:
    drop_voice(qtbot, dialog)
    click_make(dialog)
    QTest.mouseClick(dialog.progress.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.form.isVisible() and not dialog.busy)
    assert dialog.form.sound.file == VOICE
    click_make(dialog)
    assert len(makers) == 2


def test_a_failure_is_told_and_can_be_tried_again(
    qtbot: QtBot, dialog: VideoDialog, makers: list[HandMaker]
) -> None:
    drop_voice(qtbot, dialog)
    click_make(dialog)
    makers[0].tell(VideoFailed("It could not be made because the disk is full."))
    qtbot.waitUntil(dialog.end_page.isVisible)
    assert dialog.end_page.details.text() == "It could not be made because the disk is full."
    assert not dialog.end_page.play.isVisible()


def test_a_file_without_sound_is_refused_with_a_sentence(qtbot: QtBot, dialog: VideoDialog) -> None:
    drop_voice(qtbot, dialog)
    drop_voice(qtbot, dialog, CLARA)
    assert dialog.form.sound.file is None
    assert "clara.jpg" in dialog.form.sound.problem
    assert not dialog.form.make.isEnabled()


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    for name in ("a.mp4", "a 2.mp4"):
        (tmp_path / name).touch()
    assert free_name(tmp_path / "a.mp4").name == "a 3.mp4"
    assert free_name(tmp_path / "b.mp4").name == "b.mp4"


def test_ending_waits_for_the_maker(qtbot: QtBot, dialog: VideoDialog, makers: list[HandMaker]) -> None:
    drop_voice(qtbot, dialog)
    click_make(dialog)
    dialog.end()
    assert makers[0].closed
    assert not dialog.busy


def test_the_time_left_is_steady_and_near_the_truth() -> None:
    left = TimeLeft()
    assert left.words(10.0, 0.0) == ""
    shown = [left.words(10 + second, second / 100) for second in range(1, 60)]
    assert shown[-1] == f"about {duration_words(41)} left"


def test_sizes_in_words() -> None:
    assert [size_words(n) for n in (12_345, 1_500_000, 2_340_000_000)] == ["12 kB", "1.5 MB", "2.34 GB"]


@pytest.mark.full
def test_a_real_video_is_made_and_a_cancelled_one_leaves_nothing(
    qtbot: QtBot, dressed: object, tmp_path: Path
) -> None:
    del dressed
    dialog = VideoDialog(VideoSubject(CLARA, "Clara"), tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    drop_voice(qtbot, dialog)
    dialog.form.resolution.choose(0)
    click_make(dialog)
    qtbot.waitUntil(
        lambda: dialog.progress.bar.value() > 0 and dialog.progress.bar.maximum() > 0, timeout=60_000
    )
    QTest.mouseClick(dialog.progress.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.busy, timeout=20_000)
    assert list(tmp_path.iterdir()) == []
    with qtbot.waitSignal(dialog.made, timeout=120_000):
        click_make(dialog)
    with av.open(str(tmp_path / "emma.mp4")) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert (video.width, video.height) == (960, 540)
        assert float(video.duration * video.time_base) == pytest.approx(  # type: ignore[operator]
            float(audio.duration * audio.time_base),
            abs=0.05,  # type: ignore[operator]
        )
    dialog.end()
