"""What is chosen once and seldom changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QSizePolicy, QVBoxLayout, QWidget

from talking_avatar.desktop.app_settings import AppSettings
from talking_avatar.desktop.dialogs.engine_card import EngineCard
from talking_avatar.desktop.dialogs.keys_card import KeysCard
from talking_avatar.desktop.dialogs.settings_card import SettingsCard
from talking_avatar.desktop.global_keys.global_keys import GlobalKeys
from talking_avatar.desktop.theme import (
    Card,
    Choice,
    Picker,
    ScrolledColumn,
    Segmented,
    Space,
    Switch,
    button,
    icon_button,
    row,
    text,
)
from talking_avatar.desktop.translations import LANGUAGES, SYSTEM

_THEMES = ("system", "light", "dark", "contrast")


class Preferences(QDialog):
    """Acts at once: ``changed`` brings the name of a field of ``AppSettings`` and its new value.

    Its cards are made one after the other as soon as it is shown.
    """

    changed = Signal(str, object)
    models_wanted = Signal()

    def __init__(
        self,
        settings: AppSettings,
        recordings: Path,
        tray: bool,
        keys: GlobalKeys | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``recordings``: the folder in use; ``tray``: whether the system has one."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self._recordings = recordings
        self.language_waits = False
        close = button(self.tr("Close"), "", parent=self)  # first, so that the focus goes on to the cards
        close.clicked.connect(self.close)
        self._page = ScrolledColumn(self)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # every card has something that takes it
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        layout.setSpacing(Space.M)
        layout.addWidget(text(self.tr("Preferences"), "title", self))
        layout.addWidget(self._page, 1)
        layout.addLayout(row(None, close))
        self.resize(600, 720)
        close.setFocus()
        self._page.fill(self._make_cards(settings, tray, keys))

    @property
    def complete(self) -> bool:
        """Whether all cards are there."""
        return self._page.complete

    def _make_cards(self, settings: AppSettings, tray: bool, keys: GlobalKeys | None) -> Iterator[Card]:
        yield self._looks(settings)
        yield self._drawing(settings)
        yield self._recording()
        yield self._listening(settings, keys)
        yield self._closing(settings, tray)
        yield self._updates(settings)

    def _looks(self, settings: AppSettings) -> Card:
        self.theme = Segmented(
            [self.tr("As the system"), self.tr("Light"), self.tr("Dark"), self.tr("Contrast")],
            self.tr("Appearance"),
            self,
        )
        self.theme.choose(_THEMES.index(settings.theme))
        self.theme.group.idClicked.connect(lambda number: self.changed.emit("theme", _THEMES[number]))
        self.language = Picker(self.tr("Language"), self)
        languages = [Choice(name, code) for code, name in LANGUAGES.items()]
        self.language.offer([Choice(self.tr("As the system"), SYSTEM), *languages], settings.language)
        self.language.activated.connect(self._choose_language)
        self.hint = text(
            self.tr("The language changes with the next start, as something is being made."), "caption", self
        )
        self.hint.hide()
        card = SettingsCard(self.tr("Appearance"), self)
        card.line(self.tr("Colours"), self.theme)
        card.line(self.tr("Language"), self.language)
        card.body.addWidget(self.hint)
        return card

    def _drawing(self, settings: AppSettings) -> Card:
        self.drawing = EngineCard(settings, self)
        self.drawing.changed.connect(self.changed)
        self.drawing.models_wanted.connect(self.models_wanted)
        return self.drawing

    def _recording(self) -> Card:
        self.folder = QLabel(self)
        self.folder.setWordWrap(True)
        self.folder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        choose = icon_button("folder", self.tr("Choose where recordings go"), parent=self)
        choose.clicked.connect(self._choose_folder)
        card = SettingsCard(self.tr("Recordings"), self)
        card.line(self.tr("Folder"), row(self.folder, choose))
        self._show_folder(self._recordings)
        return card

    def _listening(self, settings: AppSettings, keys: GlobalKeys | None) -> Card:
        self.keys = KeysCard(settings.global_keys, keys, self)
        self.keys.changed.connect(lambda chosen: self.changed.emit("global_keys", chosen))
        return self.keys

    def _closing(self, settings: AppSettings, tray: bool) -> Card:
        self.to_tray = Switch(self.tr("Keep running in the tray when the window is closed"), self)
        self.to_tray.setChecked(settings.close_to_tray and tray)
        self.to_tray.setEnabled(tray)
        self.to_tray.toggled.connect(lambda on: self.changed.emit("close_to_tray", on))
        card = SettingsCard(self.tr("Closing"), self)
        card.body.addWidget(self.to_tray)
        if not tray:
            card.remark(self.tr("This desktop has no tray."))
        return card

    def _updates(self, settings: AppSettings) -> Card:
        self.look_for_updates = Switch(self.tr("Ask at each start whether a newer version is out"), self)
        self.look_for_updates.setChecked(settings.look_for_updates)
        self.look_for_updates.toggled.connect(lambda on: self.changed.emit("look_for_updates", on))
        card = SettingsCard(self.tr("Updates"), self)
        card.body.addWidget(self.look_for_updates)
        card.remark(
            self.tr("Fetches a list from the project's site; nothing is told about you or installed.")
        )
        return card

    def _choose_language(self, index: int) -> None:
        self.hint.setVisible(self.language_waits)
        self.changed.emit("language", self.language.itemData(index))

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Where recordings go"), str(self._recordings))
        if folder:
            self._show_folder(Path(folder))
            self.changed.emit("recordings", folder)

    def _show_folder(self, folder: Path) -> None:
        self._recordings = folder
        self.folder.setText(str(folder))
