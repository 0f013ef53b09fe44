"""A portrait's photo, read small and fast, to look at until the engine draws it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_LARGEST_PX = QSize(1280, 1280)


def still_of(path: Path) -> QImage:
    """At most 1280 px wide and high; null for kinds of files that Qt does not know."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > _LARGEST_PX.width() or size.height() > _LARGEST_PX.height():
        reader.setScaledSize(size.scaled(_LARGEST_PX, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
