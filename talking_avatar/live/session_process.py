"""The session in a process of its own, so that a window neither waits for it nor holds it up.

Loading a trained model keeps Python to itself for a quarter of a second at a time, which a window would show;
and a window that is dragged about would show in the picture.
"""

from __future__ import annotations

import signal
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from multiprocessing.connection import Connection

import numpy as np

from talking_avatar.errors import UserError
from talking_avatar.live.parts import SessionParts
from talking_avatar.live.session import LiveSession
from talking_avatar.live.session_messages import (
    Apply,
    Command,
    Level,
    Look,
    Message,
    MoveSliders,
    PauseRecording,
    Problem,
    RecordingBegan,
    RecordingEnded,
    Rest,
    SessionOrder,
    SnapshotTaken,
    StartRecording,
    Stop,
    StopRecording,
    TakeSnapshot,
    UseVoice,
)
from talking_avatar.live.settings import LiveSettings
from talking_avatar.live.shared_preview import SharedPreview
from talking_avatar.outputs.camera.frame_exchange import FrameExchange
from talking_avatar.outputs.punctuality.priority import go_ahead
from talking_avatar.outputs.punctuality.urgency import Urgency
from talking_avatar.render.framing import PictureBackground

_LEVEL_EVERY_S, _STATUS_EVERY_S = 0.066, 0.25
_UNSENT = 512


def run_session(order: SessionOrder, connection: Connection) -> None:
    """The process's main function: runs until it is told to stop, or the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which says "stop"
    exchange = FrameExchange.attach(order.exchange, order.settings.size_px)
    desk = SessionDesk(order, exchange, connection)
    try:
        desk.run()
    except (EOFError, OSError):
        pass
    finally:
        desk.close()
        exchange.close()


class SessionDesk:
    """Hears commands and tells what happens; nothing that a session's thread says waits for the pipe."""

    def __init__(self, order: SessionOrder, exchange: FrameExchange, connection: Connection) -> None:
        self._connection = connection
        self._unsent: deque[Message] = deque(maxlen=_UNSENT)
        self._preview = SharedPreview(exchange)
        parts = _parts(order.make_parts)
        self._session = LiveSession(order.settings, self._unsent.append, parts, self._preview)
        self._settings = order.settings
        self._helper: threading.Thread | None = None
        self._stopping = False

    def run(self) -> None:
        try:
            self._session.start()
        except UserError as error:  # an unknown kind of camera
            self._unsent.append(Problem(str(error)))
            self._session.apply(replace(self._settings, camera=None))
        go_ahead(Urgency.PROMPT)  # else a slider waits for its turn behind every busy program
        level_s = status_s = 0.0
        while not self._stopping:
            if self._connection.poll(_LEVEL_EVERY_S):
                self._obey(self._connection.recv())
            now_s = time.perf_counter()
            if now_s - status_s >= _STATUS_EVERY_S:
                status_s = now_s
                self._unsent.append(self._session.status())
            if now_s - level_s >= _LEVEL_EVERY_S:
                level_s = now_s
                self._unsent.append(Level(self._session.voice.level_db))
            self._send()

    def close(self) -> None:
        if self._helper is not None:
            self._helper.join()
        self._session.stop()

    def _send(self) -> None:
        while self._unsent:
            self._connection.send(self._unsent.popleft())

    def _obey(self, command: Command) -> None:
        session = self._session
        match command:
            case Apply(settings):
                self._settings = _same_background(settings, self._settings)
                session.apply(self._settings)
            case MoveSliders(sliders):
                session.set_sliders(sliders)
            case UseVoice():
                voice = session.voice
                voice.muted, voice.push_to_talk = command.muted, command.push_to_talk
                voice.talking, voice.automatic_gain = command.talking, command.automatic_gain
            case Rest(resting):
                session.rest(resting)
            case Look(looking):
                self._preview.looking = looking
            case PauseRecording(paused):
                session.pause_recording(paused)
            case StartRecording(path):
                self._attempt(lambda: session.start_recording(path), RecordingBegan(path))
            case StopRecording():
                self._beside(lambda: self._unsent.append(RecordingEnded(session.stop_recording())))
            case TakeSnapshot(path):
                self._beside(lambda: self._attempt(lambda: session.snapshot(path), SnapshotTaken(path)))
            case Stop():
                self._stopping = True

    def _attempt(self, action: Callable[[], None], done: Message) -> None:
        try:
            action()
        except UserError as error:
            self._unsent.append(Problem(str(error)))
        else:
            self._unsent.append(done)

    def _beside(self, action: Callable[[], None]) -> None:
        """What waits for a disk, in a thread; one after the other."""
        before = self._helper

        def work() -> None:
            if before is not None:
                before.join()
            action()

        self._helper = threading.Thread(target=work, name="session-helper", daemon=True)
        self._helper.start()


def _parts(make: str) -> SessionParts | None:
    if not make:
        return None
    module, _, name = make.partition(":")
    parts: SessionParts = getattr(import_module(module), name)()
    return parts


def _same_background(settings: LiveSettings, before: LiveSettings) -> LiveSettings:
    """A picture that came through the pipe again is the one that is drawn already."""
    new, old = settings.background, before.background
    if not isinstance(new, PictureBackground) or not isinstance(old, PictureBackground):
        return settings
    return replace(settings, background=old) if np.array_equal(new.picture, old.picture) else settings
