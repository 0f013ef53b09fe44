"""The program's side of a session that runs in another process; begins it again when it dies."""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
import time
from collections import deque
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

import numpy as np
from numpy.typing import NDArray

from talking_avatar.live.session_messages import (
    Apply,
    Command,
    Look,
    Message,
    MoveSliders,
    Problem,
    RecordingEnded,
    SessionOrder,
    StartRecording,
    Stop,
    StopRecording,
    UseVoice,
)
from talking_avatar.live.session_start import start_session
from talking_avatar.live.settings import LiveSettings
from talking_avatar.live.tally import Tally
from talking_avatar.outputs.camera.frame_exchange import FrameExchange

_SPAWN = multiprocessing.get_context("spawn")
_STOP_TIMEOUT_S = 12.0
_EVER_S = 1e9
_DEATHS, _DEATHS_WITHIN_S, _DEATH_PAUSE_S = 4, 60.0, 10.0
"""A process that dies so often is not started again at once."""


@dataclass
class _Stage:
    process: SpawnProcess
    connection: Connection
    exchange: FrameExchange
    taken: int = 0


class RemoteSession:
    """One thread calls :meth:`pump` again and again, and :meth:`close` in the end; :meth:`send`,
    :meth:`settings` and :meth:`take_newest` are for any thread, and never wait.

    A process that dies is replaced by another with the settings of now; a recording ends where it was.
    """

    def __init__(self, settings: LiveSettings, make_parts: str = "") -> None:
        self._settings, self._make_parts = settings, make_parts
        self._unsent: deque[Command] = deque()
        self._waker, self._woken = _SPAWN.Pipe()
        self._voice, self._look = UseVoice(), Look(True)
        self._recording = False
        self._deaths = Tally(_DEATHS, _DEATHS_WITHIN_S)
        self._not_before_s = 0.0
        self._lock = threading.Lock()
        self._stage: _Stage | None = None

    @property
    def settings(self) -> LiveSettings:
        """As last sent."""
        return self._settings

    @property
    def process_id(self) -> int:
        stage = self._stage
        return (stage.process.pid or 0) if stage else 0

    def send(self, command: Command) -> None:
        """Have it done soon."""
        self._unsent.append(command)
        self.wake()

    def wake(self) -> None:
        """Let :meth:`pump` return soon."""
        with contextlib.suppress(OSError):
            self._waker.send_bytes(b".")

    def pump(self, timeout_s: float) -> list[Message]:
        """Send what waits, and give what came within the time; starts the process when there is none."""
        if (early_s := self._not_before_s - time.monotonic()) > 0:
            time.sleep(min(early_s, timeout_s))
            return []
        try:
            stage = self._stage or self._begin()
        except OSError as error:
            self._not_before_s = time.monotonic() + _DEATH_PAUSE_S
            why = f"the system gives it no shared memory or process ({error.strerror or error})"
            return [Problem(f"The avatar cannot be drawn because {why}; it is tried again every 10 seconds.")]
        ready = wait([stage.connection, self._woken, stage.process.sentinel], timeout_s)
        if self._woken in ready:
            while self._woken.poll():
                self._woken.recv_bytes()
        came: list[Message] = []
        try:
            self._send_waiting(stage)
            while stage.connection.poll():
                came.append(self._note(stage.connection.recv()))
        except (EOFError, OSError):
            came += self._died(stage)
        return came

    def take_newest(self, out: NDArray[np.uint8]) -> bool:
        """Copy the newest frame into ``out`` ``(height, width, 3)``; false when there is none since."""
        with self._lock:
            stage = self._stage
            if stage is None or out.shape[:2] != stage.exchange.size_px[::-1]:
                return False
            note = stage.exchange.newest(stage.taken, _EVER_S)
            if note is None or not stage.exchange.take(note, out):
                return False
            stage.taken = note.sequence
            return True

    def close(self) -> list[Message]:
        """End the session; gives its last messages (a recording that was completed)."""
        stage, came = self._stage, []
        if stage is not None:
            with contextlib.suppress(OSError):
                self._send_waiting(stage)
                stage.connection.send(Stop())
            deadline_s = time.monotonic() + _STOP_TIMEOUT_S
            with contextlib.suppress(EOFError, OSError):
                while time.monotonic() < deadline_s:
                    if stage.connection.poll(0.1):
                        came.append(stage.connection.recv())
                    elif not stage.process.is_alive():
                        break
            self._end(stage)
        self._waker.close()
        self._woken.close()
        return came

    def _begin(self) -> _Stage:
        """Raises ``OSError``, and leaves nothing behind then."""
        settings = self._settings
        with contextlib.ExitStack() as undo:
            exchange = FrameExchange.create(settings.size_px)
            undo.callback(exchange.destroy)
            ours, theirs = _SPAWN.Pipe()
            undo.callback(ours.close)
            with theirs:
                order = SessionOrder(settings, exchange.name, self._make_parts)
                process = _SPAWN.Process(
                    target=start_session, args=(order, theirs), name="talking-avatar-session"
                )
                process.start()
            undo.pop_all()
        self._unsent.extendleft((self._look, self._voice))
        stage = self._stage = _Stage(process, ours, exchange)
        return stage

    def _send_waiting(self, stage: _Stage) -> None:
        while self._unsent:
            command = self._unsent.popleft()
            match command:
                case Apply(settings):
                    self._settings = settings
                case MoveSliders(sliders):
                    self._settings = replace(self._settings, sliders=sliders)
                case UseVoice():
                    self._voice = command
                case Look():
                    self._look = command
                case StartRecording():
                    self._recording = True
                case StopRecording():
                    self._recording = False
            stage.connection.send(command)

    def _note(self, message: Message) -> Message:
        if isinstance(message, RecordingEnded):
            self._recording = False
        return message

    def _died(self, stage: _Stage) -> list[Message]:
        now_s = time.monotonic()
        self._deaths.note(now_s)
        self._end(stage)
        told: list[Message] = [Problem("The part of the program that draws has died; it is started again.")]
        if self._recording:
            self._recording = False
            told.append(RecordingEnded(None))
        if self._deaths.too_often(now_s):
            self._not_before_s = now_s + _DEATH_PAUSE_S
        return told

    def _end(self, stage: _Stage) -> None:
        stage.process.join(2.0)
        if stage.process.is_alive():
            stage.process.kill()
            stage.process.join()
        stage.process.close()
        stage.connection.close()
        with self._lock:
            self._stage = None
            stage.exchange.destroy()
