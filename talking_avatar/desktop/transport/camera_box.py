"""The virtual camera: which one, and what to choose in the meeting."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from talking_avatar.desktop.theme import Choice, OneLine, Picker, Space, column, icon_button
from talking_avatar.desktop.transport.camera_help import CameraHelp
from talking_avatar.desktop.transport.device_lists import Devices

_AUTOMATIC = "auto"
_HINT_PX = 18


class CameraBox(QWidget):
    """``chosen`` brings a name as ``LiveSettings.camera`` takes it."""

    chosen = Signal(str)

    def __init__(self, camera: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picker = Picker(self.tr("Virtual camera"), self)
        self.picker.setToolTip(self.tr("Virtual camera that shows the avatar"))
        self.hint = OneLine("caption", self)
        self.hint.setFixedHeight(_HINT_PX)
        self.help = icon_button("help", self.tr("What to choose in Zoom, Meet, Teams and OBS"), parent=self)
        self.help.clicked.connect(self._show_help)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(column(self.picker, self.hint, spacing=2), 1)
        layout.addWidget(self.help, 0, Qt.AlignmentFlag.AlignTop)
        self._camera = camera
        self._devices = Devices()
        self.show_devices(self._devices)
        self.picker.activated.connect(self._choose)

    @property
    def label(self) -> str:
        """What other programs call the chosen camera, as far as is known."""
        cameras = self._devices.cameras
        chosen = [camera for camera in cameras if self._camera in (camera.name, _AUTOMATIC)]
        return chosen[0].label if chosen else ""

    def choose(self, camera: str) -> None:
        """Show this one as chosen, without telling anybody."""
        self._camera = camera
        self.show_devices(self._devices)

    def show_devices(self, devices: Devices) -> None:
        self._devices = devices
        choices = [Choice(self.tr("First virtual camera"), _AUTOMATIC, self.tr("Automatic"))]
        for camera in devices.cameras:
            words = camera.label if camera.free else self.tr("{name} (in use)").format(name=camera.label)
            choices.append(Choice(words, camera.name))
        if all(self._camera != choice.value for choice in choices):
            choices.append(Choice(self._camera, self._camera))
        self.picker.offer(choices, self._camera)
        if self.label:
            self.hint.setText(self.tr("In the meeting: “{name}”").format(name=self.label))
        elif self._camera == _AUTOMATIC:
            self.hint.setText(self.tr("None found yet: see the help"))
        else:
            self.hint.setText("")

    def _choose(self, index: int) -> None:
        self._camera = self.picker.itemData(index)
        self.show_devices(self._devices)
        self.chosen.emit(self._camera)

    def _show_help(self) -> None:
        popover = CameraHelp(self.label, self)
        corner = self.help.mapToGlobal(QPoint(self.help.width(), -Space.S))
        popover.move(corner - QPoint(popover.width(), popover.height()))
        popover.show()
