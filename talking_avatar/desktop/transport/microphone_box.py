"""The microphone: which one, how loud, muted or not, and push-to-talk."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from talking_avatar.audio.devices import DEFAULT
from talking_avatar.desktop.theme import Choice, Picker, Space, column, icon, icon_button
from talking_avatar.desktop.transport.device_lists import Devices
from talking_avatar.desktop.transport.level_meter import LevelMeter
from talking_avatar.live.session_messages import UseVoice

_SILENCE = "silence"


class MicrophoneBox(QWidget):
    """``chosen`` brings a name as ``LiveSettings.microphone`` takes it; the others are the switches."""

    chosen = Signal(str)
    mute_wanted = Signal(bool)
    push_to_talk_wanted = Signal(bool)

    def __init__(self, microphone: str, voice: UseVoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mute = icon_button("microphone", self.tr("Mute (M)"), parent=self)
        self.mute.setCheckable(True)
        self.mute.toggled.connect(self.mute_wanted)
        self.push = icon_button(
            "hand", self.tr("Push to talk: be heard only while Space is held"), parent=self
        )
        self.push.setCheckable(True)
        self.push.toggled.connect(self.push_to_talk_wanted)
        self.picker = Picker(self.tr("Microphone"), self)
        self.picker.setToolTip(self.tr("Microphone that moves the face"))
        self.meter = LevelMeter(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self.mute, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column(self.picker, self.meter, spacing=6), 1)
        layout.addWidget(self.push, 0, Qt.AlignmentFlag.AlignTop)
        self.setTabOrder(self.picker, self.push)
        self._microphone = microphone
        self._devices = Devices()
        self.show_devices(self._devices)
        self.show_voice(voice)
        self.picker.activated.connect(self._choose)

    def show_devices(self, devices: Devices) -> None:
        """The one that was chosen stays in the list while it is away."""
        self._devices = devices
        choices = [Choice(self.tr("System microphone"), DEFAULT, self.tr("System"))]
        choices += [Choice(name, name) for name in devices.microphones]
        choices.append(Choice(self.tr("No microphone"), _SILENCE, self.tr("None")))
        if all(self._microphone != choice.value for choice in choices):
            away = self.tr("{name} (not there)").format(name=self._microphone)
            choices.insert(1, Choice(away, self._microphone))
        self.picker.offer(choices, self._microphone)

    def choose(self, microphone: str) -> None:
        """Show this one as chosen, without telling anybody."""
        self._microphone = microphone
        self.show_devices(self._devices)

    def show_voice(self, voice: UseVoice) -> None:
        for switch, on in ((self.mute, voice.muted), (self.push, voice.push_to_talk)):
            switch.blockSignals(True)
            switch.setChecked(on)
            switch.blockSignals(False)
        is_open = not voice.muted and (voice.talking or not voice.push_to_talk)
        self.mute.setIcon(icon("microphone-off", "live") if voice.muted else icon("microphone"))
        self.mute.setToolTip(self.tr("Unmute (M)") if voice.muted else self.tr("Mute (M)"))
        self.mute.setAccessibleName(self.tr("Unmute") if voice.muted else self.tr("Mute"))
        self.meter.show_open(is_open)

    def _choose(self, index: int) -> None:
        self._microphone = self.picker.itemData(index)
        self.chosen.emit(self._microphone)
