"""Windows are tested without a screen, in the program's own clothes."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from talking_avatar.desktop.theme import Scheme, ThemeKeeper


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Iterator[ThemeKeeper]:
    """The application with the theme on."""
    yield ThemeKeeper(qapp, Scheme.DARK)
