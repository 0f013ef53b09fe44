"""The portrait library as a strip in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from talking_avatar.desktop.library.add_button import AddButton
from talking_avatar.desktop.library.picture_desk import PictureDesk
from talking_avatar.desktop.library.picture_source import (
    PICTURE_PATTERNS,
    PictureSource,
    from_file,
    offered_pictures,
)
from talking_avatar.desktop.library.portrait_model import PORTRAIT_TYPE, PortraitModel
from talking_avatar.desktop.library.portraits import LibraryPortrait
from talking_avatar.desktop.library.store import PortraitLibrary
from talking_avatar.desktop.library.strip_view import StripView
from talking_avatar.desktop.library.thumbnails import Thumbnails
from talking_avatar.desktop.library.undo_bar import UndoBar
from talking_avatar.desktop.library.webcam import webcams
from talking_avatar.desktop.library.webcam_dialog import WebcamDialog
from talking_avatar.desktop.theme import Space, icon
from talking_avatar.errors import UserError

translate = QCoreApplication.translate


class PortraitStrip(QWidget):
    """Choose a portrait, bring one in (button, drop, paste), rename, crop, delete with undo.

    ``portrait_chosen`` comes with a :class:`LibraryPortrait` when the person chose one, or changed the chosen
    one's picture; :meth:`select` shows a choice without telling. The window may hand on what is dropped or
    pasted elsewhere by :meth:`offer`. ``thumbnails`` may be shared by several strips; without, it has its
    own, which :meth:`close_library` ends.
    """

    portrait_chosen = Signal(object)

    def __init__(
        self, library: PortraitLibrary, parent: QWidget | None = None, thumbnails: Thumbnails | None = None
    ) -> None:
        super().__init__(parent)
        self.library = library
        self._own_thumbnails = thumbnails is None
        self.thumbnails = Thumbnails(self) if thumbnails is None else thumbnails
        self.model = PortraitModel(library, self.thumbnails, self)
        self.view = StripView(self.model, self.thumbnails, self)
        self.view.setAccessibleName(translate("Library", "Portraits"))
        self.undo_bar = UndoBar(self)
        self.desk = PictureDesk(library, self.thumbnails, self)
        self.add_button = AddButton(self)
        self.add_button.setMenu(self._add_menu())
        self._connect()
        self.setTabOrder(self.add_button, self.view)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addLayout(line)
        layout.addWidget(self.undo_bar)
        self.setAcceptDrops(True)
        for note in library.notes:
            self.undo_bar.tell(note)

    def _connect(self) -> None:
        self.view.chosen.connect(self._choose)
        self.view.deleted.connect(self._delete)
        self.view.can_undo = lambda: self.undo_bar.offers_undo
        self.view.undone.connect(self.undo_bar.undo)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.model.problem.connect(self.undo_bar.tell)
        self.desk.problem.connect(self.undo_bar.tell)
        self.desk.added.connect(self._added)
        self.desk.changed.connect(self._changed)

    @property
    def current(self) -> LibraryPortrait | None:
        """The portrait that is chosen."""
        return self.library.get(self.model.chosen_id)

    def still_of(self, id: str) -> QImage:
        """The portrait's thumbnail; null until it is drawn."""
        still = self.model.index_of(id).data(PortraitModel.STILL)
        return still if isinstance(still, QImage) else QImage()

    def select(self, id: str) -> None:
        """Show this portrait as the chosen one."""
        self.model.chosen_id = id
        index = self.model.index_of(id)
        self.view.setCurrentIndex(index)
        if index.isValid():
            self.view.scrollTo(index)
        self.view.viewport().update()

    def choose_neighbour(self, step: int) -> None:
        """Choose the portrait so many places further, round the ends."""
        count = self.model.rowCount()
        if count:
            row = self.model.index_of(self.model.chosen_id).row()
            self._choose(self.model.index((row + step) % count if row >= 0 else 0))

    def offer(self, sources: list[PictureSource]) -> None:
        """Bring these pictures in."""
        self.desk.bring(sources)

    def paste(self) -> None:
        """Bring in what the clipboard holds."""
        sources = offered_pictures(QGuiApplication.clipboard().mimeData())
        if sources:
            self.offer(sources)
        else:
            self.undo_bar.tell(translate("Library", "There is no picture on the clipboard."))

    def choose_files(self) -> None:
        """Let the person choose picture files."""
        pictures, everything = translate("Library", "Pictures"), translate("Library", "All files")
        title = translate("Library", "Add a portrait")
        files, _ = QFileDialog.getOpenFileNames(
            self, title, "", f"{pictures} ({PICTURE_PATTERNS});;{everything} (*)"
        )
        self.offer([from_file(Path(file)) for file in files])

    def take_picture(self) -> None:
        """With the computer's camera, if there is one."""
        found = webcams()
        if not found:
            self.undo_bar.tell(translate("Library", "There is no camera on this computer."))
            return
        dialog = WebcamDialog(found, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.taken.connect(
            lambda image: self.offer([PictureSource(image, translate("Library", "Snapshot"))])
        )
        dialog.open()

    def close_library(self) -> None:
        """End what prepares portraits."""
        self.view.stop_moving()
        if self._own_thumbnails:
            self.thumbnails.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if not data.hasFormat(PORTRAIT_TYPE) and (data.hasUrls() or data.hasImage()):
            event.acceptProposedAction()
            self.add_button.invite(True)

    def dragLeaveEvent(self, event: object) -> None:
        del event
        self.add_button.invite(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.add_button.invite(False)
        sources = offered_pictures(event.mimeData())
        if sources:
            event.acceptProposedAction()
            self.offer(sources)

    def _add_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(icon("photo"), translate("Library", "Choose a picture…"), self.choose_files)
        menu.addAction(icon("copy"), translate("Library", "Paste a picture"), self.paste)
        snapshot = menu.addAction(
            icon("camera"), translate("Library", "Take a picture with the camera…"), self.take_picture
        )
        bring_back = menu.addAction(
            icon("undo"), translate("Library", "Bring back the built-in portraits"), self._show_bundled
        )
        menu.aboutToShow.connect(lambda: bring_back.setVisible(self.library.hides_bundled))
        menu.aboutToShow.connect(lambda: snapshot.setVisible(bool(webcams())))
        return menu

    def _choose(self, index: QModelIndex) -> None:
        portrait = self.model.portrait(index)
        if portrait is not None:
            self.select(portrait.id)
            self.portrait_chosen.emit(portrait)

    def _show_menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        if index.isValid():
            menu = self.portrait_menu(index)
            menu.exec(self.view.viewport().mapToGlobal(place))
            menu.deleteLater()

    def portrait_menu(self, index: QModelIndex) -> QMenu:
        """What can be done with one portrait."""
        menu = QMenu(self)
        portrait = self.model.portrait(index)
        if portrait is None:
            return menu
        menu.addAction(icon("check"), translate("Library", "Use this portrait"), lambda: self._choose(index))
        own = [
            menu.addAction(icon("rename"), translate("Library", "Rename"), lambda: self.view.edit(index)),
            menu.addAction(
                icon("crop"), translate("Library", "Adjust crop…"), lambda: self.desk.edit(portrait)
            ),
        ]
        for action in own:
            action.setEnabled(not portrait.bundled)
        menu.addSeparator()
        words = translate("Library", "Hide") if portrait.bundled else translate("Library", "Delete")
        delete = QAction(icon("trash"), words, menu)
        delete.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        delete.triggered.connect(lambda: self._delete(index))
        menu.addAction(delete)
        return menu

    def _delete(self, index: QModelIndex) -> None:
        portrait = self.model.portrait(index)
        if portrait is None:
            return
        try:
            place = self.library.delete(portrait.id)
        except UserError as error:
            self.undo_bar.tell(str(error))
            return
        was_chosen = portrait.id == self.model.chosen_id
        self._refresh(index.row() if was_chosen else -1)
        hidden, deleted = (
            translate("Library", "{name} is hidden."),
            translate("Library", "{name} is deleted."),
        )
        sentence = hidden if portrait.bundled else deleted
        self.undo_bar.tell(
            sentence.format(name=portrait.name), lambda: self._restore(portrait, place, was_chosen)
        )

    def _refresh(self, choose_row: int = -1) -> None:
        """Show what the library holds now, and choose what is in this row; the last, if there is none."""
        self.model.refresh()
        count = self.model.rowCount()
        if choose_row >= 0 and count:
            self._choose(self.model.index(min(choose_row, count - 1)))
        else:
            self.select(self.model.chosen_id)

    def _restore(self, portrait: LibraryPortrait, place: int, was_chosen: bool) -> None:
        try:
            self.library.restore(portrait.id, place)
        except UserError as error:
            self.undo_bar.tell(str(error))
            return
        self._refresh(place if was_chosen else -1)

    def _show_bundled(self) -> None:
        self.library.show_bundled()
        self.model.refresh()

    def _added(self, portrait: LibraryPortrait) -> None:
        self.model.forget_still(portrait.id)
        self.model.refresh()
        self._choose(self.model.index_of(portrait.id))

    def _changed(self, portrait: LibraryPortrait) -> None:
        self.model.forget_still(portrait.id)
        self.model.refresh()
        if portrait.id == self.model.chosen_id:
            self._choose(self.model.index_of(portrait.id))
        else:
            self.select(self.model.chosen_id)
