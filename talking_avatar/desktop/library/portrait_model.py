"""The library as a list that Qt's views show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage

from talking_avatar.desktop.library.portraits import LibraryPortrait
from talking_avatar.desktop.library.store import PortraitLibrary
from talking_avatar.desktop.library.thumbnails import Thumbnails
from talking_avatar.desktop.library.words import rights_words
from talking_avatar.errors import UserError

translate = QCoreApplication.translate

PORTRAIT_TYPE = "application/x-talking-avatar-portrait"
_ROLE = Qt.ItemDataRole
AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class PortraitModel(QAbstractListModel):
    """Rows are portraits; ``problem`` tells in a sentence what the disk did not take. ``chosen_id`` is the
    portrait in use."""

    PORTRAIT = _ROLE.UserRole
    STILL = _ROLE.UserRole + 1
    problem = Signal(str)

    def __init__(self, library: PortraitLibrary, thumbnails: Thumbnails, parent: QObject) -> None:
        super().__init__(parent)
        self.chosen_id = ""
        self._library, self._thumbnails = library, thumbnails
        self._portraits: list[LibraryPortrait] = []
        self._stills: dict[str, QImage] = {}
        thumbnails.still.connect(self._take_still)
        self.refresh()

    def refresh(self) -> None:
        """Show what the library holds now."""
        self.beginResetModel()
        self._portraits = list(self._library.portraits())
        self.endResetModel()
        for portrait in self._portraits:
            if portrait.id not in self._stills:
                self._thumbnails.want(portrait)

    def portrait(self, index: AnyIndex) -> LibraryPortrait | None:
        row = index.row()
        return self._portraits[row] if index.isValid() and row < len(self._portraits) else None

    def index_of(self, id: str) -> QModelIndex:
        """Invalid when there is no such portrait."""
        rows = [row for row, portrait in enumerate(self._portraits) if portrait.id == id]
        return self.index(rows[0]) if rows else QModelIndex()

    def forget_still(self, id: str) -> None:
        """Its picture has changed."""
        self._stills.pop(id, None)

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._portraits)

    def data(self, index: AnyIndex, role: int = _ROLE.DisplayRole) -> object:
        portrait = self.portrait(index)
        if portrait is None:
            return None
        name = portrait.name
        if portrait.id == self.chosen_id and role == _ROLE.AccessibleTextRole:
            name = translate("Library", "{name}, chosen").format(name=name)
        return {
            _ROLE.DisplayRole: name,
            _ROLE.EditRole: name,
            _ROLE.AccessibleTextRole: name,
            _ROLE.ToolTipRole: rights_words(portrait),
            _ROLE.AccessibleDescriptionRole: rights_words(portrait),
            self.PORTRAIT: portrait,
            self.STILL: self._stills.get(portrait.id),
        }.get(role)

    def setData(self, index: AnyIndex, value: object, role: int = _ROLE.EditRole) -> bool:
        portrait = self.portrait(index)
        if portrait is None or role != _ROLE.EditRole or not str(value).strip():
            return False
        try:
            self._portraits[index.row()] = self._library.rename(portrait.id, str(value))
        except UserError as error:
            self.problem.emit(str(error))
            return False
        self.dataChanged.emit(index, index)
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        usual = super().flags(index)
        portrait = self.portrait(index)
        if portrait is None:
            return usual | Qt.ItemFlag.ItemIsDropEnabled
        usual |= Qt.ItemFlag.ItemIsDragEnabled
        return usual if portrait.bundled else usual | Qt.ItemFlag.ItemIsEditable

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [PORTRAIT_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        portrait = self.portrait(indexes[0]) if indexes else None
        if portrait is not None:
            data.setData(PORTRAIT_TYPE, QByteArray(portrait.id.encode()))
        return data

    def move(self, id: str, place: int) -> None:
        """Put the portrait before the one that is at ``place`` now."""
        source = self.index_of(id)
        place = min(max(place, 0), len(self._portraits))
        if not source.isValid() or place in (source.row(), source.row() + 1):
            return
        try:
            self._library.move(id, place - (source.row() < place))
        except UserError as error:
            self.problem.emit(str(error))
            return
        self.beginMoveRows(QModelIndex(), source.row(), source.row(), QModelIndex(), place)
        self._portraits = list(self._library.portraits())
        self.endMoveRows()

    def _take_still(self, id: str, image: QImage) -> None:
        self._stills[id] = image
        index = self.index_of(id)
        if index.isValid():
            self.dataChanged.emit(index, index, [self.STILL])
