"""What goes on with one family of models: a download, or reading, importing and removing in a thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from talking_avatar.desktop.dialogs.model_card import ModelCard
from talking_avatar.desktop.errands import Errands
from talking_avatar.errors import UserError
from talking_avatar.weights.by_hand import import_from
from talking_avatar.weights.download import ENDS, Download
from talking_avatar.weights.hub import Hub
from talking_avatar.weights.store import ModelStore, Presence

_LOOK_MS = 150
_ENDING_S = 2.0


class ModelWork(QObject):
    """Does what a card's buttons ask for and keeps the card true. ``changed`` is called when files of the
    family came or went."""

    def __init__(
        self, card: ModelCard, store: ModelStore, hub: Hub | None, changed: Callable[[], None]
    ) -> None:
        super().__init__(card)
        self._card, self._store, self._hub, self._changed = card, store, hub, changed
        self._download: Download | None = None
        self._errands = Errands(self)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._show_download)
        card.pause_wanted.connect(self._pause)
        card.cancel_wanted.connect(self._cancel)
        card.verify_wanted.connect(self._verify)
        card.remove_wanted.connect(self._remove)
        self.refresh()

    @property
    def downloading(self) -> bool:
        return self._download is not None

    def refresh(self) -> None:
        """Look how the models stand on the disk, without reading them whole."""
        self._errands.run(
            lambda: [self._store.presence(model) for model in self._card.models],
            self._card.show_presence,
            self._card.say,
        )

    def download(self) -> None:
        """The licence has been accepted."""
        if self._download is not None:
            return
        try:
            self._download = Download(self._card.models, self._store, self._hub)
        except UserError as error:
            self._card.say(str(error))
            return
        self._download.start()
        self._look.start()
        self._show_download()

    def take_from(self, folder: Path) -> None:
        """Import what is in ``folder``; the licence has been accepted."""

        def take() -> None:
            taken = [model for model in self._card.models if import_from(folder, model, self._store)]
            if not taken:
                raise UserError(
                    f"No model of {self._card.family.title} was found in {folder}",
                    "",
                    "keep the names that the files have on the hub",
                )

        self._card.show_busy(self.tr("Reading the folder…"))
        self._errands.run(take, lambda nothing: self._done(), self._failed)

    def end(self) -> None:
        """Break a download off, so that it can go on another time, and wait for it, but not long for a slow
        network or a conversion: the store stays whole whenever the program ends."""
        if self._download is not None:
            self._download.cancel()
            self._download.wait(_ENDING_S)
            self._download = None

    def _show_download(self) -> None:
        download = self._download
        if download is None:
            self._look.stop()
            return
        progress = download.progress
        self._card.show_progress(progress)
        if progress.stage in ENDS and download.wait(0):
            self._download = None
            self._look.stop()
            self._done()

    def _pause(self, paused: bool) -> None:
        if self._download is not None:
            (self._download.pause if paused else self._download.resume)()

    def _cancel(self) -> None:
        if self._download is not None:
            self._download.cancel()

    def _verify(self) -> None:
        def check() -> list[Presence]:
            return [self._store.check(model, again=True) for model in self._card.models]

        self._card.show_busy(self.tr("Reading and comparing…"))
        self._errands.run(check, self._card.show_presence, self._failed)

    def _remove(self) -> None:
        def remove() -> None:
            for model in self._card.models:
                self._store.remove(model)

        self._card.show_busy(self.tr("Removing…"))
        self._errands.run(remove, lambda nothing: self._done(), self._failed)

    def _done(self) -> None:
        self.refresh()
        self._changed()

    def _failed(self, sentence: str) -> None:
        self.refresh()
        self._card.say(sentence)
