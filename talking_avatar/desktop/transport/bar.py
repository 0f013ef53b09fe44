"""The bar under the preview."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from talking_avatar.desktop.app_settings import AppSettings
from talking_avatar.desktop.theme import Card, Space
from talking_avatar.desktop.transport.camera_box import CameraBox
from talking_avatar.desktop.transport.go_live_button import GoLiveButton
from talking_avatar.desktop.transport.microphone_box import MicrophoneBox
from talking_avatar.desktop.transport.recording_box import RecordingBox
from talking_avatar.live.session_messages import UseVoice


class TransportBar(Card):
    """``microphone``, ``go_live``, ``camera`` and ``recording``, from left to right."""

    def __init__(self, chosen: AppSettings, voice: UseVoice, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin_px=Space.M)
        self.microphone = MicrophoneBox(chosen.microphone, voice, self)
        self.go_live = GoLiveButton(self)
        self.camera = CameraBox(chosen.camera or "auto", self)
        self.recording = RecordingBox(self)
        line = QHBoxLayout()
        line.setSpacing(Space.L)
        top = Qt.AlignmentFlag.AlignTop
        for piece, stretch in (
            (self.microphone, 6),  # has a button more, so the two lists are about as wide
            (self.go_live, 0),
            (self.camera, 5),
            (self.recording, 0),
        ):
            line.addWidget(piece, stretch, top)
        self.body.addLayout(line)
