"""The first-run tour: portrait, microphone, camera, in three steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Protocol

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from talking_avatar.desktop.dialogs.tour_steps import CameraStep, MicrophoneStep, PortraitStep
from talking_avatar.desktop.dialogs.trial_call import CallWorker
from talking_avatar.desktop.library.store import PortraitLibrary
from talking_avatar.desktop.library.thumbnails import Thumbnails
from talking_avatar.desktop.theme import Space, button, colours, row
from talking_avatar.desktop.transport.device_lists import Devices
from talking_avatar.live.session_messages import UseVoice

_STEPS = 3


class TourWorker(CallWorker, Protocol):
    """What of ``LiveWorker`` is needed; ``level`` is a signal."""

    level: Any


@dataclass(frozen=True)
class TourStart:
    """How things stand when the tour begins."""

    portrait: str
    microphone: str
    camera: str
    voice: UseVoice
    devices: Devices


class Tour(QDialog):
    """Choices are told as they are made; ``ended`` comes at the end, also when it is skipped. ``picture``
    gives the avatar of now, as the camera shows it."""

    portrait_chosen = Signal(object)
    microphone_chosen = Signal(str)
    mute_wanted = Signal(bool)
    camera_chosen = Signal(str)
    ended = Signal()

    def __init__(
        self,
        start: TourStart,
        library: PortraitLibrary,
        worker: TourWorker,
        picture: Callable[[], QImage],
        thumbnails: Thumbnails | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Welcome to Talking Avatar"))
        self.portrait = PortraitStep(library, start.portrait, thumbnails, picture, self)
        self._start, self._worker, self._picture = start, worker, picture
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.portrait)
        self._dots = _Dots(_STEPS, self)
        self.skip = button(self.tr("Skip"), "quiet", parent=self)
        self.back = button(self.tr("Back"), "", parent=self)
        self.next = button("", "primary", parent=self)
        self.next.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        layout.setSpacing(Space.L)
        layout.addWidget(self._pages, 1)
        layout.addLayout(row(self.skip, None, self._dots, None, self.back, self.next))
        self.resize(880, 640)
        self.skip.clicked.connect(self.close)
        self.back.clicked.connect(lambda: self._show(self.step - 1))
        self.next.clicked.connect(self._go_on)
        self.portrait.chosen.connect(self.portrait_chosen)
        self.finished.connect(self._end)
        self._show(0)

    @property
    def step(self) -> int:
        """0, 1 or 2."""
        return self._step

    @cached_property
    def microphone(self) -> MicrophoneStep:
        """Made when it is first wanted, so that the tour opens at once."""
        made = MicrophoneStep(self._start.microphone, self._start.voice, self._picture, self)
        made.box.show_devices(self._start.devices)
        made.box.chosen.connect(self.microphone_chosen)
        made.box.chosen.connect(made.listen_again)
        made.box.mute_wanted.connect(self.mute_wanted)
        self._worker.level.connect(made.show_level)
        self._pages.addWidget(made)
        return made

    @cached_property
    def camera(self) -> CameraStep:
        """Made when it is first wanted."""
        made = CameraStep(self._start.camera, self._worker, self)
        made.box.show_devices(self._start.devices)
        made.box.chosen.connect(self.camera_chosen)
        self._pages.addWidget(made)
        return made

    def show_devices(self, devices: Devices) -> None:
        self._start = replace(self._start, devices=devices)
        for name in ("microphone", "camera"):
            if name in self.__dict__:
                getattr(self, name).box.show_devices(devices)

    def show_voice(self, voice: UseVoice) -> None:
        self._start = replace(self._start, voice=voice)
        if "microphone" in self.__dict__:
            self.microphone.box.show_voice(voice)

    def _go_on(self) -> None:
        if self.step + 1 < _STEPS:
            self._show(self.step + 1)
        else:
            self.close()

    def _show(self, step: int) -> None:
        self._step = step
        page = self.portrait if step == 0 else self.microphone if step == 1 else self.camera
        self._pages.setCurrentWidget(page)
        self._dots.show_step(step)
        last = step == _STEPS - 1
        self.back.setVisible(step > 0)
        self.skip.setVisible(not last)
        self.next.setText(self.tr("Done") if last else self.tr("Next"))
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        if "camera" in self.__dict__:
            self.camera.call.end()
        self.portrait.strip.close_library()
        self.ended.emit()


class _Dots(QWidget):
    """Which step of how many."""

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._count, self._step = count, 0
        self.setFixedSize(QSize(22 * count, 16))

    def show_step(self, step: int) -> None:
        self._step = step
        words = self.tr("Step {step} of {count}").format(step=step + 1, count=self._count)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        x = 0.0
        for step in range(self._count):
            width = 22.0 if step == self._step else 8.0
            painter.setBrush(QColor(c.accent if step == self._step else c.edge))
            painter.drawRoundedRect(QRectF(x, 4, width, 8), 4, 4)
            x += width + 8
