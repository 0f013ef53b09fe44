"""A call with oneself: records a few seconds of what others would see and hear, and plays them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from talking_avatar.audio.devices import DEFAULT
from talking_avatar.desktop.dialogs.clip_player import ClipPlayer, SoundOutput
from talking_avatar.desktop.dialogs.clip_view import ClipView
from talking_avatar.desktop.errands import Errands
from talking_avatar.desktop.sentences import in_words
from talking_avatar.desktop.theme import Space, button, row, text
from talking_avatar.live.session_messages import Command, StartRecording, StopRecording

RECORDED_S = 5
_HEIGHT_PX = 360


class CallWorker(Protocol):
    """What of ``LiveWorker`` is needed; the others are signals."""

    recording_began: Any
    recording_ended: Any
    problem: Any

    def send(self, command: Command) -> None: ...


class TrialCall(QWidget):
    """The button records and then plays; :meth:`end` breaks off and forgets the recording."""

    def __init__(
        self,
        worker: CallWorker,
        parent: QWidget | None = None,
        open_output: Callable[[], SoundOutput] | None = None,
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._errands = Errands(self)
        self._open_output = open_output or _usual_output
        self._folder = tempfile.TemporaryDirectory(prefix="talking-avatar-", ignore_cleanup_errors=True)
        self._calls = 0
        self._path: Path | None = None
        self._player: ClipPlayer | None = None
        self.view = ClipView(self)
        self.record = button(self.tr("Make a test call"), "", "record", self)
        self.again = button(self.tr("Play again"), "", "play", self)
        self.remark = text("", "caption", self)
        self.again.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self.view)
        layout.addLayout(row(self.record, self.again, None))
        layout.addWidget(self.remark)
        layout.addStretch(1)
        self._seconds_left = 0
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._count_down)
        self.record.clicked.connect(self._begin)
        self.again.clicked.connect(self._play)
        worker.recording_began.connect(self._began)
        worker.recording_ended.connect(self._recorded)
        worker.problem.connect(self._refused)
        self._idle()

    @property
    def recording(self) -> bool:
        """Whether a test call is being recorded, or about to be."""
        return self._path is not None and not self.record.isEnabled() and self._player is None

    def end(self) -> None:
        """Stop recording and playing, and remove the recording."""
        if self.recording:
            self._worker.send(StopRecording())
        self._second.stop()
        player = self._player
        self._stop_playing()
        if player is not None:
            player.wait()
        self._path = None
        self._folder.cleanup()

    def _idle(self) -> None:
        self.record.setEnabled(True)
        self.view.say(self.tr("Say something for five seconds, then see and hear yourself."), "film")

    def _begin(self) -> None:
        self._stop_playing()
        self.again.hide()
        self.remark.setText("")
        self.record.setEnabled(False)
        Path(self._folder.name).mkdir(exist_ok=True)
        self._calls += 1
        self._path = Path(self._folder.name) / f"test call {self._calls}.mkv"
        self.view.clear()
        self.view.say(self.tr("Getting ready…"))
        self._worker.send(StartRecording(self._path))

    def _began(self, path: Path) -> None:
        if path == self._path:
            self._seconds_left = RECORDED_S
            self._show_count()
            self._second.start()

    def _count_down(self) -> None:
        self._seconds_left -= 1
        if self._seconds_left > 0:
            self._show_count()
            return
        self._second.stop()
        self.view.say(self.tr("One moment…"))
        self._worker.send(StopRecording())

    def _show_count(self) -> None:
        self.view.say(self.tr("Speak now: {seconds}").format(seconds=self._seconds_left), "microphone")

    def _recorded(self, path: Path | None) -> None:
        if not self.recording or (path is not None and path != self._path):
            return
        self._second.stop()
        if path is None:
            self._refused(self.tr("Nothing could be recorded; wait until the portrait is ready."))
        else:
            self._play()

    def _refused(self, sentence: str) -> None:
        if self.recording:
            self._path = None
            self._second.stop()
            self._idle()
            self.remark.setText(in_words(sentence))

    def _play(self) -> None:
        if self._path is None:
            return
        self._stop_playing()
        self.record.setEnabled(False)
        self.again.hide()
        self.view.say("")
        self.view.follow(True)
        self._player = ClipPlayer(
            self._path,
            _HEIGHT_PX,
            self.view.hand_over,
            lambda remark: self._errands.hand_over(self._end_playing, remark),
            self._open_output,
        )
        self._player.start()

    def _end_playing(self, remark: str) -> None:
        if self._player is None:
            return
        self._stop_playing()
        self.record.setEnabled(True)
        self.again.show()
        words = self.tr("This is what others see and hear. Use headphones, or the microphone hears it too.")
        self.remark.setText(in_words(remark) or words)

    def _stop_playing(self) -> None:
        player, self._player = self._player, None
        if player is not None:
            player.stop()
        self.view.follow(False)


def _usual_output() -> SoundOutput:
    from talking_avatar.audio.player import VoicePlayer

    return VoicePlayer(DEFAULT)
