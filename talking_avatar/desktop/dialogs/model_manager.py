"""The optional models: get, pause, verify, remove."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QVBoxLayout, QWidget

from talking_avatar.desktop.dialogs.model_card import ModelCard
from talking_avatar.desktop.dialogs.model_work import ModelWork
from talking_avatar.desktop.reveal import open_file
from talking_avatar.desktop.sentences import in_words
from talking_avatar.desktop.theme import ScrolledColumn, Space, button, row, text
from talking_avatar.errors import UserError
from talking_avatar.weights.hub import Hub
from talking_avatar.weights.manifest import OptionalModel
from talking_avatar.weights.store import ModelStore


class ModelManager(QDialog):
    """Not modal; downloads go on when it is closed. ``changed`` comes when models came or went. Call
    :meth:`end` before the program ends."""

    changed = Signal()

    def __init__(
        self, parent: QWidget | None = None, store: ModelStore | None = None, hub: Hub | None = None
    ) -> None:
        """Raises :class:`UserError` when the installation lacks the list of models."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Models"))
        self._store, self._hub = store or ModelStore(), hub
        self.cards: list[ModelCard] = []
        self._works: list[ModelWork] = []
        self._page = ScrolledColumn(self)
        self._lay_out()
        self._page.fill(self._make_cards(self._store.manifest.models))

    def _make_cards(self, models: Sequence[OptionalModel]) -> Iterator[ModelCard]:
        for family, members in groupby(models, key=lambda model: model.family):
            card = ModelCard(family, list(members), self)
            work = ModelWork(card, self._store, self._hub, self.changed.emit)
            card.download_wanted.connect(lambda card=card, work=work: self._download(card, work))
            card.import_wanted.connect(lambda card=card, work=work: self._import(card, work))
            self.cards.append(card)
            self._works.append(work)
            yield card

    def _lay_out(self) -> None:
        intro = self.tr(
            "Everything works without these. They make the face photo-real on a computer with a graphics "
            "card. Nothing is downloaded until you ask, and every file is compared with the published one."
        )
        folder = button(self.tr("Show the folder"), "quiet", "folder", self)
        folder.clicked.connect(self._show_folder)
        close = button(self.tr("Close"), "", parent=self)
        close.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        layout.setSpacing(Space.M)
        layout.addWidget(text(self.tr("Models"), "title", self))
        layout.addWidget(text(intro, "muted", self))
        layout.addWidget(self._page, 1)
        layout.addLayout(row(folder, None, close))
        self.resize(680, 600)
        close.setFocus()

    @property
    def complete(self) -> bool:
        """Whether all cards are there; they are made one after the other as soon as it is shown."""
        return self._page.complete

    @property
    def downloading(self) -> bool:
        return any(work.downloading for work in self._works)

    def end(self) -> None:
        """Break downloads off; they go on another time."""
        for work in self._works:
            work.end()

    def _download(self, card: ModelCard, work: ModelWork) -> None:
        if self._agreed(card):
            work.download()

    def _import(self, card: ModelCard, work: ModelWork) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("The folder with the downloaded files"))
        if folder and self._agreed(card):
            work.take_from(Path(folder))

    def _agreed(self, card: ModelCard) -> bool:
        """Ask once for each licence."""
        family = card.family
        if self._store.accepted(family):
            return True
        question = self.tr(
            "{title} is published under the licence {licence}.\n{notice}\n\nDo you accept this licence?"
        ).format(title=family.title, licence=family.licence, notice=in_words(family.licence_notice))
        if QMessageBox.question(self, self.tr("Licence"), question) != QMessageBox.StandardButton.Yes:
            return False
        try:
            self._store.accept(family)
        except UserError as error:
            card.say(str(error))
            return False
        return True

    def _show_folder(self) -> None:
        folder = self._store.directory
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        open_file(folder)
