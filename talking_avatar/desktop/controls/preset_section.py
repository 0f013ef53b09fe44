"""Nine settings of the sliders on the keys 1 to 9, for each portrait its own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QSizePolicy, QWidget

from talking_avatar.desktop.app_settings import PRESET_KEYS
from talking_avatar.desktop.look import Look, LookModel
from talking_avatar.desktop.theme import Section, Space
from talking_avatar.motion.performer.presets import PRESETS
from talking_avatar.motion.performer.sliders import Sliders

translate = QCoreApplication.translate

_PER_ROW = 3
TEMPERS = dict(zip(PRESET_KEYS, PRESETS, strict=False))
"""What the first keys recall until something is saved on them."""


class PresetSection(Section):
    """``save_wanted`` and ``clear_wanted`` bring the key."""

    save_wanted = Signal(int)
    clear_wanted = Signal(int)

    def __init__(self, model: LookModel, parent: QWidget | None = None) -> None:
        super().__init__(translate("PresetSection", "Presets"), parent)
        self._model = model
        self._saved: Mapping[int, Sliders] = {}
        self.chips: dict[int, QPushButton] = {}
        grid = QGridLayout()
        grid.setSpacing(Space.XS)
        for number, key in enumerate(PRESET_KEYS):
            chip = self._chip(key)
            grid.addWidget(chip, number // _PER_ROW, number % _PER_ROW)
        self.add(grid)
        model.changed.connect(self._mark)
        self.show_presets({})

    def show_presets(self, saved: Mapping[int, Sliders]) -> None:
        self._saved = saved
        for key, chip in self.chips.items():
            chip.setText(f"{key}  {self._name(key)}")
            chip.setAccessibleName(self.tr("Preset {key}: {name}").format(key=key, name=self._name(key)))
        self._mark(self._model.look)

    def recall(self, key: int) -> None:
        """Set the sliders as that key has them; a key without any is left alone."""
        sliders = self._sliders(key)
        if sliders is not None:
            self._model.change(self._name(key), sliders=sliders)
        self._mark(self._model.look)

    def _sliders(self, key: int) -> Sliders | None:
        if key in self._saved:
            return self._saved[key]
        return PRESETS[TEMPERS[key]].sliders if key in TEMPERS else None

    def _name(self, key: int) -> str:
        if key in self._saved:
            return self.tr("Mine")
        return _temper_words().get(TEMPERS.get(key, ""), "–")

    def _chip(self, key: int) -> QPushButton:
        chip = QPushButton(self)
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        chip.setProperty("role", "chip")
        chip.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        chip.setToolTip(
            self.tr(
                "Press {key} to recall; Ctrl+Shift+{key}, or a right click, to save the sliders here"
            ).format(key=key)
        )
        chip.clicked.connect(lambda: self.recall(key))
        chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        chip.customContextMenuRequested.connect(lambda place: self._show_menu(key, place))
        self.chips[key] = chip
        return chip

    def _mark(self, look: Look) -> None:
        for key, chip in self.chips.items():
            chip.setChecked(self._sliders(key) == look.sliders)

    def _show_menu(self, key: int, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Save the sliders here"), lambda: self.save_wanted.emit(key))
        clear = menu.addAction(self.tr("Clear"), lambda: self.clear_wanted.emit(key))
        clear.setEnabled(key in self._saved)
        menu.popup(self.chips[key].mapToGlobal(place))


def _temper_words() -> dict[str, str]:
    return {
        "natural": translate("PresetSection", "Natural"),
        "friendly": translate("PresetSection", "Friendly"),
        "calm": translate("PresetSection", "Calm"),
        "lively": translate("PresetSection", "Lively"),
        "serious": translate("PresetSection", "Serious"),
        "still": translate("PresetSection", "Still"),
    }
