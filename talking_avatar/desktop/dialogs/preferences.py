"""What is chosen once and seldom changed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from talking_avatar.desktop.app_settings import AppSettings
from talking_avatar.desktop.theme import (
    Card,
    Section,
    Segmented,
    Space,
    Switch,
    button,
    icon_button,
    row,
    text,
)
from talking_avatar.desktop.translations import LANGUAGES, SYSTEM

_THEMES = ("system", "light", "dark")
_ENGINES = ("warp", "liveportrait")
_NAMES_PX = 90


class Preferences(QDialog):
    """Acts at once: ``changed`` brings the name of a field of ``AppSettings`` and its new value."""

    changed = Signal(str, object)
    models_wanted = Signal()

    def __init__(
        self, settings: AppSettings, recordings: Path, tray: bool, parent: QWidget | None = None
    ) -> None:
        """``recordings``: the folder in use; ``tray``: whether the system has one."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self._recordings = recordings
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        layout.setSpacing(Space.M)
        layout.addWidget(text(self.tr("Preferences"), "title", self))
        for card in (
            self._looks(settings),
            self._engine(settings),
            self._recording(settings),
            self._closing(settings, tray),
            self._updates(settings),
        ):
            layout.addWidget(card)
        layout.addStretch(1)
        close = button(self.tr("Close"), "", parent=self)
        close.clicked.connect(self.close)
        layout.addLayout(row(None, close))
        self.resize(560, 700)
        close.setFocus()

    def _looks(self, settings: AppSettings) -> Card:
        self.theme = Segmented(
            [self.tr("As the system"), self.tr("Light"), self.tr("Dark")], self.tr("Appearance"), self
        )
        self.theme.choose(_THEMES.index(settings.theme))
        self.theme.group.idClicked.connect(lambda number: self.changed.emit("theme", _THEMES[number]))
        self.language = QComboBox(self)
        self.language.setAccessibleName(self.tr("Language"))
        self.language.addItem(self.tr("As the system"), SYSTEM)
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(self.language.findData(settings.language), 0))
        self.language.activated.connect(self._choose_language)
        self.hint = text(self.tr("The language changes with the next start."), "caption", self)
        self.hint.hide()
        card, grid = self._card(self.tr("Appearance"))
        self._line(grid, self.tr("Colours"), self.theme)
        self._line(grid, self.tr("Language"), self.language)
        card.body.addWidget(self.hint)
        return card

    def _engine(self, settings: AppSettings) -> Card:
        self.engine = Segmented([self.tr("Built-in"), "LivePortrait"], self.tr("Engine"), self)
        self.engine.choose(_ENGINES.index(settings.engine) if settings.engine in _ENGINES else 0)
        self.engine.group.idClicked.connect(lambda number: self.changed.emit("engine", _ENGINES[number]))
        models = button(self.tr("Models…"), "", "model", self)
        models.clicked.connect(self.models_wanted)
        card, grid = self._card(self.tr("Engine"))
        self._line(grid, self.tr("Draws"), self.engine)
        words = self.tr("LivePortrait is photo-real; it needs its models and a graphics card.")
        card.body.addLayout(row(text(words, "caption", self), models))
        return card

    def _recording(self, settings: AppSettings) -> Card:
        del settings
        self.folder = QLabel(self)
        self.folder.setWordWrap(True)
        self.folder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        choose = icon_button("folder", self.tr("Choose where recordings go"), parent=self)
        choose.clicked.connect(self._choose_folder)
        card, grid = self._card(self.tr("Recordings"))
        grid.addWidget(text(self.tr("Folder"), "muted", self), 0, 0)
        grid.addLayout(row(self.folder, choose), 0, 1)
        self._show_folder(self._recordings)
        return card

    def _closing(self, settings: AppSettings, tray: bool) -> Card:
        self.to_tray = Switch(self.tr("Keep running in the tray when the window is closed"), self)
        self.to_tray.setChecked(settings.close_to_tray and tray)
        self.to_tray.setEnabled(tray)
        self.to_tray.toggled.connect(lambda on: self.changed.emit("close_to_tray", on))
        card, _ = self._card(self.tr("Closing"))
        card.body.addWidget(self.to_tray)
        if not tray:
            card.body.addWidget(text(self.tr("This desktop has no tray."), "caption", self))
        return card

    def _updates(self, settings: AppSettings) -> Card:
        self.look_for_updates = Switch(self.tr("Ask at each start whether a newer version is out"), self)
        self.look_for_updates.setChecked(settings.look_for_updates)
        self.look_for_updates.toggled.connect(lambda on: self.changed.emit("look_for_updates", on))
        card, _ = self._card(self.tr("Updates"))
        card.body.addWidget(self.look_for_updates)
        words = self.tr("Fetches a list from the project's site; nothing is told about you or installed.")
        card.body.addWidget(text(words, "caption", self))
        return card

    def _card(self, title: str) -> tuple[Card, QGridLayout]:
        card = Card(self)
        section = Section(title, card)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnMinimumWidth(0, _NAMES_PX)
        grid.setColumnStretch(1, 1)
        section.add(grid)
        card.body.addWidget(section)
        return card, grid

    def _line(self, grid: QGridLayout, words: str, field: QWidget) -> None:
        place = grid.rowCount()
        grid.addWidget(text(words, "muted", self), place, 0)
        grid.addWidget(field, place, 1)

    def _choose_language(self, index: int) -> None:
        self.changed.emit("language", self.language.itemData(index))
        self.hint.show()

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Where recordings go"), str(self._recordings))
        if folder:
            self._show_folder(Path(folder))
            self.changed.emit("recordings", folder)

    def _show_folder(self, folder: Path) -> None:
        self._recordings = folder
        self.folder.setText(str(folder))
