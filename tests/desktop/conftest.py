"""Windows are tested without a screen, in the program's own clothes."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.theme import Scheme, ThemeKeeper
from tests.desktop.stage import Stage


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Iterator[ThemeKeeper]:
    """The application with the theme on."""
    yield ThemeKeeper(qapp, Scheme.DARK)


@pytest.fixture
def stage(qtbot: QtBot, dressed: ThemeKeeper, tmp_path: Path) -> Iterator[Stage]:
    """The whole program, with stand-ins for faces and a camera that keeps a trace."""
    del dressed
    made = Stage(qtbot, tmp_path)
    made.open()
    yield made
    made.close()
