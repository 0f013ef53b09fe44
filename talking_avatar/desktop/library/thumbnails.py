"""Thumbnails for the GUI: read in threads, drawn by the preparer where they do not exist yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader

from talking_avatar.desktop.errands import Errands
from talking_avatar.desktop.library.moving_thumbnail import (
    SIDE_PX,
    ThumbnailFiles,
    default_thumbnail_folder,
    thumbnail_files,
)
from talking_avatar.desktop.library.portraits import LibraryPortrait
from talking_avatar.desktop.library.preparer import Order, Prepared, Preparer

_CALM_MS = 2500


class AnyPreparer(Protocol):
    """See :class:`~talking_avatar.desktop.library.preparer.Preparer`."""

    def order(self, order: Order, urgent: bool = False) -> None: ...

    def close(self) -> None: ...


class Thumbnails(QObject):
    """``still`` and ``loop`` come with the portrait's id and a picture (see ``moving_thumbnail``),
    ``checked`` with what the preparation of a picture found."""

    still = Signal(str, QImage)
    loop = Signal(str, QImage)
    checked = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        folder: Path | None = None,
        make_preparer: Callable[[Callable[[Prepared], None]], AnyPreparer] = Preparer,
        calm_ms: int = _CALM_MS,
    ) -> None:
        """``calm_ms``: so long nothing is drawn, because a program that starts has better things to do."""
        super().__init__(parent)
        self._calm_ms = calm_ms
        self._age = QElapsedTimer()
        self._age.start()
        self._folder = folder or default_thumbnail_folder()
        self._errands = Errands(self)
        self._preparer = make_preparer(lambda prepared: self._errands.hand_over(self._take, prepared))
        self._awaited: dict[ThumbnailFiles, str] = {}

    def want(self, portrait: LibraryPortrait) -> None:
        """Bring the still of this portrait; for the time until it is drawn, the middle of its picture."""
        files = self._files(portrait.path)
        if files is None:
            return
        if files.exist:
            self._read_still(portrait.id, files)
            return
        self._errands.run(lambda: _middle(portrait.path), lambda image: self._show(portrait.id, image))
        self._awaited[files] = portrait.id
        wait_ms = max(self._calm_ms - self._age.elapsed(), 0)
        QTimer.singleShot(wait_ms, self, lambda: self._preparer.order(Order(portrait.path, files)))

    def want_loop(self, portrait: LibraryPortrait) -> None:
        """Bring the frames, if they are drawn already."""
        files = self._files(portrait.path)
        if files is not None and files.exist:
            self._errands.run(
                lambda: QImage(str(files.loop)).convertToFormat(QImage.Format.Format_RGB32),
                lambda image: None if image.isNull() else self.loop.emit(portrait.id, image),
            )

    def check(self, picture: Path) -> None:
        """Prepare this picture before all others, and tell by ``checked`` whether it will do."""
        self._preparer.order(Order(picture), urgent=True)

    def close(self) -> None:
        self._preparer.close()

    def _files(self, picture: Path) -> ThumbnailFiles | None:
        try:
            return thumbnail_files(picture, self._folder)
        except OSError:  # the picture has gone
            return None

    def _take(self, prepared: Prepared) -> None:
        self.checked.emit(prepared)
        files = prepared.order.thumbnails
        if files is not None and files in self._awaited:
            id = self._awaited.pop(files)
            if files.exist:
                self._read_still(id, files)

    def _read_still(self, id: str, files: ThumbnailFiles) -> None:
        self._errands.run(lambda: QImage(str(files.still)), lambda image: self._show(id, image))

    def _show(self, id: str, image: QImage) -> None:
        if not image.isNull():
            self.still.emit(id, image)


def _middle(picture: Path) -> QImage:
    """The upper middle square of any picture, where faces mostly are; null where Qt cannot read it."""
    reader = QImageReader(str(picture))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        shrink = 2 * SIDE_PX / max(min(size.width(), size.height()), 1)
        if shrink < 1:
            reader.setScaledSize(QSize(round(size.width() * shrink), round(size.height() * shrink)))
    image = reader.read()
    side = min(image.width(), image.height())
    square = image.copy(QRect((image.width() - side) // 2, (image.height() - side) // 4, side, side))
    return square.scaled(
        SIDE_PX,
        SIDE_PX,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
