"""While push-to-talk is on, the space bar speaks, whatever has the focus but for text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from talking_avatar.desktop.live_controller import LiveController
from talking_avatar.live.session_messages import UseVoice

_TEXTS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)


class PushToTalk(QObject):
    """Watches the keys of ``window``."""

    def __init__(self, controller: LiveController, window: QWidget) -> None:
        super().__init__(window)
        self._controller, self._window = controller, window
        self._watching = False
        controller.voice_changed.connect(self._hear)
        self._watch(controller.voice.push_to_talk)

    def _hear(self, voice: UseVoice) -> None:
        self._watch(voice.push_to_talk)

    def _watch(self, watching: bool) -> None:
        """Only while it is wanted: every event of the program passes here."""
        app = QApplication.instance()
        if watching == self._watching or app is None:
            return
        self._watching = watching
        if watching:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.WindowDeactivate and watched is self._window:
            self._talk(False)
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) or not self._concerns(watched, event):
            return False
        assert isinstance(event, QKeyEvent)
        if not event.isAutoRepeat():
            self._talk(kind == QEvent.Type.KeyPress)
        return True

    def _concerns(self, watched: QObject, event: QEvent) -> bool:
        if not self._controller.voice.push_to_talk or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_Space or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        return (
            isinstance(watched, QWidget)
            and watched.window() is self._window
            and not isinstance(watched, _TEXTS)
        )

    def _talk(self, talking: bool) -> None:
        if talking != self._controller.voice.talking:
            self._controller.use_voice(talking=talking)
