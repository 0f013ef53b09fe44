"""How late the picture is, and the voice that comes just as late for the meeting."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from talking_avatar.audio.devices import DEFAULT
from talking_avatar.desktop.app_settings import LARGEST_TRIM_MS, AppSettings
from talking_avatar.desktop.controls.value_slider import ValueSlider
from talking_avatar.desktop.theme import Choice, Picker, Section, Segmented, Switch, text
from talking_avatar.desktop.transport.device_lists import Devices
from talking_avatar.live.status import SessionStatus

QUALITIES = ("low", "default", "quality")
_CREATE = "create"


class VoiceSection(Section):
    """``delayed_wanted`` brings a name as ``LiveSettings.delayed_microphone`` takes it, or ``None``."""

    quality_wanted = Signal(str)
    delayed_wanted = Signal(object)
    gain_wanted = Signal(bool)
    trim_wanted = Signal(int)

    def __init__(self, chosen: AppSettings, can_create: bool, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Voice"))
        self._can_create = can_create
        self.quality = Segmented(
            [self.tr("Quick"), self.tr("Balanced"), self.tr("Smooth")], self.tr("Delay of the picture"), self
        )
        self.quality.choose(QUALITIES.index(chosen.quality) if chosen.quality in QUALITIES else 1)
        self.quality.group.idClicked.connect(lambda number: self.quality_wanted.emit(QUALITIES[number]))
        self.delay = text("", "caption", self)
        self.delayed = Switch(self.tr("Delayed microphone"), self)
        self.delayed.setToolTip(self.tr("Gives the meeting your voice just as late as the picture"))
        self.outputs = Picker(self.tr("Where the delayed voice goes"), self)
        self.hint = text("", "caption", self)
        self.gain = Switch(self.tr("Automatic volume"), self)
        self.gain.setChecked(chosen.automatic_gain)
        self._delayed = chosen.delayed_microphone
        most = LARGEST_TRIM_MS / 1e3
        words = self.tr("For a meeting that shows the picture sooner or later than it plays the voice")
        self.trim = ValueSlider(
            self.tr("Voice later"), -most, most, 0.0, words, self.tr("{:+.0f} ms"), self, shown_as=1e3
        )
        self.trim.show_value(chosen.voice_trim_ms / 1e3)
        self.trim.moved.connect(lambda value: self.trim_wanted.emit(round(1e3 * value)))
        for piece in (self.quality, self.delay, self.delayed, self.outputs, self.hint, self.trim, self.gain):
            self.add(piece)
        self.delayed.setChecked(self._delayed is not None)
        self.show_devices(Devices())
        self.delayed.clicked.connect(self._choose)
        self.outputs.activated.connect(self._choose)
        self.gain.clicked.connect(self.gain_wanted)

    def show_devices(self, devices: Devices) -> None:
        choices = [Choice(self.tr("New virtual microphone"), _CREATE)] if self._can_create else []
        outputs = [Choice(name, name) for name in devices.outputs]
        choices += outputs or [Choice(self.tr("System output"), DEFAULT)]
        if self._delayed is not None and all(self._delayed != choice.value for choice in choices):
            choices.append(Choice(self._delayed, self._delayed))
        self.outputs.offer(choices, self._delayed or "")
        self._show_choice()

    def show_status(self, status: SessionStatus) -> None:
        words = self.tr("The picture is {ms:.0f} ms behind your voice").format(ms=status.statistics.delay_ms)
        if words != self.delay.text():
            self.delay.setText(words)

    def _choose(self, _: object = None) -> None:
        self._delayed = self.outputs.currentData() if self.delayed.isChecked() else None
        self._show_choice()
        self.delayed_wanted.emit(self._delayed)

    def _show_choice(self) -> None:
        on = self.delayed.isChecked()
        self.outputs.setVisible(on)
        self.hint.setVisible(on)
        self.trim.setVisible(on)
        if self._delayed == _CREATE:
            self.hint.setText(
                self.tr("While live, choose “Talking Avatar microphone” as the meeting's microphone.")
            )
        else:
            self.hint.setText(self.tr("Choose the other end of this cable as the meeting's microphone."))
