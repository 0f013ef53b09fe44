"""Brings a picture in, or changes one that is in: which part, its name, and why it may be used."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from talking_avatar.desktop.errands import Errands
from talking_avatar.desktop.library.check_card import CheckCard
from talking_avatar.desktop.library.crop_editor import CropEditor
from talking_avatar.desktop.library.picture_source import OpenPicture, PictureSource, open_picture
from talking_avatar.desktop.library.portraits import MAX_NAME, Crop, LibraryPortrait, Rights
from talking_avatar.desktop.library.preparer import Prepared
from talking_avatar.desktop.library.quality_words import warning_words
from talking_avatar.desktop.library.thumbnails import Thumbnails
from talking_avatar.desktop.library.words import rights_choices
from talking_avatar.desktop.theme import Space, button, column, row, text

translate = QCoreApplication.translate
_SIDE_PX = 330
_CALM_MS = 350
"""After the frame has stood still so long, the part within is looked at."""


@dataclass(frozen=True)
class PictureChoice:
    """What the person decided; ``path`` is the uncropped picture."""

    path: Path
    name: str
    rights: Rights
    crop: Crop


class PictureDialog(QDialog):
    """Ends accepted with :attr:`choice` set. A picture without a usable face cannot be accepted."""

    def __init__(
        self,
        source: PictureSource,
        thumbnails: Thumbnails,
        parent: QWidget | None = None,
        existing: LibraryPortrait | None = None,
    ) -> None:
        super().__init__(parent)
        self.choice: PictureChoice | None = None
        self._thumbnails, self._existing = thumbnails, existing
        self._folder = tempfile.TemporaryDirectory(prefix="talking-avatar-", ignore_cleanup_errors=True)
        self._errands = Errands(self)
        self._opened: OpenPicture | None = None
        self._candidate: Path | None = None
        self._build(source, existing)
        self._calm = QTimer(self, interval=_CALM_MS, singleShot=True)
        self._calm.timeout.connect(self._check)
        self.editor.changed.connect(self._crop_moved)
        thumbnails.checked.connect(self._judge)
        folder = Path(self._folder.name)
        self._errands.run(lambda: open_picture(source, folder), self._show, self._refuse)

    def forget_files(self) -> None:
        """Remove what lies in no library; :attr:`choice` may name such a file until then."""
        self._folder.cleanup()

    def _build(self, source: PictureSource, existing: LibraryPortrait | None) -> None:
        adding = existing is None
        title = translate("Library", "Add a portrait") if adding else translate("Library", "Adjust portrait")
        self.setWindowTitle(title)
        self.editor = CropEditor(self)
        self.name = QLineEdit(source.name if existing is None else existing.name, self)
        self.name.setMaxLength(MAX_NAME)
        self.name.setAccessibleName(translate("Library", "Name of the portrait"))
        self.card = CheckCard(self)
        self.accept_button = button(
            translate("Library", "Add portrait") if adding else translate("Library", "Save"), "primary"
        )
        self.accept_button.setDefault(True)
        self.cancel_button = button(translate("Library", "Cancel"), "quiet")
        self.accept_button.clicked.connect(self._take)
        self.cancel_button.clicked.connect(self.reject)
        side = QVBoxLayout()
        side.setSpacing(Space.S)
        side.addWidget(text(title, "title"))
        side.addWidget(self.card)
        side.addSpacing(Space.S)
        side.addWidget(text(translate("Library", "Name"), "section"))
        side.addWidget(self.name)
        side.addSpacing(Space.S)
        side.addWidget(text(translate("Library", "Why may you use this picture?"), "section"))
        for choice in self._rights_buttons(existing):
            side.addWidget(choice)
        side.addStretch(1)
        side.addWidget(text(translate("Library", "The picture stays on this computer."), "caption"))
        side.addLayout(row(None, self.cancel_button, self.accept_button))
        side.setContentsMargins(0, 0, 0, 0)
        self._side = QWidget(self)
        self._side.setLayout(side)
        self._side.setFixedWidth(_SIDE_PX)
        hint = text(translate("Library", "Drag the frame to choose the part that is used."), "caption")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        layout.setSpacing(Space.XL)
        layout.addLayout(column(self.editor, hint), 1)
        layout.addWidget(self._side)
        self.resize(820, 540)
        self.name.setFocus()
        self.name.selectAll()
        self._update()

    def _rights_buttons(self, existing: LibraryPortrait | None) -> list[QRadioButton]:
        self.rights = QButtonGroup(self)
        made = []
        for number, (rights, words) in enumerate(rights_choices()):
            choice = QRadioButton(words, self)
            choice.setChecked(existing is not None and existing.rights is rights)
            self.rights.addButton(choice, number)
            made.append(choice)
        self.rights.idToggled.connect(lambda number, on: self._update())
        self.name.textChanged.connect(lambda words: self._update())
        return made

    def _show(self, opened: OpenPicture) -> None:
        self._opened = opened
        self.editor.show_picture(opened.shown, self._existing.crop if self._existing else None)
        self._check()

    def _crop_moved(self) -> None:
        self._candidate = None
        self.card.wait()
        self._calm.start()
        self._update()

    def _check(self) -> None:
        """Have the part within the frame looked at."""
        opened = self._opened
        if opened is None:
            return
        crop, folder = self.editor.crop, Path(self._folder.name)
        self._errands.run(lambda: opened.candidate(crop, folder), self._hand_in, self._refuse)

    def _hand_in(self, candidate: Path) -> None:
        if not self._calm.isActive():
            self._candidate = candidate
            self._thumbnails.check(candidate)

    def _judge(self, prepared: Prepared) -> None:
        if prepared.order.picture != self._candidate or prepared.order.thumbnails is not None:
            return
        if prepared.problem:
            self.card.refuse(prepared.problem)
        else:
            self.card.accept(tuple(map(warning_words, prepared.warnings)))
        self._update()

    def _refuse(self, sentence: str) -> None:
        self.card.refuse(sentence)
        self._update()

    def _update(self) -> None:
        answered = self.rights.checkedId() >= 0
        ready = self.card.usable and bool(self.name.text().strip()) and answered
        self.accept_button.setEnabled(ready)
        self.setMinimumHeight(self._side.heightForWidth(_SIDE_PX) + 2 * Space.XL)
        self.accept_button.setToolTip(
            "" if answered else translate("Library", "First say why you may use this picture")
        )

    def _take(self) -> None:
        if self._opened is None or not self.card.usable:
            return
        rights = rights_choices()[self.rights.checkedId()][0]
        self.choice = PictureChoice(self._opened.path, self.name.text(), rights, self.editor.crop)
        self.accept()
