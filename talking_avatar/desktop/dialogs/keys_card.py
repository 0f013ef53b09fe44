"""Keys that work while another program is in front."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLabel, QVBoxLayout, QWidget

from talking_avatar.desktop.dialogs.settings_card import SettingsCard
from talking_avatar.desktop.global_keys.global_keys import GlobalKeys, KeysState
from talking_avatar.desktop.global_keys.keyed_commands import command_words
from talking_avatar.desktop.global_keys.obstacles import Obstacle, obstacle_sentence
from talking_avatar.desktop.theme import Space, icon_button, row, text

_PORTABLE = QKeySequence.SequenceFormat.PortableText


class KeysCard(SettingsCard):
    """Has the keys that are typed in it used at once; ``changed`` brings all of them, by command."""

    changed = Signal(object)

    def __init__(
        self, chosen: Mapping[str, str], keys: GlobalKeys | None, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Keys in every program"))
        self._chosen, self._keys = dict(chosen), keys
        self.fields: dict[str, QKeySequenceEdit] = {}
        self.triggers: dict[str, QLabel] = {}
        self.problem = text("", "warning", self)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)  # it may quote the desktop
        state = keys.state if keys is not None else KeysState(False, obstacle_sentence(Obstacle.SYSTEM))
        if state.possible:
            for command, words in command_words().items():
                self._add(command, words)
        self.body.addWidget(self.problem)
        self.remark(state.remark)
        self._show(state)
        if keys is not None:
            keys.changed.connect(self._show)

    def _show(self, state: KeysState) -> None:
        """What is wrong, and what the desktop chose."""
        self.problem.setText(state.problem)
        self.problem.setVisible(bool(state.problem) and state.problem != state.remark)
        for command, label in self.triggers.items():
            label.setVisible(command in state.triggers)
            chosen = state.triggers.get(command, "")
            told = self.tr("The desktop chose: {trigger}").format(trigger=chosen)
            label.setText(told if chosen else self.tr("The desktop chose no key yet"))
            self.fields[command].setAccessibleDescription(label.text() if command in state.triggers else "")

    def _add(self, command: str, words: str) -> None:
        field = QKeySequenceEdit(QKeySequence(self._chosen.get(command, ""), _PORTABLE), self)
        field.setMaximumSequenceLength(1)
        field.setAccessibleName(words)
        clear = icon_button("close", self.tr("No key: {words}").format(words=words), "quiet-icon", self)
        clear.clicked.connect(field.clear)
        field.keySequenceChanged.connect(lambda keys: self._take(command, keys))
        chosen = text("", "caption", self)
        chosen.setTextFormat(Qt.TextFormat.PlainText)  # GNOME writes <Control>
        self.fields[command], self.triggers[command] = field, chosen
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        column.addLayout(row(field, clear))
        column.addWidget(chosen)
        self.line(words, column)

    def _take(self, command: str, keys: QKeySequence) -> None:
        self._chosen[command] = keys.toString(_PORTABLE)
        chosen = {name: key for name, key in self._chosen.items() if key}
        self.changed.emit(chosen)
        if self._keys is not None:
            self._keys.use(chosen)
