"""Keys that work while another program is in front."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QWidget

from talking_avatar.desktop.dialogs.settings_card import SettingsCard
from talking_avatar.desktop.global_keys.global_keys import KEYED_COMMANDS, TALK
from talking_avatar.desktop.theme import icon_button, row, text

_PORTABLE = QKeySequence.SequenceFormat.PortableText


class KeysCard(SettingsCard):
    """``changed`` brings all keys by command. ``possible``: whether this desktop lets the program listen."""

    changed = Signal(object)

    def __init__(self, keys: Mapping[str, str], possible: bool, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Keys in every program"))
        self._keys = dict(keys)
        self.fields: dict[str, QKeySequenceEdit] = {}
        self.problem = text("", "warning", self)
        self.problem.hide()
        if not possible:
            self.remark(
                self.tr(
                    "This desktop lets no program listen to all keys. In its own settings for shortcuts, "
                    "give a key a command such as: talking-avatar remote toggle-mute"
                )
            )
            return
        words = {
            "toggle-live": self.tr("Go live, or end"),
            "toggle-mute": self.tr("Mute, or unmute"),
            TALK: self.tr("Hold to talk"),
            "toggle-standby": self.tr("Standby"),
        }
        for command in KEYED_COMMANDS:
            self._add(command, words[command])
        self.body.addWidget(self.problem)

    def show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _add(self, command: str, words: str) -> None:
        field = QKeySequenceEdit(QKeySequence(self._keys.get(command, ""), _PORTABLE), self)
        field.setMaximumSequenceLength(1)
        field.setAccessibleName(words)
        clear = icon_button("close", self.tr("No key: {words}").format(words=words), "quiet-icon", self)
        clear.clicked.connect(field.clear)
        field.keySequenceChanged.connect(lambda keys: self._take(command, keys))
        self.fields[command] = field
        self.line(words, row(field, clear))

    def _take(self, command: str, keys: QKeySequence) -> None:
        self._keys[command] = keys.toString(_PORTABLE)
        self.changed.emit({name: key for name, key in self._keys.items() if key})
