"""What a person does with the mouse, and pictures to do it with."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from talking_avatar.desktop.library.strip import PortraitStrip
from talking_avatar.desktop.library.tile import picture_rect


def press(button: QPushButton) -> None:
    """A button that can be seen and pressed."""
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def place(strip: PortraitStrip, row: int) -> QPoint:
    return picture_rect(strip.view.visualRect(strip.model.index(row))).center().toPoint()


def click(strip: PortraitStrip, row: int) -> None:
    QTest.mouseClick(
        strip.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place(strip, row)
    )


def colour_file(folder: Path, colour: str, size_px: tuple[int, int] = (60, 40)) -> Path:
    path = folder / f"{colour}.png"
    Image.new("RGB", size_px, colour).save(path)
    return path
