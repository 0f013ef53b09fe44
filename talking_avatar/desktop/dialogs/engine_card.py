"""What draws, on what, and how large."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from talking_avatar.assembly.engine_names import BUILT_IN, LIVEPORTRAIT
from talking_avatar.desktop.app_settings import PICTURE_HEIGHTS_PX, AppSettings
from talking_avatar.desktop.dialogs.settings_card import SettingsCard
from talking_avatar.desktop.theme import Choice, Picker, Segmented, button, row, text

_ENGINES = (BUILT_IN, LIVEPORTRAIT)


class EngineCard(SettingsCard):
    """``changed`` brings a field of ``AppSettings`` and its value."""

    changed = Signal(str, object)
    models_wanted = Signal()

    def __init__(self, settings: AppSettings, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.engine = Segmented([self.tr("Built-in"), "LivePortrait"], self.tr("Engine"), self)
        self.engine.choose(_ENGINES.index(settings.engine) if settings.engine in _ENGINES else 0)
        self.engine.group.idClicked.connect(self._choose_engine)
        self.device = Picker(self.tr("Device"), self)
        devices = (
            Choice(self.tr("Automatic: the fastest there is"), "auto"),
            Choice(self.tr("NVIDIA graphics card (CUDA)"), "cuda"),
            Choice(self.tr("Apple graphics (MPS)"), "mps"),
            Choice(self.tr("Processor (for videos; too slow for a call)"), "cpu"),
        )
        self.device.offer(devices, settings.device)
        self.device.activated.connect(lambda i: self.changed.emit("device", self.device.itemData(i)))
        self.device.setEnabled(settings.engine == LIVEPORTRAIT)
        self.size_choice = Segmented(
            [f"{height}p" for height in PICTURE_HEIGHTS_PX], self.tr("Picture"), self
        )
        self.size_choice.choose(PICTURE_HEIGHTS_PX.index(settings.picture_height_px))
        self.size_choice.group.idClicked.connect(self._choose_height)
        models = button(self.tr("Models…"), "", "model", self)
        models.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        models.clicked.connect(self.models_wanted)
        self.title.setText(self.tr("Engine"))
        self.line(self.tr("Draws"), self.engine)
        self.line(self.tr("Device"), self.device)
        self.line(self.tr("Picture"), self.size_choice)
        self.later = self.remark(self.tr("The size of the picture changes with the next start."))
        self.later.hide()
        words = self.tr("LivePortrait is photo-real; it needs its models and a graphics card.")
        self.body.addLayout(row(text(words, "caption", self), models))

    def _choose_engine(self, number: int) -> None:
        self.device.setEnabled(_ENGINES[number] == LIVEPORTRAIT)
        self.changed.emit("engine", _ENGINES[number])

    def _choose_height(self, number: int) -> None:
        self.later.show()
        self.changed.emit("picture_height_px", PICTURE_HEIGHTS_PX[number])
