"""The window: puts the parts together and joins their wires."""

from __future__ import annotations

import base64
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from talking_avatar.desktop.closing import Closing
from talking_avatar.desktop.controls.panel import ControlPanel
from talking_avatar.desktop.errands import Errands
from talking_avatar.desktop.go_live_state import GoLiveState
from talking_avatar.desktop.library.strip import PortraitStrip
from talking_avatar.desktop.live_state_words import engine_words, preview_words
from talking_avatar.desktop.notice_bar import NoticeBar
from talking_avatar.desktop.preview import Preview
from talking_avatar.desktop.recordings import Recordings
from talking_avatar.desktop.status_line import StatusLine
from talking_avatar.desktop.still import still_of
from talking_avatar.desktop.theme import Card, Space
from talking_avatar.desktop.transport.bar import TransportBar
from talking_avatar.desktop.transport.device_lists import DeviceWatch
from talking_avatar.desktop.workspace import Workspace
from talking_avatar.live.status import SessionStatus
from talking_avatar.motion.performer.sliders import Sliders
from talking_avatar.resources import bundled

T = TypeVar("T")


class MainWindow(QMainWindow):
    """:meth:`begin` starts the session behind the window that shows already; ``ending`` comes when it is
    about to end, and ``closing.done`` when everything was given back."""

    ending = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.controller = controller = workspace.controller
        self.setWindowTitle("Talking Avatar")
        self.setWindowIcon(QIcon(str(bundled("resources", "icons", "app.svg"))))
        self._errands = Errands(self)
        self.devices = DeviceWatch(self)
        self.recordings = Recordings(controller.worker, lambda: workspace.settings.recordings, parent=self)
        self.preview = Preview(controller.worker.take_newest, controller.settings.size_px, self)
        self.preview.set_mirrored(workspace.settings.mirror_preview)
        self.notices = NoticeBar(self.preview, self.preview.picture_rect)
        self.transport = TransportBar(workspace.settings, controller.voice, self)
        self.strip = PortraitStrip(workspace.library, self)
        self.strip.select(workspace.portrait.id)
        self.panel = ControlPanel(workspace.look, workspace.settings, sys.platform == "linux", self)
        self.panel.presets.show_presets(workspace.presets)
        self.status_line = StatusLine(self)
        self._arrange()
        self._join()
        self._show_state(controller.state)
        self.transport.go_live.setFocus()
        self.stays_in_tray = False
        self.closing = Closing(workspace, self, self.let_go)

    def begin(self) -> None:
        self.controller.begin()
        self._show_still(self.workspace.portrait.path)
        self.devices.begin()
        for note in self.workspace.store.notes:
            self.notices.tell(note)

    def _show_still(self, portrait: Path) -> None:
        """What stands there until the first frame."""
        if not self.preview.frames:
            self._errands.run(lambda: still_of(portrait), self.preview.show_still)

    def sizeHint(self) -> QSize:
        return QSize(1280, 834)

    def _arrange(self) -> None:
        self.setStatusBar(self.status_line)
        self.library = Card(margin_px=Space.S)
        self.library.body.addWidget(self.strip)
        left = QVBoxLayout()
        left.setSpacing(Space.M)
        left.addWidget(self.preview)
        left.addWidget(self.transport)
        left.addWidget(self.library, 1)
        middle = QWidget()
        whole = QHBoxLayout(middle)
        whole.setContentsMargins(Space.M, Space.S, Space.M, 0)
        whole.setSpacing(Space.M)
        whole.addLayout(left, 1)
        whole.addWidget(self.panel)
        self.setCentralWidget(middle)
        geometry = self.workspace.settings.window_geometry
        if not geometry or not self.restoreGeometry(QByteArray(base64.b64decode(geometry))):
            self.resize(self.sizeHint().boundedTo(self.screen().availableSize()))

    def _join(self) -> None:
        workspace, controller, transport, panel = self.workspace, self.controller, self.transport, self.panel
        controller.state_changed.connect(self._show_state)
        controller.status_changed.connect(self._show_status)
        controller.said.connect(self.notices.tell)
        controller.portrait_changed.connect(self._show_still)
        controller.voice_changed.connect(transport.microphone.show_voice)
        controller.worker.level.connect(transport.microphone.meter.show_level)
        self.preview.watched.connect(controller.watch)
        self.strip.portrait_chosen.connect(workspace.choose_portrait)
        transport.go_live.clicked.connect(self.toggle_live)
        transport.microphone.chosen.connect(self.choose_microphone)
        transport.microphone.mute_wanted.connect(lambda on: controller.use_voice(muted=on))
        transport.microphone.push_to_talk_wanted.connect(lambda on: controller.use_voice(push_to_talk=on))
        transport.camera.chosen.connect(self.choose_camera)
        transport.recording.record_wanted.connect(self.recordings.record)
        transport.recording.pause_wanted.connect(self.recordings.pause)
        transport.recording.snapshot_wanted.connect(self.recordings.snapshot)
        self.recordings.recording.connect(transport.recording.show_recording)
        self.recordings.problem.connect(self.notices.tell)
        self.recordings.kept.connect(self._tell_kept)
        self.devices.changed.connect(transport.microphone.show_devices)
        self.devices.changed.connect(transport.camera.show_devices)
        self.devices.changed.connect(panel.voice.show_devices)
        workspace.presets_changed.connect(panel.presets.show_presets)
        panel.presets.save_wanted.connect(workspace.save_preset)
        panel.presets.clear_wanted.connect(workspace.clear_preset)
        panel.picture.mirror_wanted.connect(
            lambda on: self._keep("mirror_preview", on, self.preview.set_mirrored)
        )
        panel.picture.badge_wanted.connect(lambda on: self._keep("badge", on, controller.show_badge))
        panel.voice.quality_wanted.connect(
            lambda name: self._keep("quality", name, controller.choose_quality)
        )
        panel.voice.delayed_wanted.connect(
            lambda name: self._keep("delayed_microphone", name, controller.choose_delayed_microphone)
        )
        panel.voice.trim_wanted.connect(lambda ms: self._keep("voice_trim_ms", ms, controller.trim_voice))
        panel.voice.gain_wanted.connect(lambda on: controller.use_voice(automatic_gain=on))

    def _keep(self, field: str, value: T, use: Callable[[T], None]) -> None:
        """Remember a choice, and act on it."""
        self.workspace.change(**{field: value})
        use(value)

    def toggle_live(self) -> None:
        if self.controller.live:
            self.controller.stop_live()
        else:
            self.controller.go_live()

    def toggle_recording(self) -> None:
        self.recordings.record(not self.transport.recording.recording)

    def reset_sliders(self) -> None:
        self.workspace.look.change(self.tr("Reset"), sliders=Sliders())

    def choose_microphone(self, name: str) -> None:
        self._keep("microphone", name, self.controller.choose_microphone)

    def choose_camera(self, name: str) -> None:
        self._keep("camera", name, self.controller.choose_camera)

    def show_choices(self) -> None:
        """What was chosen elsewhere."""
        chosen = self.workspace.settings
        self.transport.microphone.choose(chosen.microphone)
        self.transport.camera.choose(chosen.camera or "auto")

    def quit(self) -> None:
        """Close, also where the button of the window only hides it."""
        self.closing.close()

    def _show_state(self, state: GoLiveState) -> None:
        self.transport.go_live.show_state(state)
        self.preview.say(preview_words(state, None, self.preview.frames, self.workspace.portrait.name))

    def _show_status(self, status: SessionStatus) -> None:
        self.transport.recording.show_status(status)
        self.panel.voice.show_status(status)
        self.status_line.show_status(status, engine_words(status.engine), time.monotonic())
        words = preview_words(
            self.controller.state, status, self.preview.frames, self.workspace.portrait.name
        )
        self.preview.say(words)
        self.notices.withdraw(words)

    def _tell_kept(self, path: object) -> None:
        self.notices.tell(
            self.tr("Kept {path}").format(path=path), self.tr("Show in folder"), self.recordings.show_folder
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.preview.watch_window()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # it goes when everything was given back
        if self.stays_in_tray:
            self.hide()
        else:
            self.closing.close()

    def take_over(self, before: MainWindow) -> None:
        """Go on with what another window of the same workspace has begun."""
        self.transport.go_live.since_s = before.transport.go_live.since_s
        self.recordings.go_on(before.recordings.running)
        self.devices.take(before.devices.devices)

    def let_go(self) -> None:
        """End what belongs to this window; the session goes on."""
        geometry = base64.b64encode(self.saveGeometry().data()).decode()
        self.workspace.change(window_geometry=geometry)
        self.devices.end()
        self.strip.close_library()
        self.ending.emit()
