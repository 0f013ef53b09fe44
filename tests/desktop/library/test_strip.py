"""The portrait strip, by mouse, keys, drops and the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.library.picture_dialog import PictureDialog
from talking_avatar.desktop.library.portraits import LibraryPortrait, Rights
from talking_avatar.desktop.library.store import PortraitLibrary
from talking_avatar.desktop.library.strip import PortraitStrip
from talking_avatar.desktop.library.thumbnails import Thumbnails
from tests.desktop.by_hand import click, colour_file, place
from tests.desktop.library.preparing import PromptPreparer


@pytest.fixture
def library(tmp_path: Path) -> PortraitLibrary:
    come_along = [colour_file(tmp_path, colour) for colour in ("blue", "lime", "red")]
    return PortraitLibrary(tmp_path / "library", bundled=come_along)


@pytest.fixture
def strip(qtbot: QtBot, dressed: object, library: PortraitLibrary, tmp_path: Path) -> Iterator[PortraitStrip]:
    del dressed
    thumbnails = Thumbnails(None, tmp_path / "thumbnails", PromptPreparer, calm_ms=0)
    made = PortraitStrip(library, None, thumbnails)
    qtbot.addWidget(made)
    made.resize(900, 180)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close_library()


def names(strip: PortraitStrip) -> list[str]:
    return [strip.model.index(row).data() for row in range(strip.model.rowCount())]


def shown_colour(strip: PortraitStrip, row: int) -> QColor:
    picture = strip.view.viewport().grab().toImage()
    return picture.pixelColor(place(strip, row) * picture.devicePixelRatio())


def near(colour: QColor, wanted: str) -> bool:
    other = QColor(wanted)
    return all(
        abs(a - b) < 40
        for a, b in zip(colour.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    )


def answer(qtbot: QtBot, strip: PortraitStrip, rights: int = 0) -> PictureDialog:
    """Wait for the question and its check, answer it."""
    qtbot.waitUntil(lambda: strip.desk.dialog is not None)
    dialog = strip.desk.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.card.usable)
    button = dialog.rights.button(rights)
    assert button is not None
    button.click()
    return dialog


def drop(strip: PortraitStrip, data: QMimeData, at: QPoint | None = None) -> None:
    target = strip if at is None else strip.view
    event = QDropEvent(
        QPointF(at or QPoint(300, 40)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    target.dropEvent(event)


def test_thumbnails_appear_and_a_click_chooses(qtbot: QtBot, strip: PortraitStrip) -> None:
    assert names(strip) == ["Blue", "Lime", "Red"]
    qtbot.waitUntil(lambda: near(shown_colour(strip, 1), "lime"))
    with qtbot.waitSignal(strip.portrait_chosen) as chosen:
        click(strip, 1)
    (portrait,) = chosen.args or []
    assert isinstance(portrait, LibraryPortrait)
    assert portrait.name == "Lime"
    assert strip.current == portrait


def test_keys_walk_and_choose(qtbot: QtBot, strip: PortraitStrip) -> None:
    strip.select("bundled-blue")
    strip.view.setFocus()
    QTest.keyClick(strip.view, Qt.Key.Key_Right)
    QTest.keyClick(strip.view, Qt.Key.Key_Right)
    assert strip.current is not None
    assert strip.current.name == "Blue"  # walking alone chooses nothing
    with qtbot.waitSignal(strip.portrait_chosen):
        QTest.keyClick(strip.view, Qt.Key.Key_Return)
    assert strip.current.name == "Red"


def test_select_is_silent(qtbot: QtBot, strip: PortraitStrip) -> None:
    with qtbot.assertNotEmitted(strip.portrait_chosen):
        strip.select("bundled-lime")
    assert strip.current is not None
    assert strip.current.id == "bundled-lime"
    strip.select("nobody")
    assert strip.current is None


def test_neighbours_go_round(qtbot: QtBot, strip: PortraitStrip) -> None:
    strip.select("bundled-red")
    strip.choose_neighbour(1)
    assert strip.current is not None
    assert strip.current.name == "Blue"
    strip.choose_neighbour(-1)
    assert strip.current.name == "Red"


def test_the_pointer_sets_a_portrait_in_motion_and_its_leaving_stops_it(
    qtbot: QtBot, strip: PortraitStrip
) -> None:
    qtbot.waitUntil(lambda: near(shown_colour(strip, 0), "blue"))
    QTest.mouseMove(strip.view.viewport(), place(strip, 2))
    qtbot.waitUntil(lambda: near(shown_colour(strip, 2), "#0080ff"), timeout=8000)
    QTest.mouseMove(strip.view.viewport(), place(strip, 0))
    qtbot.waitUntil(lambda: near(shown_colour(strip, 2), "red"))


def test_a_dropped_file_is_asked_about_added_first_and_chosen(
    qtbot: QtBot, strip: PortraitStrip, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(colour_file(tmp_path, "gold")))])
    drop(strip, data)
    dialog = strip.desk.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.card.usable)
    assert not dialog.accept_button.isEnabled()  # nobody said yet why it may be used
    answer(qtbot, strip, rights=1)
    dialog.name.setText("Goldie")
    with qtbot.waitSignal(strip.portrait_chosen) as chosen:
        dialog.accept_button.click()
    portrait = (chosen.args or [])[0]
    assert (portrait.name, portrait.rights) == ("Goldie", Rights.PERMISSION)
    assert names(strip)[0] == "Goldie"
    assert portrait.path.exists()
    qtbot.waitUntil(lambda: near(shown_colour(strip, 0), "gold"))


def test_a_picture_without_a_face_cannot_be_added_until_the_frame_finds_one(
    qtbot: QtBot, strip: PortraitStrip, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(colour_file(tmp_path, "tan", (13, 40))))])
    drop(strip, data)
    dialog = strip.desk.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: "No face was found" in dialog.card.details.text())
    button = dialog.rights.button(0)
    assert button is not None
    button.click()
    assert not dialog.accept_button.isEnabled()
    for _ in range(8):
        QTest.keyClick(dialog.editor, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: dialog.card.usable)
    assert "face is small" in dialog.card.details.text()
    with qtbot.waitSignal(strip.portrait_chosen) as chosen:
        dialog.accept_button.click()
    crop = (chosen.args or [])[0].crop
    assert crop.right == pytest.approx(0.84)


def test_what_is_no_picture_is_refused_with_a_sentence(
    qtbot: QtBot, strip: PortraitStrip, tmp_path: Path
) -> None:
    (tmp_path / "song.mp3").write_bytes(b"la la la")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "song.mp3"))])
    drop(strip, data)
    dialog = strip.desk.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: "song.mp3 is not a picture" in dialog.card.details.text())
    dialog.cancel_button.click()
    assert names(strip) == ["Blue", "Lime", "Red"]


def test_several_files_are_asked_about_one_after_the_other(
    qtbot: QtBot, strip: PortraitStrip, tmp_path: Path
) -> None:
    data = QMimeData()
    files = [colour_file(tmp_path, colour) for colour in ("gold", "navy")]
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    drop(strip, data)
    first = strip.desk.dialog
    assert first is not None
    first.cancel_button.click()
    qtbot.waitUntil(lambda: strip.desk.dialog not in (None, first))
    second = answer(qtbot, strip)
    assert second.name.text() == "navy"
    second.accept_button.click()
    qtbot.waitUntil(lambda: names(strip)[0] == "navy")
    assert strip.desk.dialog is None


def test_pasting_a_picture(qtbot: QtBot, strip: PortraitStrip) -> None:
    picture = QImage(50, 50, QImage.Format.Format_RGB32)
    picture.fill(QColor("orange"))
    QGuiApplication.clipboard().setImage(picture)
    strip.paste()
    answer(qtbot, strip).accept_button.click()
    qtbot.waitUntil(lambda: strip.model.rowCount() == 4)
    qtbot.waitUntil(lambda: near(shown_colour(strip, 0), "orange"))


def test_an_empty_clipboard_is_told(qtbot: QtBot, strip: PortraitStrip) -> None:
    QGuiApplication.clipboard().setText("no picture")
    strip.paste()
    assert strip.undo_bar.isVisible()
    assert "no picture on the clipboard" in strip.undo_bar.words.text()


def test_deleting_the_chosen_one_chooses_its_neighbour_and_undo_brings_it_back(
    qtbot: QtBot, strip: PortraitStrip
) -> None:
    told: list[str] = []
    strip.portrait_chosen.connect(lambda portrait: told.append(portrait.name))
    strip.select("bundled-lime")
    strip.view.setFocus()
    QTest.keyClick(strip.view, Qt.Key.Key_Delete)
    assert names(strip) == ["Blue", "Red"]
    assert "Lime is hidden" in strip.undo_bar.words.text()
    strip.undo_bar.undo_button.click()
    assert names(strip) == ["Blue", "Lime", "Red"]
    assert not strip.undo_bar.isVisible()
    assert told == ["Red", "Lime"]


def test_deleting_another_one_chooses_nothing_and_a_key_undoes_it(qtbot: QtBot, strip: PortraitStrip) -> None:
    strip.select("bundled-lime")
    strip.view.setCurrentIndex(strip.model.index(0))
    strip.view.setFocus()
    with qtbot.assertNotEmitted(strip.portrait_chosen):
        QTest.keyClick(strip.view, Qt.Key.Key_Delete)
        assert names(strip) == ["Lime", "Red"]
        QTest.keyClick(strip.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(strip) == ["Blue", "Lime", "Red"]
    assert strip.current is not None
    assert strip.current.name == "Lime"


def test_renaming_in_place(qtbot: QtBot, strip: PortraitStrip, tmp_path: Path) -> None:
    strip.library.add(colour_file(tmp_path, "pink"), "Pink", Rights.MINE)
    strip.model.refresh()
    strip.view.setCurrentIndex(strip.model.index(0))
    strip.view.setFocus()
    QTest.keyClick(strip.view, Qt.Key.Key_F2)
    editor = strip.view.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Rosa")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(strip)[0] == "Rosa")
    assert PortraitLibrary(strip.library.folder, bundled=[]).portraits()[0].name == "Rosa"


def test_dragging_changes_the_order(qtbot: QtBot, strip: PortraitStrip) -> None:
    data = strip.model.mimeData([strip.model.index(2)])
    drop(strip, data, at=QPoint(2, 40))
    assert names(strip) == ["Red", "Blue", "Lime"]
    drop(strip, strip.model.mimeData([strip.model.index(0)]), at=QPoint(880, 40))
    assert names(strip) == ["Blue", "Lime", "Red"]


def test_keys_change_the_order_too(strip: PortraitStrip) -> None:
    strip.view.setCurrentIndex(strip.model.index(0))
    strip.view.setFocus()
    for key, order in (
        (Qt.Key.Key_Right, ["Lime", "Blue", "Red"]),
        (Qt.Key.Key_Right, ["Lime", "Red", "Blue"]),
        (Qt.Key.Key_Right, ["Lime", "Red", "Blue"]),
        (Qt.Key.Key_Left, ["Lime", "Blue", "Red"]),
    ):
        QTest.keyClick(strip.view, key, Qt.KeyboardModifier.AltModifier)
        assert names(strip) == order


def test_adjusting_the_crop_of_the_chosen_portrait_tells_it_again(
    qtbot: QtBot, strip: PortraitStrip, tmp_path: Path
) -> None:
    added = strip.library.add(colour_file(tmp_path, "pink"), "Pink", Rights.MINE)
    strip.model.refresh()
    strip.select(added.id)
    menu = strip.portrait_menu(strip.model.index(0))
    next(action for action in menu.actions() if "crop" in action.text()).trigger()
    dialog = strip.desk.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.card.usable)
    assert dialog.rights.checkedId() == 0
    frame = dialog.editor.frame_rect()
    corner = frame.topLeft().toPoint() + QPoint(1, 1)
    QTest.mousePress(dialog.editor, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, corner)
    QTest.mouseMove(dialog.editor, frame.center().toPoint())
    QTest.mouseRelease(
        dialog.editor, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, frame.center().toPoint()
    )
    qtbot.waitUntil(lambda: not dialog.card.usable or not dialog.editor.crop.whole)
    qtbot.waitUntil(lambda: dialog.card.usable)
    with qtbot.waitSignal(strip.portrait_chosen) as chosen:
        dialog.accept_button.click()
    portrait = (chosen.args or [])[0]
    with Image.open(portrait.path) as picture:
        assert picture.size == pytest.approx((30, 20), abs=2)


def test_the_menu_offers_bundled_ones_only_what_is_possible(strip: PortraitStrip) -> None:
    menu = strip.portrait_menu(strip.model.index(0))
    enabled = {action.text(): action.isEnabled() for action in menu.actions() if action.text()}
    assert enabled == {"Use this portrait": True, "Rename": False, "Adjust crop…": False, "Hide": True}


def test_everything_has_a_name_for_screen_readers(strip: PortraitStrip) -> None:
    assert strip.view.accessibleName()
    assert strip.add_button.accessibleName()
    assert strip.model.index(0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    strip.select("bundled-lime")
    assert strip.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Lime, chosen"
