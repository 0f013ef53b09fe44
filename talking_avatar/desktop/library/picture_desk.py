"""Brings pictures into the library, one dialog after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from talking_avatar.desktop.errands import Errands
from talking_avatar.desktop.library.picture_dialog import PictureDialog
from talking_avatar.desktop.library.picture_source import PictureSource
from talking_avatar.desktop.library.portraits import LibraryPortrait
from talking_avatar.desktop.library.store import PortraitLibrary
from talking_avatar.desktop.library.thumbnails import Thumbnails


class PictureDesk(QObject):
    """``added`` and ``changed`` come with the portrait when it is in the library; ``problem`` is a
    sentence."""

    added = Signal(object)
    changed = Signal(object)
    problem = Signal(str)

    def __init__(self, library: PortraitLibrary, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._library, self._thumbnails, self._window = library, thumbnails, parent
        self._errands = Errands(self)
        self._waiting: deque[PictureSource] = deque()
        self.dialog: PictureDialog | None = None

    def bring(self, sources: Iterable[PictureSource]) -> None:
        """Ask about these, one after the other."""
        self._waiting.extend(sources)
        self._next()

    def edit(self, portrait: LibraryPortrait) -> None:
        """Let the person change a portrait of their own."""
        if self.dialog is None:
            source = PictureSource(portrait.original, portrait.name)
            self._ask(PictureDialog(source, self._thumbnails, self._window, portrait), portrait)

    def _next(self) -> None:
        if self.dialog is None and self._waiting:
            self._ask(PictureDialog(self._waiting.popleft(), self._thumbnails, self._window), None)

    def _ask(self, dialog: PictureDialog, existing: LibraryPortrait | None) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda result: self._answered(dialog, existing, result))
        dialog.open()

    def _answered(self, dialog: PictureDialog, existing: LibraryPortrait | None, result: int) -> None:
        self.dialog = None
        choice = dialog.choice
        if result != QDialog.DialogCode.Accepted or choice is None:
            self._put_away(dialog)
            return

        def keep() -> LibraryPortrait:
            if existing is None:
                return self._library.add(choice.path, choice.name, choice.rights, choice.crop)
            self._library.rename(existing.id, choice.name)
            self._library.set_rights(existing.id, choice.rights)
            return self._library.set_crop(existing.id, choice.crop)

        def kept(portrait: LibraryPortrait) -> None:
            (self.added if existing is None else self.changed).emit(portrait)
            self._put_away(dialog)

        def refused(sentence: str) -> None:
            self.problem.emit(sentence)
            self._put_away(dialog)

        self._errands.run(keep, kept, refused)

    def _put_away(self, dialog: PictureDialog) -> None:
        dialog.forget_files()
        dialog.deleteLater()
        self._next()
