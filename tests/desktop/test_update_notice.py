from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.app_settings import AppSettings
from talking_avatar.desktop.notice_bar import NoticeBar
from talking_avatar.desktop.update_notice import UpdateNotice
from talking_avatar.errors import UserError
from talking_avatar.updates import Release

NEWER = Release("9.1", "https://example.org/get")
OFFLINE = UserError("It could not be found out", "nobody answers", "try again later")


class Scene:
    """A window's notices, and a site that answers with ``answer``."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(600, 400)
        self.window.show()
        self.notices = NoticeBar(self.window, lambda: QRectF(self.window.rect()))
        self.answer: Release | UserError | None = None
        self.asked = 0
        self.updates = UpdateNotice(self.notices, self.window, self.ask)

    def ask(self) -> Release | None:
        self.asked += 1
        if isinstance(self.answer, UserError):
            raise self.answer
        return self.answer


@pytest.fixture
def scene(qtbot: QtBot, dressed: object) -> Scene:
    del dressed
    return Scene(qtbot)


def test_it_is_off_unless_somebody_wants_it() -> None:
    assert AppSettings().look_for_updates is False


def test_a_newer_version_is_told_and_its_page_opened(
    scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    scene.answer = NEWER
    scene.updates.look()
    qtbot.waitUntil(scene.notices.isVisible)
    assert scene.notices.label.text() == "Version 9.1 is out."
    QTest.mouseClick(scene.notices.action, Qt.MouseButton.LeftButton)
    assert [url.toString() for url in opened] == [NEWER.page]


def test_a_security_hole_is_named(scene: Scene, qtbot: QtBot) -> None:
    scene.answer = Release("9.1", NEWER.page, urgent=True)
    scene.updates.look()
    qtbot.waitUntil(scene.notices.isVisible)
    assert "closes a security hole" in scene.notices.label.text()


@pytest.mark.every_case
@pytest.mark.parametrize("answer", [None, OFFLINE])
def test_at_the_start_no_news_is_not_told(scene: Scene, qtbot: QtBot, answer: UserError | None) -> None:
    scene.answer = answer
    scene.updates.look()
    qtbot.waitUntil(lambda: scene.asked == 1 and not scene.updates._errands.busy)
    qtbot.wait(20)
    assert not scene.notices.isVisible()


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("answer", "words"), [(None, "This is the newest version."), (OFFLINE, "nobody answers")]
)
def test_who_has_just_asked_is_answered(
    scene: Scene, qtbot: QtBot, answer: UserError | None, words: str
) -> None:
    scene.answer = answer
    scene.updates.look_and_tell()
    qtbot.waitUntil(scene.notices.isVisible)
    assert words in scene.notices.label.text()
