"""Keys in every program, as the preferences offer them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.dialogs.keys_card import KeysCard
from talking_avatar.desktop.global_keys.global_keys import GlobalKeys
from talking_avatar.desktop.global_keys.key_listener import KeyListener, KeysAnswer, NoKeys
from tests.desktop.global_keys.voice import Voice


class Desktop(KeyListener):
    """Remembers what it was asked for."""

    asked: Mapping[str, QKeySequence]

    @property
    def remark(self) -> str:
        return "A stand-in hands them over."

    def use(self, keys: Mapping[str, QKeySequence]) -> None:
        self.asked = keys

    def close(self) -> None:
        """Nothing was taken."""


def shown(qtbot: QtBot, chosen: Mapping[str, str], listener: KeyListener) -> KeysCard:
    keys = GlobalKeys(listener, Voice(), lambda command: None)  # type: ignore[arg-type]
    card = KeysCard(chosen, keys)
    keys.setParent(card)
    qtbot.addWidget(card)
    card.show()
    return card


def words(card: KeysCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def test_keys_are_typed_told_used_and_taken_back(qtbot: QtBot, dressed: object) -> None:
    del dressed
    desktop = Desktop()
    card = shown(qtbot, {"toggle-live": "F9"}, desktop)
    told: list[object] = []
    card.changed.connect(told.append)
    mute = card.fields["toggle-mute"]
    QTest.keyClick(mute, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert told == [{"toggle-live": "F9", "toggle-mute": "Ctrl+Alt+M"}]
    assert {name: key.toString() for name, key in desktop.asked.items()} == told[0]
    card.fields["toggle-live"].clear()
    assert told[-1] == {"toggle-mute": "Ctrl+Alt+M"}


def test_it_shows_who_hands_them_over_what_that_chose_and_what_is_wrong(
    qtbot: QtBot, dressed: object
) -> None:
    del dressed
    desktop = Desktop()
    card = shown(qtbot, {}, desktop)
    assert "A stand-in hands them over." in words(card)
    assert not card.problem.isVisible()
    desktop.answered.emit(KeysAnswer(triggers={"talk": "Press <Control>t", "toggle-live": ""}))
    assert card.triggers["talk"].text() == "The desktop chose: Press <Control>t"
    assert "no key yet" in card.triggers["toggle-live"].text()
    assert not card.triggers["toggle-mute"].isVisible()
    desktop.answered.emit(KeysAnswer(problem="It broke."))
    assert "It broke." in words(card)
    assert not card.triggers["talk"].isVisible()


def test_where_no_program_may_listen_it_says_why(qtbot: QtBot, dressed: object) -> None:
    del dressed
    card = shown(qtbot, {"talk": "F9"}, NoKeys("Nobody listens here."))
    assert not card.fields
    assert words(card).count("Nobody listens here.") == 1
