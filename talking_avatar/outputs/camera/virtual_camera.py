"""The program's side of the virtual camera: hands frames over, and replaces a camera process that dies."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from multiprocessing.reduction import recv_handle, send_handle

import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.outputs.camera.backend import BACKENDS, parse_camera
from talking_avatar.outputs.camera.frame_exchange import COUNTERS, FrameExchange, SentFrame
from talking_avatar.outputs.camera.process import (
    GO,
    GO_ON,
    STOP,
    CameraOrder,
    CameraReport,
    run_camera,
)

_STOP_TIMEOUT_S = 2.0
_MANY_DEATHS, _DEATHS_WITHIN_S, _DEATH_PAUSE_S = 3, 10.0, 5.0
_SPAWN = multiprocessing.get_context("spawn")
_MEMORY_REMEDY = "let this user write to /dev/shm and free some space there (Docker: --shm-size 256m)"


@dataclass(frozen=True)
class CameraCounts:
    """What the camera has sent since it was opened; see ``frame_exchange.COUNTERS``."""

    fresh: int
    repeated: int
    standby: int
    skipped: int
    late: int
    failed: int
    restarts: int


@dataclass
class _Child:
    process: SpawnProcess
    connection: Connection


class VirtualCamera:
    """Shows frames on the camera that ``wanted`` names (see ``backend.parse_camera``), of one size and rate
    until :meth:`close`.

    A second process waits, ready to open the device within a frame's time when the first one dies. ``report``
    gets sentences for people, from a thread. Raises :class:`UserError` for a kind of camera that does not
    exist, or without shared memory; a device that is missing or busy is only reported, and tried again until
    it is there.
    """

    def __init__(
        self, wanted: str, size_px: tuple[int, int], frame_rate: Fraction, report: Callable[[str], None]
    ) -> None:
        backend, device = parse_camera(wanted)
        self.size_px, self.frame_rate = size_px, frame_rate
        self.device_name = ""
        self.restarts = 0
        self._report = report
        try:
            self._exchange = FrameExchange.create(size_px)
        except OSError as error:
            why = f"the system gives it no shared memory ({error.strerror or error})"
            raise UserError("The camera's process cannot be fed", why, _MEMORY_REMEDY) from error
        self._order = CameraOrder(self._exchange.name, size_px, frame_rate, BACKENDS[backend], device)
        self._closing = threading.Event()
        self._kept: int | None = None
        self._deaths_s: list[float] = []
        try:
            self._active = self._spawn()
        except OSError:
            self._exchange.destroy()
            raise
        self._active.connection.send(GO)
        self._spare: _Child | None = None
        self._guard = threading.Thread(target=self._watch_over, name="camera-guard", daemon=True)
        self._guard.start()

    @property
    def opened(self) -> bool:
        """Whether the device takes frames."""
        return self._exchange.counter("opened") == 1

    @property
    def watched(self) -> bool | None:
        """Whether a program looks at the camera; ``None`` where that is not known."""
        state = self._exchange.counter("watched")
        return bool(state) if self.opened and state >= 0 else None

    @property
    def spare_ready(self) -> bool:
        """Whether a process stands by to take over at once."""
        spare = self._spare
        return spare is not None and spare.connection.poll()

    @property
    def process_id(self) -> int:
        return self._active.process.pid or 0

    def publish(self, frame: NDArray[np.uint8], due_s: float, media_s: float) -> int:
        """Show ``(height, width, 3)`` RGB at ``due_s`` (``perf_counter``); never waits. Gives its number."""
        return self._exchange.publish(frame, due_s, media_s)

    def show_standby(self, picture: NDArray[np.uint8]) -> None:
        """What to show while no frames come."""
        self._exchange.publish_standby(picture)

    def sent(self, after: int) -> list[SentFrame]:
        """The latest frames that left the camera, with numbers beyond ``after``."""
        return self._exchange.sent(after)

    def counts(self) -> CameraCounts:
        values = {name: self._exchange.counter(name) for name in COUNTERS[:6]}
        return CameraCounts(**values, restarts=self.restarts)

    def close(self) -> None:
        """Give the device back and end the processes."""
        self._closing.set()
        self._guard.join()
        if self._spare is not None:
            self._spare.process.kill()
            self._end(self._spare)
        self._end(self._active)
        self._keep(None)
        self._exchange.destroy()

    def _spawn(self) -> _Child:
        ours, theirs = _SPAWN.Pipe()
        process = _SPAWN.Process(
            target=run_camera, args=(self._order, theirs), name="talking-avatar-camera", daemon=True
        )
        process.start()
        theirs.close()
        return _Child(process, ours)

    def _watch_over(self) -> None:
        while not self._closing.is_set():
            if self._spare is None and (self.opened or self._deaths_s):
                self._spare = self._spawn()
            ready = wait([self._active.process.sentinel, self._active.connection], timeout=0.2)
            if self._active.connection in ready:
                self._listen()
            if not self._active.process.is_alive() and not self._closing.is_set():
                self._replace()

    def _listen(self) -> None:
        with contextlib.suppress(EOFError, OSError):
            while self._active.connection.poll():
                said: CameraReport = self._active.connection.recv()
                if said.handle_follows:
                    self._keep(recv_handle(self._active.connection))
                if said.opened is not None:
                    self.device_name = said.opened
                if said.problem is not None:
                    self._report(said.problem)

    def _keep(self, handle: int | None) -> None:
        """Hold the device open, whatever becomes of the process that opened it."""
        if self._kept is not None:
            os.close(self._kept)
        self._kept = handle

    def _start(self, child: _Child) -> None:
        if self._kept is None:
            child.connection.send(GO)
        else:
            child.connection.send(GO_ON)
            send_handle(child.connection, self._kept, child.process.pid)

    def _replace(self) -> None:
        self.restarts += 1
        self._exchange.set_counter("opened", 0)
        self._active.connection.close()
        now_s = time.monotonic()
        self._deaths_s = [t for t in self._deaths_s if now_s - t < _DEATHS_WITHIN_S] + [now_s]
        if len(self._deaths_s) > _MANY_DEATHS:
            self._report("The camera's process keeps dying, so it is started again after a pause.")
            self._closing.wait(_DEATH_PAUSE_S)
        if self._spare is not None and not self._spare.process.is_alive():
            self._end(self._spare)
            self._spare = None
        self._active, self._spare = self._spare or self._spawn(), None
        with contextlib.suppress(OSError):
            self._start(self._active)
        if len(self._deaths_s) <= _MANY_DEATHS:
            self._report("The camera's process died and another one has taken its place.")

    @staticmethod
    def _end(child: _Child) -> None:
        with contextlib.suppress(OSError):
            child.connection.send(STOP)
        child.process.join(_STOP_TIMEOUT_S)
        if child.process.is_alive():
            child.process.kill()
            child.process.join()
        child.connection.close()
        child.process.close()
