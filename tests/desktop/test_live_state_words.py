"""What the meeting reads, in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from talking_avatar.desktop.live_state_words import standby_words
from talking_avatar.desktop.translations import LANGUAGES, install_language
from talking_avatar.outputs.camera.standby import StandbyWords


@pytest.fixture
def program(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    install_language(qapp, "en")
    QLocale.setDefault(QLocale.c())


def test_the_standby_picture_speaks_the_language_of_the_window(program: QApplication) -> None:
    told = {}
    for code in LANGUAGES:
        install_language(program, code)
        told[code] = standby_words()
    assert told["en"] == StandbyWords()
    assert told["de"] == StandbyWords("Einen Moment", "Bin gleich wieder da")
    assert len(set(told.values())) == len(LANGUAGES)
    for words in told.values():  # the picture's letters have no others
        assert words.starting.isascii()
        assert words.paused.isascii()
