"""The three pages of the first-run tour."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from talking_avatar.desktop.dialogs.trial_call import CallWorker, TrialCall
from talking_avatar.desktop.library.check_card import Sign
from talking_avatar.desktop.library.store import PortraitLibrary
from talking_avatar.desktop.library.strip import PortraitStrip
from talking_avatar.desktop.library.thumbnails import Thumbnails
from talking_avatar.desktop.picture_view import PeekView
from talking_avatar.desktop.theme import Card, Space, row, text
from talking_avatar.desktop.transport.camera_box import CameraBox
from talking_avatar.desktop.transport.camera_help import program_places
from talking_avatar.desktop.transport.microphone_box import MicrophoneBox
from talking_avatar.live.session_messages import UseVoice

translate = QCoreApplication.translate
_HEARD_DB = -42.0


class TourStep(QWidget):
    """A title, a sentence, and what is to be chosen (:attr:`body`)."""

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(Space.M)
        self.body.addWidget(text(title, "display", self))
        self.body.addWidget(text(sentence, "muted", self))
        self.body.addSpacing(Space.S)


class PortraitStep(TourStep):
    """``chosen`` comes with a portrait of the library."""

    chosen = Signal(object)

    def __init__(
        self,
        library: PortraitLibrary,
        portrait: str,
        thumbnails: Thumbnails | None,
        picture: Callable[[], QImage],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            translate("Tour", "Who do you want to be?"),
            translate(
                "Tour",
                "Pick a portrait, or drop a photo of your own on the strip: one person, seen from the front, "
                "with the mouth closed. Pictures never leave this computer.",
            ),
            parent,
        )
        self.strip = PortraitStrip(library, self, thumbnails)
        self.strip.select(portrait)
        self.strip.portrait_chosen.connect(self.chosen)
        card = Card(self)
        card.body.addWidget(self.strip)
        self.body.addWidget(card)
        self.body.addWidget(PeekView(picture, self, translate("Tour", "Waking up…")), 1)


class MicrophoneStep(TourStep):
    """Shows by :meth:`show_level` whether anything is heard."""

    def __init__(
        self,
        microphone: str,
        voice: UseVoice,
        picture: Callable[[], QImage],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            translate("Tour", "Which microphone moves the face?"),
            translate("Tour", "Say something: the bar should jump with your voice."),
            parent,
        )
        self.box = MicrophoneBox(microphone, voice, self)
        self.box.push.hide()
        self._sign = Sign(self)
        self.verdict = text("", "muted", self)
        card = Card(self)
        card.body.addWidget(self.box)
        card.body.addLayout(row(self._sign, self.verdict))
        self.verdict.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.body.addWidget(card)
        self.body.addWidget(PeekView(picture, self, translate("Tour", "Waking up…")), 1)
        self.heard = False
        self._sign.wait()
        self.verdict.setText(translate("Tour", "Listening…"))

    def show_level(self, level_db: float) -> None:
        self.box.meter.show_level(level_db)
        if level_db > _HEARD_DB and not self.heard:
            self.heard = True
            self._sign.show_icon("check", "good")
            self.verdict.setText(translate("Tour", "I can hear you."))

    def listen_again(self) -> None:
        """Another microphone was chosen."""
        self.heard = False
        self._sign.wait()
        self.verdict.setText(translate("Tour", "Listening…"))


class CameraStep(TourStep):
    """The camera, what to choose in the meeting, and a test call."""

    def __init__(self, camera: str, worker: CallWorker, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("Tour", "How others see you"),
            translate(
                "Tour", "Press Go live in the window, then choose this camera in Zoom, Meet, Teams or OBS."
            ),
            parent,
        )
        self.box = CameraBox(camera, self)
        self.call = TrialCall(worker, self)
        card = Card(self)
        card.body.addWidget(self.box)
        left = QVBoxLayout()
        left.setSpacing(Space.L)
        left.addWidget(card)
        left.addLayout(program_places())
        left.addStretch(1)
        both = row(spacing=Space.XL)
        both.addLayout(left, 4)
        both.addWidget(self.call, 5)
        self.body.addLayout(both, 1)
